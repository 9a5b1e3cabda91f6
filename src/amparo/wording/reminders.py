"""The question that comes weeks after a workshop, word for word: short, in the reader's language, and about nothing.

Whoever looks over a shoulder learns neither what was promised, nor where, nor among whom.
"""

from amparo.channels.segments import count
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.messages import SUBJECT, TEXTS
from amparo.wording.texts import Frame, arranged, plain

# Translators: these go out as SMS; choose words without accents where your language allows it, and say nothing of a workshop.
HOW = N_("How did it go?")
REPLY = N_("Reply 1 = done, 2 = begun, 3 = not done.")
NO_MORE = N_("0 = no more messages.")


def texts(way: Way, link: str, language: str) -> tuple[str, ...]:
    """By text message one character answers it, and one more ends it; over the other ways the link does both."""
    said = _by_text(language) if way is Way.SMS else [gettext_in(language, HOW)]
    return arranged([*said, *([link] if link else [])], Frame(), one_text=way not in TEXTS)


def _by_text(language: str) -> list[str]:
    """In one text where the alphabet leaves room for it; else the way to end it stands beside the link."""
    how, reply, no_more = (plain(gettext_in(language, each)) for each in (HOW, REPLY, NO_MORE))
    whole = f"{how} {reply} {no_more}"
    return [whole] if count(whole).parts == 1 else [f"{how} {reply}", no_more]


def subject(language: str) -> str:
    return gettext_in(language, SUBJECT)
