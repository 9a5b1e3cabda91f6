"""What is on its way to people. A row is claimed for a few seconds by whoever sends it; the number of the claim fences.

At least once: a row that was sent and not settled is sent again, with the same reference. A row ends as handed over,
delivered, failed or expired; those that a newer message overtakes, or the end of the alert, expire unsent.

The texts of one message leave one after another: the next is queued in the transaction that settles the one before it,
and where one fails, those after it are not sent. The first text of any message goes before the later ones of all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection
from django.db.models import F
from django.db.transaction import atomic

from amparo.domain.part import Language, Line, Part, Text
from amparo.sealing.faults import WrongKey
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import OUTBOX
from amparo.store.models import OutboxRow
from amparo.store.turning import bulk

LEASE = timedelta(seconds=5)
KEPT = timedelta(days=60)
LOOKED_BACK = 40
FIRST_TEXT, LATER_TEXT, LATER_STILL = 0, 1, 2
"""Ranks: what asks for help, the texts after it, and what can wait for both."""
SETTLE = (
    "UPDATE outbox SET state = %s, due_at = %s, settled_at = %s, external_mac = %s "
    "WHERE id = %s AND lease = %s AND due_at IS NOT NULL"
)
NEXT = "UPDATE outbox SET state = %s, due_at = %s WHERE key = %s AND state = %s"
RENEW = "UPDATE outbox SET due_at = %s WHERE id = %s AND lease = %s AND due_at IS NOT NULL"
WAITING, QUEUED = "waiting", "queued"
HANDED_OVER, DELIVERED, FAILED, EXPIRED = "handed-over", "delivered", "failed", "expired"


class Content(Part, frozen=True, kw_only=True):
    """What is sealed. `message`: the key of the message this is one of the `texts` of, `number` counted from 0.

    `check_in`: the row of the check-in the owner is asked about. `follow_up`: the link of a question asked after a workshop.
    """

    address: Line
    subject: Line = ""
    text: Text
    language: Language = "en"
    contact: Line = ""
    message: Line = ""
    number: int = 0
    texts: int = 1
    check_in: Line = ""
    pact: Line = ""
    follow_up: Line = ""

    @property
    def every(self) -> tuple[str, ...]:
        """The keys of all the texts of this message."""
        return tuple(f"{self.message}/{number}" for number in range(self.texts))

    @property
    def rest(self) -> tuple[str, ...]:
        """Of those after this one."""
        return self.every[self.number + 1 :]


@dataclass(frozen=True, repr=False)
class Outgoing:
    """A text to be. Its key is the same for the same text, whoever makes it. `kind`: what a newer one overtakes."""

    alert: UUID | None
    way: str
    kind: str
    content: Content
    urgent: bool
    expires_at: datetime

    @property
    def key(self) -> str:
        return self.content.every[self.content.number]


@dataclass(frozen=True, repr=False)
class Asked:
    """A message that left, for whoever looks at what came back."""

    id: int
    alert: UUID | None
    content: Content


@dataclass(frozen=True, repr=False)
class Claimed:
    """A row to send now. `reference`: what the gateway may know it by."""

    id: int
    lease: int
    alert: UUID | None
    way: str
    thread: bytes
    reference: str
    tries: int
    expires_at: datetime
    content: Content


@dataclass(frozen=True)
class Settlement:
    """What became of a claimed row: its next state, or QUEUED and when to try again. `rest`: the texts after it."""

    id: int
    lease: int
    state: str
    way: str
    due_at: datetime | None = None
    external_id: str = ""
    rest: tuple[str, ...] = ()


def thread_of(key: WorkerKey, address: str) -> bytes:
    """The same for the same address, however a gateway writes it."""
    folded = "".join(each for each in address.casefold() if each.isalnum() or each in "@+/:._")
    return key.mac("thread", folded)


def put(messages: Sequence[Outgoing], key: WorkerKey, now: datetime) -> None:
    """Write them, each once. What a newer one of its kind overtakes is not sent any more."""
    rows = [_row(each, key, now) for each in messages]
    if not rows:
        return
    overtaken = OutboxRow.objects.filter(instead__in={row["instead"] for row in rows}, due_at__isnull=False)
    overtaken.exclude(key__in=[row["key"] for row in rows]).update(state=EXPIRED, due_at=None, settled_at=now)
    bulk.write(OutboxRow, rows, unique="key")


def cancel(alerts: Sequence[UUID]) -> None:
    """An alert is over: what was still to be said in it is not said."""
    if alerts:
        OutboxRow.objects.filter(alert__in=alerts, due_at__isnull=False).update(state=EXPIRED, due_at=None)


def claim(now: datetime, key: WorkerKey, *, ways: Mapping[str, int]) -> tuple[Claimed, ...]:
    """Up to so many rows of each way, in their order; nobody else gets them before the lease ends."""
    with atomic():
        found = [row for way, most in ways.items() if most > 0 for row in _due(now, way, most)]
        _too_late([row.id for row in found if row.expires_at <= now], now)
        rows = [row for row in found if row.expires_at > now]
        if rows:
            ids = [row.id for row in rows]
            OutboxRow.objects.filter(id__in=ids).update(lease=F("lease") + 1, tries=F("tries") + 1, due_at=now + LEASE)
    return tuple(each for row in rows if (each := _claimed_or_given_up(row, key, now)))


def _too_late(rows: Sequence[int], now: datetime) -> None:
    if rows:
        OutboxRow.objects.filter(id__in=rows).update(state=EXPIRED, due_at=None, settled_at=now)


def due(now: datetime, ways: Iterable[str]) -> tuple[str, ...]:
    """Those ways over which something is to be sent now. It costs the same however much waits."""
    ranks = (FIRST_TEXT, LATER_TEXT, LATER_STILL)
    queued = OutboxRow.objects.filter(state=QUEUED, rank__in=ranks, due_at__lte=now)
    return tuple(way for way in ways if queued.filter(way=way).exists())


def next_due() -> datetime | None:
    """When the next row is due, or ends."""
    return OutboxRow.objects.filter(due_at__isnull=False).order_by("due_at").values_list("due_at", flat=True).first()


def renew(claims: Sequence[Claimed], now: datetime) -> None:
    """Still sending: a slow gateway is no reason for somebody else to begin."""
    if claims:
        with connection.cursor() as cursor:
            until = _written(now + LEASE)
            cursor.executemany(RENEW, [(until, each.id, each.lease) for each in claims])


def settle(settlements: Sequence[Settlement], key: WorkerKey, now: datetime) -> set[int]:
    """Write down what became of them; the ids of those that were still this sender's to settle."""
    rows = OutboxRow.objects.filter(id__in=[each.id for each in settlements], due_at__isnull=False)
    leases = dict(rows.select_for_update().values_list("id", "lease"))
    mine = [each for each in settlements if leases.get(each.id) == each.lease]
    if mine:
        with connection.cursor() as cursor:  # a row each by the ORM takes ten times as long
            cursor.executemany(SETTLE, [_settled(each, key, now) for each in mine])
            cursor.executemany(NEXT, [_next(each, key, now) for each in mine if _has_next(each)])
        _not_sent([text for each in mine if each.state == FAILED for text in each.rest], key, now)
    return {each.id for each in mine}


