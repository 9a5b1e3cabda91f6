"""What we will do: concrete, before and after, one thing at a time (S3.23, S3.25)."""

import re
from collections.abc import Iterator

from amparo.domain.plan.checks.alike import alike
from amparo.domain.plan.checks.finding import FOLD_GAPS_ABOVE, Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.terms import ProtocolKind

TEXT_LONG = 160
DEEDS_MANY = 3
MEASURES_MANY = 30
FAMILY_SAID_MIN = 3


def _none(reading: Reading) -> Iterator[Found]:
    if not reading.kept:
        yield Found()


def _no_reactive(reading: Reading) -> Iterator[Found]:
    """Not if some text may say so in a language nobody here reads."""
    told = all(m.mode is not None for m in reading.kept) or reading.lexicon.known
    emergencies = any(p.kind is ProtocolKind.EMERGENCY for p in reading.plan.protocols)
    if reading.kept and told and not emergencies and not any(map(reading.reactive, reading.kept)):
        yield Found()


def _no_preventive(reading: Reading) -> Iterator[Found]:
    if reading.kept and not any(map(reading.preventive, reading.kept)):
        yield Found()


def _one_sided_threats(reading: Reading) -> Iterator[tuple[str, str]]:
    """(threat, missing side), only where every measure against it says when it acts, and the plan has the other side."""
    sides = {True: any(map(reading.reactive, reading.kept)), False: any(map(reading.preventive, reading.kept))}
    answered = {threat for p in reading.plan.protocols if p.kind is ProtocolKind.EMERGENCY for threat in p.threats}
    for threat in reading.selected:
        against = reading.measures_against.get(threat.id, ())
        if not against or any(measure.mode is None for measure in against):
            continue
        if sides[True] and threat.id not in answered and not any(map(reading.reactive, against)):
            yield threat.id, "reactive"
        if sides[False] and not any(map(reading.preventive, against)):
            yield threat.id, "preventive"


def _threat_without_reactive(reading: Reading) -> Iterator[Found]:
    yield from (Found(threat) for threat, missing in _one_sided_threats(reading) if missing == "reactive")


def _threat_without_preventive(reading: Reading) -> Iterator[Found]:
    yield from (Found(threat) for threat, missing in _one_sided_threats(reading) if missing == "preventive")


def _kind_not_set(reading: Reading) -> Iterator[Found]:
    if any(measure.mode for measure in reading.kept):
        yield from (Found(measure.id) for measure in reading.kept if measure.mode is None)


def _serves_nothing(reading: Reading) -> Iterator[Found]:
    if any(measure.objectives for measure in reading.kept):
        yield from (Found(measure.id) for measure in reading.open if not measure.objectives)


def _vague(reading: Reading) -> Iterator[Found]:
    """Vague from its first words, or vague in passing ("if possible"); a stated proof makes up for either."""
    for measure in reading.open:
        words = reading.words(measure.text)
        if not measure.evidence.strip() and ("vague" in words.opening or "half-hearted" in words.signs):
            yield Found(measure.id)


