"""Next steps while the room is open: each is a row of its own, private to its seat until it is shown; what the room gathers."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from amparo.domain.part import Line, Part
from amparo.domain.workshop.drill.terms import Cause
from amparo.domain.workshop.nextsteps import Doer, NextStep, NextSteps, Recommendation
from amparo.domain.workshop.steplife import commit

COUNTED_MAX = 1_000


class Promise(Part, frozen=True, kw_only=True):
    """`organisation`: the code of its writer's, where several share the room: the others do not see it."""

    step: NextStep
    organisation: Line = ""


class Gathered(Part, frozen=True, kw_only=True):
    """What the room as a whole holds about its next steps, without the steps: those stay with whoever said them.

    `aloud`, `silent`: how many read a step aloud in the closing, and how many would rather not. Numbers, no names.
    """

    whole: NextSteps = NextSteps()
    aloud: Annotated[int, Meta(ge=0, le=COUNTED_MAX)] = 0
    silent: Annotated[int, Meta(ge=0, le=COUNTED_MAX)] = 0


def said(step: NextStep, name: str, organisation: str = "") -> NextStep:
    """A commitment where somebody says by which day and how they begin; else a proposal, about which is asked on.

    What "we" do is promised by the organisation, where it has a word of its own (S2.3).
    """
    by = "" if step.doer is Doer.OTHERS else (step.doer is Doer.WE and organisation) or name
    if by and step.on and step.first_act:
        return commit(step, by, step.on, step.first_act)
    return replace(step, by=by)


def together(gathered: Gathered, promises: tuple[Promise, ...]) -> NextSteps:
    """One list. A step whose recommendation is gone stays, and leads back to nothing."""
    known = {each.id for each in gathered.whole.recommendations}
    steps = tuple(
        promise.step if promise.step.recommendation in known else replace(promise.step, recommendation=None)
        for promise in promises
    )
    return replace(gathered.whole, steps=steps)


def may_read(recommendation: Recommendation, organisations: dict[str, str], organisation: str) -> bool:
    """Put together from notes of theirs, or of nobody's in particular. `organisations`: of each note."""
    return all(organisations.get(note, "") in ("", organisation) for note in recommendation.notes)


def theme_of(recommendations: tuple[Recommendation, ...], cause: Cause | None) -> str | None:
    """The recommendation that answers gaps of this cause, if the room has one."""
    return next((each.id for each in recommendations if cause and each.cause is cause), None)


def counted(gathered: Gathered, *, aloud: int = 0, silent: int = 0) -> Gathered:
    """One more, or one fewer that was counted by mistake."""
    return replace(
        gathered,
        aloud=max(0, min(gathered.aloud + aloud, COUNTED_MAX)),
        silent=max(0, min(gathered.silent + silent, COUNTED_MAX)),
    )


def for_readers_of(
    gathered: Gathered, promises: tuple[Promise, ...], organisations: dict[str, str], organisation: str
) -> NextSteps:
    """The same list for somebody of one organisation: nothing of another one stands in it."""
    theirs = tuple(each for each in promises if each.organisation in ("", organisation))
    readable = tuple(each for each in gathered.whole.recommendations if may_read(each, organisations, organisation))
    return together(replace(gathered, whole=replace(gathered.whole, recommendations=readable)), theirs)
