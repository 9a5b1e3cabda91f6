"""One engine, measured in a process of its own: `python -m bench.alerting`. Prints rows as JSON; `bench.alerts` asks for them.

Every contact's message goes to a local sink that takes it at once, so what is measured is ours.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

STOP_SECONDS = 1
RAW, PRESSES, SINGLE, ASKED = 1_500, 1_500, 100, 40
AT_ONCE = tuple(map(int, os.environ.get("AMPARO_BENCH_ALERTS", "1000,10000").split(",")))
ARMED = tuple(map(int, os.environ.get("AMPARO_BENCH_ARMED", "1000,10000,100000,1000000").split(",")))
TICKS = 50
TEXTS = 2
"""Of each message: the word with what is asked, and the first step."""
PEER = 0.0284
"""Seconds the best peer takes for each of a thousand alerts with three contacts: 28.4 in all."""


def main() -> None:
    rows = [*rates(), *latencies(), *bursts(), *ticks(), memory("memory after all of it")]
    sys.stdout.write(json.dumps(rows) + "\n")


class Sink:
    """When each address got its first text, and when anybody got the last."""

    def __init__(self) -> None:
        self.first: dict[str, float] = {}
        self.last, self.taken = 0.0, 0

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Any:  # noqa: ARG002
        from amparo.channels.outcome import Sent

        self.last = time.time()
        self.first.setdefault(address, self.last)
        self.taken += 1
        return Sent(reference)


SINK = Sink()


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.web.settings"
    import django

    django.setup()
    from amparo.sealing.stretch import FLOOR
    from amparo.sealing.workerkey import WorkerKey, WorkerSecret
    from amparo.store import installation, upkeep
    from amparo.store.turning import heart
    from tests import inside

    with upkeep.alone():
        upkeep.migrate()
        installation.found(inside.HOUSE.instance.id, lambda: FLOOR)
    global KEY, ROSA  # noqa: PLW0603 - one engine, one process
    KEY = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(KEY.public, datetime.now(UTC).date())
    ROSA = inside.founded("Rosa", inside.ROSAS)


KEY: Any = None
ROSA: Any = None


def publish(first: int, count: int, stop_seconds: int) -> None:
    from django.db.transaction import atomic

    from tests.engines import hands

    with atomic():
        for number in range(first, first + count):
            hands.publish(number, ROSA, stop_seconds)


def press(number: int) -> None:
    from amparo.domain.alert.notes import By, Pressed
    from amparo.sealing.link import PressKey
    from amparo.store import inbox
    from tests.engines.hands import pact_number

    now, name = datetime.now(UTC), f"press-{number}"
    key = PressKey(number.to_bytes(32, "big")).raw
    note = Pressed(envelope=str(pact_number(number)), press=name, by=By.BUTTON, at=now, press_key=key)
    inbox.note(note, key=name, now=now, urgent=True)


@contextmanager
def worker() -> Any:
    """The loop in a thread, sending into the sink."""
    from amparo.store import bell
    from amparo.worker import loop
    from amparo.worker.duty import Duty

    class Sinking(loop.Loop):
        def __init__(self, duty: Duty) -> None:
            super().__init__(duty)
            self._ways.channels["sms"] = SINK

    ready, stop = threading.Event(), threading.Event()

    def run() -> None:
        there = Sinking(Duty(KEY))
        ready.set()
        while not stop.is_set():
            there.round()
        there.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield
    finally:
        stop.set()
        bell.RUNG.set()
        thread.join(60)


def rates() -> list[dict[str, Any]]:
    """One client, one after another: the database's own commits, and accepted presses."""
    publish(0, 1, 0)
    raw = per_second(raw_commits(), RAW)
    from amparo.store.models import InboxRow

    def note(number: int) -> None:
        press(1_000_000 + number)

    ours = per_second(note, PRESSES)
    InboxRow.objects.all().delete()
    return [row("one accepted press", 1_000 / ours, "ms", "a raw commit of the same database", 1_000 / raw)]