def all_delivered(content: Content, key: WorkerKey) -> bool:
    """Whether every text of this message has arrived."""
    keys = [mac_of(text, key) for text in content.every]
    return OutboxRow.objects.filter(key__in=keys, state=DELIVERED).count() == len(keys)


def receipted(key: WorkerKey, way: str, external_id: str) -> Asked | None:
    """The message a gateway's receipt is about."""
    row = OutboxRow.objects.filter(external_mac=key.mac("external", way, external_id)).order_by("-id").first()
    return _asked(row, key) if row else None


def received(row: int, state: str, now: datetime) -> None:
    """States never go back: what was delivered has not failed."""
    OutboxRow.objects.filter(id=row, state=HANDED_OVER).update(state=state, settled_at=now)


def to_address(key: WorkerKey, address: str, most: int = LOOKED_BACK) -> tuple[Asked, ...]:
    """The newest messages to an address: what somebody answers who writes from there."""
    rows = OutboxRow.objects.filter(thread=thread_of(key, address)).order_by("-id")[:most]
    return tuple(_asked(row, key) for row in rows)


def bring_back(now: datetime, longest: timedelta) -> int:
    """After the clock was put back: nothing waits longer than the longest wait there is."""
    return OutboxRow.objects.filter(state=QUEUED, due_at__gt=now + longest).update(due_at=now)


