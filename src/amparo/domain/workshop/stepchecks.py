"""Is a next step specific, and can it be done? Asked as questions, never marked (S2.12, P35).

Rules read words with the lexicon of the language; where nobody described the language yet, those that need it are silent.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from amparo.domain import checks
from amparo.domain.checks import FOLD_GAPS_ABOVE, Finding, Found, Questions, Severity, Theme
from amparo.domain.plan.checks.lexicon import Lexicon
from amparo.domain.plan.checks.text import reader
from amparo.domain.plan.checks.who import Who, who
from amparo.domain.workshop.nextsteps import Adaptation, Focus, NextStep, NextSteps, Reach, items, steps_of

WHOLE = "next-steps"
FAR = timedelta(days=92)
MANY_FOR_ONE = 4
NOBODY = (Who.EVERYBODY, Who.EITHER, Who.GROUP)


class Reading:
    """One list of next steps, one day, one language."""

    def __init__(self, whole: NextSteps, today: date, lexicon: Lexicon) -> None:
        self.whole, self.today = whole, today
        self.reader = reader(lexicon)
        self.ours = tuple(step for step in whole.steps if step.internal and step.open)
        self.others = tuple(step for step in whole.steps if not step.internal)

    def signs(self, text: str) -> frozenset[str]:
        return self.reader.read(text).signs


Rule = checks.Rule[NextSteps, Reading]


def _nobody(reading: Reading) -> Iterator[Found]:
    yield from (Found(step.id) for step in reading.ours if not step.by.strip())


def _not_one(reading: Reading) -> Iterator[Found]:
    """An organisation may promise; "everybody" and "A or B" may not."""
    for step in reading.ours:
        if step.by.strip() and who(step.by, reading.reader, frozenset()) in NOBODY:
            yield Found(step.id, {"words": step.by})


def _no_day(reading: Reading) -> Iterator[Found]:
    yield from (Found(step.id) for step in reading.ours if step.on is None)


def _no_when(reading: Reading) -> Iterator[Found]:
    """ "When I am back, I will ..." is done far more often than "I will ..."."""
    yield from (Found(step.id) for step in reading.ours if not step.when.strip())


def _no_first_act(reading: Reading) -> Iterator[Found]:
    yield from (Found(step.id) for step in reading.ours if not step.first_act.strip())


def _vague(reading: Reading) -> Iterator[Found]:
    for step in reading.whole.steps:
        if step.open and "vague" in reading.signs(step.text):
            yield Found(step.id)


def _far(reading: Reading) -> Iterator[Found]:
    start = reading.whole.held_on or reading.today
    for step in reading.ours:
        if step.on and step.on > start + FAR:
            yield Found(step.id, {"day": step.on})


def _late(reading: Reading) -> Iterator[Found]:
    for step in reading.ours:
        if step.on and step.on < reading.today:
            yield Found(step.id, {"day": step.on})


def _many_for_one(reading: Reading) -> Iterator[Found]:
    carried = Counter(step.by.strip() for step in reading.ours if step.by.strip())
    for name, count in sorted(carried.items()):
        if count > MANY_FOR_ONE:
            ids = tuple(sorted(step.id for step in reading.ours if step.by.strip() == name))
            yield Found(params={"owner": name, "count": count, "items": ids})


def _no_addressee(reading: Reading) -> Iterator[Found]:
    yield from (Found(step.id) for step in reading.others if not step.addressee.strip())


def _no_audience(reading: Reading) -> Iterator[Found]:
    yield from (Found(point.id) for point in reading.whole.advocacy if not point.audience.strip())


def _leads_nowhere(reading: Reading) -> Iterator[Found]:
    for recommendation in reading.whole.recommendations:
        points = any(point.recommendation == recommendation.id for point in reading.whole.advocacy)
        if not points and not steps_of(reading.whole, recommendation.id):
            yield Found(recommendation.id)


def _comes_from_nowhere(reading: Reading) -> Iterator[Found]:
    if reading.whole.recommendations:
        yield from (Found(step.id) for step in reading.whole.steps if step.recommendation is None)


def _nothing_of_ours(reading: Reading) -> Iterator[Found]:
    if reading.whole.steps and not any(step.internal for step in reading.whole.steps):
        yield Found()


def _no_well_being(reading: Reading) -> Iterator[Found]:
    if reading.whole.steps and not _any(reading.whole, Focus.WELL_BEING):
        yield Found()


def _no_solidarity(reading: Reading) -> Iterator[Found]:
    if Adaptation.SOLIDARITY in reading.whole.adapted and not _any(reading.whole, Focus.SOLIDARITY):
        yield Found()


def _no_advocacy(reading: Reading) -> Iterator[Found]:
    if Adaptation.ADVOCACY in reading.whole.adapted and not reading.whole.advocacy:
        yield Found()


def _no_recommendation(reading: Reading) -> Iterator[Found]:
    if Adaptation.RECOMMENDING in reading.whole.adapted and not reading.whole.recommendations:
        yield Found()


def _outside_though_ours(reading: Reading) -> Iterator[Found]:
    if Adaptation.ONLY_OURS in reading.whole.adapted:
        yield from (Found(step.id) for step in reading.whole.steps if not _is_ours(step))


def _is_ours(step: NextStep) -> bool:
    return step.internal and step.reach is Reach.OURSELVES


def _any(whole: NextSteps, focus: Focus) -> bool:
    return any(each.focus is focus for each in whole.recommendations) or any(s.focus is focus for s in whole.steps)


WARN, HINT = Severity.WARN, Severity.HINT
GAPS = FOLD_GAPS_ABOVE
ALL = (
    Rule("step-nobody", WARN, Theme.PEOPLE, ("P35", "S2.3"), _nobody, mend_at="by", fold_above=GAPS),
    Rule("step-no-day", WARN, Theme.TIME, ("P35", "S2.12"), _no_day, mend_at="on", fold_above=GAPS),
    Rule("step-no-first-act", WARN, Theme.MEASURES, ("S2.12",), _no_first_act, mend_at="first_act", fold_above=GAPS),
    Rule("step-no-addressee", WARN, Theme.PEOPLE, ("P35", "S2.9"), _no_addressee, mend_at="addressee", fold_above=GAPS),
    Rule("point-no-audience", WARN, Theme.PEOPLE, ("P35", "S2.5"), _no_audience, mend_at="audience", fold_above=GAPS),
    Rule("no-well-being", WARN, Theme.CARE, ("P27", "S2.11"), _no_well_being, mend_at="steps", about=("steps",)),
    Rule("step-not-one", WARN, Theme.PEOPLE, ("P11", "S2.3"), _not_one, mend_at="by"),
    Rule("step-vague", WARN, Theme.MEASURES, ("P18", "S2.12"), _vague, mend_at="text"),
    Rule("step-late", WARN, Theme.FOLLOW_UP, ("M14",), _late, mend_at="state"),
    Rule("many-for-one", WARN, Theme.PEOPLE, ("P19", "S2.12"), _many_for_one, mend_at="by", about=("steps",)),
    Rule("nothing-of-ours", WARN, Theme.MEASURES, ("S2.9",), _nothing_of_ours, mend_at="steps", about=("steps",)),
    Rule("leads-nowhere", WARN, Theme.FOLLOW_UP, ("S2.10", "M19"), _leads_nowhere, mend_at="steps"),
    Rule("step-far", HINT, Theme.TIME, ("P21", "S2.12"), _far, mend_at="on"),
    Rule("step-no-when", HINT, Theme.TIME, ("S2.12",), _no_when, mend_at="when", fold_above=GAPS),
    Rule("comes-from-nowhere", HINT, Theme.FOLLOW_UP, ("S2.10",), _comes_from_nowhere, mend_at="recommendation"),
    Rule("no-solidarity", HINT, Theme.CARE, ("S2.6",), _no_solidarity, mend_at="steps", about=("steps",)),
    Rule("no-advocacy", HINT, Theme.PEOPLE, ("S2.5",), _no_advocacy, mend_at="advocacy", about=("advocacy",)),
    Rule(
        "no-recommendation",
        HINT,
        Theme.ANALYSIS,
        ("S2.7",),
        _no_recommendation,
        mend_at="recommendations",
        about=("recommendations",),
    ),
    Rule("outside-though-ours", HINT, Theme.MEASURES, ("S2.4",), _outside_though_ours, mend_at="reach"),
)
RULES = {rule.code: rule for rule in ALL}
QUESTIONS: Questions[NextSteps, Reading] = Questions(RULES, items, WHOLE)


def check(whole: NextSteps, today: date, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Every question, most important first. Takes time in proportion to the list."""
    return QUESTIONS.ask(whole, Reading(whole, today, lexicon), ALL)
