"""What was sealed to an owner by somebody else, read for them. One that was changed on the disk hides no other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from amparo.sealing.faults import WrongKey

R = TypeVar("R")
T = TypeVar("T")


def that_open(rows: Iterable[R], read: Callable[[R], T]) -> Iterator[T]:
    for row in rows:
        try:
            yield read(row)
        except (WrongKey, msgspec.MsgspecError):
            continue
