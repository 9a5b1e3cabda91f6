"""A server of a few lines that behaves badly: it takes connections and does with each what it was told to."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

Manner = Callable[[socket.socket, Event], None]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(manner: Manner) -> Iterator[int]:
    """The port at which each caller is treated in this manner."""
    over = Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.05)
        keeper = Thread(target=_keep, args=(listening, manner, over))
        keeper.start()
        try:
            yield listening.getsockname()[1]
        finally:
            over.set()
            keeper.join()


def _keep(listening: socket.socket, manner: Manner, over: Event) -> None:
    callers = []
    while not over.is_set():
        with suppress(TimeoutError):
            line, _ = listening.accept()
            callers.append(Thread(target=_treat, args=(line, manner, over)))
            callers[-1].start()
    for caller in callers:
        caller.join()


def _treat(line: socket.socket, manner: Manner, over: Event) -> None:
    with line, suppress(OSError):
        manner(line, over)


def silent(line: socket.socket, over: Event) -> None:
    over.wait(10)


def hanging_up(line: socket.socket, over: Event) -> None:
    """Takes the call and ends it."""


def saying(words: bytes) -> Manner:
    def manner(line: socket.socket, over: Event) -> None:
        line.sendall(words)
        over.wait(10)

    return manner


def dripping(words: bytes) -> Manner:
    """One byte at a time, each within anybody's patience."""

    def manner(line: socket.socket, over: Event) -> None:
        for sign in words:
            line.sendall(bytes([sign]))
            if over.wait(0.05):
                return

    return manner


def endless(words: bytes) -> Manner:
    def manner(line: socket.socket, over: Event) -> None:
        while not over.is_set():
            line.sendall(words)

    return manner
