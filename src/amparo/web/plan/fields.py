"""What is asked about each part of a plan: one table, from which its form is made.

`name` is the field of the model; `how` the way it is asked. What is `more` is folded away until somebody wants it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from amparo.domain.plan import terms
from amparo.domain.plan.model import (
    Capacity,
    ContextNote,
    Incident,
    Measure,
    Objective,
    Person,
    Plan,
    Protocol,
    Stakeholder,
    Threat,
    Vulnerability,
)


class How(StrEnum):
    LINE = auto()
    TEXT = auto()
    LINES = auto()
    """Several short texts, one on each line."""
    DAY = auto()
    NUMBER = auto()
    CHOICE = auto()
    """One of `of`, an enumeration; as cards."""
    RANK = auto()
    YES = auto()
    YES_NO = auto()
    """Yes, no, or not known."""
    WHO = auto()
    """A person by name, known or new."""
    ONE = auto()
    """One item of the list `of`."""
    SEVERAL = auto()
    """Items of the list `of`."""
    MONEY = auto()
    SCHEDULE = auto()
    LINKS = auto()
    """For each threat: whether, how much, why, when last looked at."""
    OUTSIDE = auto()
    STEPS = auto()
    INSIDE = auto()
    """The texts of a part inside, one field each."""


@dataclass(frozen=True)
class Asked:
    name: str
    how: How
    of: type[Enum] | str | None = None
    hint: str | Promise = ""
    required: bool = False
    more: bool = False


ALIAS = _("A name you use among you, not the legal one.")

FIELDS: Mapping[type[Struct], tuple[Asked, ...]] = {
    Measure: (
        Asked("text", How.TEXT, required=True, hint=_("One thing that somebody can do and that can be seen.")),
        Asked("owner", How.WHO, hint=_("One person. A new name becomes one of you.")),
        Asked("owner_agreed", How.YES_NO),
        Asked("schedule", How.SCHEDULE),
        Asked("cost", How.MONEY),
        Asked("mode", How.CHOICE, of=terms.Mode),
        Asked("objectives", How.SEVERAL, of="objectives"),
        Asked("trigger", How.TEXT, hint=_("For what you do if it happens.")),
        Asked("after", How.SEVERAL, of="measures", more=True),
        Asked("helpers", How.SEVERAL, of="people", more=True),
        Asked("deputy", How.WHO, more=True),
        Asked("hours", How.NUMBER, more=True, hint=_("In all; for what is repeated, each time.")),
        Asked("outside", How.OUTSIDE, more=True),
        Asked("builds_on", How.SEVERAL, of="capacities", more=True),
        Asked("evidence", How.TEXT, more=True),
        Asked("family", How.CHOICE, of=terms.Family, more=True),
        Asked("horizon", How.CHOICE, of=terms.Horizon, more=True),
        Asked("groups", How.LINES, more=True, hint=_("Women, LGBTI, indigenous, disabled, rural … one on each line.")),
        Asked("wellbeing", How.YES, more=True),
    ),
    Objective: (
        Asked("text", How.TEXT, required=True),
        Asked("threat", How.ONE, of="threats"),
        Asked("vulnerability", How.ONE, of="vulnerabilities", hint=_("Only if it is about this one thing.")),
        Asked("aim", How.CHOICE, of=terms.Aim),
        Asked("effect", How.CHOICE, of=terms.Effect),
        Asked("sign", How.TEXT, more=True),
        Asked("parent", How.ONE, of="objectives", more=True),
    ),
    Threat: (
        Asked("text", How.TEXT, required=True),
        Asked("impact", How.RANK),
        Asked("likelihood", How.RANK),
        Asked("kind", How.CHOICE, of=terms.ThreatKind),
        Asked("actor", How.LINE, more=True),
        Asked("target", How.LINE, more=True),
        Asked("present", How.YES, more=True),
        Asked("first_seen", How.DAY, more=True),
        Asked("last_seen", How.DAY, more=True),
        Asked("assessment", How.INSIDE, more=True),
        Asked("assessed_on", How.DAY, more=True),
    ),
    Vulnerability: (
        Asked("text", How.TEXT, required=True),
        Asked("links", How.LINKS),
        Asked("accepted", How.TEXT, hint=_("Only if you decided to live with it."), more=True),
        Asked("area", How.LINE, more=True),
    ),
    Capacity: (
        Asked("text", How.TEXT, required=True),
        Asked("links", How.LINKS),
        Asked("area", How.LINE, more=True),
    ),
    Person: (
        Asked("alias", How.LINE, required=True, hint=ALIAS),
        Asked("kind", How.CHOICE, of=terms.PersonKind, required=True),
        Asked("hours_per_week", How.NUMBER),
        Asked("roles", How.LINES, hint=_("One on each line.")),
        Asked("left_on", How.DAY, more=True),
    ),
    Protocol: (
        Asked("title", How.LINE, required=True),
        Asked("kind", How.CHOICE, of=terms.ProtocolKind, required=True),
        Asked("steps", How.STEPS),
        Asked("threats", How.SEVERAL, of="threats"),
        Asked("scenario", How.LINE, more=True),
        Asked("deputies", How.SEVERAL, of="people", more=True),
        Asked("groups", How.LINES, more=True, hint=_("One on each line.")),
        Asked("written_on", How.DAY, more=True),
        Asked("rehearsed_on", How.DAY, more=True),
    ),
    Incident: (
        Asked("text", How.TEXT, required=True),
        Asked("on", How.DAY, required=True),
        Asked("where", How.LINE, hint=_("Only roughly: a district, not an address.")),
        Asked("verdict", How.CHOICE, of=terms.Verdict),
        Asked("reaction", How.TEXT),
        Asked("threat", How.ONE, of="threats"),
        Asked("noticed_by", How.LINE, more=True, hint=ALIAS),
    ),
    ContextNote: (
        Asked("text", How.TEXT, required=True),
        Asked("on", How.DAY),
        Asked("serious", How.YES),
        Asked("confidence", How.CHOICE, of=terms.Confidence),
        Asked("source", How.LINE),
    ),
    Stakeholder: (
        Asked("alias", How.LINE, required=True, hint=_("A name that gives nobody away.")),
        Asked("stance", How.CHOICE, of=terms.Stance, required=True),
        Asked("interest", How.TEXT),
        Asked("resources", How.TEXT),
        Asked("linked_to", How.SEVERAL, of="stakeholders", more=True),
    ),
    Plan: (
        Asked("title", How.LINE),
        Asked("written_on", How.DAY, hint=_("From this day on all times are counted.")),
        Asked("review_on", How.DAY),
        Asked("valid_until", How.DAY),
        Asked("budget", How.MONEY),
        Asked("special_needs", How.INSIDE, hint=_("“None” is an answer too.")),
        Asked("go_no_go", How.INSIDE),
        Asked("drafted_by", How.SEVERAL, of="people"),
        Asked("consulted", How.LINES, hint=_("One on each line.")),
        Asked("kept_where", How.TEXT),
        Asked("sources", How.LINES, hint=_("One on each line.")),
        Asked("workspace", How.INSIDE),
    ),
}
