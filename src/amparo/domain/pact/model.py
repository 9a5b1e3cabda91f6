"""A PACT as one frozen value: one person, ONE scenario, contacts who agreed, and what each must know and have.

Every item has an id that is unique in the whole PACT. What must hold (I7 to I13) is checked by the edits and again on
reading. No agreed word stands in here: greeting words and the verifiers of the other words go to the worker alone
(`amparo.domain.alert.envelope`); a PACT only knows the day on which they were agreed.
"""

from datetime import date, datetime, time
from typing import Annotated

from msgspec import Meta

from amparo.domain.pact.terms import (
    Answered,
    Audience,
    Cadence,
    CaptorsTold,
    ContactState,
    EvidenceKind,
    FactKind,
    PoliceStance,
    RehearsalKind,
    Relation,
    Release,
    Risk,
    Scenario,
    Way,
)
from amparo.domain.part import Id, Language, Line, Part, Text, Zone
from amparo.domain.plan.model import Ending, LeftAsIs, Review, Workspace

CONTACTS_MAX = 40
ITEMS_MAX = 400
CHANNELS_MAX = 8
HOURS_MAX = 21
DEMANDS_MAX = 40

Minutes = Annotated[int, Meta(ge=0, le=100_000)]
Clock = Annotated[time, Meta(tz=False)]
"""What a clock on a wall shows; its zone stands beside it."""
Weekday = Annotated[int, Meta(ge=1, le=7)]
"""ISO: Monday is 1."""


class Channel(Part, frozen=True, kw_only=True):
    """One way of reaching a contact. `address`: a number, an e-mail address, or an Apprise URL for OTHER."""

    way: Way
    address: Line
    note: Line = ""


class Hours(Part, frozen=True, kw_only=True):
    """When a contact is likely to answer, in their own time zone. Over midnight where `until` is not after `begin`."""

    days: tuple[Weekday, ...] = (1, 2, 3, 4, 5, 6, 7)
    begin: Clock
    until: Clock


class Contact(Part, frozen=True, kw_only=True):
    """Somebody who may be asked to act. `alias`: what they are called in messages, never a legal name.

    `independence`: the organisation, place or network they depend on, so that not all fall together (R7).
    `link`: they agreed to get a link. `knows_others`: true, they know the other contacts and may be shown them; false, it
    was decided that they must not. `card`: the public half of their twelve-word card, base64; without one they cannot
    open the pack. `invitation`: how the row is found by which they were asked, base64; `invitation_read`: a mark of the
    answer that was taken in last.
    """

    id: Id
    alias: Line
    relation: Relation | None = None
    language: Language = "en"
    time_zone: Zone = "UTC"
    channels: Annotated[tuple[Channel, ...], Meta(max_length=CHANNELS_MAX)] = ()
    hours: Annotated[tuple[Hours, ...], Meta(max_length=HOURS_MAX)] = ()
    night_practice: bool | None = None
    reserve: bool = False
    minutes_away: Minutes | None = None
    independence: Line = ""
    operator: Line = ""
    risk: Risk | None = None
    risk_words: Text = ""
    hit_together: bool | None = None
    must_report: bool | None = None
    reads_messages: bool | None = None
    calm: bool | None = None
    goes_looking: bool | None = None
    limits: Text = ""
    knows_others: bool | None = None
    supporter: Line = ""
    link: bool | None = None
    state: ContactState = ContactState.PROPOSED
    asked_on: date | None = None
    answered_on: date | None = None
    answered: Answered | None = None
    briefed_on: date | None = None
    greeting_agreed_on: date | None = None
    greeting_in_person: bool | None = None
    card: Line = ""
    card_made_on: date | None = None
    invitation: Line = ""
    invitation_read: Line = ""


class Task(Part, frozen=True, kw_only=True):
    """What one contact does. `first_step` is what the call shows; `say`: the sentence to say; `after`: other tasks.

    `ring`: the number the step needs. `avoid`: what not to do meanwhile. `proof`: how the others know that it is done.
    """

    id: Id
    contact: Id
    text: Text
    trigger: Text = ""
    first_step: Line = ""
    say: Line = ""
    ring: Line = ""
    avoid: Line = ""
    within_minutes: Minutes | None = None
    needs: tuple[Id, ...] = ()
    needs_words: Text = ""
    key_figure: Id | None = None
    after: tuple[Id, ...] = ()
    fallback: Text = ""
    proof: Text = ""
    permitted: bool | None = None


