"""A plan in which every line and every text is a mark that can be looked for."""

from datetime import date
from typing import Any, get_args, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from amparo.domain.plan.model import (
    Approval,
    ContextNote,
    Ending,
    GoNoGo,
    Incident,
    LeftAsIs,
    OutsideBody,
    Plan,
    Protocol,
    Review,
    Shared,
    SpecialNeeds,
    Stakeholder,
    Step,
)
from amparo.domain.plan.terms import Fate, ProtocolKind, ReviewCause, ReviewOutcome
from tests.people import river_house

DAY = date(2026, 11, 2)
MARK = "zq{number:04d}kestrel"


class Marks:
    """Gives every free text its own mark and remembers them."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def new(self) -> str:
        self.given.append(MARK.format(number=len(self.given)))
        return self.given[-1]

    def on(self, part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(self.on(each) for each in part)
        if not isinstance(part, Struct):
            return part
        hints = get_type_hints(type(part), include_extras=True)
        changed = {field.name: self._of(hints[field.name], getattr(part, field.name)) for field in fields(part)}
        return replace(part, **changed)

    def _of(self, hint: Any, value: Any) -> Any:
        if is_free_text(hint):
            return self.new()
        inside = get_args(hint)
        if inside and is_free_text(inside[0]) and isinstance(value, tuple):
            return (self.new(), self.new())
        return self.on(value)


def is_free_text(hint: Any) -> bool:
    """A string of any words: neither an id nor one of a few values."""
    notes = getattr(hint, "__metadata__", ())
    return any(isinstance(note, Meta) and note.max_length and note.max_length > 12 for note in notes) and (
        get_args(hint)[0] is str
    )


def whole() -> Plan:
    """The River House with one of everything a plan can hold."""
    plan = river_house()
    first, *others = plan.measures
    return replace(
        plan,
        go_no_go=GoNoGo(who="w1", stop_when="?"),
        special_needs=SpecialNeeds(routine="?", emergency="?"),
        context=(ContextNote(id="n1", text="?"),),
        stakeholders=(Stakeholder(id="s1", alias="?"),),
        incidents=(Incident(id="i1", text="?", on=DAY),),
        measures=(replace(first, outside=(OutsideBody(name="?"),)), *others),
        protocols=(Protocol(id="r1", title="?", kind=ProtocolKind.EMERGENCY, steps=(Step(what="?"),)),),
        approvals=(Approval(by="w1", on=DAY),),
        shared=(Shared(with_whom="?", on=DAY),),
        explained=(Shared(with_whom="?", on=DAY),),
        reviews=(Review(on=DAY, cause=ReviewCause.DATE, outcome=ReviewOutcome.STILL_GOOD),),
        ended=Ending(fate=Fate.SHELVED, on=DAY, reason="?"),
        left_as_is=(LeftAsIs(code="?", where="?", reason="?", on=DAY, mark="?"),),
    )
