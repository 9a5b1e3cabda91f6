"""Values that take several fields: money, a timetable, links to threats, rows of outside bodies or steps, parts inside.

For each: the fields with what stands in them, and the value from what was filled in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import fields as struct_fields
from msgspec.structs import replace

from amparo.domain.plan.model import (
    Assessment,
    AtOnce,
    ByDate,
    Cost,
    Every,
    GoNoGo,
    Link,
    OutsideBody,
    Schedule,
    SpecialNeeds,
    Step,
    Within,
    Workspace,
)
from amparo.domain.plan.terms import Confidentiality, Strength, Unit, WorkspaceKind
from amparo.web.plan import inputs
from amparo.web.plan.fields import How
from amparo.web.plan.inputs import Asking, Cleaned, Fields, alias_of
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.naming import name_of
from amparo.wording.terms import say_term

BLANK_ROWS = 2
AGREED: Mapping[bool | None, str] = {True: "yes", False: "no", None: ""}
ROWS_MAX = 60
COUNT_MAX = 1_000
Values = dict[str, Any]


@dataclass(frozen=True)
class Compound:
    fields: Callable[[str, Asking], Fields]
    shown: Callable[[str, Any, Asking], Values]
    read: Callable[[str, Cleaned, Asking], Any]


# Money


def _money_fields(name: str, at: Asking) -> Fields:
    return {
        f"{name}_amount": inputs.money(at.label("amount", Cost)),
        f"{name}_currency": forms.CharField(label=at.label("currency", Cost), required=False, max_length=12),
        f"{name}_condition": inputs.line(at.label("condition", Cost)),
        f"{name}_paid_by": inputs.line(at.label("paid_by", Cost)),
    }


def _money_shown(name: str, cost: Cost | None, at: Asking) -> Values:
    known = cost or Cost(amount=Decimal(0), currency=_usual_currency(at))
    shown = {f"{name}_{part}": getattr(known, part) for part in ("currency", "condition", "paid_by")}
    return {**shown, f"{name}_amount": f"{cost.amount:f}" if cost else ""}


def _usual_currency(at: Asking) -> str:
    return next((m.cost.currency for m in at.plan.measures if m.cost and m.cost.currency), "")


def _money_read(name: str, cleaned: Cleaned, _at: Asking) -> Cost | None:
    """Without an amount there is no cost said: a currency alone says nothing."""
    amount = cleaned[f"{name}_amount"]
    if amount is None:
        return None
    said = {part: cleaned[f"{name}_{part}"] for part in ("currency", "condition", "paid_by")}
    return Cost(amount=amount, **said)


# A timetable


def _schedule_fields(name: str, at: Asking) -> Fields:
    kinds = [
        ("by", _("By a day")),
        ("within", _("Within some time from the day the plan was written")),
        ("every", _("Again and again")),
        ("at-once", _("At once")),
        ("", _("Not said")),
    ]
    units = [(unit.value, say_term(unit, at.language)) for unit in Unit]
    return {
        name: forms.ChoiceField(label=at.label(name), choices=kinds, required=False, widget=forms.RadioSelect),
        f"{name}_day": inputs.day(_("Which day")),
        f"{name}_count": inputs.number(_("How many"), whole=True, least=1, most=COUNT_MAX),
        f"{name}_unit": forms.TypedChoiceField(label=_("Of what"), choices=units, required=False, coerce=Unit),
        f"{name}_first": inputs.day(_("First time on")),
        f"{name}_until": inputs.day(_("Last time on")),
    }


def _schedule_shown(name: str, schedule: Schedule | None, _at: Asking) -> Values:
    usual: Values = {f"{name}_count": 1, f"{name}_unit": Unit.WEEK.value}
    match schedule:
        case ByDate(day=day):
            return {**usual, name: "by", f"{name}_day": day}
        case Within(count=count, unit=unit):
            return {name: "within", f"{name}_count": count, f"{name}_unit": unit.value}
        case Every(count=count, unit=unit, first=first, until=until):
            shown = {name: "every", f"{name}_count": count, f"{name}_unit": unit.value}
            return {**shown, f"{name}_first": first, f"{name}_until": until}
        case AtOnce():
            return {**usual, name: "at-once"}
    return usual


def _schedule_read(name: str, cleaned: Cleaned, _at: Asking) -> Schedule | None:
    count, unit = cleaned.get(f"{name}_count") or 1, cleaned.get(f"{name}_unit") or Unit.WEEK
    match cleaned.get(name):
        case "by":
            if not cleaned.get(f"{name}_day"):
                raise forms.ValidationError({f"{name}_day": _("Say which day.")})
            return ByDate(day=cleaned[f"{name}_day"])
        case "within":
            return Within(count=count, unit=unit)
        case "every":
            return Every(count=count, unit=unit, first=cleaned[f"{name}_first"], until=cleaned[f"{name}_until"])
        case "at-once":
            return AtOnce()
    return None


# Links to threats


def _link_fields(name: str, at: Asking) -> Fields:
    made: Fields = {}
    for threat in at.plan.threats:
        start = f"{name}-{threat.id}"
        made[start] = forms.BooleanField(label=name_of(threat), required=False)
        made[f"{start}-strength"] = inputs.terms(at.label("strength", Link), Strength, at.language)
        made[f"{start}-strength"].widget = forms.Select(choices=made[f"{start}-strength"].choices)  # type: ignore[attr-defined]
        made[f"{start}-reason"] = inputs.line(at.label("reason", Link))
        made[f"{start}-reassessed_on"] = inputs.day(at.label("reassessed_on", Link))
    return made


def _links_shown(name: str, links: Sequence[Link] | None, _at: Asking) -> Values:
    shown: Values = {}
    for link in links or ():
        start = f"{name}-{link.threat}"
        strength = link.strength.value if link.strength else ""
        shown |= {start: True, f"{start}-strength": strength, f"{start}-reason": link.reason}
        shown[f"{start}-reassessed_on"] = link.reassessed_on
    return shown


def _links_read(name: str, cleaned: Cleaned, at: Asking) -> tuple[Link, ...]:
    starts = {threat.id: f"{name}-{threat.id}" for threat in at.plan.threats}
    return tuple(
        Link(
            threat=threat,
            strength=cleaned[f"{start}-strength"],
            reason=cleaned[f"{start}-reason"],
            reassessed_on=cleaned[f"{start}-reassessed_on"],
        )
        for threat, start in starts.items()
        if cleaned.get(start)
    )


# Rows


def row_count(name: str, at: Asking) -> int:
    return min(ROWS_MAX, at.rows.get(name, len(at.value(name) or ()) + BLANK_ROWS))


def _outside_fields(name: str, at: Asking) -> Fields:
    made: Fields = {}
    for number in range(row_count(name, at)):
        made[f"{name}-{number}-name"] = inputs.line(at.label("name", OutsideBody))
        made[f"{name}-{number}-agreed"] = inputs.yes_no(at.label("agreed", OutsideBody))
    return made


def _outside_shown(name: str, bodies: Sequence[OutsideBody] | None, _at: Asking) -> Values:
    shown: Values = {}
    for number, body in enumerate(bodies or ()):
        shown[f"{name}-{number}-name"] = body.name
        shown[f"{name}-{number}-agreed"] = AGREED[body.agreed]
    return shown


def _outside_read(name: str, cleaned: Cleaned, at: Asking) -> tuple[OutsideBody, ...]:
    rows = range(row_count(name, at))
    return tuple(
        OutsideBody(name=body, agreed=cleaned[f"{name}-{row}-agreed"])
        for row in rows
        if (body := cleaned[f"{name}-{row}-name"])
    )


def _step_fields(name: str, at: Asking) -> Fields:
    made: Fields = {}
    for number in range(row_count(name, at)):
        start = f"{name}-{number}"
        made[f"{start}-what"] = inputs.text(at.label("what", Step))
        made[f"{start}-who"] = inputs.who(at.label("who", Step))
        made[f"{start}-within_minutes"] = inputs.number(at.label("within_minutes", Step), whole=True, most=100_000)
        made[f"{start}-needs"] = inputs.line(at.label("needs", Step))
        made[f"{start}-if_fails"] = inputs.line(at.label("if_fails", Step))
    return made


def _steps_shown(name: str, steps: Sequence[Step] | None, at: Asking) -> Values:
    shown: Values = {}
    for number, step in enumerate(steps or ()):
        start = f"{name}-{number}"
        shown |= {f"{start}-{part}": getattr(step, part) for part in ("what", "within_minutes", "needs", "if_fails")}
        shown[f"{start}-who"] = alias_of(step.who, at.plan) or step.who_words
    return shown


def _steps_read(name: str, cleaned: Cleaned, at: Asking) -> tuple[Step, ...]:
    """A name of nobody in the plan is kept in words: steps may name people outside."""
    known = {person.alias.casefold(): person.id for person in at.plan.people}
    steps = []
    for number in range(row_count(name, at)):
        said = {part: cleaned[f"{name}-{number}-{part}"] for part in ("what", "within_minutes", "needs", "if_fails")}
        alias = cleaned[f"{name}-{number}-who"]
        if said["what"]:
            person = known.get(alias.casefold())
            steps.append(Step(**said, who=person, who_words="" if person else alias))
    return tuple(steps)


# A part inside


INSIDE: Mapping[str, type[Struct]] = {
    "assessment": Assessment,
    "special_needs": SpecialNeeds,
    "go_no_go": GoNoGo,
    "workspace": Workspace,
}


def _inside_fields(name: str, at: Asking) -> Fields:
    return {f"{name}_{one.name}": _inside_field(INSIDE[name], one.name, at) for one in struct_fields(INSIDE[name])}


def _inside_field(kind: type[Struct], part: str, at: Asking) -> forms.Field:
    label = at.label(part, kind)
    match kind.__name__, part:
        case "GoNoGo", "who":
            return inputs.one_of(label, at.plan.people)
        case "Workspace", "kind":
            return inputs.terms(label, WorkspaceKind, at.language, required=True)
        case "Workspace", "confidentiality":
            return inputs.terms(label, Confidentiality, at.language, required=True)
        case "Workspace", "language":
            return forms.ChoiceField(label=label, choices=LANGUAGES.items())
        case "Workspace", _part:
            return inputs.line(label)
    return inputs.text(label)


def _inside_shown(name: str, part: Struct | None, _at: Asking) -> Values:
    known = part or INSIDE[name]()
    values = {one: getattr(known, one) for one in known.__struct_fields__}
    return {f"{name}_{one}": getattr(value, "value", value) for one, value in values.items()}


def _inside_read(name: str, cleaned: Cleaned, at: Asking) -> Struct:
    known = at.value(name) or INSIDE[name]()
    return replace(known, **{part: cleaned[f"{name}_{part}"] for part in known.__struct_fields__})


COMPOUND: Mapping[How, Compound] = {
    How.MONEY: Compound(_money_fields, _money_shown, _money_read),
    How.SCHEDULE: Compound(_schedule_fields, _schedule_shown, _schedule_read),
    How.LINKS: Compound(_link_fields, _links_shown, _links_read),
    How.OUTSIDE: Compound(_outside_fields, _outside_shown, _outside_read),
    How.STEPS: Compound(_step_fields, _steps_shown, _steps_read),
    How.INSIDE: Compound(_inside_fields, _inside_shown, _inside_read),
}
