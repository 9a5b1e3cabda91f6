"""What a workshop leaves behind: recommendations, their next steps at three levels, and the points to be made to others.

A recommendation is a theme; its next steps are the parts of it that somebody does; a step that somebody promised for a
day is a commitment (S2.3). Each step leads back to its recommendation. People stand here as they were called that day.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.faults import Fault, FaultCode
from amparo.domain.layout import Layout
from amparo.domain.part import Id, Language, Line, Part, Text
from amparo.domain.plan.model import LeftAsIs
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.domain.workshop.drill.terms import Cause


class Reach(StrEnum):
    """The three levels on which a recommendation can be carried out."""

    OURSELVES = "ourselves"
    MOVEMENT = "movement"
    INTERNATIONAL = "international"


class Doer(StrEnum):
    """I and we are internal, others are external (S2.9)."""

    I = "i"  # noqa: E741 - a value of the file, and the word people use
    WE = "we"
    OTHERS = "others"


class Focus(StrEnum):
    """What it is for. Well-being and solidarity stand beside security, not under it (S2.6, S2.11)."""

    SECURITY = "security"
    WELL_BEING = "well-being"
    SOLIDARITY = "solidarity"


class StepState(StrEnum):
    """Its life is drawn in `steplife`."""

    PROPOSED = "proposed"
    COMMITTED = "committed"
    STARTED = "started"
    DONE = "done"
    NOT_DONE = "not-done"
    FOLLOWED_UP = "followed-up"


class WhyNot(StrEnum):
    """Why a step was not done, in one touch; none of them is a fault of anybody."""

    NO_TIME = "no-time"
    TOO_BIG = "too-big"
    NOT_SAFE = "not-safe"
    WAITING = "waiting"
    NO_MEANS = "no-means"
    CHANGED = "changed"
    NOT_SAID = "not-said"


class Adaptation(StrEnum):
    """How the session was fitted to the group (S2.4 to S2.7)."""

    ONLY_OURS = "only-ours"
    ADVOCACY = "advocacy"
    SOLIDARITY = "solidarity"
    RECOMMENDING = "recommending"


class Readers(StrEnum):
    """For whom something is written up, each asked about apart."""

    PARTICIPANTS = "participants"
    ORGANISATIONS = "organisations"
    OUTSIDE = "outside"


class Shown(StrEnum):
    """What may stand in what is written up."""

    NAMES = "names"
    DAYS = "days"
    FIRST_ACTS = "first-acts"
    OURS = "ours"
    OTHERS = "others"
    ADVOCACY = "advocacy"


class Recommendation(Part, frozen=True, kw_only=True):
    """`notes`: ids of the notes of a board it was put together from. `cause`: of the gaps in a drill that it answers."""

    id: Id
    text: Text
    focus: Focus = Focus.SECURITY
    notes: tuple[Line, ...] = ()
    cause: Cause | None = None


class NextStep(Part, frozen=True, kw_only=True):
    """ "When I am back on Monday, I will call Tam about consent; first I look for the number."

    `by`: who promised it, a name for the day or an organisation. `addressee`: whom a step of others is asked of.
    `gap` and `cause`: what was missing in a drill, and why, where that is what it is for. `why_not` and `learned` are
    said at the follow-up.
    """

    id: Id
    text: Text
    recommendation: Id | None = None
    reach: Reach = Reach.OURSELVES
    doer: Doer = Doer.I
    focus: Focus = Focus.SECURITY
    by: Line = ""
    addressee: Line = ""
    when: Line = ""
    on: date | None = None
    first_act: Line = ""
    gap: Line = ""
    cause: Cause | None = None
    state: StepState = StepState.PROPOSED
    why_not: WhyNot | None = None
    why_words: Text = ""
    learned: Text = ""
    keep_from: tuple[Readers, ...] = ()

    @property
    def internal(self) -> bool:
        return self.doer is not Doer.OTHERS

    @property
    def open(self) -> bool:
        return self.state in (StepState.PROPOSED, StepState.COMMITTED, StepState.STARTED)


class AdvocacyPoint(Part, frozen=True, kw_only=True):
    """What is to be said, to whom, and where: a conference, a meeting (S2.5)."""

    id: Id
    text: Text
    audience: Line = ""
    occasion: Line = ""
    recommendation: Id | None = None
    keep_from: tuple[Readers, ...] = ()


class Decision(Part, frozen=True, kw_only=True):
    """The group's own decision about one kind of readers. Without one nothing is written up (S2.13).

    `appropriate`: asked whether these notes could harm somebody where they end up, the group said no. `covers`: marks of
    the very words that lay before the group when it decided; what is said later, or in other words, waits for a decision
    of its own. None: everything.
    """

    readers: Readers
    appropriate: bool = False
    consent: bool = False
    shows: tuple[Shown, ...] = ()
    on: date | None = None
    covers: tuple[Line, ...] | None = None


class NextSteps(Part, frozen=True, kw_only=True):
    """`struck`: words that the group wants to stand in nothing that is written up, wherever they occur."""

    title: Line = ""
    language: Language = "en"
    kind: WorkspaceKind = WorkspaceKind.REAL
    held_on: date | None = None
    review_on: date | None = None
    adapted: tuple[Adaptation, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    steps: tuple[NextStep, ...] = ()
    advocacy: tuple[AdvocacyPoint, ...] = ()
    decisions: tuple[Decision, ...] = ()
    struck: tuple[Line, ...] = ()
    left_as_is: tuple[LeftAsIs, ...] = ()


Item = Recommendation | NextStep | AdvocacyPoint
TEXTS = ("text", "by", "addressee", "when", "first_act", "gap", "audience", "occasion")
"""Fields in which somebody's own words stand, in whichever items have them."""
LISTS: Mapping[type[Item], str] = {Recommendation: "recommendations", NextStep: "steps", AdvocacyPoint: "advocacy"}
POINTERS: Mapping[type[Struct], Mapping[str, type[Item]]] = {
    NextStep: {"recommendation": Recommendation},
    AdvocacyPoint: {"recommendation": Recommendation},
}
LAYOUT: Layout[NextSteps, Item] = Layout(LISTS, POINTERS, {"advocacy": "p"})