def raw_commits() -> Callable[[int], None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE raw_commit (id integer PRIMARY KEY, content text)")

    def commit(number: int) -> None:
        with connection.cursor() as cursor:  # no transaction around it: each statement is one
            cursor.execute("INSERT INTO raw_commit VALUES (%s, %s)", [number, "x" * 1_200])

    return commit


def latencies() -> list[dict[str, Any]]:
    """From the end of the stop window, as the phone is told it, to the first hand-over."""
    first = 10_000_000
    publish(first, 2 * SINGLE, STOP_SECONDS)
    with worker():
        idle = _late(first, 0.05)
        publish(first + 1_000, 1_000, 0)
        crowd = threading.Thread(target=_many, args=(first + 1_000, 1_000))
        crowd.start()
        loaded = _late(first + SINGLE, 0.02)
        crowd.join()
        wait_for(lambda: all(number(first + 1_000 + each) in SINK.first for each in range(1_000)))
        asked = _asked(first + 5_000)
    return [
        *_spread("a check-in's time to the question handed over", asked, 2_000.0),
        *_spread("end of the stop window to hand-over, idle", idle, 250.0),
        *_spread("the same with 1,000 others", loaded, 1_000.0),
    ]


def _asked(first: int) -> list[float]:
    """Check-ins whose time comes in the next seconds."""
    from tests.engines import hands

    due = {}
    for each in range(ASKED):
        check_ins = hands.due_in(4 + each % 4)
        due[each] = datetime.combine(check_ins[0].first, check_ins[0].at, UTC)
        hands.publish(first + each, ROSA, 0, check_ins)
    wait_for(lambda: all(number(first + each, 9) in SINK.first for each in range(ASKED)))
    return [1_000 * (SINK.first[number(first + each, 9)] - due[each].timestamp()) for each in range(ASKED)]


def _many(first: int, count: int) -> None:
    for each in range(first, first + count):
        press(each)


def _late(first: int, every: float) -> list[float]:
    for each in range(SINGLE):
        press(first + each)
        time.sleep(every)
    wait_for(lambda: all(number(first + each) in SINK.first for each in range(SINGLE)))
    return [1_000 * (SINK.first[number(first + each)] - window_end(first + each)) for each in range(SINGLE)]


def window_end(pact: int) -> float:
    import msgspec

    from amparo.domain.alert.views import PressView
    from amparo.sealing.link import PressKey
    from amparo.store import views

    content = views.read(PressKey(pact.to_bytes(32, "big")), now=datetime.now(UTC))
    assert content
    return msgspec.json.decode(content, type=PressView).stop_until.timestamp()


def bursts() -> list[dict[str, Any]]:
    found = []
    for count in AT_ONCE:
        found += _burst(count)
    return found


def _burst(count: int) -> list[dict[str, Any]]:
    """So many alerts accepted before the worker looks, three contacts each."""
    first = 20_000_000 + 100_000 * count.bit_length()
    publish(first, count, 0)
    for each in range(count):
        press(first + each)
    addresses = [[number(first + each, contact) for contact in range(3)] for each in range(count)]
    before, began, busy = SINK.taken, time.time(), time.process_time()
    with worker():
        wait_for(lambda: SINK.taken - before >= TEXTS * 3 * count)
        busy = time.process_time() - busy
    took = [min(SINK.first[a] for a in three) - began for three in addresses]
    everybody = max(SINK.first[a] for three in addresses for a in three) - began
    what = f"{count:,} alerts at once, 3 contacts each"
    return [
        row(f"{what}: first handed over", 1_000 * min(took), "ms", "limit", 100.0),
        row(f"{what}: per alert, p99", quantiles(took, n=100)[98], "s", "median", median(took)),
        row(f"{what}: a text handed over to everybody", everybody, "s", "1/20 of the best peer's", count * PEER / 20),
        row(f"{what}: all texts handed over", SINK.last - began, "s", "the best peer's, one each", count * PEER),
        row(f"{what}: processor for each text", 1_000 * busy / (SINK.taken - before), "ms", "the best peer's", 3.6),
    ]


def ticks() -> list[dict[str, Any]]:
    """What a round costs in which nothing is due, with so many check-ins armed."""
    from amparo.store.turning import heart
    from amparo.worker.duty import Duty
    from amparo.worker.posting import Post
    from amparo.worker.rounds import Rounds
    from amparo.worker.taking import Mind

    duty = Duty(KEY)
    rounds = Rounds(duty, lambda: datetime.now(UTC), heart.awake, lambda: {"sms": SINK}, Post(), Mind(duty))
    found, costs, armed = [], {}, 0
    for count in ARMED:
        arm(count - armed)
        armed = count
        rounds.once()
        began = time.process_time()
        for _ in range(TICKS):
            rounds.once()
            rounds.seconds_to_next(datetime.now(UTC), 1.0)
        costs[count] = 1_000 * (time.process_time() - began) / TICKS
        found.append(
            row(
                f"a round with nothing due, {count:,} check-ins armed",
                costs[count],
                "ms",
                f"{ARMED[0]:,} armed",
                costs[ARMED[0]],
            )
        )
    return found


def arm(count: int) -> None:
    from amparo.store.models import CheckInRow
    from tests.engines.hands import pact_number

    later, content = datetime.now(UTC) + timedelta(days=1), os.urandom(1_300)
    for at in range(0, count, 5_000):
        CheckInRow.objects.bulk_create(
            CheckInRow(
                id=uuid4(),
                envelope_id=pact_number(0),
                sealed=content,
                due_at=later + timedelta(milliseconds=at + each),
                due_awake=1e9 + at + each,
            )
            for each in range(min(5_000, count - at))
        )


def memory(what: str) -> dict[str, Any]:
    said = Path("/proc/self/smaps_rollup").read_text().splitlines()
    pss = next(int(line.split()[1]) for line in said if line.startswith("Pss:"))
    return row(what, pss / 1_024, "MB", "limit", 120.0)


def _spread(what: str, figures: list[float], limit: float) -> list[dict[str, Any]]:
    p99 = quantiles(figures, n=100)[98]
    return [row(f"{what}: p50", median(figures), "ms", "p99", p99), row(f"{what}: p99", p99, "ms", "limit", limit)]


def row(what: str, took: float, unit: str, against: str, yardstick: float) -> dict[str, Any]:
    sys.stderr.write(f"{what}: {took:.4g} {unit} ({against}: {yardstick:.4g})\n")
    return {"what": what, "took": took, "unit": unit, "against": against, "yardstick": yardstick}


def per_second(act: Callable[[int], None], times: int) -> float:
    began = time.perf_counter()
    for number_ in range(times):
        act(number_)
    return times / (time.perf_counter() - began)


def number(pact: int, contact: int = 0) -> str:
    from tests.engines.hands import phone_number

    return phone_number(pact, contact)


def wait_for(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.05)


if __name__ == "__main__":
    set_up()
    main()
