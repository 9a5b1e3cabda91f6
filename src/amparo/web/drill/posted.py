"""A next step as a form of the drill sends it: when, I will, and by which day, beginning how, where somebody knows that."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import QueryDict

from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.nextsteps import NextStep

LINES = ("when", "will", "first_act", "by")


def step_of(untrusted: QueryDict, thing: UUID) -> NextStep | None:
    """None: nothing is said, or more than fits."""
    lines: dict[str, Any] = {name: " ".join(untrusted.get(name, "").split()) for name in LINES}
    text = lines.pop("will")
    if not text or any(len(line) > LINE_MAX for line in (text, *lines.values())):
        return None
    return NextStep(id=f"s{thing.hex[:16]}", text=text, on=_day(untrusted.get("on", "")), **lines)


def _day(untrusted: str) -> date | None:
    try:
        return date.fromisoformat(untrusted)
    except ValueError:
        return None
