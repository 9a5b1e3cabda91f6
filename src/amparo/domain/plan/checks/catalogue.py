"""Every rule once, in the order in which its questions matter, and what became of the source rules without one.

Sources: P1 to P36 and S3.* are the rules for judging a plan and the requirements of the method; A, O, M, R, F and C
with a number are the wider catalogue. Two of them that ask the same are one rule here.
"""

from collections.abc import Mapping

from amparo.domain.plan.checks import (
    analysis,
    confidentiality,
    emergencies,
    followup,
    inclusion,
    measures,
    money,
    objectives,
    order,
    people,
    silence,
    timing,
)
from amparo.domain.plan.checks.finding import Rule

_ROOMS = (
    confidentiality,
    measures,
    analysis,
    order,
    timing,
    people,
    objectives,
    money,
    emergencies,
    followup,
    inclusion,
    silence,
)

RULES: Mapping[str, Rule] = {rule.code: rule for room in _ROOMS for rule in room.RULES}

DECLINED: Mapping[str, str] = {
    "C705": "Naming who holds which key would help whoever steals the plan; a deputy is asked for instead.",
    "F606": "There is no residual risk as a figure here: risk is judged in words and never calculated.",
    "F607": "There is no residual risk as a figure here; measures without effect are asked about by their objective.",
    "R409": "A cheaper set that reaches the same risk needs risk as arithmetic, which the method refuses.",
}
"""Source rule -> why no check asks it."""

LATER: Mapping[str, str] = {
    "C701": "Joins with reminders and calendars: the plan itself holds aliases only.",
    "C703": "Joins with exports for different readers.",
    "C704": "Joins with several members on one plan.",
    "F603": "Joins with the record of progress: a plan alone does not say when a measure last moved.",
    "F609": "Joins with the history of versions: a plan alone does not say how often a day was moved.",
    "P35": "Asked about next steps themselves, which are no part of a plan: see below.",
    "R402": "Joins with the computed timetable: a plan does not say in which quarter money comes.",
    "R406": "Joins with the history of versions: a plan alone does not say what the last cycle finished.",
    "R407": "Joins with the computed timetable, which knows how long each thing takes.",
    **{
        f"P{n}": "Joins with PACTs: contacts, briefs and drills are not part of a plan."
        for n in range(501, 513)
        if n != 507
    },
    **{f"W{n}": "Joins with workshops." for n in range(801, 806)},
}
"""Source rule -> with what later work it comes."""
