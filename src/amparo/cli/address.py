"""Where the pages answer: on this machine only, unless they are reached over TLS."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address

from amparo.cli import Refusal
from amparo.wording.catalogue import gettext_in

PORT = 8422
WAITING_MAX = 128


def check_host(host: str, environ: Mapping[str, str], language: str) -> None:
    """A passphrase must not travel in clear: another address than this machine's own needs TLS in front."""
    if is_loopback(host) or environ.get("AMPARO_TLS") == "1":
        return
    said = gettext_in(language, "{host} can be reached by others, and passphrases would travel there in clear")
    hint = gettext_in(
        language,
        "leave --host out; or put a TLS server in front and set AMPARO_TLS=1 and AMPARO_HOSTS to the name people type",
    )
    raise Refusal(said.format(host=host), hint=hint)


def is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def bound(host: str, port: int | None, language: str) -> socket.socket:
    """A socket that already listens; on any free port when the usual one is taken and none was asked for."""
    try:
        return _listening(host, PORT if port is None else port)
    except OSError as error:
        if port is None:
            with suppress(OSError):
                return _listening(host, 0)
        said = gettext_in(language, "cannot listen on {host}, port {port}: {why}")
        raise Refusal(
            said.format(host=host, port=port or PORT, why=error.strerror or error),
            hint=gettext_in(language, "choose another --port, or leave it out and a free one is taken"),
        ) from None


def url_of(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # TCP said by name: otherwise asyncio does not know it, and each answer waits 40 ms for the next packet to fill.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere this would let two programs share one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(WAITING_MAX)
    except BaseException:
        listening.close()
        raise
    return listening
