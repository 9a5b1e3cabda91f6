"""What the environment says, read once and refused loudly: a misread setting is worse than a server that does not start.

AMPARO_DATA          folder that holds `secrets/` and, unless another is named, the database; absolute, must exist
AMPARO_DATABASE_URL  a PostgreSQL database (postgresql://...), where web and worker run on machines of their own
AMPARO_HOSTS         names the site answers to, separated by commas; `*` is refused
AMPARO_TLS           1 when people reach it over https, 0 (default) on this machine or an onion address
AMPARO_ADDRESS       where contacts reach the site from outside (https://..., http://....onion); empty: they get no link
AMPARO_DEBUG         0 (default) or 1
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SIGNING_KEY = Path("secrets") / "web-signing-key"
"""Where `serve` leaves the key that signs forms. It opens no document."""

SIGNING_KEY_LENGTH_MIN = 50
SQLITE = "amparo.sqlite3"
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY"
)
POSTGRES = ("postgres://", "postgresql://")
# Accepted means on the disk. A machine that was cut off is noticed within seconds and waits for no lock for ever.
POSTGRES_OPTIONS = {
    "options": "-c synchronous_commit=on -c lock_timeout=10s -c idle_in_transaction_session_timeout=30s",
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
KEPT_OPEN_SECONDS = 600
HOST = re.compile(r"[a-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\]")


@dataclass(frozen=True)
class Environment:
    data: Path
    hosts: tuple[str, ...]
    tls: bool
    debug: bool
    database: str = ""
    address: str = ""

    @property
    def hosted(self) -> bool:
        """Web and worker run by themselves, on one machine or many."""
        return bool(self.database)


def read(environ: Mapping[str, str]) -> Environment:
    return Environment(
        data=_folder(environ, "AMPARO_DATA"),
        hosts=_hosts(environ, "AMPARO_HOSTS"),
        tls=_switch(environ, "AMPARO_TLS"),
        debug=_switch(environ, "AMPARO_DEBUG"),
        address=environ.get("AMPARO_ADDRESS", "").strip().rstrip("/"),
        database=_postgres(environ, "AMPARO_DATABASE_URL"),
    )


def database(here: Environment) -> dict[str, Any]:
    """As Django wants it."""
    if not here.hosted:
        options = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS}
        name = here.data / SQLITE
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": KEPT_OPEN_SECONDS,
            "OPTIONS": options,
        }
    return _parsed(here.database)


def signing_key(data: Path) -> str:
    file = data / SIGNING_KEY
    try:
        key = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as trouble:
        raise ImproperlyConfigured(f"{file} cannot be read; 'amparo serve' makes it on the first start.") from trouble
    if len(key) < SIGNING_KEY_LENGTH_MIN:
        raise ImproperlyConfigured(
            f"{file} holds fewer than {SIGNING_KEY_LENGTH_MIN} characters; remove it and start again."
        )
    return key


def _parsed(url: str) -> dict[str, Any]:
    """The libraries are an extra: one laptop needs none of them."""
    if not all(map(find_spec, ("dj_database_url", "psycopg", "procrastinate"))):
        raise ImproperlyConfigured("AMPARO_DATABASE_URL needs the extra 'postgres': amparo[postgres].")
    import dj_database_url

    try:
        read: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=KEPT_OPEN_SECONDS, conn_health_checks=True))
    except (ValueError, KeyError):
        raise ImproperlyConfigured("AMPARO_DATABASE_URL is no address of a database.") from None
    if not read.get("NAME"):
        raise ImproperlyConfigured("AMPARO_DATABASE_URL names no database.")
    return {**read, "OPTIONS": {**POSTGRES_OPTIONS, **read.get("OPTIONS", {})}}


def _postgres(environ: Mapping[str, str], name: str) -> str:
    """Its text may hold a password, so no refusal repeats it."""
    url = environ.get(name, "").strip()
    if url and not url.startswith(POSTGRES):
        raise ImproperlyConfigured(f"{name} must begin with postgresql://; leave it out to keep all in the folder.")
    return url


def _folder(environ: Mapping[str, str], name: str) -> Path:
    folder = Path(_said(environ, name))
    if not folder.is_absolute() or not folder.is_dir():
        raise ImproperlyConfigured(f"{name} must be the absolute path of a folder that exists.")
    return folder


def _hosts(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    hosts = tuple(host.strip().lower() for host in _said(environ, name).split(","))
    if not all(HOST.fullmatch(host) for host in hosts):
        raise ImproperlyConfigured(f"{name} must be host names separated by commas, without port; '*' is not one.")
    return hosts


def _switch(environ: Mapping[str, str], name: str) -> bool:
    said = environ.get(name, "0")
    if said not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1.")
    return said == "1"


def _said(environ: Mapping[str, str], name: str) -> str:
    said = environ.get(name, "").strip()
    if not said:
        raise ImproperlyConfigured(f"{name} is not set.")
    return said
