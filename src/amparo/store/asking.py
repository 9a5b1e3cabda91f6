"""A question that is asked weeks after a workshop, as it is opened by its link: read, and answered to the facilitator alone."""

from dataclasses import dataclass
from datetime import date

from amparo.sealing import letter
from amparo.sealing.keys import KEY_BYTES
from amparo.sealing.link import FollowUpLink
from amparo.store.labels import FOLLOW_UP
from amparo.store.models import FollowUpRow


@dataclass(frozen=True, repr=False)
class Question:
    """As the person who is asked sees it."""

    content: bytes
    answered: bool
    erase_on: date


def read(link: FollowUpLink, *, today: date) -> Question | None:
    """None for a link that is wrong, unknown or over. WrongKey for a row that was changed."""
    row = FollowUpRow.objects.filter(id=link.row_id, erase_on__gt=today).first()
    return Question(_opened(link, row)[KEY_BYTES:], row.answered, row.erase_on) if row else None


def answer(link: FollowUpLink, content: bytes, *, today: date) -> bool:
    """Sealed to the facilitator, in the place of an earlier answer; False when its day is over."""
    row = FollowUpRow.objects.filter(id=link.row_id, erase_on__gt=today).first()
    return row is not None and put(link.row_id, content, _opened(link, row)[:KEY_BYTES])


def put(row_id: bytes, content: bytes, to: bytes) -> bool:
    sealed = letter.write(content, to, FOLLOW_UP, row_id)
    return bool(FollowUpRow.objects.filter(id=row_id).update(answer=sealed, answered=True))


def _opened(link: FollowUpLink, row: FollowUpRow) -> bytes:
    return link.open(bytes(row.sealed), FOLLOW_UP)
