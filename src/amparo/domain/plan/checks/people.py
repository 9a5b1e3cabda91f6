"""Who does it: one person each, who said yes, and not too much for anyone (S3.25, S3.32)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from amparo.domain.plan.checks.finding import FOLD_GAPS_ABOVE, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import WHOLE_PLAN, Reading
from amparo.domain.plan.checks.text import folded
from amparo.domain.plan.model import Every, Measure
from amparo.domain.plan.schedule import in_days
from amparo.domain.plan.terms import Mode, Status

SHARE_MAX = 3
"""More than one third of what is open ..."""
LOAD_MIN = 3
OWNERS_MIN = 3
OTHERS_TIMES = 2
"""... and at least twice as much as the next."""
DAYS_A_WEEK = 7
SAID_YES = frozenset((Status.AGREED, Status.SCHEDULED, Status.IN_PROGRESS, Status.DONE, Status.VERIFIED))


def _no_owner(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        if measure.owner is None and not measure.owner_words.strip():
            yield Found(measure.id)


def _no_single_owner(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        if trouble := reading.owner_trouble(measure):
            yield Found(measure.id, {"words": reading.owner_name(measure), "kind": trouble.value})


def _owner_only_words(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        words = measure.owner_words.strip()
        if measure.owner is None and words and reading.owner_trouble(measure) is None:
            yield Found(measure.id, {"words": words})


def _not_agreed(reading: Reading) -> Iterator[Found]:
    """A "no" always; silence only where others are said to have agreed."""
    asked = any(measure.owner_agreed for measure in reading.kept)
    for measure in reading.open:
        refused = measure.owner_agreed is False
        silent = asked and measure.owner_agreed is None and measure.status not in SAID_YES
        if measure.owner and (refused or silent):
            yield Found(measure.id, {"owner": reading.owner_name(measure)})


def _owner_left(reading: Reading) -> Iterator[Found]:
    gone = {p.id: p.alias for p in reading.plan.people if p.left_on and p.left_on <= reading.today}
    for measure in reading.open:
        for person_id in (measure.owner, measure.deputy):
            if person_id in gone:
                yield Found(measure.id, {"owner": gone[person_id]})
                break


def _overloaded(reading: Reading) -> Iterator[Found]:
    loads = Counter(_owner_key(m) for m in reading.open if reading.owner_trouble(m) is None)
    del loads[""]
    if len(loads) < OWNERS_MIN:
        return
    (owner, most), (_, next_most), *_ = loads.most_common()
    if most >= LOAD_MIN and most * SHARE_MAX > len(reading.open) and most >= OTHERS_TIMES * next_most:
        name = next(reading.owner_name(m) for m in reading.open if _owner_key(m) == owner)
        where = owner if owner in reading.people else WHOLE_PLAN
        yield Found(where, {"owner": name, "count": most, "of": len(reading.open)})


def _owner_key(measure: Measure) -> str:
    return measure.owner or folded(measure.owner_words).strip()


def _over_hours(reading: Reading) -> Iterator[Found]:
    """What one person has promised up to some day is more than their hours until then, however they spread it."""
    owned: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in reading.open:
        if measure.owner and measure.hours and measure.status is not Status.IN_PROGRESS:
            owned[measure.owner].append(measure)
    for person_id, measures in owned.items():
        person = reading.people.get(person_id)
        if person is not None and person.hours_per_week is not None:
            yield from _first_overrun(reading, person_id, person.hours_per_week, measures)


def _first_overrun(reading: Reading, person_id: str, weekly: float, measures: list[Measure]) -> Iterator[Found]:
    start = max(reading.start, reading.today)
    rates = sum(_hours_a_day(measure) for measure in measures)
    if rates * DAYS_A_WEEK > weekly:
        yield Found(person_id, {"owner": reading.people[person_id].alias})
        return
    done_by = 0.0
    for day, hours in sorted(_one_off_hours(reading.due, measures)):
        done_by += hours
        days = max(DAYS_A_WEEK, (day - start).days)
        if done_by > weekly / DAYS_A_WEEK * days:
            yield Found(person_id, {"owner": reading.people[person_id].alias})
            return


def _hours_a_day(measure: Measure) -> float:
    rhythm = measure.schedule
    return (measure.hours or 0) / in_days(rhythm.count, rhythm.unit) if isinstance(rhythm, Every) else 0.0


def _one_off_hours(due: Mapping[str, date], measures: list[Measure]) -> Iterator[tuple[date, float]]:
    for measure in measures:
        if not isinstance(measure.schedule, Every) and measure.id in due:
            yield due[measure.id], measure.hours or 0


def _hours_unbalanced(reading: Reading) -> Iterator[Found]:
    """Over half of all hours, where every open measure of at least three people has its hours."""
    if not reading.open or any(not m.hours or not m.owner for m in reading.open):
        return
    hours: defaultdict[str, float] = defaultdict(float)
    for measure in reading.open:
        hours[measure.owner or ""] += measure.hours or 0
    most = max(hours, key=lambda owner: hours[owner])
    if len(hours) >= OWNERS_MIN and hours[most] * 2 > sum(hours.values()):
        yield Found(most, {"owner": reading.people[most].alias if most in reading.people else most})


def _single_holder(reading: Reading) -> Iterator[Found]:
    """Asked only where the plan names deputies at all and there is somebody else to ask."""
    if len(reading.plan.people) < 2 or not any(m.deputy for m in reading.kept):
        return
    for objective in reading.plan.objectives:
        measures = [m for m in reading.measures_for.get(objective.id, ()) if m.open]
        owners = {m.owner for m in measures}
        if len(measures) > 1 and len(owners) == 1 and None not in owners and not any(m.deputy for m in measures):
            yield Found(objective.id, {"owner": reading.owner_name(measures[0])})


def _reactive_without_deputy(reading: Reading) -> Iterator[Found]:
    if any(m.deputy for m in reading.kept):
        for measure in reading.open:
            if measure.mode is Mode.REACTIVE and measure.deputy is None:
                yield Found(measure.id)


def _hours_missing(reading: Reading) -> Iterator[Found]:
    if any(m.hours is not None for m in reading.kept):
        yield from (Found(m.id) for m in reading.open if m.hours is None)


def _drafted_alone(reading: Reading) -> Iterator[Found]:
    plan = reading.plan
    if len(plan.drafted_by) == 1 and not plan.consulted and len(plan.people) > 1:
        yield Found(
            params={"owner": reading.people[plan.drafted_by[0]].alias if plan.drafted_by[0] in reading.people else ""}
        )


def _half_decided(reading: Reading) -> Iterator[Found]:
    decided = reading.plan.go_no_go
    if bool(decided.who) != bool(decided.stop_when.strip()):
        yield Found(params={"missing": "stop" if decided.who else "who"})


THEME = Theme.PEOPLE
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule("no-owner", Severity.BLOCKS, THEME, ("P10", "M301"), _no_owner, mend_at="owner", fold_above=FOLD_GAPS_ABOVE),
    Rule("no-single-owner", WARN, THEME, ("P11", "M302", "S3.29"), _no_single_owner, mend_at="owner"),
    Rule("owner-left", WARN, THEME, ("F605",), _owner_left, mend_at="owner"),
    Rule("owner-not-agreed", WARN, THEME, ("P11", "F604", "I4"), _not_agreed, mend_at="owner_agreed"),
    Rule("one-carries-most", WARN, THEME, ("P12", "S3.29"), _overloaded, mend_at="owner", about=("measures",)),
    Rule("more-hours-than-there-are", WARN, THEME, ("P12", "P19", "R403"), _over_hours, mend_at="hours_per_week"),
    Rule("one-carries-half-the-hours", WARN, THEME, ("R404", "P12"), _hours_unbalanced, mend_at="owner"),
    Rule("nobody-else-can", WARN, THEME, ("P13", "R408"), _single_holder, mend_at="deputy"),
    Rule("reactive-without-deputy", WARN, THEME, ("M303", "P13"), _reactive_without_deputy, mend_at="deputy"),
    Rule("drafted-alone", WARN, THEME, ("P32",), _drafted_alone, mend_at="consulted", about=("consulted",)),
    Rule("stop-half-decided", WARN, THEME, ("P25",), _half_decided, mend_at="go_no_go", about=("go_no_go",)),
    Rule("owner-only-in-words", HINT, THEME, ("P10", "P11"), _owner_only_words, mend_at="owner", fold_above=1),
    Rule("hours-missing", HINT, THEME, ("M308",), _hours_missing, mend_at="hours", fold_above=1),
)
