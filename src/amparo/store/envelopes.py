"""What PACTs have published to the worker. The pages write it here and can read none of it again."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from django.db.transaction import atomic

from amparo.domain.alert.envelope import Envelope, Words
from amparo.domain.pact.model import CheckIn
from amparo.sealing import letter, signed
from amparo.sealing.encoding import lp
from amparo.sealing.keys import SigningKey
from amparo.sealing.link import Trigger
from amparo.store import bell, worker
from amparo.store.labels import CHECK_IN, ENVELOPE, TRIGGER, WORDS
from amparo.store.models import CheckInRow, CodeRow, EnvelopeRow, Row, TriggerRow


class NotPublished(Exception):
    """Nothing of this PACT is with the worker. It has to be published first."""


class NotYours(Exception):
    """Somebody else published under this id."""


@dataclass(frozen=True)
class Published:
    """What is known of an envelope without opening it."""

    version: int
    day: date
    words: bool
    triggers: int
    codes: int


@dataclass(frozen=True)
class TriggerLine:
    id: bytes
    made_on: date


def publish(envelope: Envelope, *, organisation: UUID, owner: UUID, by: SigningKey, now: datetime) -> None:
    """This envelope instead of the one before, and its check-ins armed: the worker looks at each of them at once.

    `by`: the owner's. The worker believes no envelope and no words that the owner of the account did not sign.
    """
    pact, public = UUID(envelope.pact), worker.public()
    sealed = signed.write(msgspec.json.encode(envelope), public, by, ENVELOPE, pact, envelope.version)
    fields = {"organisation_id": organisation, "sealed": sealed, "version": envelope.version, "day": now.date()}
    with atomic():
        row, new = EnvelopeRow.objects.select_for_update().get_or_create(
            id=pact, defaults={"owner_id": owner, **fields}
        )
        if row.owner_id != owner:
            raise NotYours
        if not new:
            EnvelopeRow.objects.filter(id=pact).update(**fields)
        _arm(pact, envelope.check_ins, public, now)
        bell.ring()


def withdraw(pact: UUID, owner: UUID) -> None:
    """The worker forgets the PACT. An alert that runs goes on: it has its own copy."""
    EnvelopeRow.objects.filter(id=pact, owner=owner).delete()


def put_words(pact: UUID, words: Words, owner: UUID, by: SigningKey) -> None:
    """Greeting words and verifiers, straight from the form: no document holds them."""
    sealed = signed.write(msgspec.json.encode(words), worker.public(), by, WORDS, pact)
    if not EnvelopeRow.objects.filter(id=pact, owner=owner).update(words=sealed):
        raise NotPublished


def published(pact: UUID) -> Published | None:
    row = EnvelopeRow.objects.filter(id=pact).first()
    if row is None:
        return None
    triggers, codes = TriggerRow.objects.filter(envelope=pact), CodeRow.objects.filter(envelope=pact, used_at=None)
    return Published(row.version, row.day, bool(row.words), triggers.count(), codes.count())


def add_trigger(pact: UUID, trigger: Trigger, shown: bytes, day: date, *, lock: bytes = b"") -> None:
    """One more phone that can raise the alert; `shown` is what its button page reads with the secret.

    `lock`: under which the next pack closes the release share for it (`sealing.locks`).
    """
    sealed = trigger.close(shown, TRIGGER, pact)
    hanging(pact, TriggerRow(id=trigger.row_id, envelope_id=pact, sealed=sealed, public=lock, made_on=day))


def trigger(row_id: bytes) -> UUID | None:
    """The PACT this trigger raises the alert of."""
    return TriggerRow.objects.filter(id=row_id).values_list("envelope_id", flat=True).first()


def shown(trigger: Trigger) -> tuple[UUID, bytes] | None:
    """The PACT of a trigger, and what its button page shows."""
    row = TriggerRow.objects.filter(id=trigger.row_id).first()
    if row is None:
        return None
    return row.envelope_id, trigger.open(bytes(row.sealed), TRIGGER, row.envelope_id)


def triggers(pact: UUID) -> tuple[TriggerLine, ...]:
    rows = TriggerRow.objects.filter(envelope=pact).order_by("made_on")
    return tuple(TriggerLine(bytes(row.id), row.made_on) for row in rows)


def locks(pact: UUID) -> tuple[bytes, ...]:
    """Of all its triggers, as their owner signed them."""
    rows = TriggerRow.objects.filter(envelope=pact).exclude(public=b"").order_by("made_on", "id")
    return tuple(bytes(row.public) for row in rows)


def remove_trigger(pact: UUID, row_id: bytes) -> None:
    TriggerRow.objects.filter(envelope=pact, id=row_id).delete()


def check_in_row(pact: UUID, check_in: str) -> UUID:
    """The same check-in of the same PACT keeps its row when it is published again."""
    return UUID(bytes=sha256(lp(CHECK_IN, pact, check_in)).digest()[:16])


def _arm(pact: UUID, check_ins: tuple[CheckIn, ...], public: bytes, now: datetime) -> None:
    """One under way goes on: the worker finds what changed of it when it looks."""
    wanted = {check_in_row(pact, each.id): each.id for each in check_ins}
    rows = CheckInRow.objects.filter(envelope=pact)
    rows.exclude(id__in=wanted).delete()
    there = set(rows.values_list("id", flat=True))
    rows.update(due_at=now)
    CheckInRow.objects.bulk_create(
        CheckInRow(
            id=row_id,
            envelope_id=pact,
            sealed=letter.write(name.encode(), public, CHECK_IN, row_id),
            due_at=now,
        )
        for row_id, name in wanted.items()
        if row_id not in there
    )


def hanging(pact: UUID, row: Row) -> None:
    """Save a row that hangs on an envelope, or NotPublished."""
    with atomic():
        if not EnvelopeRow.objects.select_for_update().filter(id=pact).exists():
            raise NotPublished
        row.save(force_insert=True)


def is_of(pact: UUID, owner: UUID) -> bool:
    """Whether something of this PACT is with the worker, and its owner is this person."""
    return EnvelopeRow.objects.filter(id=pact, owner=owner).exists()
