"""Questions about a plan, and the form in which each can be mended."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from amparo.domain.plan.checks import RULES, WHOLE_PLAN, Finding, check
from amparo.domain.plan.model import Plan
from amparo.domain.plan.questions import Question
from amparo.domain.plan.structure import LISTS, Item, index
from amparo.web.document import findings
from amparo.web.document.findings import Asked, find, to
from amparo.web.first_run.screen import address
from amparo.wording.lexicons import lexicon

ACTS_FIELDS = frozenset({"approvals", "shared", "explained", "in_force_on", "reviews", "ended"})
STEP_FIELDS = frozenset({"status", "state", "reason"})
SUGGESTED = {
    "threats": "threat",
    "vulnerabilities": "vulnerability",
    "objectives": "objectives",
    "capacities": "builds_on",
}
"""List of the finding's item -> the field of a new part that points back at it."""

QUESTIONS = {
    "threats": Question.WORRY,
    "vulnerabilities": Question.WORSE,
    "capacities": Question.HAVE,
    "builds_on": Question.DO,
    "objectives": Question.WANT,
    "aim": Question.WANT,
    "measures": Question.DO,
    "family": Question.DO,
    "owner": Question.WHO,
    "schedule": Question.WHO,
    "review_on": Question.AGAIN,
}
"""Where the first run itself mends what concerns no single part."""


__all__ = ["Asked", "asked", "checked", "find", "looks", "mending"]


def checked(plan: Plan, today: date) -> tuple[Finding, ...]:
    return check(plan, today, lexicon(plan.workspace.language))


def asked(
    found: Iterable[Finding], plan: Plan, plan_id: UUID, language: str, *, first_run: bool = False
) -> list[Asked]:
    return findings.asked(found, plan, "plan", plan_id, language, "?first=1" if first_run else "")


def looks(found: Iterable[Finding], plan: Plan, language: str) -> dict[str, list[str]]:
    return findings.looks(found, plan, WHOLE_PLAN, language)


def mending(finding: Finding, plan: Plan, plan_id: UUID, *, first_run: bool = False) -> str:
    """The address of the form that can mend it, opened at the right field."""
    at, query = RULES[finding.code].mend_at, {"first": "1"} if first_run else {}
    item = index(plan).get(finding.items[0]) if finding.items else None
    if first_run and item is None and at in QUESTIONS:
        return address(QUESTIONS[at], plan_id)
    if item is not None and at in {*item.__struct_fields__, *STEP_FIELDS}:
        anchor = "steps" if at in STEP_FIELDS and at != "reason" else f"id_{at}"
        return to("plan-item", plan_id, item.id, query=query, anchor=anchor)
    if at in LISTS.values():
        return _into_list(at, item, plan_id, query)
    if at in Plan.__struct_fields__ and at not in ACTS_FIELDS:
        return to("plan-about", plan_id, query=query, anchor=f"id_{at}")
    if at in ACTS_FIELDS:
        return to("plan-acts", plan_id, query=query, anchor=at)
    return to("plan-list", plan_id, "measures", query=query)


def _into_list(part: str, item: Item | None, plan_id: UUID, query: dict[str, str]) -> str:
    """A new part that points back at what lacks it; for the plan as a whole, the list."""
    if item is None:
        return to("plan-list", plan_id, part, query=query)
    field = SUGGESTED.get(LISTS[type(item)])
    return to("plan-add", plan_id, part, query=query | ({field: item.id} if field else {}))
