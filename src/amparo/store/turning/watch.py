"""Armed check-ins as the worker keeps them. When one is looked at next stands in two columns, one for each clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from amparo.domain.alert.checkins import Armed, CheckInState
from amparo.domain.pact.model import CheckIn
from amparo.domain.part import Id, Part
from amparo.sealing import letter
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import CHECK_IN, CHECK_IN_COPY
from amparo.store.models import CheckInRow
from amparo.store.shown import CheckInShown
from amparo.store.turning import clocks


class Watch(Part, frozen=True, kw_only=True):
    """`check_in`: as it was published when it was armed; None where it was not looked at yet. `last`: as shown."""

    name: Id
    check_in: CheckIn | None = None
    armed: Armed | None = None
    last: CheckInState | None = None


@dataclass(frozen=True, repr=False)
class Watched:
    """A row, locked."""

    id: UUID
    pact: UUID
    version: int
    watch: Watch


def due(now: datetime, awake: float, most: int) -> tuple[UUID, ...]:
    return clocks.due(CheckInRow.objects.order_by(), now, awake, most)


def next_due() -> tuple[datetime | None, float | None]:
    return clocks.next_due(CheckInRow.objects.all())


def locked(rows: Iterable[UUID], key: WorkerKey) -> tuple[Watched, ...]:
    """Without those another worker is looking at."""
    found = CheckInRow.objects.filter(id__in=list(rows)).order_by("due_at")
    return tuple(_read(row, key) for row in found.select_for_update(skip_locked=True))


def of_pact(pact: UUID, key: WorkerKey) -> tuple[Watched, ...]:
    """The next one first."""
    found = CheckInRow.objects.filter(envelope=pact, due_at__isnull=False).order_by("due_at")
    return tuple(_read(row, key) for row in found.select_for_update())


def save(watched: Watched, watch: Watch, owner: bytes, key: WorkerKey) -> None:
    """`owner`: their public key, for their copy."""
    armed, version = watch.armed, watched.version + 1
    moment = armed.next if armed else None
    shown = CheckInShown(
        check_in=watch.name,
        state=armed.shown if armed else watch.last or CheckInState.MET,
        due_at=armed.due.wall if armed else None,
        last=watch.last,
    )
    CheckInRow.objects.filter(id=watched.id, version=watched.version).update(
        sealed=key.keep(msgspec.json.encode(watch), CHECK_IN, watched.id, version),
        copy=letter.write(msgspec.json.encode(shown), owner, CHECK_IN_COPY, watched.id),
        due_at=moment.wall if moment else None,
        due_awake=moment.awake if moment else None,
        version=version,
    )


def put_off(row: UUID, now: datetime, awake: float, by: timedelta) -> None:
    clocks.put_off(CheckInRow.objects.filter(id=row), now, awake, by)


def drop(watched: Watched) -> None:
    CheckInRow.objects.filter(id=watched.id).delete()


def _read(row: CheckInRow, key: WorkerKey) -> Watched:
    """As the pages wrote it: only its name; since the worker looked at it, the worker's own."""
    if row.version == 1:
        watch = Watch(name=key.read(bytes(row.sealed), CHECK_IN, row.id).decode())
    else:
        content = key.kept(bytes(row.sealed), CHECK_IN, row.id, row.version)
        watch = msgspec.json.decode(content, type=Watch)
    return Watched(row.id, row.envelope_id, row.version, watch)
