"""`amparo doctor`: looks at what Amparo stands on. Each line says "ok", or one thing to do."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import click

from amparo.cli.premises import DATABASE, SECRET_FILES, SECRETS, default_folder
from amparo.cli.speaking import language_option, readers_language
from amparo.cli.workerkey import worker_key_option
from amparo.wording.catalogue import LANGUAGES, LOCALE, N_, SOURCE_LANGUAGE, gettext_in

PYTHON_MIN = (3, 11)
SQLITE_MIN = (3, 37, 0)
FREE_MIN = 200 * 2**20
BUILT = date(2026, 1, 1)
SIGN_IN_SECONDS_MAX = 3.0

Fix = str | None
"""What to do, in English as the catalogue knows it; None when all is well."""


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=None, help="The data folder to look at.")
@click.option("--channels", is_flag=True, help="Send a practice message over each gateway instead.")
@click.option("--to", multiple=True, metavar="WAY=ADDRESS", help="Your own address for it, such as sms=+15550001.")
@click.option("--wait", type=click.FloatRange(0, 600), default=60, show_default=True, help="Seconds for a receipt.")
@worker_key_option
@language_option
def doctor(
    data: Path | None, channels: bool, to: tuple[str, ...], wait: float, worker_key: str | None, language: str | None
) -> int:
    """Look at what Amparo needs here. One line each: ok, or what to do. Exits 1 if there is something to do.

    With --channels it sends a message that is marked as practice over each gateway to your own addresses, and waits for
    the receipt. It needs the worker's key, since only the worker can read how a gateway is used.
    """
    spoken, folder = readers_language(language), (data or default_folder()).absolute()
    if channels:
        from amparo.cli.practice import try_gateways

        return try_gateways(folder, to, worker_key, wait, spoken)
    trouble = 0
    for what, fix in looked_at(folder):
        said = gettext_in(spoken, fix) if fix else gettext_in(spoken, "ok")
        click.echo(f"{gettext_in(spoken, what)}: {said}")
        trouble += bool(fix)
    return min(trouble, 1)


def looked_at(data: Path) -> Iterator[tuple[str, Fix]]:
    """Every name of a thing, and what to do about it; cheapest first."""
    looks: tuple[tuple[str, Callable[[], Fix]], ...] = (
        (N_("Python"), python),
        (N_("Clock"), lambda: clock(datetime.now(UTC).date())),
        (N_("Data folder"), lambda: folder(data)),
        (N_("Permissions"), lambda: permissions(data)),
        (N_("Secrets"), lambda: kept_secrets(data)),
        (N_("Free space"), lambda: free_space(data)),
        (N_("SQLite"), sqlite),
        (N_("Database"), lambda: database(data)),
        (N_("Translations"), translations),
        (N_("Word lists"), word_lists),
        (N_("PDF"), typesetter),
        (N_("Time to sign in"), stretching),
    )
    for what, look in looks:
        yield what, look()


def python() -> Fix:
    return None if sys.version_info >= PYTHON_MIN else N_("install Python 3.11 or newer")


def clock(today: date) -> Fix:
    return None if today >= BUILT else N_("set the date of this computer: it is in the past")


def folder(data: Path) -> Fix:
    if not data.exists():
        return None if _writable(data.parent) else N_("start 'amparo serve' with --data and a folder you may write in")
    return None if _writable(data) else N_("let your own user write in the data folder")


def permissions(data: Path) -> Fix:
    """Only where the system knows owners, and only what we made."""
    if os.name != "posix":
        return None
    open_to_others = [path for path in (data, data / SECRETS) if path.exists() and path.stat().st_mode & 0o077]
    return N_("take the data folder away from other users: chmod -R go= on it") if open_to_others else None


def kept_secrets(data: Path) -> Fix:
    if not (data / DATABASE).exists():
        return None
    missing = [name for name in SECRET_FILES if not (data / SECRETS / name).is_file()]
    return (
        N_("bring the folder 'secrets' back from where you copied the data: without it nobody is found")
        if missing
        else None
    )


def free_space(data: Path) -> Fix:
    nearest = next(path for path in (data, *data.parents) if path.exists())
    return None if shutil.disk_usage(nearest).free >= FREE_MIN else N_("make room on the disk: 200 MB at least")


def sqlite() -> Fix:
    return None if sqlite3.sqlite_version_info >= SQLITE_MIN else N_("install a Python with SQLite 3.37 or newer")


def database(data: Path) -> Fix:
    file = data / DATABASE
    if not file.exists():
        return None
    try:
        connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=5)
        try:
            whole = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            logged = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        finally:
            connection.close()
    except sqlite3.Error:
        return N_("the database cannot be read: bring back a copy")
    if not whole:
        return N_("the database is damaged: bring back a copy")
    return (
        None
        if logged
        else N_("move the data folder to a disk of this computer: this one cannot keep a write-ahead log")
    )


def translations() -> Fix:
    missing = [
        code
        for code in LANGUAGES
        if code != SOURCE_LANGUAGE and not (LOCALE / code / "LC_MESSAGES" / "django.mo").is_file()
    ]
    return N_("install Amparo again: compiled translations are missing") if missing else None


def word_lists() -> Fix:
    try:
        lists = [path for path in (files("diceware") / "wordlists").iterdir() if path.name.endswith(".txt")]
    except (ModuleNotFoundError, FileNotFoundError):
        lists = []
    return None if lists else N_("install Amparo again: the word lists are missing")


def typesetter() -> Fix:
    return None if find_spec("typst") else N_("install Amparo again: the part that makes PDF files is missing")


def stretching() -> Fix:
    """How long the dearest passphrase takes that an account made here may have."""
    from amparo.sealing.stretch import SALT_BYTES, calibrate, stretch

    cost = calibrate(perf_counter)
    started = perf_counter()
    stretch("doctor", bytes(SALT_BYTES), cost)
    slow = perf_counter() - started > SIGN_IN_SECONDS_MAX
    return N_("close other programs: signing in would take many seconds") if slow else None


def _writable(path: Path) -> bool:
    return path.is_dir() and os.access(path, os.W_OK)
