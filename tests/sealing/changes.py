"""What somebody with access to the disk may do to bytes."""

from collections.abc import Iterator


def changes(stored: bytes, every: int = 1) -> Iterator[bytes]:
    """Every byte flipped (or each n-th), cut at several places, extended, emptied, doubled."""
    for at in range(0, len(stored), every):
        yield stored[:at] + bytes([stored[at] ^ 0x01]) + stored[at + 1 :]
        yield stored[:at] + bytes([stored[at] ^ 0x80]) + stored[at + 1 :]
    for at in (0, 1, len(stored) // 2, len(stored) - 1):
        yield stored[:at]
        yield stored[at:] if at else b""
    yield from (stored + b"\0", b"\0" + stored, stored + stored)