index, new_id = LAYOUT.index, LAYOUT.new_id


def items(whole: NextSteps) -> Iterator[Item]:
    return LAYOUT.items(whole)


def faults_of(whole: NextSteps) -> tuple[Fault, ...]:
    """Repeated ids, pointers at nothing, two decisions about the same readers, and a "why not" where it was done."""
    return (*LAYOUT.faults_of(whole), *_decided_twice(whole), *_why_not_though(whole))


def _decided_twice(whole: NextSteps) -> Iterator[Fault]:
    seen: set[Readers] = set()
    for place, decision in enumerate(whole.decisions):
        if decision.readers in seen:
            yield Fault(
                code=FaultCode.REPEATED_KEY, path=f"decisions[{place}].readers", found=decision.readers, expected=""
            )
        seen.add(decision.readers)


def _why_not_though(whole: NextSteps) -> Iterator[Fault]:
    for place, step in enumerate(whole.steps):
        if step.why_not is not None and (step.open or step.state is StepState.DONE):
            yield Fault(code=FaultCode.WHY_NOT_THOUGH, path=f"steps[{place}].why_not", found=step.why_not)


def with_item(whole: NextSteps, item: Item) -> NextSteps:
    """The item added at the end of its list, or put in the place of the one with its id."""
    return held_together(LAYOUT.with_item(whole, item))


def without_item(whole: NextSteps, item_id: str) -> NextSteps:
    """Without it; the steps of a recommendation that goes stay, and lead back to nothing."""
    LAYOUT.standing_on(whole, item_id)
    return held_together(LAYOUT.without(whole, {item_id}))


def put_together(whole: NextSteps, recommendation: Recommendation) -> NextSteps:
    """Notes of a board taken into one recommendation; notes that already stand in it are not taken twice."""
    taken = next((each for each in whole.recommendations if each.text == recommendation.text), None)
    if taken is None:
        return with_item(whole, recommendation)
    notes = tuple(dict.fromkeys((*taken.notes, *recommendation.notes)))
    return with_item(whole, replace(taken, notes=notes))


def steps_of(whole: NextSteps, recommendation: str | None) -> tuple[NextStep, ...]:
    return tuple(step for step in whole.steps if step.recommendation == recommendation)


def reaches_offered(whole: NextSteps) -> tuple[Reach, ...]:
    """Where only their own steps are asked for, no other level is offered (S2.4)."""
    return (Reach.OURSELVES,) if Adaptation.ONLY_OURS in whole.adapted else tuple(Reach)


def doers_offered(whole: NextSteps) -> tuple[Doer, ...]:
    return (Doer.I, Doer.WE) if Adaptation.ONLY_OURS in whole.adapted else tuple(Doer)


def held_together(whole: NextSteps) -> NextSteps:
    if faults := faults_of(whole):
        raise DoesNotHoldTogether(faults)
    return whole
