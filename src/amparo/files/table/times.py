"""A timetable cell: "within 3 months", "cada seis meses", "immédiat", "by 15 March 2027" (S3.28).

Only what is understood whole becomes a schedule. The rest stays in words, so that somebody is asked.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from re import Match, Pattern
from typing import NamedTuple

from amparo.domain.plan.model import AtOnce, ByDate, Every, Schedule, Within
from amparo.domain.plan.schedule import later
from amparo.domain.plan.terms import Unit
from amparo.wording.tablewords import LANGUAGES, TimeWords, fold, words

COUNT_MAX = 1_000
ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


class _Shapes(NamedTuple):
    within: Pattern[str]
    every: Pattern[str]
    numeric: Pattern[str]
    named: Pattern[str]
    month: Pattern[str]


def read_schedule(text: str, languages: Sequence[str], written_on: date | None) -> tuple[Schedule | None, str]:
    """(schedule, words still to be asked about). An aside in brackets is kept in words beside the schedule."""
    whole = _understood(fold(text), languages, written_on)
    if whole is not None:
        return whole, ""
    return _understood(fold(ASIDE.sub("", text)), languages, written_on), text


def _understood(folded: str, languages: Sequence[str], written_on: date | None) -> Schedule | None:
    if not folded:
        return None
    if found := _shapes(languages[0]).numeric.fullmatch(folded):
        day = _numeric_day(found, words(languages[0]).time.day_first)
        return ByDate(day=day) if day else None
    readings = (_in_language(folded, language, written_on) for language in languages)
    return next((reading for reading in readings if reading is not None), None)


def _in_language(folded: str, language: str, written_on: date | None) -> Schedule | None:
    time, shapes = words(language).time, _shapes(language)
    if folded in time.at_once:
        return AtOnce()
    if folded in time.adverbs:
        count, unit = time.adverbs[folded]
        return Every(count=count, unit=Unit(unit))
    if found := shapes.every.fullmatch(folded):
        return _counted(Every, found, time)
    if found := shapes.within.fullmatch(folded):
        return _counted(Within, found, time)
    day = _day(folded, time, shapes, written_on)
    return ByDate(day=day) if day else None


def _counted(kind: type[Every] | type[Within], found: Match[str], time: TimeWords) -> Schedule | None:
    said = found["count"]
    if said is None:
        count = 2 if found.groupdict().get("other") else 1
    else:
        count = time.numbers[said] if said in time.numbers else int(said)
    return kind(count=count, unit=Unit(time.units[found["unit"]])) if 1 <= count <= COUNT_MAX else None


def _day(folded: str, time: TimeWords, shapes: _Shapes, written_on: date | None) -> date | None:
    if found := shapes.named.fullmatch(folded):
        month = time.months[found["month"] or found["month_first"]]
        return _dated(found["year"], month, int(found["day"] or found["day_after"]), written_on)
    if found := shapes.month.fullmatch(folded):
        first = _dated(found["year"], time.months[found["month"]], 1, written_on and written_on.replace(day=1))
        return date.fromordinal(later(first, 1, Unit.MONTH).toordinal() - 1) if first else None
    return None


def _numeric_day(found: Match[str], day_first: bool) -> date | None:
    if found["iso"]:
        return _date(*(int(part) for part in found["iso"].split("-")))
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    year += 2000 if year < 100 else 0
    if day_first or first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None  # 03/04 in English is March or April: ask


def _dated(year: str | None, month: int, day: int, written_on: date | None) -> date | None:
    """The day named; without a year, the first such day from the day the plan was written."""
    if year:
        return _date(int(year), month, day)
    if written_on is None:
        return None
    here = _date(written_on.year, month, day)
    return here if here and here >= written_on else _date(written_on.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _shapes(language: str) -> _Shapes:
    time = words(language).time
    unit, months, ordinals = _any(time.units), _any(time.months), _any(time.ordinals)
    count = rf"(?P<count>\d{{1,4}}|{_any(time.numbers)})"
    before_a_day = {word for one in LANGUAGES for word in words(one).time.on}  # "by 15 dic" is written too
    on, of, end = (rf"(?:(?:{_any(listed)})\s*)" for listed in (before_a_day, time.of, (*time.end_of, *time.within)))
    year = r"(?P<year>\d{4})"
    return _Shapes(
        within=re.compile(
            rf"(?:(?:{_any(time.within)})\s*)?{count}[\s-]*(?P<unit>{unit})'?(?:\s*(?:{_any(time.after)}))?"
        ),
        every=re.compile(
            rf"(?:(?P<other>{_any(time.every_other)})|(?:{_any(time.every)}))\s*(?:{count}\s*)?(?P<unit>{unit})"
        ),
        numeric=re.compile(
            rf"{on}?(?:(?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})|"
            r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4}|\d{2}))"
        ),
        named=re.compile(
            rf"{on}?(?:(?P<day>\d{{1,2}})(?:{ordinals})?\s+{of}?(?P<month>{months})|"
            rf"(?P<month_first>{months})\s+(?P<day_after>\d{{1,2}})(?:{ordinals})?)(?:,?\s+{of}?{year})?"
        ),
        month=re.compile(rf"(?:{end}{of}?(?P<month>{months})(?:\s+{of}?{year})?)"),
    )


def _any(listed: Iterable[str]) -> str:
    """The words as alternatives, the longest first; no words match nothing."""
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) or r"(?!)"
