"""The questions that write a first plan, which of them are still open, and "I am not sure" as an answer to any of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum

from msgspec.structs import replace

from amparo.domain.plan.edits import new_id, with_item
from amparo.domain.plan.model import ContextNote, Plan
from amparo.domain.plan.ticking import Say


class Question(IntEnum):
    """The questions that write the plan, numbered as the screens are."""

    WORRY = 4
    WORSE = 5
    HAVE = 6
    WANT = 7
    DO = 8
    WHO = 9
    LOOK = 10
    AGAIN = 11


def unsure_code(question: Question) -> str:
    return f"unsure.{question.name.lower()}"


def unsure(plan: Plan, question: Question, say: Say, today: date) -> Plan:
    """Kept as a note that this question is open; what was answered before stays."""
    if is_unsure(plan, question, say):
        return plan
    return with_item(
        plan,
        ContextNote(id=new_id(plan, ContextNote), text=say(unsure_code(question)), on=today),
    )


def is_unsure(plan: Plan, question: Question, say: Say) -> bool:
    return any(note.text == say(unsure_code(question)) for note in plan.context)


def answered(plan: Plan, question: Question, say: Say) -> Plan:
    return replace(
        plan,
        context=tuple(note for note in plan.context if note.text != say(unsure_code(question))),
    )


def open_question(plan: Plan, say: Say) -> Question | None:
    """The first question nobody has answered, not even with "not sure". None once the next look has its day.

    None too for a plan that was brought in: the questions begin by noting who writes, and it was never asked them.
    """
    if not plan.drafted_by or plan.review_on is not None or is_unsure(plan, Question.AGAIN, say):
        return None
    there: Mapping[Question, Sequence[object]] = {
        Question.WORRY: plan.threats,
        Question.WORSE: plan.vulnerabilities,
        Question.HAVE: plan.capacities,
        Question.WANT: plan.objectives,
        Question.DO: plan.measures,
    }
    return next(
        (q for q, found in there.items() if not found and not is_unsure(plan, q, say)),
        Question.WHO,
    )
