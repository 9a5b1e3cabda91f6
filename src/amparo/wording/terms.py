"""The plan's own words: a term, a day, a timetable, a cost or an owner as people read it.

What stands in the six columns is worded so that the reader of tables takes it back: the same words for times and
money, in the same order.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache

from babel.core import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from amparo.domain.plan.life import PlanState
from amparo.domain.plan.model import AtOnce, ByDate, Cost, Every, Measure, Person, Schedule, Within
from amparo.domain.plan.terms import (
    Aim,
    Confidence,
    Confidentiality,
    Effect,
    Family,
    Fate,
    Horizon,
    Level,
    Mode,
    PersonKind,
    ProtocolKind,
    Rank,
    ReviewCause,
    ReviewOutcome,
    SelectedBecause,
    Stance,
    Status,
    Strength,
    ThreatKind,
    ThreatState,
    Unit,
    Verdict,
    WorkspaceKind,
)
from amparo.wording.alert_terms import ALERT_TERMS
from amparo.wording.catalogue import N_, SOURCE_LANGUAGE, gettext_in, ngettext_in, spoken
from amparo.wording.pact_terms import PACT_TERMS
from amparo.wording.session_fields import SESSION_TERMS
from amparo.wording.step_terms import STEP_TERMS

# Keyed by class first: two StrEnum members with the same value ("preventive") are the same dictionary key.
TERMS: Mapping[type[Enum], Mapping[Enum, str]] = {
    **PACT_TERMS,
    **SESSION_TERMS,
    **ALERT_TERMS,
    **STEP_TERMS,
    WorkspaceKind: {
        WorkspaceKind.REAL: N_("A real case"),
        WorkspaceKind.FICTITIOUS: N_("An invented case"),
        WorkspaceKind.TRAINING: N_("For practice"),
    },
    Confidentiality: {
        Confidentiality.OPEN: N_("Anybody may read it"),
        Confidentiality.MEMBERS: N_("Our members may read it"),
        Confidentiality.LEADERSHIP: N_("Only those who lead may read it"),
    },
    PersonKind: {
        PersonKind.PERSON: N_("One of us"),
        PersonKind.GROUP: N_("A group"),
        PersonKind.OUTSIDE: N_("Somebody outside"),
    },
    Stance: {
        Stance.ALLY: N_("On our side"),
        Stance.ADVERSARY: N_("Against us"),
        Stance.NEUTRAL: N_("On neither side"),
        Stance.UNKNOWN: N_("We do not know yet"),
    },
    Confidence: {
        Confidence.HEARD: N_("We heard it"),
        Confidence.LIKELY: N_("Probably true"),
        Confidence.CERTAIN: N_("We are certain"),
    },
    ThreatKind: {
        ThreatKind.DECLARED: N_("Somebody threatened us"),
        ThreatKind.POSSIBLE: N_("It could happen"),
        ThreatKind.INCIDENT: N_("It has happened already"),
    },
    ThreatState: {
        ThreatState.NOTED: N_("Noted"),
        ThreatState.ASSESSED: N_("Looked into"),
        ThreatState.SELECTED: N_("In this plan"),
        ThreatState.PARKED: N_("Put aside for now"),
        ThreatState.TREATED: N_("Dealt with"),
        ThreatState.DORMANT: N_("Quiet for now"),
        ThreatState.CLOSED: N_("Over"),
    },
    SelectedBecause: {
        SelectedBecause.SERIOUS: N_("It would hurt most"),
        SelectedBecause.SERIOUS_AND_LIKELY: N_("It would hurt and it is likely"),
        SelectedBecause.MATCHES_VULNERABILITIES: N_("It meets us where we are weakest"),
    },
    Strength: {
        Strength.WEAK: N_("A little"),
        Strength.MEDIUM: N_("Somewhat"),
        Strength.STRONG: N_("Very much"),
    },
    Verdict: {
        Verdict.NO_ACTION: N_("Nothing to do"),
        Verdict.WATCH: N_("Keep an eye on it"),
        Verdict.ACT: N_("Do something"),
    },
    Level: {
        Level.COMPREHENSIVE: N_("About what could happen"),
        Level.SPECIFIC: N_("About one thing that makes it worse"),
    },
    Aim: {
        Aim.AGGRESSOR_STOPS: N_("Whoever attacks us stops"),
        Aim.AUTHORITY_ACTS: N_("Those whose duty it is protect us"),
        Aim.DEFENDERS_STRONGER: N_("We are less exposed and stronger"),
    },
    Effect: {
        Effect.LIKELIHOOD: N_("Fewer chances of it"),
        Effect.IMPACT: N_("Less harm if it happens"),
    },
    Mode: {
        Mode.PREVENTIVE: N_("Before it happens"),
        Mode.REACTIVE: N_("If it happens"),
        Mode.BOTH: N_("Before, and if it happens"),
    },
    Family: {
        Family.ACCEPTANCE: N_("Win people over"),
        Family.PROTECTION: N_("Make ourselves harder to harm"),
        Family.DETERRENCE: N_("Make an attack cost them more"),
    },
    Horizon: {Horizon.SHORT: N_("Soon"), Horizon.MEDIUM: N_("Later")},
    Unit: {
        Unit.HOUR: N_("Hours"),
        Unit.DAY: N_("Days"),
        Unit.WEEK: N_("Weeks"),
        Unit.MONTH: N_("Months"),
        Unit.YEAR: N_("Years"),
    },
    Status: {
        Status.IDEA: N_("An idea"),
        Status.AGREED: N_("Agreed"),
        Status.SCHEDULED: N_("Has its date"),
        Status.IN_PROGRESS: N_("Under way"),
        Status.DONE: N_("Done"),
        Status.VERIFIED: N_("Done, and seen to work"),
        Status.BLOCKED: N_("Stuck"),
        Status.DROPPED: N_("Dropped"),
    },
    ProtocolKind: {
        ProtocolKind.ROUTINE: N_("As a habit"),
        ProtocolKind.PREVENTIVE: N_("Before something risky"),
        ProtocolKind.EMERGENCY: N_("In an emergency"),
    },
    ReviewCause: {
        ReviewCause.DATE: N_("The day had come"),
        ReviewCause.INCIDENT: N_("Something happened"),
        ReviewCause.CONTEXT: N_("Things around us changed"),
        ReviewCause.PEOPLE: N_("Our people changed"),
        ReviewCause.OTHER: N_("Another reason"),
    },
    ReviewOutcome: {
        ReviewOutcome.STILL_GOOD: N_("Still good"),
        ReviewOutcome.CHANGED: N_("We changed it"),
    },
    Fate: {Fate.SHELVED: N_("Put away"), Fate.RETIRED: N_("Finished with")},
    PlanState: {
        PlanState.DRAFT: N_("A draft"),
        PlanState.ACCEPTED: N_("Accepted"),
        PlanState.SHARED: N_("Shared"),
        PlanState.EXPLAINED: N_("Explained"),
        PlanState.IN_FORCE: N_("In use"),
        PlanState.DUE_FOR_REVIEW: N_("Time to look again"),
        PlanState.STALE: N_("Not looked at for over a year"),
        PlanState.SHELVED: N_("Put away"),
        PlanState.RETIRED: N_("Finished with"),
    },
}

LIKELIHOODS: Mapping[Rank, str] = {
    Rank.LOWEST: N_("Hardly ever"),
    Rank.LOW: N_("Rarely"),
    Rank.MIDDLE: N_("Maybe"),
    Rank.HIGH: N_("Likely"),
    Rank.HIGHEST: N_("Almost certain"),
}
IMPACTS: Mapping[Rank, str] = {
    Rank.LOWEST: N_("Hardly any harm"),
    Rank.LOW: N_("A bit of harm"),
    Rank.MIDDLE: N_("Some harm"),
    Rank.HIGH: N_("Great harm"),
    Rank.HIGHEST: N_("The worst harm"),
}


class Column(StrEnum):
    """The six columns of the plan table (S3.26), in their order."""

    COMPREHENSIVE = "comprehensive"
    SPECIFIC = "specific"
    MEASURE = "measure"
    RESPONSIBLE = "responsible"
    COST = "cost"
    TIMETABLE = "timetable"


TRADE_HEADINGS: Mapping[Column, str] = {
    Column.COMPREHENSIVE: N_("Comprehensive objective"),
    Column.SPECIFIC: N_("Specific objective"),
    Column.MEASURE: N_("Security measure"),
    Column.RESPONSIBLE: N_("Responsible"),
    Column.COST: N_("Cost"),
    Column.TIMETABLE: N_("Timetable"),
}
PLAIN_HEADINGS: Mapping[Column, str] = {
    Column.COMPREHENSIVE: N_("What we want"),
    Column.SPECIFIC: N_("What we want, even then"),
    Column.MEASURE: N_("What we will do"),
    Column.RESPONSIBLE: N_("Who"),
    Column.COST: N_("Cost"),
    Column.TIMETABLE: N_("When"),
}

EVERY_ONE: Mapping[Unit, str] = {
    Unit.HOUR: N_("Every hour"),
    Unit.DAY: N_("Every day"),
    Unit.WEEK: N_("Every week"),
    Unit.MONTH: N_("Every month"),
    Unit.YEAR: N_("Every year"),
}


def say_term(term: Enum, language: str) -> str:
    return gettext_in(language, TERMS[type(term)][term])


def say_likelihood(rank: Rank, language: str) -> str:
    return gettext_in(language, LIKELIHOODS[rank])


def say_impact(rank: Rank, language: str) -> str:
    return gettext_in(language, IMPACTS[rank])


def trade_heading(column: Column, language: str) -> str:
    """As donors and trainers know the six columns; what a six-column table is headed with."""
    return gettext_in(language, TRADE_HEADINGS[column])


def plain_heading(column: Column, language: str) -> str:
    """As the people who made the plan speak."""
    return gettext_in(language, PLAIN_HEADINGS[column])


@cache
def locale_of(language: str) -> Locale:
    """Days and numbers as the language writes them; English days stand in the order most of the world uses."""
    known = spoken(language)
    return Locale("en", "GB") if known == SOURCE_LANGUAGE else Locale.parse(known)


def say_day(day: date, language: str) -> str:
    """ "15 March 2027"."""
    return format_date(day, "long", locale=locale_of(language))


def say_moment(at: datetime, language: str) -> str:
    """ "Monday, 15 March 2027, 09:30", by the clock it came with."""
    locale = locale_of(language)
    return f"{format_date(at, 'full', locale=locale)}, {format_time(at, 'HH:mm', locale=locale)}"


def say_amount(amount: Decimal, language: str) -> str:
    """ "1,200" or "12.50": two places if there are any, more only if they are not zero."""
    exponent = amount.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pattern = f"#,##0.{'0' * max(2, places)}" if places else "#,##0"
    return format_decimal(amount, pattern, locale=locale_of(language), decimal_quantization=False)


def say_cost(cost: Cost, language: str) -> str:
    """ "$200", "USD 200", "$0 (if the software is free)"."""
    amount = _with_currency(say_amount(cost.amount, language), cost.currency.strip(), language)
    return f"{amount} ({cost.condition})" if cost.condition else amount


def _with_currency(amount: str, currency: str, language: str) -> str:
    """A sign stands before its number and a word beside it; French and Spanish put words, French signs too, behind."""
    if not currency:
        return amount
    is_word = any(letter.isalpha() for letter in currency)
    if language == "fr" or (language == "es" and is_word):
        return f"{amount} {currency}"
    return f"{currency} {amount}" if is_word else f"{currency}{amount}"


def say_schedule(schedule: Schedule, language: str) -> str:
    """ "Within 3 months", "Every week", "At once", "By 15 March 2027"."""
    match schedule:
        case ByDate(day=day):
            return gettext_in(language, "By {day}").format(day=say_day(day, language))
        case Within(count=count, unit=unit):
            return _within(count, unit, language)
        case Every():
            return _every(schedule, language)
        case AtOnce():
            return gettext_in(language, "At once")


def _within(count: int, unit: Unit, language: str) -> str:
    match unit:
        case Unit.HOUR:
            words = ngettext_in(language, "Within {count} hour", "Within {count} hours", count)
        case Unit.DAY:
            words = ngettext_in(language, "Within {count} day", "Within {count} days", count)
        case Unit.WEEK:
            words = ngettext_in(language, "Within {count} week", "Within {count} weeks", count)
        case Unit.MONTH:
            words = ngettext_in(language, "Within {count} month", "Within {count} months", count)
        case Unit.YEAR:
            words = ngettext_in(language, "Within {count} year", "Within {count} years", count)
    return words.format(count=count)


def _every(schedule: Every, language: str) -> str:
    every = _every_so_many(schedule.count, schedule.unit, language)
    first = schedule.first and say_day(schedule.first, language)
    until = schedule.until and say_day(schedule.until, language)
    if first and until:
        return gettext_in(language, "{every}, from {first} until {until}").format(every=every, first=first, until=until)
    if first:
        return gettext_in(language, "{every}, from {first}").format(every=every, first=first)
    if until:
        return gettext_in(language, "{every}, until {until}").format(every=every, until=until)
    return every


def _every_so_many(count: int, unit: Unit, language: str) -> str:
    if count == 1:
        return gettext_in(language, EVERY_ONE[unit])
    match unit:
        case Unit.HOUR:
            words = ngettext_in(language, "Every {count} hour", "Every {count} hours", count)
        case Unit.DAY:
            words = ngettext_in(language, "Every {count} day", "Every {count} days", count)
        case Unit.WEEK:
            words = ngettext_in(language, "Every {count} week", "Every {count} weeks", count)
        case Unit.MONTH:
            words = ngettext_in(language, "Every {count} month", "Every {count} months", count)
        case Unit.YEAR:
            words = ngettext_in(language, "Every {count} year", "Every {count} years", count)
    return words.format(count=count)


def say_owner(measure: Measure, people: Mapping[str, Person]) -> str:
    """The one accountable person, or what the table said while nobody was named. Empty if neither."""
    return people[measure.owner].alias if measure.owner else measure.owner_words


def say_everybody_on(measure: Measure, people: Mapping[str, Person], language: str) -> str:
    """Owner, helpers and deputy: "Rosa, with Tomás; if not: Inés"."""
    owner, helpers = say_owner(measure, people), say_list((people[one].alias for one in measure.helpers), language)
    who = gettext_in(language, "{owner}, with {helpers}").format(owner=owner, helpers=helpers) if helpers else owner
    if measure.deputy is None:
        return who
    return gettext_in(language, "{owner}; if not: {deputy}").format(owner=who, deputy=people[measure.deputy].alias)


def say_list(names: Iterable[str], language: str) -> str:
    """ "Rosa, Tomás and Inés"."""
    return format_list(list(names), locale=locale_of(language))


def say_measure_cost(measure: Measure, language: str) -> str:
    return say_cost(measure.cost, language) if measure.cost else measure.cost_words


def say_measure_when(measure: Measure, language: str) -> str:
    return say_schedule(measure.schedule, language) if measure.schedule else measure.schedule_words
