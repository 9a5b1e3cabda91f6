"""The PACT as the rules see it: one PACT, one day, what was seen to happen, and where it runs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from amparo.domain.checks import Found
from amparo.domain.pact.coverage import Answerers, Gap
from amparo.domain.pact.life import SAID_YES, called
from amparo.domain.pact.model import Contact, Delivery, Evidence, Fact, Pact, Task
from amparo.domain.pact.readiness.place import PlaceFacts
from amparo.domain.pact.terms import ContactState, EvidenceKind, RehearsalKind

WHOLE_PACT = "pact"
"""Where something stands that belongs to no item."""

GONE = frozenset((ContactState.DECLINED, ContactState.WITHDRAWN, ContactState.RESTING))
ARRIVED = frozenset(
    (
        EvidenceKind.MESSAGE_DELIVERED,
        EvidenceKind.PRACTICE_ANSWERED,
        EvidenceKind.PAGE_OPENED,
        EvidenceKind.ALERT_ANSWERED,
    )
)
ANSWERED = frozenset((EvidenceKind.PRACTICE_ANSWERED, EvidenceKind.ALERT_ANSWERED))


class Reading:
    """Everything here is worked out when first asked for, then kept."""

    def __init__(self, pact: Pact, today: date, evidence: Sequence[Evidence], place: PlaceFacts | None) -> None:
        self.pact = pact
        self.today = today
        self.evidence = evidence
        self.place = place or PlaceFacts()

    @cached_property
    def circle(self) -> tuple[Contact, ...]:
        """Everybody who may still be counted on: asked or not, but not gone."""
        return tuple(contact for contact in self.pact.contacts if contact.state not in GONE)

    @cached_property
    def called(self) -> tuple[Contact, ...]:
        """Whom an alert reaches."""
        return called(self.pact)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(contact.id for contact in self.circle)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Of those who may be counted on."""
        return tuple(task for task in self.pact.tasks if task.contact in self.ids)

    @cached_property
    def tasks_of(self) -> Mapping[str, list[Task]]:
        found: defaultdict[str, list[Task]] = defaultdict(list)
        for task in self.tasks:
            found[task.contact].append(task)
        return found

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.pact.facts}

    @cached_property
    def deliveries(self) -> Mapping[tuple[str, str], Delivery]:
        """(fact, contact) -> how it got into their hands."""
        return {(fact.id, each.contact): each for fact in self.pact.facts for each in fact.deliveries}

    @cached_property
    def answerers(self) -> Answerers:
        return Answerers(self.pact, self.evidence)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Hours of this week in which nobody is likely to answer."""
        return self.answerers.in_week(self.today).gaps

    @cached_property
    def _last(self) -> Mapping[tuple[str, EvidenceKind], datetime]:
        last: dict[tuple[str, EvidenceKind], datetime] = {}
        for one in self.evidence:
            key = one.contact, one.kind
            last[key] = max(one.at, last.get(key, one.at))
        return last

    def last(self, contact: Contact, kinds: frozenset[EvidenceKind]) -> datetime | None:
        """When something of these kinds was last seen of a contact."""
        seen = (self._last.get((contact.id, kind)) for kind in kinds)
        return max((at for at in seen if at), default=None)

    def arrived(self, contact: Contact) -> date | None:
        """The last day on which something is known to have reached them: seen by the worker, or by a practice."""
        days = [at.date()] if (at := self.last(contact, ARRIVED)) else []
        for rehearsal in self.pact.rehearsals:
            if rehearsal.kind is not RehearsalKind.TABLE_TALK:
                days += [rehearsal.on for a in rehearsal.answers if a.contact == contact.id and a.minutes is not None]
        return max(days, default=None)


Look = Callable[[Reading], Iterator[Found]]


def each(asks: Callable[[Contact], bool]) -> Look:
    """A question about each contact who may still be counted on."""

    def look(reading: Reading) -> Iterator[Found]:
        yield from (Found(contact.id) for contact in reading.circle if asks(contact))

    return look


def each_who_said_yes(asks: Callable[[Contact], bool]) -> Look:
    def look(reading: Reading) -> Iterator[Found]:
        yield from (Found(contact.id) for contact in reading.circle if contact.state in SAID_YES and asks(contact))

    return look


def each_task(asks: Callable[[Task], bool]) -> Look:
    def look(reading: Reading) -> Iterator[Found]:
        yield from (Found(task.id) for task in reading.tasks if asks(task))

    return look


def whole(asks: Callable[[Pact], bool]) -> Look:
    """A question about the PACT as a whole."""

    def look(reading: Reading) -> Iterator[Found]:
        if asks(reading.pact):
            yield Found()

    return look
