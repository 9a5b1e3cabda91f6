"""A finding becomes sentences in the reader's language: a question to the group, never an accusation."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from amparo.domain.checks import Questions
from amparo.domain.checks.finding import POINTERS, Value
from amparo.domain.pact import readiness
from amparo.domain.pact import structure as of_pacts
from amparo.domain.pact.model import Pact
from amparo.domain.pact.terms import Audience, FactKind, Way
from amparo.domain.plan import checks
from amparo.domain.plan import structure as of_plans
from amparo.domain.plan.checks import Finding, Theme
from amparo.domain.plan.model import Every, Measure, Plan, Schedule
from amparo.domain.plan.terms import Unit
from amparo.domain.workshop import checks as of_sessions
from amparo.domain.workshop import nextsteps, stepchecks
from amparo.domain.workshop.nextsteps import NextSteps
from amparo.domain.workshop.session import Session
from amparo.wording.catalogue import N_, gettext_in, ngettext_in
from amparo.wording.differences import name_of
from amparo.wording.questions import words_of
from amparo.wording.questions.topics import THEMES, TOPICS, VALUES
from amparo.wording.questions.words import Words
from amparo.wording.readiness import WORDS as READINESS
from amparo.wording.session_questions import WORDS as SESSIONS
from amparo.wording.shortened import shortened
from amparo.wording.step_questions import WORDS as STEP_WORDS
from amparo.wording.terms import say_amount, say_day, say_schedule, say_term

ITEM_SHOWN_MAX = 70
NAMED_MAX = 3
NAMED = N_("“{text}”")
THE_PLAN = N_("The plan as a whole")
THE_PACT = N_("The PACT as a whole")
THE_SESSION = N_("The session as a whole")
THE_STEPS = N_("The next steps as a whole")
LOOK_AT_EACH = N_("Would you look at each of these: {items}?")
LIST_SEPARATOR = N_("; ")

Asked = Plan | Pact | Session | NextSteps

TERM_PARAMS: Mapping[str, type[StrEnum]] = {"ways": Way, "audiences": Audience, "kinds": FactKind}
"""Params that are words of a PACT."""


class Told(Struct, frozen=True, kw_only=True):
    """Ready to be read. `repair` is the label of the one step, empty where there is none."""

    title: str
    where: str
    why: str
    question: str
    repair: str
    source: str


def tell(finding: Finding, document: Asked, language: str, names: Mapping[str, str] | None = None) -> Told:
    """The sentences of a finding. Raises KeyError for a code that is not in the catalogue."""
    return Teller(document, language, names).tell(finding)


def theme_name(theme: Theme, language: str) -> str:
    return gettext_in(language, THEMES[theme.value])


class Teller:
    """Tells many findings of one document: its items are looked up once. `names`: of what a finding misses in it."""

    def __init__(self, document: Asked, language: str, names: Mapping[str, str] | None = None) -> None:
        self.language = language
        self.names = names or {}
        self.items: Mapping[str, Struct]
        self.questions: Questions[Any, Any]
        match document:
            case Plan():
                self.items, self.whole = of_plans.index(document), THE_PLAN
                self.questions = checks.QUESTIONS
            case Pact():
                self.items, self.whole = of_pacts.index(document), THE_PACT
                self.questions = readiness.QUESTIONS
            case Session():
                self.items = {each.id: each for each in of_sessions.asked_about(document)}
                self.whole, self.questions = THE_SESSION, of_sessions.QUESTIONS
            case NextSteps():
                self.items, self.whole = nextsteps.index(document), THE_STEPS
                self.questions = stepchecks.QUESTIONS

    def tell(self, finding: Finding) -> Told:
        words = self._words(finding)
        said = self._said(finding)
        question = words.question
        if finding.whole and finding.items and "{" in words.title + words.why + question:
            return self._told_together(finding, said)
        return Told(
            title=self._filled(words.title, said),
            where=self.where(finding),
            why=self._filled(words.why, said),
            question=self._filled(question, said),
            repair=self._filled(words.repair, said) if words.repair and self.questions.has_repair(finding) else "",
            source=", ".join(self.questions.rules[finding.code].sources),
        )

    def where(self, finding: Finding) -> str:
        """The item's own text, shortened; several of them; or the whole."""
        return self._named(finding.items) if finding.items else gettext_in(self.language, self.whole)

    def _words(self, finding: Finding) -> Words:
        if self.whole == THE_PLAN:
            return words_of(finding.code)
        return {THE_PACT: READINESS, THE_SESSION: SESSIONS, THE_STEPS: STEP_WORDS}[self.whole][finding.code]

    def _told_together(self, finding: Finding, said: dict[str, str]) -> Told:
        """Many of one kind: what differs from one to the next is left out."""
        words = self._words(finding)
        plain = [text for text in (words.title, words.why, words.question) if "{" not in text]
        together = self._filled(LOOK_AT_EACH, said)
        return Told(
            title=gettext_in(self.language, plain[0]) if plain else together,
            where=self.where(finding),
            why=gettext_in(self.language, words.why) if words.why in plain else "",
            question=together if words.question not in plain else gettext_in(self.language, words.question),
            repair="",
            source=", ".join(self.questions.rules[finding.code].sources),
        )

    def _filled(self, msgid: str, said: dict[str, str]) -> str:
        return gettext_in(self.language, msgid).format(**said)

    def _said(self, finding: Finding) -> dict[str, str]:
        said = {name: self._value(name, value) for name, value in finding.params.items()}
        said["theme"] = theme_name(finding.theme, self.language)
        if "unit" in finding.params:
            count, unit = int(str(finding.params["count"])), Unit(str(finding.params["unit"]))
            said["rhythm"] = self._when(Every(count=count, unit=unit))
        for name, item_id in (("", finding.where), *finding.params.items()):
            item = self.items.get(item_id) if isinstance(item_id, str) else None
            if isinstance(item, Measure) and item.schedule is not None:
                said[f"{name}_when" if name else "when"] = self._when(item.schedule)
        return said

    def _when(self, schedule: Schedule) -> str:
        return say_schedule(schedule, self.language)

    def _value(self, name: str, value: Value) -> str:
        if isinstance(value, date):
            return say_day(value, self.language)
        if name in POINTERS and isinstance(value, str):
            return self._text(value)
        if name in POINTERS or name == "items":
            assert isinstance(value, tuple)
            return self._named(value)
        if isinstance(value, tuple):
            return gettext_in(self.language, LIST_SEPARATOR).join(self._word(name, each) for each in value)
        return say_amount(value, self.language) if isinstance(value, Decimal) else self._word(name, str(value))

    def _word(self, name: str, value: str) -> str:
        if name in TERM_PARAMS:
            return say_term(TERM_PARAMS[name](value), self.language)
        if name == "before" and value in self.names:
            return self._filled(NAMED, {"text": self.names[value]})
        msgid = TOPICS[value] if name == "topics" else VALUES.get((name, value))
        return gettext_in(self.language, msgid) if msgid else value

    def _named(self, ids: tuple[str, ...]) -> str:
        texts = [self._filled(NAMED, {"text": self._text(item_id)}) for item_id in ids[:NAMED_MAX]]
        if more := len(ids) - len(texts):
            texts.append(ngettext_in(self.language, "and {n} more", "and {n} more", more).format(n=more))
        return gettext_in(self.language, LIST_SEPARATOR).join(texts)

    def _text(self, item_id: str) -> str:
        item = self.items.get(item_id)
        return shortened(name_of(item, self.language) if item else item_id, ITEM_SHOWN_MAX)
