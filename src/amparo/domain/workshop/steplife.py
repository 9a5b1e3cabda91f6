"""The life of a next step. No arrow reads a clock; each returns the next value or refuses with NotNow.

commit     PROPOSED               -> COMMITTED     somebody says: I will; with a day and the first act (S2.3)
start      COMMITTED              -> STARTED
finish     COMMITTED, STARTED     -> DONE
let_go     COMMITTED, STARTED     -> NOT_DONE      and why; a reason in one touch is enough
follow_up  DONE, NOT_DONE         -> FOLLOWED_UP   what was learned
take_up    NOT_DONE, FOLLOWED_UP  -> COMMITTED     again, for another day; who did it need not
"""

from collections.abc import Mapping, Set
from datetime import date

from msgspec.structs import replace

from amparo.domain.refusals import NeedsReason, NotNow
from amparo.domain.workshop.nextsteps import NextStep, StepState, WhyNot

FROM: Mapping[str, Set[StepState]] = {
    "commit": {StepState.PROPOSED},
    "start": {StepState.COMMITTED},
    "finish": {StepState.COMMITTED, StepState.STARTED},
    "let_go": {StepState.COMMITTED, StepState.STARTED},
    "follow_up": {StepState.DONE, StepState.NOT_DONE},
    "take_up": {StepState.NOT_DONE, StepState.FOLLOWED_UP},
}


def commit(step: NextStep, by: str, on: date, first_act: str) -> NextStep:
    """Nobody is committed by others: `by` says who promised, and the first act is small enough to begin with."""
    said = replace(step, by=_said(by), on=on, first_act=_said(first_act))
    return _to(said, "commit", StepState.COMMITTED)


def start(step: NextStep) -> NextStep:
    return _to(step, "start", StepState.STARTED)


def finish(step: NextStep) -> NextStep:
    return _to(step, "finish", StepState.DONE)


def let_go(step: NextStep, why: WhyNot, words: str = "") -> NextStep:
    """Not done. NOT_SAID is an answer, too: nobody has to explain themselves."""
    return replace(_to(step, "let_go", StepState.NOT_DONE), why_not=why, why_words=words)


def follow_up(step: NextStep, learned: str = "") -> NextStep:
    return replace(_to(step, "follow_up", StepState.FOLLOWED_UP), learned=learned)


def take_up(step: NextStep, on: date) -> NextStep:
    """Another day for it; what kept it from being done then is over."""
    return replace(_to(step, "take_up", StepState.COMMITTED), on=on, why_not=None, why_words="")


def _to(step: NextStep, act: str, state: StepState) -> NextStep:
    if step.state not in FROM[act]:
        raise NotNow
    return replace(step, state=state)


def _said(words: str) -> str:
    if not words.strip():
        raise NeedsReason
    return words