class Delivery(Part, frozen=True, kw_only=True):
    """A fact in a contact's hands: how and when it gets there, that it did, that they said so, until when it is true."""

    contact: Id
    how: Line = ""
    due_on: date | None = None
    delivered_on: date | None = None
    confirmed_on: date | None = None
    expires_on: date | None = None


class Fact(Part, frozen=True, kw_only=True):
    """One piece of the pack. Listing it satisfies nothing; only its deliveries do (S1.12)."""

    id: Id
    kind: FactKind
    title: Line = ""
    text: Text = ""
    on_paper_where: Line = ""
    checked_on: date | None = None
    deliveries: tuple[Delivery, ...] = ()

    @property
    def is_written(self) -> bool:
        """Here, or on paper somewhere."""
        return bool(self.text.strip() or self.on_paper_where.strip())


class Demand(Part, frozen=True, kw_only=True):
    """What a key figure wants before they act: answered by a fact, or marked open on purpose (I10)."""

    text: Line
    answered_by: Id | None = None
    left_open: Line = ""


class KeyFigure(Part, frozen=True, kw_only=True):
    """Somebody outside whose power can help, and what they ask for."""

    id: Id
    alias: Line
    power: Text = ""
    reach: Line = ""
    demands: Annotated[tuple[Demand, ...], Meta(max_length=DEMANDS_MAX)] = ()


class Consent(Part, frozen=True, kw_only=True):
    """The owner's yes or no, given beforehand, to being named or shown to one audience."""

    id: Id
    audience: Audience
    name: bool | None = None
    photo: bool | None = None
    conditions: Text = ""
    given_on: date | None = None


class Police(Part, frozen=True, kw_only=True):
    """Whether police are called, and which contact decides on the day."""

    stance: PoliceStance | None = None
    decides: Id | None = None
    reasons: Text = ""


class Captors(Part, frozen=True, kw_only=True):
    """Whether to tell captors that a message has gone out: it may protect, it may backfire (S1.36)."""

    decision: CaptorsTold | None = None
    reasons: Text = ""
    conditions: Text = ""
    contacts_told_on: date | None = None


class Phone(Part, frozen=True, kw_only=True):
    """The phone the alert is raised from. `mine_alone`: on a shared or controlled one this tool does not fit (R29)."""

    mine_alone: bool | None = None
    credit_checked_on: date | None = None
    battery_checked_on: date | None = None
    location: bool | None = None
    interception_accepted: Text = ""
    numbers_on_paper: Line = ""


class AlertDesign(Part, frozen=True, kw_only=True):
    """How an alert runs. Seconds and minutes count from the moment before them.

    `ask`: the words in the first message, agreed with the contacts, saying neither name, place nor reason.
    `lead_silent_minutes`: then the deputy leads. `nobody_minutes`: then the reserves are called too.
    """

    ask: Line = ""
    stop_seconds: Annotated[int, Meta(ge=0, le=120)] = 10
    again_minutes: Annotated[int, Meta(ge=1, le=240)] = 5
    lead_silent_minutes: Annotated[int, Meta(ge=1, le=240)] = 5
    nobody_minutes: Annotated[int, Meta(ge=1, le=240)] = 10
    call_for_hours: Annotated[int, Meta(ge=1, le=240)] = 24
    release: tuple[Release, ...] = (Release.DEVICE, Release.QUORUM)
    quorum: Annotated[int, Meta(ge=2, le=10)] = 2
    duress: bool = False
    when_only_one: Text = ""


class AfterCare(Part, frozen=True, kw_only=True):
    """Who looks after the contacts when it is over; `number` is shown on the all-clear for a day."""

    words: Text = ""
    number: Line = ""


