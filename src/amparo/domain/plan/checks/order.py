"""What comes before what (S3.29). With a link it is a warning; read from words alone it is only ever a question."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from amparo.domain.layout import cycles
from amparo.domain.plan.checks import repairs
from amparo.domain.plan.checks.finding import Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.checks.text import Words
from amparo.domain.plan.model import Every, Measure
from amparo.domain.plan.schedule import in_days

FIRST = ("choose", "buy", "build")
BEFORE: Mapping[str, tuple[str, ...]] = {
    "buy": ("choose",),
    "build": ("choose", "buy"),
    "install": FIRST,
    "train": FIRST,
    "use": (*FIRST, "install", "train"),
    "backup": (*FIRST, "install", "train"),
    "maintain": FIRST,
}
"""Kind of deed -> kinds that would have to come first if both are about the same thing."""

ALONGSIDE = {"install": "train"}
"""Said only where the first suspicion already stands: training may well follow an installation."""

NEEDS_BOUGHT = frozenset(("install", "use", "backup", "keep"))
MANY_SOURCES = 3
KEPT = 3
WIDESPREAD_MIN = 8


def _due_too_early(reading: Reading) -> Iterator[Found]:
    """A repeated measure without a first day starts when it can, so only the others are compared."""
    for measure in reading.open:
        day = reading.due.get(measure.id)
        if day is None or _floating(measure):
            continue
        needed = [reading.measures[n] for n in measure.after if n in reading.measures]
        late = [n for n in needed if n.open and not _floating(n) and reading.due.get(n.id, day) > day]
        if late:
            last = max(late, key=lambda n: (reading.due[n.id], n.id))
            yield Found(measure.id, {"needs": last.id})


def _floating(measure: Measure) -> bool:
    return isinstance(measure.schedule, Every) and measure.schedule.first is None


def _ring(reading: Reading) -> Iterator[Found]:
    """A document with a ring is refused on reading; a plan made in code may still hold one."""
    after = {m.id: tuple(n for n in m.after if n in reading.measures) for m in reading.plan.measures}
    rings = {ring[0]: ring for ring in cycles(after)}
    yield from (Found(where, {"ring": ring}) for where, ring in rings.items())


class _Deed(Struct, frozen=True, eq=False):
    """One open measure with a day, as far as its words tell."""

    measure: Measure
    day: date
    words: Words


def _deeds(reading: Reading) -> list[_Deed]:
    read = ((m, reading.due.get(m.id), reading.words(m.text)) for m in reading.open)
    return [_Deed(m, day, words) for m, day, words in read if day is not None and words.verbs]


def _doing(deed: _Deed) -> tuple[date, str]:
    return deed.day, deed.measure.id


class _Firsts:
    """What is chosen, bought, installed or trained: (noun, kind of deed) -> the few that are done last.

    Keeping only so few for each noun and kind is what makes the search take one step a word, not one a pair.
    """

    def __init__(self, reading: Reading, deeds: list[_Deed]) -> None:
        self.weak = reading.reader.weak
        self.last: defaultdict[tuple[str, str], list[_Deed]] = defaultdict(list)
        spread = _widespread(deeds)
        for deed in deeds:
            for kind in deed.words.verbs:
                for noun in self._telling(deed, kind) - spread:
                    known = sorted((*self.last[noun, kind], deed), key=_doing, reverse=True)
                    self.last[noun, kind] = known[:KEPT]

    def _telling(self, deed: _Deed, kind: str) -> frozenset[str]:
        """What ties it to others: the thing it is done to, by its own name if it has one.

        People are trained, but on something, and that may stand anywhere.
        """
        if isinstance(deed.measure.schedule, Every):
            return frozenset()
        nouns = deed.words.nouns if kind == "train" else deed.words.thing
        return nouns - self.weak or nouns

    def before(self, deed: _Deed, kinds: tuple[str, ...]) -> Iterator[_Deed]:
        for kind in kinds:
            if kind in deed.words.verbs:
                continue
            for noun in sorted(deed.words.nouns):
                for first in self.last.get((noun, kind), ()):
                    if first is not deed and not _ordered(first.measure, deed.measure):
                        yield first


def _widespread(deeds: list[_Deed]) -> frozenset[str]:
    """Nouns in every second measure tie nothing to anything."""
    counts: defaultdict[str, int] = defaultdict(int)
    for deed in deeds:
        for noun in deed.words.nouns:
            counts[noun] += 1
    return frozenset(n for n, count in counts.items() if count >= WIDESPREAD_MIN and count * 2 > len(deeds))


def _ordered(one: Measure, other: Measure) -> bool:
    """The group has said which comes first."""
    return one.id in other.after or other.id in one.after


def _suspected(reading: Reading) -> Iterator[Found]:
    deeds = _deeds(reading)
    firsts = _Firsts(reading, deeds)
    for deed in deeds:
        late = _later_firsts(deed, firsts)
        if late:
            needs = tuple(dict.fromkeys(first.measure.id for first in late))
            last = max(late, key=_doing)
            yield Found(deed.measure.id, {"needs": needs, "last": last.measure.id})


def _later_firsts(deed: _Deed, firsts: _Firsts) -> list[_Deed]:
    kinds = dict.fromkeys(kind for verb in deed.words.verbs for kind in BEFORE.get(verb, ()))
    late = [first for first in firsts.before(deed, tuple(kinds)) if first.day > deed.day]
    beside = tuple(ALONGSIDE[verb] for verb in deed.words.verbs if verb in ALONGSIDE)
    if late and beside:
        late += [first for first in firsts.before(deed, beside) if first.day > deed.day]
    return late


def _link_missing(reading: Reading) -> Iterator[Found]:
    """Something is bought, and something that seems to need it does not say so."""
    deeds = _deeds(reading)
    firsts = _Firsts(reading, deeds)
    for deed in deeds:
        if not NEEDS_BOUGHT.intersection(deed.words.verbs):
            continue
        bought = [first for first in firsts.before(deed, ("buy",)) if first.day <= deed.day]
        if bought:
            yield Found(deed.measure.id, {"needs": tuple(dict.fromkeys(first.measure.id for first in bought))})


def _rarer_copy(reading: Reading) -> Iterator[Found]:
    """A copy kept elsewhere is renewed more rarely than the back-up it copies: what lies between is lost with it."""
    copies = _copies(reading)
    often: dict[str, _Copy] = {}
    sources = [copy for copy in copies if not copy.elsewhere]
    for source in sources:
        for noun in source.nouns:
            if noun not in often or source.days < often[noun].days:
                often[noun] = source
    only = min(sources, key=lambda copy: copy.days) if 0 < len(sources) <= MANY_SOURCES else None
    for copy in copies:
        if copy.elsewhere:
            near = [often[noun] for noun in copy.nouns if noun in often]
            original = min(near, key=lambda source: source.days, default=only)
            if original and copy.days > original.days:
                yield Found(copy.measure.id, {"original": original.measure.id})


class _Copy(Struct, frozen=True, eq=False):
    """A repeated back-up: how often, of what, and whether it is kept elsewhere."""

    measure: Measure
    days: float
    nouns: frozenset[str]
    elsewhere: bool


def _copies(reading: Reading) -> list[_Copy]:
    copies = []
    for measure in reading.open:
        words = reading.words(measure.text)
        if isinstance(measure.schedule, Every) and "@backup" in words.nouns:
            nouns = words.nouns - {"@backup", "@storage"}
            days = in_days(measure.schedule.count, measure.schedule.unit)
            copies.append(_Copy(measure, days, nouns, "elsewhere" in words.signs))
    return copies


THEME = Theme.ORDER
WARN, HINT = Severity.WARN, Severity.HINT
RULES = (
    Rule("order-in-a-ring", Severity.BLOCKS, THEME, ("P16", "M310", "I5"), _ring, mend_at="after"),
    Rule(
        "due-before-what-it-needs",
        WARN,
        THEME,
        ("P16", "M311", "S3.29"),
        _due_too_early,
        mend_at="schedule",
        repair=repairs.after_what_it_needs,
    ),
    Rule(
        "copy-rarer-than-original",
        WARN,
        THEME,
        ("P16", "S3.29"),
        _rarer_copy,
        mend_at="schedule",
        repair=repairs.as_often_as_original,
    ),
    Rule(
        "order-seems-wrong",
        HINT,
        THEME,
        ("P16", "S3.29"),
        _suspected,
        mend_at="after",
        repair=repairs.linked_and_after,
    ),
    Rule("link-seems-missing", HINT, THEME, ("P16", "S3.29"), _link_missing, mend_at="after", repair=repairs.linked),
)
