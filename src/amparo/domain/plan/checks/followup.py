"""A plan helps only when it is shared, explained, carried out and looked at again (S3.30, S3.31)."""

from collections.abc import Iterator
from datetime import date

from amparo.domain.plan.checks.finding import Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.life import STALE_AFTER_MONTHS, last_look
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Status, Unit, Verdict

REVIEW_GOOD_FOR_MONTHS = 6
NOTES_GOOD_FOR_MONTHS = 3


def _no_day(reading: Reading) -> Iterator[Found]:
    if reading.plan.written_on is None:
        yield Found()


def _no_review_day(reading: Reading) -> Iterator[Found]:
    if reading.plan.review_on is None:
        yield Found()


def _review_late(reading: Reading) -> Iterator[Found]:
    """Past its day, or six months after anybody looked at the whole plan; after twelve it is no plan any more."""
    plan, today = reading.plan, reading.today
    looked = last_look(plan)
    if looked and later(looked, STALE_AFTER_MONTHS, Unit.MONTH) < today:
        yield Found(params={"day": looked}, level=Severity.BLOCKS)
    elif looked and later(looked, REVIEW_GOOD_FOR_MONTHS, Unit.MONTH) < today:
        yield Found(params={"day": looked})
    elif plan.review_on and plan.review_on < today:
        yield Found(params={"day": plan.review_on})


def _expired(reading: Reading) -> Iterator[Found]:
    until = reading.plan.valid_until
    if until and until < reading.today:
        yield Found(params={"day": until})


def _changed_since(reading: Reading) -> Iterator[Found]:
    looked = last_look(reading.plan)
    if looked is None:
        return
    yield from (Found(n.id, {"day": n.on}) for n in reading.plan.context if n.serious and n.on and n.on > looked)
    for incident in reading.plan.incidents:
        if incident.verdict is Verdict.ACT and incident.on > looked:
            yield Found(incident.id, {"day": incident.on})


def _not_explained(reading: Reading) -> Iterator[Found]:
    """In force though somebody has not heard of it; or begun to be accepted, and stopped half-way."""
    plan = reading.plan
    states = {"accepted": plan.approvals, "shared": plan.shared, "explained": plan.explained}
    missing = tuple(state for state, told in states.items() if not told)
    if missing and (plan.in_force_on or len(missing) < len(states)):
        yield Found(params={"missing": missing})


def _all_done(reading: Reading) -> Iterator[Found]:
    for threat in reading.selected:
        measures = reading.measures_against.get(threat.id, ())
        if measures and all(m.status in (Status.DONE, Status.VERIFIED) for m in measures):
            last: date | None = max((m.done_on for m in measures if m.done_on), default=None)
            if threat.assessed_on is None or (last and threat.assessed_on < last):
                yield Found(threat.id)


def _notes_old(reading: Reading) -> Iterator[Found]:
    """Where a threat is there now, news ages fast."""
    last = max((note.on for note in reading.plan.context if note.on), default=None)
    present = any(threat.present for threat in reading.selected)
    if present and last and later(last, NOTES_GOOD_FOR_MONTHS, Unit.MONTH) < reading.today:
        yield Found(params={"day": last})


THEME = Theme.FOLLOW_UP
WARN = Severity.WARN
RULES = (
    Rule("changed-since-review", WARN, THEME, ("P24",), _changed_since, mend_at="reviews"),
    Rule("review-late", WARN, THEME, ("P23", "F602"), _review_late, mend_at="reviews", about=("reviews", "review_on")),
    Rule("plan-expired", WARN, THEME, ("P23",), _expired, mend_at="valid_until", about=("valid_until",)),
    Rule("no-review-day", WARN, THEME, ("P23", "F601", "S3.29"), _no_review_day, mend_at="review_on"),
    Rule("no-day-written", WARN, THEME, ("P22", "S3.29"), _no_day, mend_at="written_on"),
    Rule("not-yet-explained", WARN, THEME, ("P22", "S3.30"), _not_explained, mend_at="explained", about=("explained",)),
    Rule("done-but-not-judged-again", WARN, THEME, ("F608",), _all_done, mend_at="assessed_on"),
    Rule("news-old", WARN, THEME, ("F610",), _notes_old, mend_at="context", about=("context",)),
)
