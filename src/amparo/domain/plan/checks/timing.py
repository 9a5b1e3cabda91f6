"""When: a day or a rhythm for everything, a start soon, and not all at once (S3.8, S3.25, S3.32)."""

from collections.abc import Iterator
from datetime import timedelta

from amparo.domain.plan.checks import repairs
from amparo.domain.plan.checks.finding import FOLD_GAPS_ABOVE, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.model import ByDate, Every, Measure
from amparo.domain.plan.schedule import in_days, overdue, waits_for_it
from amparo.domain.plan.terms import Unit

SAME_RHYTHM = 0.12
"""Four weeks and a month are the same rhythm; a week and two are not."""
SOON = timedelta(days=31)
FIRST_DAYS = timedelta(days=14)
FIRST_DAYS_MIN = 5
FIRST_DAYS_SHARE = 0.3


def _no_timetable(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        if measure.schedule is None and not measure.schedule_words.strip():
            yield Found(measure.id)


def _unclear(reading: Reading, vague: bool) -> Iterator[Found]:
    for measure in reading.open:
        words = measure.schedule_words.strip()
        if measure.schedule is None and words and ("vague-time" in reading.words(words).signs) is vague:
            yield Found(measure.id, {"words": words})


def _vague(reading: Reading) -> Iterator[Found]:
    yield from _unclear(reading, vague=True)


def _not_understood(reading: Reading) -> Iterator[Found]:
    yield from _unclear(reading, vague=False)


def _rhythm_differs(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        said = reading.words(measure.text).rhythm
        if said and isinstance(measure.schedule, Every):
            said_days, filed = in_days(*said), measure.schedule
            filed_days = in_days(filed.count, filed.unit)
            if abs(said_days - filed_days) > SAME_RHYTHM * max(said_days, filed_days):
                yield Found(measure.id, _rhythms(said))


def _rhythms(said: tuple[int, Unit]) -> dict[str, int | str]:
    return {"count": said[0], "unit": said[1].value}


def _only_in_words(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        said = reading.words(measure.text).rhythm
        if said and measure.schedule is not None and not isinstance(measure.schedule, Every):
            yield Found(measure.id, _rhythms(said))


def _overdue(reading: Reading) -> Iterator[Found]:
    if reading.plan.written_on is None:
        dated = [m for m in reading.open if reading.due.get(m.id) and not _counted(m)]
    else:
        dated = list(reading.open)
    for measure in dated:
        if overdue(measure, reading.start, reading.today):
            yield Found(measure.id, {"day": reading.due[measure.id]})


def _counted(measure: Measure) -> bool:
    """Told from the day the plan was written, which nobody wrote down."""
    return not isinstance(measure.schedule, ByDate)


def _timed(reading: Reading) -> tuple[Measure, ...]:
    """All measures that were not dropped, if each has a day; else none, for the one without may be the answer."""
    return reading.kept if all(m.id in reading.due for m in reading.kept) else ()


def _no_start_soon(reading: Reading) -> Iterator[Found]:
    measures = _timed(reading)
    soon = reading.start + SOON
    if measures and not any(m.done_on or reading.due[m.id] <= soon for m in measures):
        yield Found()


def _no_later_part(reading: Reading) -> Iterator[Found]:
    measures = _timed(reading)
    soon = reading.start + SOON
    if measures and not any(isinstance(m.schedule, Every) or reading.due[m.id] > soon for m in measures):
        yield Found()


def _all_at_once(reading: Reading) -> Iterator[Found]:
    """While the first two weeks still last."""
    until = reading.start + FIRST_DAYS
    first = [m for m in reading.open if m.id in reading.due and reading.due[m.id] <= until]
    one_off = [m for m in first if not isinstance(m.schedule, Every) and not waits_for_it(m)]
    crowded = len(one_off) >= FIRST_DAYS_MIN and len(one_off) > FIRST_DAYS_SHARE * len(reading.open)
    if crowded and reading.start <= reading.today <= until:
        yield Found(params={"count": len(one_off), "of": len(reading.open)})


THEME = Theme.TIME
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule(
        "no-timetable",
        Severity.BLOCKS,
        THEME,
        ("P14", "M304"),
        _no_timetable,
        mend_at="schedule",
        fold_above=FOLD_GAPS_ABOVE,
    ),
    Rule(
        "rhythm-differs-from-text",
        WARN,
        THEME,
        ("P16", "I6", "S3.29"),
        _rhythm_differs,
        mend_at="schedule",
        repair=repairs.as_often_as_said,
    ),
    Rule("overdue", WARN, THEME, ("M305",), _overdue, mend_at="status"),
    Rule("vague-time", WARN, THEME, ("P14", "M306", "M309"), _vague, mend_at="schedule"),
    Rule("all-at-once", WARN, THEME, ("P19", "R405"), _all_at_once, mend_at="schedule", about=("measures",)),
    Rule("no-start-soon", WARN, THEME, ("P21", "S3.8"), _no_start_soon, mend_at="schedule", about=("measures",)),
    Rule("nothing-later", WARN, THEME, ("P21", "S3.8"), _no_later_part, mend_at="schedule", about=("measures",)),
    Rule("time-not-understood", HINT, THEME, ("P14",), _not_understood, mend_at="schedule"),
    Rule(
        "repeated-only-in-words",
        HINT,
        THEME,
        ("P16", "M309"),
        _only_in_words,
        mend_at="schedule",
        repair=repairs.as_often_as_said,
    ),
)
