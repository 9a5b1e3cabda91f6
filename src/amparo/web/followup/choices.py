"""What somebody may answer, in one touch each."""

from amparo.domain.workshop.nextsteps import StepState, WhyNot
from amparo.wording.terms import say_term


def states(language: str) -> list[tuple[str, str]]:
    return [(state.value, say_term(state, language)) for state in (StepState.DONE, StepState.STARTED)]


def reasons(language: str) -> list[tuple[str, str]]:
    """Each of them says: not done."""
    return [(why.value, say_term(why, language)) for why in WhyNot]
