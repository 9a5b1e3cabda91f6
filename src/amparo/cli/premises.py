"""The data folder: made for its owner only, with its secrets, and held by one server at a time."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from platformdirs import user_data_path

from amparo.cli import Refusal
from amparo.wording.catalogue import gettext_in

SECRETS = "secrets"
INSTANCE_KEY = "instance-key"
SECRET_FILES = {"web-signing-key": 40, INSTANCE_KEY: 32}
"""File under `secrets/` -> bytes of chance in it, written as hexadecimal digits."""
DATABASE = "amparo.sqlite3"
HELD = "running.lock"
OWNER_ONLY_FOLDER, OWNER_ONLY_FILE = 0o700, 0o600


def default_folder() -> Path:
    return user_data_path("amparo", appauthor=False)


def prepare(data: Path, language: str) -> None:
    """The folder and its secrets, made on the first start. What is there stays, its owner's only."""
    try:
        data.mkdir(mode=OWNER_ONLY_FOLDER, parents=data == default_folder(), exist_ok=True)
        (data / SECRETS).mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
        _refuse_another_key(data, language)
        for name, size in SECRET_FILES.items():
            write_once(data / SECRETS / name, secrets.token_hex(size))
        for ours in (data / SECRETS, *(data / SECRETS).iterdir(), *data.glob(f"{DATABASE}*")):
            ours.chmod(ours.stat().st_mode & OWNER_ONLY_FOLDER)  # a copy that was brought back may be open to all
    except OSError as error:
        said = gettext_in(language, "the data folder {folder} cannot be used: {why}")
        raise Refusal(
            said.format(folder=data, why=error.strerror or error),
            hint=gettext_in(
                language, "choose another one with --data, or look at who may write there and at free space"
            ),
        ) from None


@contextmanager
def held(data: Path, language: str) -> Iterator[None]:
    """Nobody else serves this folder meanwhile. The lock goes with the process, however that ends."""
    with closing(_locked(data, language)):
        yield


def _locked(data: Path, language: str) -> sqlite3.Connection:
    # SQLite locks files on every system we run on, and the system takes the lock away from a process that died.
    try:
        lock = sqlite3.connect(data / HELD, timeout=0, isolation_level=None)
        lock.execute("PRAGMA journal_mode=OFF")  # there is nothing in it to keep
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise disk_trouble(data, language) from None
        said = gettext_in(language, "another Amparo is already running on {folder}").format(folder=data)
        raise Refusal(
            said, hint=gettext_in(language, "use its window, stop it first, or choose another --data")
        ) from None
    return lock


def disk_trouble(data: Path, language: str) -> Refusal:
    """The database could not read or write where it must."""
    if os.environ.get("AMPARO_DATABASE_URL"):
        said = gettext_in(language, "the database that AMPARO_DATABASE_URL names does not answer")
        return Refusal(said, hint=gettext_in(language, "look whether it runs, and whether its user may write there"))
    said = gettext_in(language, "the database in {folder} cannot be read or written").format(folder=data)
    return Refusal(
        said, hint=gettext_in(language, "'amparo doctor' looks at the folder, its permissions and the free space")
    )


def _refuse_another_key(data: Path, language: str) -> None:
    """With another key nobody would be found again, and `doctor` would see nothing missing."""
    if not (data / DATABASE).exists() or (data / SECRETS / INSTANCE_KEY).exists():
        return
    said = gettext_in(language, "the data folder {folder} cannot be used: {why}")
    raise Refusal(
        said.format(folder=data, why=f"{SECRETS}/{INSTANCE_KEY}"),
        hint=gettext_in(
            language, "bring the folder 'secrets' back from where you copied the data: without it nobody is found"
        ),
    )


def write_once(file: Path, content: str) -> None:
    """A secret that is there is never replaced."""
    if file.exists():
        return
    beside = file.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(
        os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE), "w", encoding="ascii"
    ) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)
