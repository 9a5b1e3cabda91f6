"""Where a gateway may stand. The check and the connection use one and the same look-up, so that a name cannot change
its mind in between."""

import socket
from ipaddress import IPv6Address, ip_address


class OutOfBounds(OSError):
    """The name leads into this machine or network, and the settings do not say that it may."""


def addresses(host: str, port: int, *, local: bool) -> list[str]:
    """The addresses of `host`, all of them allowed. OSError when there are none, OutOfBounds when one is not."""
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not local and not all(map(is_public, found)):
        raise OutOfBounds
    return list(dict.fromkeys(found))


def is_public(address: str) -> bool:
    read = ip_address(address.partition("%")[0])
    inside = read.ipv4_mapped if isinstance(read, IPv6Address) else None
    return (inside or read).is_global and not read.is_multicast


def connected(host: str, port: int, *, seconds: float, local: bool) -> socket.socket:
    """A connection to the first address that answers."""
    refused: OSError = OutOfBounds()
    for address in addresses(host, port, local=local):
        try:
            return socket.create_connection((address, port), timeout=seconds)
        except OSError as error:
            refused = error
    raise refused
