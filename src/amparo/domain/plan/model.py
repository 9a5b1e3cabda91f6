"""The security plan as one frozen value (S3.26 and the fields around it).

Every list keeps the order people gave it. Every item has an id that is unique in the whole plan, so that a reference
is one short word. A value built in code is not checked by msgspec: what must hold is checked by the edits
(`edits.py`) and again on reading (`amparo.domain.document`).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from amparo.domain.part import Id, Language, Line, Part, Text
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

ITEMS_MAX = 20_000

Currency = Annotated[str, Meta(max_length=12)]
Hours = Annotated[float, Meta(ge=0, le=10_000)]
Count = Annotated[int, Meta(ge=1, le=1_000)]


class Workspace(Part, frozen=True, kw_only=True):
    """Whose plan this is. `kind` keeps invented cases apart from real ones (S3.36, I14)."""

    name: Line = ""
    organisation: Line = ""
    kind: WorkspaceKind = WorkspaceKind.REAL
    language: Language = "en"
    confidentiality: Confidentiality = Confidentiality.MEMBERS


class Person(Part, frozen=True, kw_only=True):
    """Somebody by an alias or a role, never a legal name. `hours_per_week`: what they can give to this plan."""

    id: Id
    alias: Line
    kind: PersonKind = PersonKind.PERSON
    roles: tuple[Line, ...] = ()
    hours_per_week: Hours | None = None
    left_on: date | None = None


class ContextNote(Part, frozen=True, kw_only=True):
    """A fact about the surroundings the plan is built on; `serious` ones newer than the last review ask for one (P24)."""

    id: Id
    text: Text
    on: date | None = None
    source: Line = ""
    confidence: Confidence | None = None
    serious: bool = False


class Stakeholder(Part, frozen=True, kw_only=True):
    """An actor around the organisation: whose side, what interest, what means."""

    id: Id
    alias: Line
    stance: Stance = Stance.UNKNOWN
    interest: Text = ""
    resources: Text = ""
    linked_to: tuple[Id, ...] = ()


class Assessment(Part, frozen=True, kw_only=True):
    """The five steps of assessing a threat: facts, pattern, purpose, maker and their means, reasonable conclusion."""

    facts: Text = ""
    pattern: Text = ""
    purpose: Text = ""
    maker: Text = ""
    conclusion: Text = ""


class Threat(Part, frozen=True, kw_only=True):
    """What could happen. `selected_because` with `reason` says why it is in this plan (S3.19)."""

    id: Id
    text: Text
    kind: ThreatKind | None = None
    actor: Line = ""
    target: Line = ""
    assessment: Assessment = Assessment()
    likelihood: Rank | None = None
    impact: Rank | None = None
    present: bool = False
    first_seen: date | None = None
    last_seen: date | None = None
    assessed_on: date | None = None
    state: ThreatState = ThreatState.NOTED
    selected_because: SelectedBecause | None = None
    reason: Text = ""

    @property
    def selected(self) -> bool:
        """Whether the plan works on it now."""
        return self.state in (ThreatState.SELECTED, ThreatState.TREATED)


class Link(Part, frozen=True, kw_only=True):
    """This vulnerability or capacity matters for this threat: how much, why, and when that was last looked at (S3.20)."""

    threat: Id
    strength: Strength | None = None
    reason: Text = ""
    reassessed_on: date | None = None


class Vulnerability(Part, frozen=True, kw_only=True):
    """What makes harm likelier or worse, always in relation to a threat. `accepted`: why it is borne as it is (P5)."""

    id: Id
    text: Text
    area: Line = ""
    links: tuple[Link, ...] = ()
    accepted: Text = ""


class Capacity(Part, frozen=True, kw_only=True):
    """A strength that lowers a threat."""

    id: Id
    text: Text
    area: Line = ""
    links: tuple[Link, ...] = ()


class Incident(Part, frozen=True, kw_only=True):
    """Something that happened and could touch security, near misses included. `where` stays coarse."""

    id: Id
    text: Text
    on: date
    where: Line = ""
    noticed_by: Line = ""
    reaction: Text = ""
    verdict: Verdict | None = None
    threat: Id | None = None


class Objective(Part, frozen=True, kw_only=True):
    """What we want. A comprehensive one names its threat, a specific one exactly one vulnerability (I1, I2)."""

    id: Id
    text: Text
    level: Level
    threat: Id | None = None
    vulnerability: Id | None = None
    parent: Id | None = None
    aim: Aim | None = None
    effect: Effect | None = None
    sign: Text = ""


class Cost(Part, frozen=True, kw_only=True):
    """Money once (each time, if the measure is repeated). `condition` as people put it: "if the software is free"."""

    amount: Decimal
    currency: Currency = ""
    condition: Line = ""
    paid_by: Line = ""


class ByDate(Part, frozen=True, kw_only=True, tag_field="kind", tag="by"):
    day: date


class Within(Part, frozen=True, kw_only=True, tag_field="kind", tag="within"):
    """Counted from the day the plan was written."""

    count: Count
    unit: Unit


class Every(Part, frozen=True, kw_only=True, tag_field="kind", tag="every"):
    """Repeated: the first time one interval after the plan was written, unless `first` says otherwise."""

    count: Count
    unit: Unit
    first: date | None = None
    until: date | None = None


class AtOnce(Part, frozen=True, kw_only=True, tag_field="kind", tag="at-once"):
    """Immediately."""


Schedule = ByDate | Within | Every | AtOnce


class OutsideBody(Part, frozen=True, kw_only=True):
    """Somebody outside on whom the measure depends, and whether they said yes (P28)."""

    name: Line
    agreed: bool | None = None


class Measure(Part, frozen=True, kw_only=True):
    """What we will do. One accountable owner (I4); `*_words` keep what a table said and nobody could yet make exact.

    `hours` are the owner's own, in all, or each time if the measure is repeated.
    """

    id: Id
    text: Text
    objectives: tuple[Id, ...] = ()
    mode: Mode | None = None
    family: Family | None = None
    horizon: Horizon | None = None
    owner: Id | None = None
    owner_agreed: bool | None = None
    owner_words: Line = ""
    helpers: tuple[Id, ...] = ()
    deputy: Id | None = None
    cost: Cost | None = None
    cost_words: Line = ""
    schedule: Schedule | None = None
    schedule_words: Line = ""
    hours: Hours | None = None
    after: tuple[Id, ...] = ()
    outside: tuple[OutsideBody, ...] = ()
    builds_on: tuple[Id, ...] = ()
    trigger: Text = ""
    evidence: Text = ""
    status: Status = Status.IDEA
    status_reason: Text = ""
    done_on: date | None = None
    groups: tuple[Line, ...] = ()
    wellbeing: bool = False

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self.status not in (Status.DONE, Status.VERIFIED, Status.DROPPED)


class Step(Part, frozen=True, kw_only=True):
    """One step of a protocol. `within_minutes` counts from the start of the emergency."""

    who: Id | None = None
    who_words: Line = ""
    what: Text
    within_minutes: Annotated[int, Meta(ge=0, le=100_000)] | None = None
    needs: Text = ""
    if_fails: Text = ""


class Protocol(Part, frozen=True, kw_only=True):
    """Ordered steps for a routine, a risky activity or an emergency."""

    id: Id
    title: Line
    kind: ProtocolKind
    scenario: Line = ""
    threats: tuple[Id, ...] = ()
    steps: tuple[Step, ...] = ()
    deputies: tuple[Id, ...] = ()
    groups: tuple[Line, ...] = ()
    written_on: date | None = None
    rehearsed_on: date | None = None


class GoNoGo(Part, frozen=True, kw_only=True):
    """Who decides that it is safe enough to go on, and what makes us stop (P25)."""

    who: Id | None = None
    stop_when: Text = ""


class SpecialNeeds(Part, frozen=True, kw_only=True):
    """Needs of women, indigenous, LGBTI, disabled and other defenders; an honest "none" is an answer (S3.9, P26)."""

    routine: Text = ""
    emergency: Text = ""


class Approval(Part, frozen=True, kw_only=True):
    by: Id
    on: date


class Shared(Part, frozen=True, kw_only=True):
    """With whom the plan was shared, or to whom it was explained (S3.30)."""

    with_whom: Line
    on: date
    how: Line = ""


class Review(Part, frozen=True, kw_only=True):
    on: date
    cause: ReviewCause
    outcome: ReviewOutcome
    notes: Text = ""


class Ending(Part, frozen=True, kw_only=True):
    fate: Fate
    on: date
    reason: Text


class LeftAsIs(Part, frozen=True, kw_only=True):
    """A finding the group left with a reason. `mark` is what the item looked like: once it changes, we ask again."""

    code: Line
    where: Line
    reason: Text
    on: date
    mark: Line


class Plan(Part, frozen=True, kw_only=True):
    """One security plan. `written_on` is the day from which "within" and "every" count."""

    title: Line = ""
    workspace: Workspace = Workspace()
    written_on: date | None = None
    valid_until: date | None = None
    sources: tuple[Text, ...] = ()
    budget: Cost | None = None
    drafted_by: tuple[Id, ...] = ()
    consulted: tuple[Line, ...] = ()
    kept_where: Text = ""
    go_no_go: GoNoGo = GoNoGo()
    special_needs: SpecialNeeds = SpecialNeeds()
    people: Annotated[tuple[Person, ...], Meta(max_length=ITEMS_MAX)] = ()
    context: Annotated[tuple[ContextNote, ...], Meta(max_length=ITEMS_MAX)] = ()
    stakeholders: Annotated[tuple[Stakeholder, ...], Meta(max_length=ITEMS_MAX)] = ()
    threats: Annotated[tuple[Threat, ...], Meta(max_length=ITEMS_MAX)] = ()
    vulnerabilities: Annotated[tuple[Vulnerability, ...], Meta(max_length=ITEMS_MAX)] = ()
    capacities: Annotated[tuple[Capacity, ...], Meta(max_length=ITEMS_MAX)] = ()
    incidents: Annotated[tuple[Incident, ...], Meta(max_length=ITEMS_MAX)] = ()
    objectives: Annotated[tuple[Objective, ...], Meta(max_length=ITEMS_MAX)] = ()
    measures: Annotated[tuple[Measure, ...], Meta(max_length=ITEMS_MAX)] = ()
    protocols: Annotated[tuple[Protocol, ...], Meta(max_length=ITEMS_MAX)] = ()
    approvals: tuple[Approval, ...] = ()
    shared: tuple[Shared, ...] = ()
    explained: tuple[Shared, ...] = ()
    in_force_on: date | None = None
    reviews: tuple[Review, ...] = ()
    review_on: date | None = None
    ended: Ending | None = None
    left_as_is: tuple[LeftAsIs, ...] = ()
