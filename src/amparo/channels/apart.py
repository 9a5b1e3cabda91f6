"""The process in which Apprise runs: one order on a line in, one word on a line out. Ends when nobody writes any more.

`python -I -m amparo.channels.apart outside|local`. Started by `longtail`, which alone speaks to it.
"""

import logging
import sys
from typing import Any

import msgspec

from amparo.channels.reaching import is_public

MEMORY_MAX_BYTES = 2**30
ORDER_MAX_BYTES = 65_536
PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork")
NEUTRAL = "Notice"


class Order(msgspec.Struct):
    url: str
    text: str
    subject: str
    tag: str
    seconds: float


class Inside(OSError):
    """This address, or a program of this machine, is not for a message to reach."""


class Walls:
    """What Apprise and its plugins may not do, whatever an address asks of them."""

    def __init__(self, *, local: bool) -> None:
        self._local = local
        self.touched = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in PROGRAMS or (event == "socket.connect" and not self._may(arguments[1])):
            self.touched = True
            raise Inside

    def _may(self, address: Any) -> bool:
        """Not a string: that is a socket of this machine's own services."""
        return isinstance(address, tuple) and (self._local or is_public(str(address[0])))


def main() -> None:
    walls = Walls(local=sys.argv[1:] == ["local"])
    bound_memory()
    logging.disable(logging.CRITICAL)  # its lines quote numbers and passwords
    import apprise

    apprise.Apprise.instantiate("json://localhost")  # loads every plugin once
    sys.addaudithook(walls)
    say("ready")
    while line := sys.stdin.buffer.readline(ORDER_MAX_BYTES):
        say(handed_over(msgspec.json.decode(line, type=Order), walls))


def handed_over(order: Order, walls: Walls) -> str:
    import apprise

    walls.touched = False
    asset = apprise.AppriseAsset(
        app_id=NEUTRAL,
        app_desc=NEUTRAL,
        app_url="",
        http_redirects=False,
        storage_mode=apprise.PersistentStoreMode.MEMORY,
        pgp_autogen=False,
        pem_autogen=False,
    )
    service = apprise.Apprise.instantiate(order.url, asset=asset, tag=order.tag)
    if service is None:
        return "no-address"
    service.redirects, service.verify_certificate = False, True  # an address cannot ask for less
    service.socket_read_timeout = service.socket_connect_timeout = order.seconds + 1
    one = apprise.Apprise(asset=asset)
    one.add(service)
    result = one.notify(body=order.text, title=order.subject, tag=order.tag, timeout=order.seconds)
    return "inside" if walls.touched else word_of(result.status)


def word_of(status: Any) -> str:
    from apprise.result import AppriseResultStatus

    words = {AppriseResultStatus.SUCCESS: "sent", AppriseResultStatus.TIMEOUT: "late"}
    return words.get(status, "failed")


def bound_memory() -> None:
    """An answer without an end ends this process, not the machine. Only where the system knows limits."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX_BYTES, MEMORY_MAX_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold an address


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