def _several(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        words = reading.words(measure.text)
        if len(measure.text) > TEXT_LONG or words.parts > 1 or len(words.verbs) >= DEEDS_MANY:
            yield Found(measure.id)


def _reads_as_objective(reading: Reading) -> Iterator[Found]:
    for measure in reading.open:
        words = reading.words(measure.text)
        if "wish" in words.opening and not words.verbs:
            yield Found(measure.id)


def _alike(reading: Reading) -> Iterator[Found]:
    yield from alike(reading.kept, reading)


def _many(reading: Reading) -> Iterator[Found]:
    if len(reading.open) > MEASURES_MANY:
        yield Found(params={"count": len(reading.open), "most": MEASURES_MANY})


def _without_proof(reading: Reading) -> Iterator[Found]:
    if any(measure.evidence for measure in reading.kept):
        yield from (Found(measure.id) for measure in reading.open if not measure.evidence.strip())


def _training_for_whom(reading: Reading) -> Iterator[Found]:
    """Only if the plan names takers somewhere; where it never does, that is one question for all."""
    if not any(measure.helpers or measure.groups for measure in reading.kept):
        return
    for measure in reading.open:
        told = measure.helpers or measure.groups or measure.evidence.strip()
        if "train" in reading.words(measure.text).verbs and not told:
            yield Found(measure.id)


def _never_restored(reading: Reading) -> Iterator[Found]:
    """One question for all back-ups, unless some measure tries to get something back."""
    told = (text for measure in reading.kept for text in (measure.text, measure.evidence))
    if any("restore" in reading.words(text).signs for text in told):
        return
    first = next((m for m in reading.kept if "backup" in reading.words(m.text).verbs), None)
    if first is not None:
        yield Found(first.id)


def _without_keeper(reading: Reading) -> Iterator[Found]:
    """Something is installed, and nothing in the plan keeps anything up to date."""
    if any("maintain" in reading.words(measure.text).signs for measure in reading.kept):
        return
    yield from (Found(m.id) for m in reading.open if "install" in reading.words(m.text).verbs)


def _dead_tool(reading: Reading) -> Iterator[Found]:
    """Names as they are written: a panic button on the wall is not the app Panic Button."""
    everything = "\n".join(text for _, text in reading.texts)
    for tool, year in reading.lexicon.dead_tools.items():
        if tool in everything:
            name = re.compile(rf"\b{re.escape(tool)}\b")
            told = dict.fromkeys(where for where, text in reading.texts if tool in text and name.search(text))
            yield from (Found(where, {"tool": tool, "year": year}) for where in told)


def _one_family(reading: Reading) -> Iterator[Found]:
    families = [measure.family for measure in reading.kept]
    if len(families) >= FAMILY_SAID_MIN and None not in families and len(set(families)) == 1:
        yield Found(params={"family": str(families[0])})


def _outside_not_asked(reading: Reading) -> Iterator[Found]:
    """A "no" always; silence only where it is said of others whether they agreed."""
    asked = any(body.agreed is not None for measure in reading.kept for body in measure.outside)
    for measure in reading.open:
        unsure = tuple(body.name for body in measure.outside if not body.agreed)
        if unsure and asked:
            yield Found(measure.id, {"names": unsure})


THEME = Theme.MEASURES
WARN, HINT, BLOCKS = Severity.WARN, Severity.HINT, Severity.BLOCKS
ALL = ("measures", "protocols")
RULES = (
    Rule("no-measures", BLOCKS, THEME, ("P3", "S3.25"), _none, mend_at="measures", about=("measures",)),
    Rule("no-reactive-measure", BLOCKS, THEME, ("P9", "S3.33"), _no_reactive, mend_at="measures", about=ALL),
    Rule("no-preventive-measure", BLOCKS, THEME, ("P9", "S3.33"), _no_preventive, mend_at="measures", about=ALL),
    Rule("threat-without-reactive", WARN, THEME, ("P9", "O208"), _threat_without_reactive, mend_at="measures"),
    Rule("threat-without-preventive", WARN, THEME, ("P9", "O209"), _threat_without_preventive, mend_at="measures"),
    Rule("dead-tool", WARN, THEME, ("P36",), _dead_tool, mend_at="text"),
    Rule("vague-measure", WARN, THEME, ("P18",), _vague, mend_at="text"),
    Rule("outside-body-not-asked", WARN, THEME, ("P28", "M319"), _outside_not_asked, mend_at="outside"),
    Rule("serves-no-objective", WARN, THEME, ("R412", "O211", "I1"), _serves_nothing, mend_at="objectives"),
    Rule("too-many-measures", WARN, THEME, ("P20",), _many, mend_at="measures", about=("measures",)),
    Rule("measures-alike", WARN, THEME, ("M313",), _alike, mend_at="text"),
    Rule("one-strategy-only", WARN, THEME, ("P30",), _one_family, mend_at="family", about=("measures",)),
    Rule("several-deeds-in-one", HINT, THEME, ("M312", "P20"), _several, mend_at="text", fold_above=FOLD_GAPS_ABOVE),
    Rule("back-up-never-restored", HINT, THEME, ("M316",), _never_restored, mend_at="evidence"),
    Rule("nobody-keeps-it-up", HINT, THEME, ("M317",), _without_keeper, mend_at="text", fold_above=1),
    Rule("training-for-whom", HINT, THEME, ("M315",), _training_for_whom, mend_at="helpers"),
    Rule("measure-reads-as-objective", HINT, THEME, ("P17",), _reads_as_objective, mend_at="text"),
    Rule("before-or-after-not-said", HINT, THEME, ("M318",), _kind_not_set, mend_at="mode", fold_above=1),
    Rule("no-proof", HINT, THEME, ("M314",), _without_proof, mend_at="evidence", fold_above=FOLD_GAPS_ABOVE),
)
