"""Questions that are asked weeks after a workshop, for whoever asks. What is asked opens with the link (`asking`); the answer,
with the facilitator's key alone. Rows lie in the order of their hashes and know no room and no seat.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.sealing import letter
from amparo.sealing.link import FollowUpLink
from amparo.store.asking import put
from amparo.store.copies import that_open
from amparo.store.keys import Keys
from amparo.store.labels import FOLLOW_UP
from amparo.store.models import FollowUpRow, RoomRow
from amparo.store.rooms import NoSuchRoom
from amparo.store.seats import Full

OF_ONE_MAX = 5_000
"""Questions that may wait for one facilitator."""


@dataclass(frozen=True, repr=False)
class Reader:
    """Whom the answer goes to."""

    account: UUID
    organisation: UUID
    key: bytes


@dataclass(frozen=True, repr=False)
class Back:
    """As the facilitator sees it."""

    id: bytes
    content: bytes
    answered: bool


def facilitator_of(room: UUID, key: bytes) -> Reader:
    """`key`: theirs, as it stands in the room's own seal."""
    row = RoomRow.objects.filter(id=room).only("facilitator_id", "organisation_id").first()
    if row is None:
        raise NoSuchRoom
    return Reader(row.facilitator_id, row.organisation_id, key)


def reader(keys: Keys) -> Reader:
    return Reader(keys.keyring.user, keys.organisation.id, keys.keyring.agreement.public)


def ask(link: FollowUpLink, content: bytes, unanswered: bytes, to: Reader, *, ask_on: date, erase_on: date) -> None:
    """The reader's public key lies under the link's seal, so that nobody can put another in its place. Or Full."""
    if FollowUpRow.objects.filter(facilitator=to.account).count() >= OF_ONE_MAX:
        raise Full
    FollowUpRow.objects.create(
        id=link.row_id,
        organisation_id=to.organisation,
        facilitator_id=to.account,
        sealed=link.close(to.key + content, FOLLOW_UP),
        answer=letter.write(unanswered, to.key, FOLLOW_UP, link.row_id),
        ask_on=ask_on,
        erase_on=erase_on,
    )


def of(keys: Keys) -> tuple[Back, ...]:
    """What this facilitator asked; whatever does not open is as if it were not there."""
    rows = FollowUpRow.objects.filter(facilitator=keys.keyring.user).order_by("id")

    def opened(row: FollowUpRow) -> Back:
        content = letter.read(bytes(row.answer), keys.keyring.agreement, FOLLOW_UP, bytes(row.id))
        return Back(bytes(row.id), content, row.answered)

    return tuple(that_open(rows, opened))


def answer_from_paper(row_id: bytes, content: bytes, keys: Keys) -> bool:
    """As the facilitator read it on a slip."""
    mine = FollowUpRow.objects.filter(id=row_id, facilitator=keys.keyring.user, answered=False)
    return mine.exists() and put(row_id, content, keys.keyring.agreement.public)
