"""What a check can say, and what a rule is. Codes and raw values only; the sentences are in `wording`."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from amparo.domain.plan.model import LeftAsIs

Document = TypeVar("Document")
Reading = TypeVar("Reading")

Value = str | int | Decimal | date | tuple[str, ...]
Params = Mapping[str, Value]
POINTERS = ("needs", "last", "original", "other", "ring", "contact")
"""Params that name other items."""
FOLD_ABOVE = 12
FOLD_GAPS_ABOVE = 3


class Severity(StrEnum):
    """BLOCKS: cannot be called a plan yet, or a PACT that is ready. Nothing ever blocks saving."""

    BLOCKS = "blocks"
    WARN = "warn"
    HINT = "hint"


class Theme(StrEnum):
    """Those of a plan first, then those that only a PACT has, then a session."""

    CONFIDENTIALITY = "confidentiality"
    ANALYSIS = "analysis"
    OBJECTIVES = "objectives"
    MEASURES = "measures"
    ORDER = "order"
    PEOPLE = "people"
    TIME = "time"
    MONEY = "money"
    EMERGENCIES = "emergencies"
    FOLLOW_UP = "follow-up"
    INCLUSION = "inclusion"
    CONTACTS = "contacts"
    TASKS = "tasks"
    FACTS = "facts"
    DECISIONS = "decisions"
    ALERT = "alert"
    PRACTICE = "practice"
    CARE = "care"
    MATERIALS = "materials"


class Found(Struct, frozen=True):
    """Where a rule fired; nowhere is the whole. `params` never depend on today, or what was left would come back by
    itself."""

    where: str = ""
    params: Params = {}
    level: Severity | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """A question to the group. `where` is an item's id, or the word for the `whole`; `left` is set if it was left with
    a reason.

    With more than a few of one code there is one finding for all of them: `params["items"]` are their ids.
    """

    code: str
    level: Severity
    theme: Theme
    where: str
    whole: bool
    params: Params = {}
    left: LeftAsIs | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The ids it is about; none if it is about the whole."""
        told = self.params.get("items")
        if isinstance(told, tuple):
            return told
        return () if self.whole else (self.where,)

    @property
    def others(self) -> tuple[str, ...]:
        """The ids it speaks of besides."""
        told = [self.params[name] for name in POINTERS if name in self.params]
        return tuple(item_id for value in told for item_id in (value if isinstance(value, tuple) else (str(value),)))


class Rule(Struct, Generic[Document, Reading], frozen=True):
    """`mend_at`: the field a form opens at; `repair`: the one step that needs no input; `about`: the document's own
    fields a finding on the whole stands on, so that it asks again when they change; more than `fold_above` become
    one."""

    code: str
    level: Severity
    theme: Theme
    sources: tuple[str, ...]
    look: Callable[[Reading], Iterator[Found]]
    mend_at: str = ""
    about: tuple[str, ...] = ()
    repair: Callable[[Document, Finding], Document] | None = None
    fold_above: int = FOLD_ABOVE
