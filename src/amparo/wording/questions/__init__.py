"""The words of every check, by its code."""

from collections.abc import Mapping

from amparo.wording.questions import deeds, means, threats, topics
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {**threats.WORDS, **deeds.WORDS, **means.WORDS}


def words_of(code: str) -> Words:
    """The words of a rule; all rules about silence share theirs."""
    return topics.SILENT if code.startswith("silent-about-") else WORDS[code]
