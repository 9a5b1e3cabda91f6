"""Questions to people who have no account: will you be a contact? What is asked opens with the link; the answer, with
the owner's key alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.sealing import letter
from amparo.sealing.keys import KEY_BYTES
from amparo.sealing.link import Link
from amparo.store.copies import that_open
from amparo.store.keys import Keys
from amparo.store.labels import INVITATION
from amparo.store.models import InvitationRow


@dataclass(frozen=True, repr=False)
class Invitation:
    """As the person who was asked sees it."""

    content: bytes
    answered: bool


@dataclass(frozen=True, repr=False)
class Reply:
    """As the owner sees it. `answer` is empty as long as there is none."""

    id: bytes
    answer: bytes
    ends_at: datetime


def offer(link: Link, content: bytes, keys: Keys, *, ends_at: datetime) -> None:
    """The owner's public key lies under the link's seal, so that nobody can put another in its place."""
    mine = keys.keyring.agreement.public
    InvitationRow.objects.create(
        id=link.row_id,
        organisation_id=keys.organisation.id,
        owner_id=keys.keyring.user,
        owner_key=mine,
        sealed=link.close(mine + content, INVITATION),
        ends_at=ends_at,
    )


def read(link: Link, *, now: datetime) -> Invitation | None:
    row = _row(link, now)
    return Invitation(_opened(link, row)[KEY_BYTES:], bool(row.answer)) if row else None


def answer(link: Link, content: bytes, *, now: datetime) -> bool:
    """Seal the answer to the owner, in the place of an earlier one; False when the invitation has ended."""
    row = _row(link, now)
    if row is None:
        return False
    sealed = letter.write(content, _opened(link, row)[:KEY_BYTES], INVITATION, link.row_id)
    return bool(InvitationRow.objects.filter(id=link.row_id).update(answer=sealed))


def of(keys: Keys) -> tuple[Reply, ...]:
    """Every invitation of theirs, with the answers that came. One that does not open is as if there were none."""
    rows = InvitationRow.objects.filter(owner=keys.keyring.user).order_by("ends_at")
    return tuple(Reply(bytes(row.id), next(that_open([row], _answer_to(keys)), b""), row.ends_at) for row in rows)


def withdraw(row_id: bytes, owner: UUID) -> None:
    InvitationRow.objects.filter(id=row_id, owner=owner).delete()


def _row(link: Link, now: datetime) -> InvitationRow | None:
    return InvitationRow.objects.filter(id=link.row_id, ends_at__gt=now).first()


def _opened(link: Link, row: InvitationRow) -> bytes:
    return link.open(bytes(row.sealed), INVITATION)


def _answer_to(keys: Keys) -> Callable[[InvitationRow], bytes]:
    def read(row: InvitationRow) -> bytes:
        return letter.read(bytes(row.answer), keys.keyring.agreement, INVITATION, bytes(row.id)) if row.answer else b""

    return read
