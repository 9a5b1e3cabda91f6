"""Practising: first on the owner's own phone, then with those who agreed to it; what was seen becomes part of the PACT."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid5

from msgspec.structs import replace

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.notes import By, Pressed
from amparo.domain.alert.terms import Reached
from amparo.domain.alert.views import Board
from amparo.domain.pact.life import rehearsed
from amparo.domain.pact.model import Evidence, Pact
from amparo.domain.pact.practising import answers_of, rehearsal_of, to_me, with_deed, with_those
from amparo.domain.pact.terms import RehearsalKind
from amparo.domain.workshop.drill.phones import Left
from amparo.store import boards, envelopes, evidence, inbox
from amparo.store.keys import Keys
from amparo.store.pacts import PACTS
from amparo.store.shelf import Opened

ON_ME = UUID("a6f3f7d4-6a0b-5d5e-9c52-0a3c4b9a7b01")
WITH_THEM = UUID("a6f3f7d4-6a0b-5d5e-9c52-0a3c4b9a7b02")
HANDED_OVER = frozenset({Reached.HANDED_OVER.value, Reached.DELIVERED.value})


def practice_id(pact_id: UUID, kind: UUID, who: UUID) -> UUID:
    """A practice is handed over beside the PACT, never in its place: what was agreed for a real alert stays.

    Each person's is their own, so that no colleague stands in the way of another's.
    """
    return uuid5(kind, f"{pact_id} {who}")


def try_on_me(pact_id: UUID, press: str, step: str, *, by: Member, keys: Keys, now: datetime) -> None:
    """The owner receives their own alert as a contact would. `press`: the same for the same press sent twice."""
    allow(by, Act.PRACTISE)
    opened, there = PACTS.read(pact_id, keys), practice_id(pact_id, ON_ME, by.id)
    envelope = to_me(opened.document, owner=str(by.id), version=opened.version, practice_id=str(there), step=step)
    _raise(envelope, press, by=by, keys=keys, now=now)


def try_with_them(
    pact_id: UUID,
    agreed: Collection[str],
    press: str,
    *,
    by: Member,
    keys: Keys,
    now: datetime,
    until: datetime | None = None,
) -> None:
    """A practice alert to these contacts, who agreed to it. `until`: where they agreed to hours, the end of those."""
    allow(by, Act.PRACTISE)
    opened, there = PACTS.read(pact_id, keys), practice_id(pact_id, WITH_THEM, by.id)
    envelope = with_those(opened.document, agreed, owner=str(by.id), version=opened.version, practice_id=str(there))
    _raise(envelope, press, by=by, keys=keys, now=now, until=until)


def _raise(
    envelope: Envelope, press: str, *, by: Member, keys: Keys, now: datetime, until: datetime | None = None
) -> None:
    envelopes.publish(envelope, organisation=keys.organisation.id, owner=by.id, by=keys.keyring.signing, now=now)
    pressed = Pressed(envelope=envelope.pact, press=press, by=By.OWNER, at=now, practice=True, until=until)
    inbox.note(pressed, key=f"practice {envelope.pact} {press}", now=now)


def seen(pact_id: UUID, *, by: Member, keys: Keys) -> tuple[Evidence, ...]:
    """Everything the worker saw about the contacts of this PACT, in earnest and in practice; oldest first."""
    allow(by, Act.READ_PACT)
    there = (pact_id, practice_id(pact_id, WITH_THEM, by.id))
    return tuple(sorted((each for one in there for each in evidence.of(keys, one)), key=lambda each: each.at))


def left_with_them(pact_id: UUID, *, by: Member, keys: Keys) -> tuple[Left, ...]:
    """Each message of a practice that was handed over for a contact of this PACT."""
    allow(by, Act.READ_PACT)
    sent = (each for board in boards.of(keys, practice_id(pact_id, WITH_THEM, by.id)) for each in board.sent)
    return tuple(Left(each.contact, each.at) for each in sent if each.state in HANDED_OVER)


def courses(pact_id: UUID, *, by: Member, keys: Keys) -> tuple[Board, ...]:
    """How the practices of this PACT went, newest first."""
    allow(by, Act.READ_PACT)
    there = (practice_id(pact_id, ON_ME, by.id), practice_id(pact_id, WITH_THEM, by.id))
    found = (board for one in there for board in boards.of(keys, one))
    return tuple(sorted(found, key=lambda board: board.raised_at, reverse=True))


def last_on_me(pact_id: UUID, *, by: Member, keys: Keys) -> Board | None:
    """How the newest practice on the owner's own phone went."""
    allow(by, Act.READ_PACT)
    return max(boards.of(keys, practice_id(pact_id, ON_ME, by.id)), key=lambda board: board.raised_at, default=None)


def record(
    pact_id: UUID,
    kind: RehearsalKind,
    contacts: Collection[str],
    *,
    on: date,
    at_night: bool,
    failures: str,
    learned: str,
    deed: str,
    deed_by: date | None,
    by: Member,
    keys: Keys,
    today: date,
) -> Opened[Pact]:
    """A practice into the PACT, with the minutes that were seen; what was learned becomes a dated deed."""
    allow(by, Act.CHANGE_PACT)
    told = () if kind is RehearsalKind.TABLE_TALK else seen(pact_id, by=by, keys=keys)

    def edit(pact: Pact) -> Pact:
        rehearsal = replace(
            rehearsal_of(pact, kind, answers_of(told, contacts, on), on),
            at_night=at_night,
            failures=failures,
            learned=learned,
        )
        pact = rehearsed(pact, rehearsal)
        return with_deed(pact, deed, deed_by) if deed else pact

    return PACTS.change(pact_id, keys, edit, today)
