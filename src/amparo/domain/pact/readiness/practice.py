"""Whether it works: what was seen to arrive, who answered, and what was done about what went wrong."""

from collections.abc import Iterator
from datetime import date

from amparo.domain.checks import Found, Severity, Theme
from amparo.domain.pact.coverage import TOO_LATE_MINUTES
from amparo.domain.pact.life import REVIEW_MONTHS, standing_rehearsal
from amparo.domain.pact.model import Rehearsal
from amparo.domain.pact.readiness.reading import ANSWERED, Reading
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule
from amparo.domain.pact.terms import EvidenceKind, RehearsalKind, Way
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Unit

UNANSWERED = frozenset((EvidenceKind.PRACTICE_UNANSWERED,))
FAILED = EvidenceKind.MESSAGE_FAILED
DELIVERED = EvidenceKind.MESSAGE_DELIVERED
PRACTISED = (EvidenceKind.PRACTICE_ANSWERED, EvidenceKind.PRACTICE_UNANSWERED)
OPENED = frozenset((EvidenceKind.PAGE_OPENED, *ANSWERED))


def _never_arrived(reading: Reading) -> Iterator[Found]:
    yield from (Found(contact.id) for contact in reading.called if reading.arrived(contact) is None)


def _arrived_long_ago(reading: Reading) -> Iterator[Found]:
    for contact in reading.called:
        day = reading.arrived(contact)
        if day and later(day, REVIEW_MONTHS, Unit.MONTH) < reading.today:
            yield Found(contact.id, {"day": day})


def _failed_last(reading: Reading) -> Iterator[Found]:
    """The last news of a way is that a message did not get through."""
    news = sorted((one for one in reading.evidence if one.kind in (FAILED, DELIVERED)), key=lambda one: one.at)
    last = {(one.contact, one.way): one.kind for one in news}
    for contact in reading.called:
        if ways := tuple(way.value for way in Way if last.get((contact.id, way)) is FAILED):
            yield Found(contact.id, {"ways": ways})


def _did_not_answer(reading: Reading) -> Iterator[Found]:
    for contact in reading.called:
        missed, answered = reading.last(contact, UNANSWERED), reading.last(contact, ANSWERED)
        if missed and (answered is None or answered < missed):
            yield Found(contact.id)


def _slow_to_answer(reading: Reading) -> Iterator[Found]:
    """The last practice was answered, but later than what happens can wait."""
    last = {one.contact: one for one in sorted(reading.evidence, key=lambda one: one.at) if one.kind in PRACTISED}
    for contact in reading.called:
        one = last.get(contact.id)
        if one and one.minutes is not None and one.minutes > TOO_LATE_MINUTES:
            yield Found(contact.id, {"count": one.minutes})


def _page_not_opened(reading: Reading) -> Iterator[Found]:
    """They agreed to a link, messages arrive, and nobody ever saw them open it."""
    for contact in reading.called:
        arrived = reading.last(contact, frozenset((DELIVERED,)))
        if contact.link and arrived and reading.last(contact, OPENED) is None:
            yield Found(contact.id)


def _real(reading: Reading) -> list[Rehearsal]:
    return [each for each in reading.pact.rehearsals if each.kind is not RehearsalKind.TABLE_TALK]


def _never_practised(reading: Reading) -> Iterator[Found]:
    if not reading.pact.rehearsals:
        yield Found()


def _changed_since(reading: Reading) -> Iterator[Found]:
    if reading.pact.rehearsals and standing_rehearsal(reading.pact, reading.today) is None:
        yield Found()


def _only_talked(reading: Reading) -> Iterator[Found]:
    if reading.pact.rehearsals and not _real(reading):
        yield Found()


def _last(reading: Reading) -> Rehearsal | None:
    return max(reading.pact.rehearsals, key=lambda each: each.on, default=None)


def _practised_long_ago(reading: Reading) -> Iterator[Found]:
    day: date | None = max((each.on for each in _real(reading)), default=None)
    if day and later(day, REVIEW_MONTHS, Unit.MONTH) < reading.today:
        yield Found(params={"day": day})


def _no_times(reading: Reading) -> Iterator[Found]:
    last = _last(reading)
    if last and last.kind is not RehearsalKind.TABLE_TALK and not last.answers:
        yield Found(last.id)


def _not_talked_through(reading: Reading) -> Iterator[Found]:
    if (last := _last(reading)) and last.debriefed_on is None:
        yield Found(last.id)


def _nothing_changed(reading: Reading) -> Iterator[Found]:
    """Something failed or was learned, and nothing followed from it (S1.19)."""
    last = _last(reading)
    if last is None or last.changes.strip() or not (last.failures.strip() or last.learned.strip()):
        return
    if not any(act.by is None or act.by >= last.on for act in reading.pact.acts):
        yield Found(last.id)


def _never_at_night(reading: Reading) -> Iterator[Found]:
    real, may = _real(reading), any(contact.night_practice for contact in reading.called)
    if real and may and not any(each.at_night for each in real):
        yield Found()


THEME = Theme.PRACTICE
BLOCKS, WARN, HINT = Severity.BLOCKS, Severity.WARN, Severity.HINT
ABOUT = ("rehearsals",)
EACH = FOLD_TOGETHER_ABOVE
RULES: tuple[Rule, ...] = (
    Rule("nothing-ever-arrived", BLOCKS, THEME, ("R23",), _never_arrived, mend_at="channels", fold_above=EACH),
    Rule("never-practised", BLOCKS, THEME, ("R24", "I11"), _never_practised, mend_at="rehearsals", about=ABOUT),
    Rule("changed-since-practice", BLOCKS, THEME, ("R23", "I11"), _changed_since, mend_at="rehearsals", about=ABOUT),
    Rule("message-did-not-arrive", WARN, THEME, ("R23",), _failed_last, mend_at="channels", fold_above=EACH),
    Rule("did-not-answer-practice", WARN, THEME, ("R24", "R10"), _did_not_answer, mend_at="hours", fold_above=EACH),
    Rule("slow-to-answer", WARN, THEME, ("R24", "R10"), _slow_to_answer, mend_at="hours", fold_above=EACH),
    Rule("arrived-long-ago", WARN, THEME, ("R23",), _arrived_long_ago, mend_at="channels", fold_above=EACH),
    Rule("only-talked-through", WARN, THEME, ("R24",), _only_talked, mend_at="rehearsals", about=ABOUT),
    Rule("practised-long-ago", WARN, THEME, ("R24",), _practised_long_ago, mend_at="rehearsals"),
    Rule("practice-without-times", WARN, THEME, ("R24",), _no_times, mend_at="answers"),
    Rule("practice-not-talked-through", WARN, THEME, ("R24", "S1.9"), _not_talked_through, mend_at="debriefed_on"),
    Rule("nothing-changed-after-practice", WARN, THEME, ("R24", "S1.19"), _nothing_changed, mend_at="changes"),
    Rule("never-at-night", HINT, THEME, ("R24",), _never_at_night, mend_at="rehearsals", about=ABOUT),
    Rule("page-never-opened", HINT, THEME, ("R23",), _page_not_opened, mend_at="link", fold_above=EACH),
)
