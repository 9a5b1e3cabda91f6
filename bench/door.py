"""What keys cost people: signing in, each page after it, each change; and whether the time of a refusal tells a name."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from uuid import uuid4

from bench.rows import Row, milliseconds, seconds

TRIES = 40
TIMES = 50
SIGN_IN_SECONDS_MAX = 2.0
UNLOCK_MS_MAX, KNOWN_MS_MAX, OPEN_MS_MAX, SAVE_MS_MAX = 1.0, 5.0, 5.0, 5.0
EVEN = 0.5


def run() -> list[Row]:
    """In a folder of its own; a house with cheap passphrases, except where their price is measured."""
    with TemporaryDirectory() as folder:
        _prepare(Path(folder))
        return [*_signing_in(), *_inside()]


def _prepare(data: Path) -> None:
    from amparo.cli.premises import prepare

    prepare(data, "en")
    os.environ.update(AMPARO_DATA=str(data), AMPARO_HOSTS="localhost", DJANGO_SETTINGS_MODULE="amparo.web.settings")
    import django

    django.setup()
    from amparo.store import upkeep

    upkeep.migrate()


def _signing_in() -> list[Row]:
    """The area under the curve: how often a wrong try for a name that exists took longer than for one that does not."""
    from amparo.sealing.stretch import calibrate, stretch
    from tests import inside

    cost = calibrate(perf_counter)
    dear = median(seconds(lambda: stretch("bench", bytes(16), cost)) for _ in range(3))
    inside.founded("Rosa", inside.ROSAS)
    inside.founded("Mateo", inside.MATEOS)
    pairs = [(_refused("Rosa"), _refused(f"nobody {number}")) for number in range(TRIES)]
    known, unknown = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    longer = sum(one > other for one in known for other in unknown) / TRIES**2
    return [
        Row("signing in, at this machine's price", dear, "s", "limit", SIGN_IN_SECONDS_MAX),
        Row("wrong words for a name nobody has", 1000 * median(unknown), "ms", "a known name", 1000 * median(known)),
        Row("a known name takes longer, of all pairs", longer, "of 1", "nothing to tell", EVEN),
    ]


def _refused(name: str) -> float:
    from amparo.actions import door
    from amparo.actions.door import NotOpened
    from amparo.store.models import MissRow
    from tests import inside

    MissRow.objects.all().delete()

    def tries() -> None:
        try:
            door.sign_in(name, "wrong words here", untrusted_device="", house=inside.HOUSE, now=inside.NOW)
        except NotOpened:
            return

    return seconds(tries)


def _inside() -> list[Row]:
    from msgspec.structs import replace

    from amparo.actions import plans
    from amparo.cli.demo import lantern_house
    from tests import inside

    rosa, plan_id = inside.come_in("Rosa", inside.ROSAS), uuid4()
    acts: dict[str, Any] = rosa.acts
    plans.start_plan(plan_id, lantern_house(datetime.now(UTC).date()), **acts)
    number = iter(range(1_000_000))
    looks: dict[str, Any] = rosa.looks

    def save() -> None:
        plans.change_plan(plan_id, lambda plan: replace(plan, title=f"version {next(number)}"), **acts)

    return [
        _row("unlock: cookie, row and memory to a person's keys", _unlock(rosa.cookie), UNLOCK_MS_MAX),
        _row("the same with its queries, signed log and keys", lambda: _known(rosa.cookie), KNOWN_MS_MAX),
        _row("open a plan of nine measures", lambda: plans.read_plan(plan_id, **looks), OPEN_MS_MAX),
        _row("change it and save", save, SAVE_MS_MAX),
    ]


def _known(cookie: str) -> object:
    from amparo.actions import door
    from tests import inside

    return door.resume(cookie, house=inside.HOUSE, now=inside.NOW)


def _unlock(cookie: str) -> Callable[[], object]:
    """What each page pays to the locks alone."""
    from amparo.sealing import account, session
    from amparo.store import sessions
    from tests import inside

    house, now, share = inside.HOUSE, inside.NOW, session.CookieShare.from_cookie(cookie)
    row = sessions.living(share.row_id, now)
    assert row
    return lambda: account.resume(row.account, session.umk_of(share, row.sealed, house.volatile, now), house.instance)


def _row(what: str, act: Callable[[], object], most: float) -> Row:
    return Row(what, milliseconds(act, TIMES), "ms", "limit", most)
