"""The words of every question about readiness, by its code."""

from collections.abc import Mapping

from amparo.wording.questions.words import Words
from amparo.wording.readiness import alert, decisions, people, practice, tasks

WORDS: Mapping[str, Words] = {**decisions.WORDS, **people.WORDS, **tasks.WORDS, **alert.WORDS, **practice.WORDS}
