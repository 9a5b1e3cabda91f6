"""What PACTs have published, as the worker opens it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from amparo.domain.alert.envelope import Envelope, Words
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Trigger
from amparo.sealing.pack import PackShare, release_by_code, release_by_trigger, release_by_worker
from amparo.sealing.person import PublicRecord
from amparo.sealing.triggercode import TriggerCode
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import ENVELOPE, WORDS
from amparo.store.models import EnvelopeRow, PackRow, ShareRow


@dataclass(frozen=True, repr=False)
class Opened:
    """One PACT's envelope and words."""

    owner: UUID
    envelope: Envelope
    words: Words


def read(pact: UUID, key: WorkerKey) -> Opened | None:
    """None where nothing is published, or not any more. WrongKey where somebody but its owner wrote or changed it.

    The owner's public record is the one beside their account: whoever exchanges it is noticed when they next sign in.
    """
    row = _rows().filter(id=pact).first()
    return _opened(row, key) if row else None


def read_many(pacts: Iterable[UUID], key: WorkerKey) -> dict[UUID, Opened | None]:
    """Of those that somebody spoiled nothing is said: whoever asks for one of them finds out."""
    found: dict[UUID, Opened | None] = dict.fromkeys(pacts)
    for row in _rows().filter(id__in=list(found)):
        try:
            found[row.id] = _opened(row, key)
        except (WrongKey, msgspec.MsgspecError):
            del found[row.id]
    return found


def _rows() -> QuerySet[EnvelopeRow]:
    return EnvelopeRow.objects.select_related("owner").only("sealed", "words", "version", "owner__public")


def _opened(row: EnvelopeRow, key: WorkerKey) -> Opened:
    owner = PublicRecord.read(bytes(row.owner.public))
    if owner.user != row.owner_id:
        raise WrongKey
    content = key.read_signed(bytes(row.sealed), owner.signing, ENVELOPE, row.id, row.version)
    envelope = msgspec.json.decode(content, type=Envelope)
    if envelope.owner != str(row.owner_id):  # moved to somebody else: what is shown to its owner would go astray
        raise WrongKey
    return Opened(row.owner_id, envelope, _words(row, owner.signing, key))


def _words(row: EnvelopeRow, owner: bytes, key: WorkerKey) -> Words:
    if not row.words:
        return Words()
    return msgspec.json.decode(key.read_signed(bytes(row.words), owner, WORDS, row.id), type=Words)


def freed_by_trigger(pact: UUID, trigger: Trigger) -> bytes:
    """The release share of the pack as it is now, with the secret of a press; empty where that frees none."""
    place = _pack(pact)
    return _or_nothing(lambda: release_by_trigger(place.shares, trigger, *place.bound)) if place else b""


def freed_by_code(pact: UUID, code: TriggerCode) -> bytes:
    place = _pack(pact)
    return _or_nothing(lambda: release_by_code(place.shares, code, *place.bound)) if place else b""


def freed_by_worker(pact: UUID, key: WorkerKey) -> bytes:
    """Only where the owner chose that the worker may free it alone."""
    place = _pack(pact)
    return _or_nothing(lambda: release_by_worker(place.shares, key.agreement, *place.bound)) if place else b""


@dataclass(frozen=True, repr=False)
class _Pack:
    shares: tuple[PackShare, ...]
    bound: tuple[UUID, UUID, int]


def _pack(pact: UUID) -> _Pack | None:
    row = PackRow.objects.filter(id=pact).first()
    if row is None:
        return None
    shares = ShareRow.objects.filter(pack=pact)
    found = tuple(PackShare(each.kind, bytes(each.whose), bytes(each.sealed)) for each in shares)
    return _Pack(found, (row.organisation_id, pact, row.version))


def _or_nothing(free: Callable[[], bytes]) -> bytes:
    try:
        return free()
    except WrongKey:
        return b""
