"""One transaction of the worker: alerts read under a lock, and at the end everything that follows from them, at once.

Nothing is written before `close`. Each alert is written whole: itself, the pages of its contacts and phones, the
owner's copy, the messages. Its version fences: whoever writes has read, under the lock, what it replaces.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from amparo.domain.alert import showing
from amparo.domain.pact.model import Evidence
from amparo.sealing import letter
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link, PressKey
from amparo.sealing.person import PublicRecord
from amparo.sealing.workerkey import WorkerKey
from amparo.store import bell
from amparo.store.labels import ALERT, BOARD, EVIDENCE, VIEW
from amparo.store.models import AccountRow, AlertRow, EnvelopeRow, EvidenceRow, ViewRow
from amparo.store.turning import bulk, outbox, published
from amparo.store.turning import kept as keeping
from amparo.store.turning.kept import Kept
from amparo.store.turning.outbox import Outgoing
from amparo.store.turning.published import Opened

ERASED_AFTER = timedelta(days=60)
CHANGING = ("version", "sealed", "copy", "open", "practice", "due_at", "due_awake", "erase_on")
SHOWN_ANEW = ("sealed", "version", "ends_at")
SHOWN_WITHIN = timedelta(seconds=1)
"""That a message left is not worth writing every page anew, three times for three contacts: a moment later, once."""


@dataclass
class Held:
    """One alert in this transaction. `version` 0: it is new."""

    id: UUID
    owner: UUID
    version: int
    kept: Kept
    ran: bool = True
    """It was open when it was read."""
    copy: bytes = b""
    changed: bool = False
    quiet: bool = True
    """What changed so far is shown a moment later."""


@dataclass
class Ledger:
    """`awake`: the running time at `now`, in seconds."""

    key: WorkerKey
    now: datetime
    awake: float
    held: dict[UUID, Held] = field(default_factory=dict)
    leaving: list[Outgoing] = field(default_factory=list)
    seen: list[tuple[UUID, UUID, Evidence]] = field(default_factory=list)
    publics: dict[UUID, bytes] = field(default_factory=dict)
    views: dict[bytes, UUID | None] = field(default_factory=dict)
    pacts: dict[str, list[Held]] = field(default_factory=dict)
    _known_open: set[tuple[UUID, bool]] = field(default_factory=set)
    _absent: set[UUID] = field(default_factory=set)
    _opened: dict[UUID, Opened | None] = field(default_factory=dict)

    def expect(self, alerts: Iterable[UUID], views: Iterable[bytes], pacts: Iterable[UUID]) -> None:
        """What will be asked for one by one, read in a few queries. Nothing depends on it but the time it takes."""
        wanted, pages, envelopes = set(alerts), set(views), set(pacts)
        found = dict(ViewRow.objects.filter(id__in=pages).values_list("id", "alert_id")) if pages else {}
        self.views.update(dict.fromkeys(pages))
        self.views.update((bytes(page), alert) for page, alert in found.items())
        self.alerts(wanted | set(found.values()))
        self._absent |= wanted - self.held.keys()
        if envelopes:
            self._read(
                AlertRow.objects.filter(envelope__in=envelopes, open=True).exclude(id__in=self.held).order_by("id")
            )
            self._known_open |= {(pact, practice) for pact in envelopes for practice in (False, True)}
            self._opened.update(published.read_many(envelopes, self.key))

    def opened(self, pact: UUID) -> Opened | None:
        """What a PACT has published."""
        return self._opened[pact] if pact in self._opened else published.read(pact, self.key)

    def alert(self, alert: UUID) -> Held | None:
        """Locked until the end of the transaction; None when there is no such alert, or not any more."""
        if alert not in self.held and alert not in self._absent:
            self._read(AlertRow.objects.filter(id=alert))
        return self.held.get(alert)

    def alerts(self, alerts: Iterable[UUID]) -> None:
        """Read many at once, always in the same order, so that two who do so never wait for each other."""
        wanted = {each for each in alerts if each not in self.held}
        if wanted:
            self._read(AlertRow.objects.filter(id__in=wanted).order_by("id"))

    def open_of(self, pact: UUID, *, practice: bool) -> Held | None:
        """The alert that runs for a PACT; of practice ones the newest."""
        if (pact, practice) not in self._known_open:
            rows = AlertRow.objects.filter(envelope=pact, open=True, practice=practice).exclude(id__in=self.held)
            self._read(rows.order_by("day"))
            self._known_open.add((pact, practice))
        found = [each for each in self.pacts.get(str(pact), ()) if _is_open(each, practice=practice)]
        return found[-1] if found else None

    def of_view(self, view: bytes) -> Held | None:
        """The alert a page belongs to."""
        if view not in self.views:
            self.views[view] = ViewRow.objects.filter(id=view).values_list("alert_id", flat=True).first()
        alert = self.views[view]
        return self.alert(alert) if alert else None

    def of_press(self, untrusted_key: bytes) -> Held | None:
        """The alert of a phone that holds the key of its press."""
        return self.of_view(PressKey(untrusted_key).row_id) if len(untrusted_key) == PressKey.LENGTH else None

    def knows(self, press_key: bytes) -> bool:
        """Whether this very press has been dealt with."""
        return self.of_press(press_key) is not None

    def begin(self, alert: UUID, kept: Kept, owner: UUID) -> Held:
        held = Held(alert, owner, 0, kept, changed=True, quiet=False)
        self._hold(held)
        self._show_to_phones(held)
        return held

    def keep(self, held: Held, kept: Kept, *, quiet: bool = False) -> None:
        """`quiet`: nobody waits for seeing this."""
        if kept is not held.kept and kept != held.kept:
            held.kept, held.changed = kept, True
            held.quiet = held.quiet and quiet and kept.alert.open
            self._show_to_phones(held)

    def _hold(self, held: Held) -> None:
        self.held[held.id] = held
        self.pacts.setdefault(held.kept.alert.pact, []).append(held)

    def _show_to_phones(self, held: Held) -> None:
        """Their pages are written at the end, and found before."""
        keys = [each.key for each in held.kept.alert.presses if len(each.key) == PressKey.LENGTH]
        self.views.update((PressKey(key).row_id, held.id) for key in keys)

    def send(self, messages: Iterable[Outgoing]) -> None:
        self.leaving.extend(messages)

    def saw(self, pact: UUID, owner: UUID, evidence: Evidence) -> None:
        self.seen.append((pact, owner, evidence))

    def public_of(self, owner: UUID) -> bytes:
        """To whom the owner's copies are sealed."""
        self._know({owner})
        if owner not in self.publics:
            raise WrongKey
        return self.publics[owner]

    def close(self) -> None:
        """Write it all. Call at the end of the transaction."""
        changed = [each for each in self.held.values() if each.changed]
        self._know({each.owner for each in changed} | {owner for _, owner, _ in self.seen})
        if changed:
            bulk.write(AlertRow, [self._row(each) for each in changed], unique="id", instead=CHANGING)
            views = [view for each in changed if not each.quiet for view in self._views(each)]
            bulk.write(ViewRow, views, unique="id", instead=SHOWN_ANEW)
        outbox.cancel([each.id for each in changed if each.ran and not each.kept.alert.open])
        outbox.put(self.leaving, self.key, self.now)
        if self.leaving:
            bell.ring({each.alert for each in self.leaving if each.alert})
        self._write_evidence()

    def _read(self, rows: QuerySet[AlertRow]) -> None:
        for row in rows.select_for_update():
            try:
                content = self.key.kept(bytes(row.sealed), ALERT, row.id, row.version)
                self._hold(
                    Held(row.id, row.owner_id, row.version, keeping.read(content), ran=row.open, copy=bytes(row.copy))
                )
            except (WrongKey, msgspec.MsgspecError):
                _give_up(row)

    def _know(self, owners: set[UUID]) -> None:
        wanted = owners - self.publics.keys()
        rows = AccountRow.objects.filter(id__in=wanted).values_list("id", "public") if wanted else ()
        for owner, public in rows:
            try:
                self.publics[owner] = _public(owner, bytes(public))
            except WrongKey:  # then the owner gets no copy; the alert goes on
                continue

    def _row(self, held: Held) -> bulk.Columns:
        alert, version = held.kept.alert, held.version + 1
        due = alert.due_at
        if held.quiet and due is not None:
            due = min(due, self.now + SHOWN_WITHIN)
        return {
            "id": held.id,
            "envelope": UUID(alert.pact),
            "owner_id": held.owner,
            "version": version,
            "sealed": self.key.keep(keeping.written(held.kept), ALERT, held.id, version),
            "copy": held.copy if held.quiet else self._copy(held),
            "open": alert.open,
            "practice": alert.practice,
            "due_at": due,
            "due_awake": None if due is None else self.awake + (due - self.now).total_seconds(),
            "erase_on": _erased_on(held.kept),
            "day": alert.raised_at.date(),
        }

    def _copy(self, held: Held) -> bytes:
        board = showing.board(held.kept.alert, held.kept.envelope, self.now)
        if board is None or held.owner not in self.publics:
            return b""
        return letter.write(msgspec.json.encode(board), self.publics[held.owner], BOARD, held.id)

    def _views(self, held: Held) -> Iterable[bulk.Columns]:
        alert, envelope, page = held.kept.alert, held.kept.envelope, {"alert_id": held.id, "version": held.version + 1}
        for each in held.kept.links:
            link, ends = Link(each.link), showing.page_ends_at(alert, each.contact)
            content = msgspec.json.encode(showing.call_view(alert, envelope, each.contact, self.now))
            yield {**page, "id": link.row_id, "sealed": link.close(content, VIEW, held.id), "ends_at": ends}
        for press in alert.presses:
            if len(press.key) == PressKey.LENGTH:
                phone = PressKey(press.key)
                content = msgspec.json.encode(press.shown or showing.press_view(alert, envelope, self.now))
                yield {**page, "id": phone.row_id, "sealed": phone.close(content, VIEW, held.id)}

    def _write_evidence(self) -> None:
        pacts = {pact for pact, _, _ in self.seen}
        there = set(EnvelopeRow.objects.filter(id__in=pacts).values_list("id", flat=True)) if pacts else set()
        EvidenceRow.objects.bulk_create(
            EvidenceRow(
                envelope_id=pact,
                owner_id=owner,
                sealed=letter.write(msgspec.json.encode(evidence), self.publics[owner], EVIDENCE, pact),
                day=self.now.date(),
            )
            for pact, owner, evidence in self.seen
            if pact in there and owner in self.publics
        )


def _public(owner: UUID, stored: bytes) -> bytes:
    """WrongKey where somebody put another person's record into this row: they would get the owner's copies."""
    record = PublicRecord.read(stored)
    if record.user != owner:
        raise WrongKey
    return record.agreement


def _give_up(row: AlertRow) -> None:
    """An alert whose bytes were changed cannot go on. It must not keep others from going on, nor the next of its PACT."""
    AlertRow.objects.filter(id=row.id).update(open=False, due_at=None, due_awake=None)


def _is_open(held: Held, *, practice: bool) -> bool:
    return held.kept.alert.open and held.kept.alert.practice == practice


def _erased_on(kept: Kept) -> date | None:
    ended = kept.alert.ended_at
    return (ended + ERASED_AFTER).date() if ended else None
