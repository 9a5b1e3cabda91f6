"""Do the minutes, the order and the things to bring fit together? Nothing here ever forbids a session."""

from amparo.domain.checks import Finding, Questions
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.checks.catalogue import RULES
from amparo.domain.workshop.checks.reading import WHOLE_SESSION, Reading, asked_about
from amparo.domain.workshop.session import Session

QUESTIONS: Questions[Session, Reading] = Questions(RULES, asked_about, WHOLE_SESSION)


def check(session: Session) -> tuple[Finding, ...]:
    """Every finding, most important first, those left with a reason last."""
    return QUESTIONS.ask(session, Reading(session), RULES.values())


def alone(card: Card) -> Session:
    """A session of this one card: a card is asked about as if it were held on its own."""
    return Session(title=card.title, language=card.language, cards=(card,))
