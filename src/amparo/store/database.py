"""Which database: a file in the data folder, or PostgreSQL where web and worker run on machines of their own."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "AMPARO_DATABASE_URL"
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


def address(environ: Mapping[str, str]) -> str:
    """Of PostgreSQL; empty for the file. Its text may hold a password, so no refusal repeats it."""
    url = environ.get(VARIABLE, "").strip()
    if url and not url.startswith(POSTGRES):
        raise ImproperlyConfigured(f"{VARIABLE} must begin with postgresql://; leave it out to keep all in the folder.")
    return url


def configured(url: str, data: Path) -> dict[str, Any]:
    """As Django wants it."""
    if url:
        return _parsed(url)
    options = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS}
    name, engine = data / SQLITE, "django.db.backends.sqlite3"
    return {"ENGINE": engine, "NAME": name, "CONN_MAX_AGE": KEPT_OPEN_SECONDS, "OPTIONS": options}


def apps(url: str) -> tuple[str, ...]:
    """What Django has to know for it."""
    return ("procrastinate.contrib.django", "amparo.store") if url else ("amparo.store",)


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
