"""`amparo` that kills itself at a named point, the first time it comes there. Only here; the product knows no such points.

At the point SLEEPY it does not die: it never looks by itself, so that only a wake-up can wake it.

python -m tests.engines.failing POINT serve ...
"""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

# Point -> module, name in it, and whether the end comes before or after what is called.
POINTS = {
    "before a note is followed up": ("amparo.worker.resolving", "resolve", "before"),
    "before what followed is committed": ("amparo.store.turning.ledger", "Ledger.close", "after"),
    "after a batch of notes": ("amparo.worker.taking", "_follow_up", "after"),
    "before time is looked at": ("amparo.worker.timing", "look_at_alerts", "before"),
    "after messages were claimed": ("amparo.store.turning.outbox", "claim", "after, if anything"),
    "before a message leaves": ("amparo.channels.smsgate", "SmsGate.send", "before"),
    "after a message left": ("amparo.channels.smsgate", "SmsGate.send", "after"),
    "before it is settled": ("amparo.worker.settling", "settle", "before"),
    "before the settling is committed": ("amparo.store.turning.outbox", "settle", "after"),
    "after it was settled": ("amparo.worker.settling", "settle", "after"),
}

TELLING_POINTS = ("before what followed is committed", "after a message left", "before the settling is committed")
"""What was done is not yet written, in each of the three transactions of an alert; the soak dies at all of them."""

QUESTION_POINTS = {
    "before a question and its count are committed": ("amparo.store.turning.reminders", "asked", "after"),
    "after a question was asked": ("amparo.worker.reminding", "look", "after, if anything"),
}
"""Of a question that is asked weeks after a workshop; from the outbox on it goes the way of every message."""

SLEEPY = "sleepy"


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def set_up(point: str) -> None:
    module, name, when = (POINTS | QUESTION_POINTS)[point]
    holder: Any = import_module(module)
    *inside, last = name.split(".")
    for each in inside:
        holder = getattr(holder, each)
    wrapped = _ending(getattr(holder, last), when)
    setattr(holder, last, wrapped)
    for other in list(sys.modules.values()):  # whoever imported it by name
        if other.__name__.startswith("amparo.worker") and getattr(other, last, None) is wrapped.__wrapped__:
            setattr(other, last, wrapped)


def _ending(act: Callable[..., Any], when: str) -> Any:
    def ending(*args: Any, **more: Any) -> Any:
        if when == "before":
            end()
        done = act(*args, **more)
        if done or not when.endswith("if anything"):
            end()
        return done

    ending.__wrapped__ = act  # type: ignore[attr-defined]
    return ending


def main() -> None:
    point = sys.argv.pop(1)
    import django

    set_up_django = django.setup

    def armed() -> None:
        set_up_django()
        loop: Any = import_module("amparo.worker.loop")
        if point == SLEEPY:
            loop.SLEEP_SECONDS_MAX = 3_600.0
        else:
            set_up(point)

    django.setup = armed
    from amparo.cli import main as amparo

    amparo()


if __name__ == "__main__":
    main()
