"""Values of a plan that take several fields: money, a timetable, links to threats, steps.

For each: the fields with what stands in them, and the value from what was filled in.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from amparo.domain.plan.model import AtOnce, ByDate, Cost, Every, Link, Schedule, Step, Within
from amparo.domain.plan.terms import Strength, Unit
from amparo.web.document import inputs
from amparo.web.document.asked import How
from amparo.web.document.compound import INNER, row_count
from amparo.web.document.inputs import alias_of
from amparo.web.document.kind import Asking, Cleaned, Compound, Fields, Values
from amparo.wording.differences import name_of
from amparo.wording.terms import say_term

COUNT_MAX = 1_000


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
    return next((m.cost.currency for m in at.document.measures if m.cost and m.cost.currency), "")


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
    for threat in at.document.threats:
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
    starts = {threat.id: f"{name}-{threat.id}" for threat in at.document.threats}
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


# Steps


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
        shown[f"{start}-who"] = alias_of(step.who, at.document.people) or step.who_words
    return shown


def _steps_read(name: str, cleaned: Cleaned, at: Asking) -> tuple[Step, ...]:
    """A name of nobody in the plan is kept in words: steps may name people outside."""
    known = {person.alias.casefold(): person.id for person in at.document.people}
    steps = []
    for number in range(row_count(name, at)):
        said = {part: cleaned[f"{name}-{number}-{part}"] for part in ("what", "within_minutes", "needs", "if_fails")}
        alias = cleaned[f"{name}-{number}-who"]
        if said["what"]:
            person = known.get(alias.casefold())
            steps.append(Step(**said, who=person, who_words="" if person else alias))
    return tuple(steps)


COMPOUND: Mapping[How, Compound] = {
    How.MONEY: Compound(_money_fields, _money_shown, _money_read),
    How.SCHEDULE: Compound(_schedule_fields, _schedule_shown, _schedule_read),
    How.LINKS: Compound(_link_fields, _links_shown, _links_read),
    How.STEPS: Compound(_step_fields, _steps_shown, _steps_read),
    **INNER,
}
