"""Where a plan is drafted: at home by whoever is signed in, in a room by a group. The six pages know no more than this."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from django.http import HttpResponse
from django.utils.safestring import SafeString

from amparo.domain.plan.drafting import Step
from amparo.domain.plan.model import Plan

Edit = Callable[[Plan], Plan]


class Place(Protocol):
    frame: str
    """The template around the page."""
    back_url: str
    """Where the way back from the first step and onward from the last one leads."""
    paper_url: str
    today: date
    dealt: tuple[str, ...]
    """Threats a group was given to work on; at home none."""
    beside: Plan | None
    """An invented case that stands beside each step (S3.36)."""

    def read(self) -> Plan: ...

    def change(self, edit: Edit) -> None:
        """`edit` may run more than once, on a newer plan."""

    def examples(self) -> list[dict[str, str]]:
        """Invented cases that could stand there: name and url of each."""

    def step_url(self, step: Step) -> str: ...

    def token(self) -> SafeString:
        """What a form carries to show that it comes from here."""

    def show(self, template: str, shown: dict[str, object], status: int) -> HttpResponse: ...
