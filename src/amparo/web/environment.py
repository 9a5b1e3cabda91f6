"""What the environment says, read once and refused loudly: a misread setting is worse than a server that does not start.

AMPARO_DATA          folder that holds `secrets/` and, unless another is named, the database; absolute, must exist
AMPARO_DATABASE_URL  a PostgreSQL database (postgresql://...), where web and worker run on machines of their own
AMPARO_SESSION_SHARE_FILE  where several web nodes answer: a file of 64 hexadecimal digits, the same for each of them
AMPARO_HOSTS         names the site answers to, separated by commas; `*` is refused
AMPARO_TLS           1 when people reach it over https, 0 (default) on this machine or an onion address
AMPARO_ADDRESS       where contacts reach the site from outside (https://..., http://....onion); empty: they get no link
AMPARO_DEBUG         0 (default) or 1
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from amparo.store import database

SIGNING_KEY = Path("secrets") / "web-signing-key"
"""Where `serve` leaves the key that signs forms. It opens no document."""

SIGNING_KEY_LENGTH_MIN = 50
SHARE_BYTES_MIN = 32
HOST = re.compile(r"[a-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\]")


@dataclass(frozen=True)
class Environment:
    data: Path
    hosts: tuple[str, ...]
    tls: bool
    debug: bool
    database: str = ""
    address: str = ""


def read(environ: Mapping[str, str]) -> Environment:
    return Environment(
        data=_folder(environ, "AMPARO_DATA"),
        hosts=_hosts(environ, "AMPARO_HOSTS"),
        tls=_switch(environ, "AMPARO_TLS"),
        debug=_switch(environ, "AMPARO_DEBUG"),
        address=environ.get("AMPARO_ADDRESS", "").strip().rstrip("/"),
        database=database.address(environ),
    )


def session_share(environ: Mapping[str, str]) -> bytes | None:
    """What was handed to this web node and to every other; None where there is only one."""
    name = "AMPARO_SESSION_SHARE_FILE"
    file = environ.get(name, "").strip()
    if not file:
        return None
    try:
        share = bytes.fromhex(Path(file).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        raise ImproperlyConfigured(f"{name} names no file of hexadecimal digits that can be read.") from None
    if len(share) < SHARE_BYTES_MIN:
        raise ImproperlyConfigured(f"{name} names a file with fewer than {2 * SHARE_BYTES_MIN} hexadecimal digits.")
    return share


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
