"""How it goes on: looked at again in time, with somebody who looks after the contacts, and ended without leftovers."""

from collections.abc import Iterator
from datetime import date, timedelta

from amparo.domain.checks import Found, Severity, Theme
from amparo.domain.pact.life import STALE_AFTER_MONTHS
from amparo.domain.pact.model import Pact
from amparo.domain.pact.readiness.reading import Reading, each, whole
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule
from amparo.domain.pact.terms import Cadence
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Unit

SOON_DAYS = 14
LOOKED_AT_BEFORE_DAYS = 30


def _late(reading: Reading) -> Iterator[Found]:
    """Past its day; three months later it is no longer a PACT to count on."""
    due = reading.pact.review_on
    if due and due < reading.today:
        stale = later(due, STALE_AFTER_MONTHS, Unit.MONTH) < reading.today
        yield Found(params={"day": due}, level=Severity.BLOCKS if stale else None)


def _journey_ahead(reading: Reading) -> Iterator[Found]:
    """Somebody leaves soon, and nobody has looked at the whole for a month."""
    soon = reading.today + timedelta(days=SOON_DAYS)
    for check_in in reading.pact.check_ins:
        once = check_in.cadence is Cadence.ONCE and reading.today <= check_in.first <= soon
        if once and _last_look(reading.pact) < check_in.first - timedelta(days=LOOKED_AT_BEFORE_DAYS):
            yield Found(check_in.id, {"day": check_in.first})


def _last_look(pact: Pact) -> date:
    looks = [review.on for review in pact.reviews] + [rehearsal.on for rehearsal in pact.rehearsals]
    return max((*looks, pact.written_on or date.min))


def _no_after_care(pact: Pact) -> bool:
    return not (pact.after_care.words.strip() or pact.after_care.number.strip())


def _still_there(pact: Pact) -> bool:
    return pact.ended is not None and pact.published_on is not None


WARN = Severity.WARN
RULES: tuple[Rule, ...] = (
    Rule(
        "ended-but-still-there",
        WARN,
        Theme.CONFIDENTIALITY,
        ("E1",),
        whole(_still_there),
        mend_at="published_on",
        about=("published_on", "ended"),
    ),
    Rule("look-again-late", WARN, Theme.FOLLOW_UP, ("R25", "S1.23"), _late, mend_at="review_on"),
    Rule("journey-ahead", WARN, Theme.FOLLOW_UP, ("R25",), _journey_ahead, mend_at="reviews", about=("reviews",)),
    Rule(
        "no-next-look",
        WARN,
        Theme.FOLLOW_UP,
        ("R25", "S1.23"),
        whole(lambda p: p.review_on is None),
        mend_at="review_on",
        about=("review_on",),
    ),
    Rule(
        "no-after-care",
        WARN,
        Theme.CARE,
        ("R28", "S1.25"),
        whole(_no_after_care),
        mend_at="after_care",
        about=("after_care",),
    ),
    Rule(
        "nobody-supports-them",
        WARN,
        Theme.CARE,
        ("R28", "S1.25"),
        each(lambda c: not c.supporter.strip()),
        mend_at="supporter",
        fold_above=FOLD_TOGETHER_ABOVE,
    ),
)