class CheckIn(Part, frozen=True, kw_only=True):
    """A time at which the owner says that all is well, as a wall clock shows it in `time_zone`.

    ONCE: on `first`. WEEKLY: on `days`. A leg of a journey is a ONCE with a `place`; `leg_of` names the journey.
    """

    id: Id
    title: Line = ""
    cadence: Cadence = Cadence.ONCE
    at: Clock
    time_zone: Zone = "UTC"
    first: date
    until: date | None = None
    days: tuple[Weekday, ...] = ()
    grace_minutes: Annotated[int, Meta(ge=1, le=1_440)] = 30
    extend_minutes: Annotated[int, Meta(ge=5, le=1_440)] = 60
    leg_of: Line = ""
    place: Line = ""


class Rehearsal(Part, frozen=True, kw_only=True):
    """A practice: what went wrong, what was learned, what changed since. `mark`: what the PACT was like then."""

    id: Id
    kind: RehearsalKind
    on: date
    at_night: bool = False
    answers: tuple["RehearsalAnswer", ...] = ()
    failures: Text = ""
    learned: Text = ""
    changes: Text = ""
    debriefed_on: date | None = None
    mark: Line = ""


class RehearsalAnswer(Part, frozen=True, kw_only=True):
    """After how many minutes somebody answered, and acted. Without `minutes` they did not answer."""

    contact: Id
    minutes: Minutes | None = None
    acted_minutes: Minutes | None = None


class Evidence(Part, frozen=True, kw_only=True):
    """Something that was seen, told by the worker to the owner; never part of the PACT document itself.

    `contact`: empty where it is about nobody in particular.
    """

    kind: EvidenceKind
    contact: Line = ""
    at: datetime
    way: Way | None = None
    minutes: Minutes | None = None


class HomeTalk(Part, frozen=True, kw_only=True):
    """The PACT action plan (S1x.8): whom I will talk to when I am home, the key points, and by when."""

    id: Id
    whom: Line
    points: Text = ""
    they_need: Text = ""
    on: date | None = None
    done_on: date | None = None


class Act(Part, frozen=True, kw_only=True):
    """A line of the owner's own checklist: every learning becomes a dated deed (S1.19)."""

    id: Id
    text: Text
    by: date | None = None
    done_on: date | None = None


class Pact(Part, frozen=True, kw_only=True):
    """One PACT. `owner_alias`: what the contacts call its owner. `owner_channels`: where the owner is asked first."""

    title: Line = ""
    owner_alias: Line = ""
    owner_channels: Annotated[tuple[Channel, ...], Meta(max_length=CHANNELS_MAX)] = ()
    workspace: Workspace = Workspace()
    scenario: Scenario | None = None
    scenario_words: Line = ""
    written_on: date | None = None
    time_zone: Zone = "UTC"
    lead: Id | None = None
    deputy: Id | None = None
    contacts: Annotated[tuple[Contact, ...], Meta(max_length=CONTACTS_MAX)] = ()
    tasks: Annotated[tuple[Task, ...], Meta(max_length=ITEMS_MAX)] = ()
    facts: Annotated[tuple[Fact, ...], Meta(max_length=ITEMS_MAX)] = ()
    key_figures: Annotated[tuple[KeyFigure, ...], Meta(max_length=ITEMS_MAX)] = ()
    consents: Annotated[tuple[Consent, ...], Meta(max_length=ITEMS_MAX)] = ()
    check_ins: Annotated[tuple[CheckIn, ...], Meta(max_length=ITEMS_MAX)] = ()
    home_talks: Annotated[tuple[HomeTalk, ...], Meta(max_length=ITEMS_MAX)] = ()
    acts: Annotated[tuple[Act, ...], Meta(max_length=ITEMS_MAX)] = ()
    rehearsals: Annotated[tuple[Rehearsal, ...], Meta(max_length=ITEMS_MAX)] = ()
    police: Police = Police()
    captors: Captors = Captors()
    phone: Phone = Phone()
    design: AlertDesign = AlertDesign()
    after_care: AfterCare = AfterCare()
    all_clear_agreed_on: date | None = None
    duress_agreed_on: date | None = None
    published_on: date | None = None
    published_mark: Line = ""
    worker: Line = ""
    """Fingerprint of the worker's public key that the owner accepted when publishing."""
    review_on: date | None = None
    reviews: tuple[Review, ...] = ()
    ended: Ending | None = None
    left_as_is: tuple[LeftAsIs, ...] = ()