def expire(now: datetime) -> int:
    late = OutboxRow.objects.filter(due_at__isnull=False, expires_at__lte=now)
    return late.update(state=EXPIRED, due_at=None, settled_at=now)


def forget_old(now: datetime) -> int:
    return OutboxRow.objects.filter(due_at=None, expires_at__lt=now - KEPT).delete()[0]


def mac_of(text: str, key: WorkerKey) -> bytes:
    """By which a row is found again: of the key of its text."""
    return key.mac("outbox", text)


def _row(message: Outgoing, key: WorkerKey, now: datetime) -> dict[str, Any]:
    mac, thread = mac_of(message.key, key), thread_of(key, message.content.address)
    scope, first = message.alert or message.content.message, message.content.number == 0
    return {
        "alert_id": message.alert,
        "key": mac,
        "way": message.way,
        "thread": thread,
        "instead": key.mac("instead", scope, thread, message.kind),
        "sealed": key.keep(msgspec.json.encode(message.content), OUTBOX, mac),
        "rank": (FIRST_TEXT if first else LATER_TEXT) if message.urgent else LATER_STILL,
        "state": QUEUED if first else WAITING,
        "due_at": now if first else message.expires_at,
        "expires_at": message.expires_at,
    }


def _due(now: datetime, way: str, most: int) -> list[OutboxRow]:
    rows = OutboxRow.objects.filter(state=QUEUED, way=way, due_at__lte=now).order_by("rank", "due_at", "id")
    return list(rows.select_for_update(skip_locked=True)[:most])


def _claimed_or_given_up(row: OutboxRow, key: WorkerKey, now: datetime) -> Claimed | None:
    """A row that somebody changed, or a disk spoiled, must not keep the others from leaving."""
    try:
        return _claimed(row, key)
    except (WrongKey, msgspec.MsgspecError):
        OutboxRow.objects.filter(id=row.id).update(state=FAILED, due_at=None, settled_at=now)
        return None


def _claimed(row: OutboxRow, key: WorkerKey) -> Claimed:
    return Claimed(
        id=row.id,
        lease=row.lease + 1,
        alert=row.alert_id,
        way=row.way,
        thread=bytes(row.thread),
        reference=bytes(row.key)[:16].hex(),
        tries=row.tries + 1,
        expires_at=row.expires_at,
        content=_opened(row, key),
    )


def _asked(row: OutboxRow, key: WorkerKey) -> Asked:
    return Asked(row.id, row.alert_id, _opened(row, key))


def _opened(row: OutboxRow, key: WorkerKey) -> Content:
    return msgspec.json.decode(key.kept(bytes(row.sealed), OUTBOX, bytes(row.key)), type=Content)


def _settled(each: Settlement, key: WorkerKey, now: datetime) -> tuple[Any, ...]:
    waits = each.state == QUEUED
    mac = key.mac("external", each.way, each.external_id) if each.external_id else None
    due_at, settled_at = (_written(at) for at in ((each.due_at, None) if waits else (None, now)))
    return each.state, due_at, settled_at, mac, each.id, each.lease


def _has_next(each: Settlement) -> bool:
    return each.state == HANDED_OVER and bool(each.rest)


def _next(each: Settlement, key: WorkerKey, now: datetime) -> tuple[Any, ...]:
    return QUEUED, _written(now), mac_of(each.rest[0], key), WAITING


def _not_sent(texts: Sequence[str], key: WorkerKey, now: datetime) -> None:
    """What would make no sense without the text before it."""
    if texts:
        rows = OutboxRow.objects.filter(key__in=[mac_of(text, key) for text in texts], state=WAITING)
        rows.update(state=EXPIRED, due_at=None, settled_at=now)


def _written(at: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(at)
