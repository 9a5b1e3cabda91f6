"""The six steps of drafting a plan in words: what each asks, and what is still open at it."""

from collections.abc import Mapping
from typing import NamedTuple

from amparo.domain.plan.drafting import Step
from amparo.domain.plan.model import Plan
from amparo.domain.plan.still_open import THREATS_MANY, Code, Open
from amparo.domain.plan.structure import index
from amparo.domain.plan.terms import Aim
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.terms import say_term


class Asked(NamedTuple):
    name: str
    question: str
    hint: str


STEPS: Mapping[Step, Asked] = {
    Step.THREATS: Asked(
        N_("What could happen"),
        N_("What could happen, and what do we work on now?"),
        N_("What would be worst, or what fits best to where we are weak. Few are better than many."),
    ),
    Step.VULNERABILITIES: Asked(
        N_("What makes it worse"),
        N_("What makes each of these likelier, or worse?"),
        N_("Look at each again. Not everything matters for everything; what does not matter here is left out."),
    ),
    Step.CAPACITIES: Asked(
        N_("What we have"),
        N_("What do we already have against each of these?"),
        N_("Neighbours, habits, people who come when we call. Look at each again."),
    ),
    Step.OBJECTIVES: Asked(
        N_("What we want"),
        N_("What do we want instead?"),
        N_("First about what could happen, then about each thing that makes it worse: even so, what shall not happen?"),
    ),
    Step.MEASURES: Asked(
        N_("What we will do"),
        N_("What will we do so that it does not happen, and once it has?"),
        N_("Both for each. Whether a line is something to want or to do matters little, if it is useful and concrete."),
    ),
    Step.LIST: Asked(
        N_("Who and by when"),
        N_("Who does it, what does it cost, until when?"),
        N_("One name for each. Five that will be done beat thirty that will not."),
    ),
}

INVENTED = N_("This case is invented. Homework: walk the same six steps with your own, in your organisation.")
HOMEWORK = N_("Homework from the workshop: the six steps with our own cases")
EXAMPLE = N_("In the invented case")

OPEN: Mapping[Code, str] = {
    Code.NO_THREAT: N_("Nothing is chosen yet."),
    Code.MANY_THREATS: N_("More than {many} at once. Which of them could wait?"),
    Code.NO_VULNERABILITY: N_("What makes this worse? {it}"),
    Code.NO_CAPACITY: N_("What do we have against this? {it}"),
    Code.NOT_LOOKED_AT: N_("Not looked at again yet: {it}"),
    Code.NO_OBJECTIVE: N_("What do we want instead of this? {it}"),
    Code.VULNERABILITY_UNANSWERED: N_("Nothing is wanted about this yet, and no reason says why it stays: {it}"),
    Code.AIM_MISSING: N_("No line serves this aim: {it}"),
    Code.NOTHING_PREVENTS: N_("What do we do before, for this? {it}"),
    Code.NOTHING_AFTERWARDS: N_("What do we do once it has happened, for this? {it}"),
    Code.DEALT: N_("Your group was given this, and it is put aside: {it}"),
    Code.NOTHING_DONE: N_("Nothing is done about this yet: {it}"),
    Code.NOT_ONE: N_("One answers for it, the others help. Which one? {it}"),
    Code.NOBODY: N_("Who does it? {it}"),
    Code.NO_COST: N_("What does it cost? {it}"),
    Code.NO_TIME: N_("Until when? {it}"),
}


def say_step(step: Step, language: str) -> Asked:
    return Asked(*(gettext_in(language, text) for text in STEPS[step]))


def say_open(found: Open, plan: Plan, language: str) -> str:
    it = say_term(Aim(found.where), language) if found.code is Code.AIM_MISSING else _text(plan, found.where)
    return gettext_in(language, OPEN[found.code]).format(it=it, many=THREATS_MANY)


def _text(plan: Plan, where: str) -> str:
    item = index(plan).get(where)
    return str(getattr(item, "text", ""))
