"""The question that comes weeks after a workshop, word for word: short, in the reader's language, and about nothing.

Whoever looks over a shoulder learns neither what was promised, nor where, nor among whom.
"""

from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.messages import SUBJECT, TEXTS
from amparo.wording.texts import Frame, arranged, plain

# Translators: these go out as SMS; choose words without accents where your language allows it, and say nothing of a workshop.
HOW = N_("How did it go?")
REPLY = N_("Reply 1 = done, 2 = begun, 3 = not done.")


def texts(way: Way, link: str, language: str) -> tuple[str, ...]:
    """By text message one character answers it; over the other ways the link does."""
    by_text = way is Way.SMS
    said = [gettext_in(language, HOW), *([gettext_in(language, REPLY)] if by_text else []), *([link] if link else [])]
    one_text = way not in TEXTS
    return arranged([plain(" ".join(said[:2])), *said[2:]] if by_text else said, Frame(), one_text=one_text)


def subject(language: str) -> str:
    return gettext_in(language, SUBJECT)
