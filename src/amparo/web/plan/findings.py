"""Questions about the plan as a page shows them: asked first, folded by theme, left with a reason; and the way to mend each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from amparo.domain.plan.checks import RULES, WHOLE_PLAN, Finding, Theme, check, first_three
from amparo.domain.plan.model import Plan
from amparo.domain.plan.questions import Question
from amparo.domain.plan.structure import LISTS, Item, index
from amparo.web.first_run.screen import address
from amparo.wording.findings import Teller
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


@dataclass(frozen=True)
class Asked:
    """What `components/finding.html` shows."""

    id: str
    level: str
    question: str
    why: str
    source: str
    where: str
    fix_url: str
    fix: str
    leave_url: str
    left: str
    again_url: str


def checked(plan: Plan, today: date) -> tuple[Finding, ...]:
    return check(plan, today, lexicon(plan.workspace.language))


def asked(
    found: Iterable[Finding], plan: Plan, plan_id: UUID, language: str, *, first_run: bool = False
) -> list[Asked]:
    teller = Teller(plan, language)
    return [_asked(finding, teller, plan_id, first_run=first_run) for finding in found]


def open_of(found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.left is None]


def folded(found: Sequence[Finding]) -> dict[Theme, list[Finding]]:
    """Those that are not among the first three, by theme."""
    first = set(map(id, first_three(found)))
    themes: dict[Theme, list[Finding]] = {}
    for finding in open_of(found):
        if id(finding) not in first:
            themes.setdefault(finding.theme, []).append(finding)
    return themes


def looks(found: Iterable[Finding], plan: Plan, language: str) -> dict[str, list[str]]:
    """Item -> the questions about it that are still open; those about many at once stand beside the table only."""
    by_item: dict[str, list[str]] = {}
    teller = Teller(plan, language)
    for finding in open_of(found):
        if finding.where != WHOLE_PLAN:
            by_item.setdefault(finding.where, []).append(teller.tell(finding).question)
    return by_item


def find(found: Iterable[Finding], code: str, where: str) -> Finding | None:
    return next((finding for finding in found if (finding.code, finding.where) == (code, where)), None)


def _asked(finding: Finding, teller: Teller, plan_id: UUID, *, first_run: bool) -> Asked:
    args = [plan_id, finding.code, finding.where]
    query = "?first=1" if first_run else ""
    told = teller.tell(finding)
    return Asked(
        id=f"look-{finding.code}-{finding.where}",
        level=finding.level,
        question=told.question,
        why=told.why,
        source=told.source,
        where=told.where,
        fix_url=reverse("plan-fix", args=args) + query,
        fix=told.repair,
        leave_url=reverse("plan-leave", args=args) + query,
        left=finding.left.reason if finding.left else "",
        again_url=reverse("plan-ask-again", args=args) + query,
    )


def mending(finding: Finding, plan: Plan, plan_id: UUID, *, first_run: bool = False) -> str:
    """The address of the form that can mend it, opened at the right field."""
    at, query = RULES[finding.code].mend_at, {"first": "1"} if first_run else {}
    item = index(plan).get(finding.items[0]) if finding.items else None
    if first_run and item is None and at in QUESTIONS:
        return address(QUESTIONS[at], plan_id)
    if item is not None and at in {*item.__struct_fields__, *STEP_FIELDS}:
        anchor = "steps" if at in STEP_FIELDS and at != "reason" else f"id_{at}"
        return _to("plan-item", plan_id, item.id, query=query, anchor=anchor)
    if at in LISTS.values():
        return _into_list(at, item, plan_id, query)
    if at in Plan.__struct_fields__ and at not in ACTS_FIELDS:
        return _to("plan-about", plan_id, query=query, anchor=f"id_{at}")
    if at in ACTS_FIELDS:
        return _to("plan-acts", plan_id, query=query, anchor=at)
    return _to("plan-list", plan_id, "measures", query=query)


def _into_list(part: str, item: Item | None, plan_id: UUID, query: dict[str, str]) -> str:
    """A new part that points back at what lacks it; for the plan as a whole, the list."""
    if item is None:
        return _to("plan-list", plan_id, part, query=query)
    field = SUGGESTED.get(LISTS[type(item)])
    return _to("plan-add", plan_id, part, query=query | ({field: item.id} if field else {}))


def _to(route: str, *args: object, query: Mapping[str, str], anchor: str = "") -> str:
    address = reverse(route, args=args)
    return f"{address}{'?' if query else ''}{urlencode(query)}{'#' if anchor else ''}{anchor}"


__all__ = ["Asked", "asked", "checked", "find", "first_three", "folded", "looks", "mending", "open_of"]
