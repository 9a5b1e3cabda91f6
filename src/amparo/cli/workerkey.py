"""The worker's key: in a file outside the data folder, or typed at every start. Whoever takes the data alone opens no alert.

In a file the worker starts again by itself after a power cut, and whoever takes this machine while it is not locked by its
disk takes the key too. Asked for, nobody finds it on the disk, and after a power cut no alert runs until somebody types it.
"""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
from platformdirs import user_config_path

from amparo.cli import Refusal
from amparo.cli.premises import OWNER_ONLY_FOLDER, write_once
from amparo.wording.catalogue import LANGUAGES, N_, gettext_in

VARIABLE = "AMPARO_WORKER_KEY_FILE"
ASK = "ask"
FOLDER = "amparo-worker"
"""Not `amparo`: on macOS and Windows the folder of settings is the folder of data, and a copy of it would carry the key."""
ADDRESS = "AMPARO_ADDRESS"
REACHABLE = re.compile(r"https://[a-z0-9.-]{1,253}(:\d{1,5})?|http://[a-z2-7]{56}\.onion")

worker_key_option = click.option(
    "--worker-key", default=None, metavar="FILE|ask", help="Where the worker's key lies, or 'ask' to type it."
)

LOST = N_("the worker's key is not where it should be: {file}")
BRING_BACK = N_("bring the file back, or start with --worker-key ask and type the key; without it no alert opens")
ANOTHER = N_("this worker's key and this database do not belong together")
LOOK_WHICH = N_("look which installation the key was made for; --worker-key names another file")
WITH_THE_DATA = N_("the worker's key must not lie in the data folder: {file}")
ELSEWHERE = N_(
    "name a file in another folder, or 'ask': whoever takes a copy of the data must not have the key as well"
)
UNREADABLE = N_("the worker's key cannot be read: {file}")


def key(chosen: str | None, today: date, language: str, environ: Mapping[str, str] = os.environ) -> Any:
    """The key of this installation's worker: made on the first start, and the same ever after."""
    from amparo.sealing.workerkey import WorkerKey
    from amparo.store.turning import heart

    where = chosen or environ.get(VARIABLE) or str(default_file())
    secret = _asked(language) if where == ASK else _from_file(Path(where), language)
    worker_key = WorkerKey.from_secret(secret)
    try:
        heart.introduce(worker_key.public, today)
    except heart.NotThisWorker:
        raise Refusal(gettext_in(language, ANOTHER), hint=gettext_in(language, LOOK_WHICH)) from None
    return worker_key


def throw_away_key(today: date) -> Any:
    """For data that is thrown away as well: never written down."""
    from amparo.sealing.workerkey import WorkerKey, WorkerSecret
    from amparo.store.turning import heart

    worker_key = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(worker_key.public, today)
    return worker_key


def default_file() -> Path:
    """Named by the installation, so that two on one machine do not take each other's."""
    from amparo.store import installation

    return user_config_path(FOLDER, appauthor=False) / f"{installation.number()}.key"


def _from_file(file: Path, language: str) -> Any:
    from amparo.sealing.paper import Mistyped
    from amparo.sealing.workerkey import WorkerSecret, read_worker_secret

    _refuse_one_with_the_data(file, language)
    try:
        if not file.exists():
            _refuse_a_lost_key(file, language)
            file.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            write_once(file, WorkerSecret.new().printed())
        return read_worker_secret(file.read_text(encoding="ascii").strip())
    except (OSError, UnicodeDecodeError, Mistyped):
        said = gettext_in(language, UNREADABLE).format(file=file)
        raise Refusal(said, hint=gettext_in(language, BRING_BACK)) from None


def _refuse_one_with_the_data(file: Path, language: str) -> None:
    data = os.environ.get("AMPARO_DATA")
    if data and file.resolve().is_relative_to(Path(data).resolve()):
        raise Refusal(gettext_in(language, WITH_THE_DATA).format(file=file), hint=gettext_in(language, ELSEWHERE))


def _refuse_a_lost_key(file: Path, language: str) -> None:
    """A new key would open nothing of what was published to the old one."""
    if _has_worker():
        said = gettext_in(language, LOST).format(file=file)
        raise Refusal(said, hint=gettext_in(language, BRING_BACK))


def _asked(language: str) -> Any:
    from amparo.sealing.paper import Mistyped
    from amparo.sealing.workerkey import WorkerSecret, read_worker_secret

    if not _has_worker():
        secret = WorkerSecret.new()
        click.echo(gettext_in(language, "Write this down: the worker's key, asked for at every start."))
        click.echo(f"    {secret.printed()}")
        return secret
    typed = click.prompt(gettext_in(language, "The worker's key"), hide_input=True)
    try:
        return read_worker_secret(typed)
    except Mistyped:
        said = gettext_in(language, "this is not what was printed; compare it group by group")
        raise Refusal(said, hint=gettext_in(language, BRING_BACK)) from None


def _has_worker() -> bool:
    from amparo.store import worker

    try:
        worker.public()
    except worker.NoWorker:
        return False
    return True


def say_key(language: str) -> None:
    """Printed where the worker runs, to be compared on the page that hands a PACT over, whichever language it speaks.

    Nothing where the first worker of several machines has not been started yet: it prints it itself.
    """
    from amparo.sealing.fingerprint import six_words
    from amparo.store import worker

    if not _has_worker():
        return
    public = worker.public()
    click.echo(
        gettext_in(language, "The caller’s key, to compare when you hand a PACT over. These words open nothing:")
    )
    for words in dict.fromkeys(" ".join(six_words(public, each)) for each in LANGUAGES):
        click.echo(f"    {words}")


def address(environ: Mapping[str, str], language: str) -> str:
    """Where contacts reach this place; empty where they cannot, and then no message carries a link."""
    said = environ.get(ADDRESS, "").strip().rstrip("/")
    if said and not REACHABLE.fullmatch(said):
        raise Refusal(
            gettext_in(language, "AMPARO_ADDRESS is no address that contacts could open"),
            hint=gettext_in(language, "write it like https://plan.example, or http:// and an onion name"),
        )
    return said
