"""`amparo serve`: the pages and the worker in one process, on this machine."""

import os
import signal
import sys
import webbrowser
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import click

from amparo.cli import Refusal, workerkey
from amparo.cli.address import bound, check_host, url_of
from amparo.cli.premises import default_folder, disk_trouble, held, prepare
from amparo.cli.speaking import readers_language
from amparo.cli.workerkey import worker_key_option
from amparo.store import database
from amparo.wording.catalogue import gettext_in

HERE = "localhost,127.0.0.1,[::1]"
SETTINGS = "amparo.web.settings"
PR_SET_DUMPABLE = 4
FILES_OPEN = 4_096
LAN_PORT = 8423
"""Nothing listens there before a room is opened; after a power cut, from the start."""
ROOM_OPEN = "room-open"
"""Empty; it says only that phones may come back."""

Worker = Callable[[], AbstractContextManager[None]]
Opening = Callable[[], str]
"""What comes after the address: the code that begins, or nothing."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="8422, or any free one if that is taken.")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="The folder to keep everything in.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--lan-port",
    type=click.IntRange(0, 65535),
    default=LAN_PORT,
    show_default=True,
    help="Where phones reach an open room on the local network, in clear; 0: nowhere.",
)
@worker_key_option
def serve(
    host: str, port: int | None, data: Path | None, no_browser: bool, lan_port: int, worker_key: str | None
) -> None:
    """Start Amparo on this machine and say where it answers. Stop it with Ctrl+C."""
    language = readers_language(None)
    check_host(host, os.environ, language)
    browser, folder = not no_browser, data or default_folder()
    opening = _first_run_code
    run(folder, host, port, language, browser=browser, opening=opening, worker_key=worker_key, lan_port=lan_port)


def run(
    data: Path,
    host: str,
    port: int | None,
    language: str,
    *,
    browser: bool,
    opening: Opening,
    worker_key: str | None = None,
    quick: bool = False,
    lan_port: int = LAN_PORT,
) -> None:
    """Serve a folder until somebody stops it. `quick`: passphrases as cheap to guess as allowed, for throw-away data."""
    folder = data.absolute()
    os.umask(0o077)  # what is written from now on is its owner's only
    prepare(folder, language)
    leave_no_core()
    room_for_connections()
    with held(folder, language), bound(host, port, language) as listening:
        if quick:  # links lead to this machine alone
            os.environ[workerkey.ADDRESS] = url_of(listening).rstrip("/")
        serving = ready(folder, language, quick=quick, worker_key=worker_key, lan_port=lan_port)
        address = url_of(listening) + opening()
        click.echo(gettext_in(language, "Amparo answers here:") + f" {address}")
        if not quick:
            workerkey.say_key(language)
        click.echo(gettext_in(language, "Stop it with Ctrl+C."))
        if browser and on_a_desktop():
            webbrowser.open(address)
        # Whoever ends us politely gets the same farewell as Ctrl+C: what has to be put away is put away.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            serving(listening)


def ready(
    folder: Path, language: str, *, quick: bool, worker_key: str | None = None, lan_port: int = LAN_PORT
) -> Callable[[Any], None]:
    """Migrates, founds the installation if it is new, and gathers the site; what comes back serves a socket."""
    os.environ["AMPARO_DATA"] = str(folder)
    os.environ.setdefault("AMPARO_HOSTS", HERE)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    from django.core.exceptions import ImproperlyConfigured

    from amparo.web import front
    from amparo.web.lan import LAN

    try:
        made = front.make()
        if lan_port and made.scheme == "http" and not database.address(os.environ):
            LAN.prepare(made.from_the_lan, lan_port, folder / ROOM_OPEN)
        founded(quick=quick)
        made.beside = _worker(worker_key, language, quick=quick)
    except ImproperlyConfigured as error:
        raise Refusal(
            str(error), hint=gettext_in(language, "the environment variables AMPARO_... say something else")
        ) from None
    except OSError:
        raise disk_trouble(folder, language) from None
    return lambda listening: front.server(made, host="", port=0).run(sockets=[listening])


def founded(*, quick: bool) -> None:
    from amparo.sealing.stretch import FLOOR, calibrate
    from amparo.store import installation, upkeep

    with upkeep.alone():
        upkeep.migrate()
        installation.found(uuid4(), lambda: FLOOR if quick else calibrate(perf_counter))


def _worker(chosen: str | None, language: str, *, quick: bool) -> Worker:
    """Beside the pages on one machine; where there is a database for many, it runs by itself, and no key is here."""
    if database.address(os.environ):
        return nullcontext
    from amparo.worker.duty import Duty
    from amparo.worker.loop import beside

    today = datetime.now(UTC).date()
    key = workerkey.throw_away_key(today) if quick else workerkey.key(chosen, today, language)
    address = os.environ[workerkey.ADDRESS] if quick else workerkey.address(os.environ, language)
    duty = Duty(key, address=address)
    return lambda: beside(duty)


def _first_run_code() -> str:
    """A new code while nobody has begun here; it replaces the one printed before."""
    from amparo.actions.door import offer_beginning
    from amparo.web.door.house import house

    now = datetime.now(UTC)
    code = offer_beginning(house=house(now), now=now)
    return f"begin/{code.printed()}/" if code else ""


def on_a_desktop() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def room_for_connections() -> None:
    """A flood of connections must not use up what the database and the gateways need."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, FILES_OPEN)), hard))


def leave_no_core() -> None:
    """A crash must not write memory, and with it keys, to the disk; nor may another process look in."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
