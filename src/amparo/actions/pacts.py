"""What people do with PACTs."""

from base64 import b64decode
from collections.abc import Callable
from datetime import date
from typing import TypeAlias
from uuid import UUID

from amparo.actions import publishing
from amparo.actions.allow import Act, allow
from amparo.actions.desk import Acts, Desk, Edits, Line
from amparo.actions.people import Member
from amparo.domain.pact.edits import contact_of, new_id, settled, with_item, without_item
from amparo.domain.pact.life import recorded
from amparo.domain.pact.model import Contact, Pact
from amparo.domain.pact.structure import index
from amparo.store import invitations, shelf
from amparo.store.keys import Keys
from amparo.store.pacts import PACTS

Opened: TypeAlias = shelf.Opened[Pact]
PactLine: TypeAlias = Line[Pact]


def _let_go(pact_id: UUID, pact: Pact, by: Member, keys: Keys) -> None:
    """What the worker has of it, and the invitations that are out: nobody could take them back afterwards."""
    publishing.take_back(pact_id, by=by, keys=keys)
    for contact in pact.contacts:
        if contact.invitation:
            invitations.withdraw(b64decode(contact.invitation), by.id)


DESK = Desk(
    PACTS,
    Edits(new_id, recorded, without_item, index, settled),
    Acts(Act.START_PACT, Act.READ_PACT, Act.CHANGE_PACT, Act.EXPORT_PACT, Act.ERASE_PACT),
    _let_go,
)
pacts_of = DESK.all_of
start_pact = DESK.start
read_pact = DESK.read
read_version = DESK.read_version
versions = DESK.versions
change_pact = DESK.change
add_item = DESK.add_item
undo = DESK.undo
restore = DESK.restore
export_pact = DESK.export


def change_contact(
    pact_id: UUID,
    contact_id: str,
    change: Callable[[Contact, Pact], Contact],
    *,
    by: Member,
    keys: Keys,
    today: date,
) -> Opened:
    """One step in the life of a contact; what it refuses comes through."""
    allow(by, Act.CHANGE_PACT)

    def edit(pact: Pact) -> Pact:
        return with_item(pact, change(contact_of(pact, contact_id), pact))

    return PACTS.change(pact_id, keys, edit, today)
