"""One night: Noor's phone rings at 3:07, because Rosa pressed. Leila leads, Tam is the deputy. All invented."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
from msgspec.structs import replace

from amparo.domain.alert.envelope import Call, CallStep, Ring
from amparo.domain.alert.notes import Note
from amparo.domain.alert.terms import Case, Reached
from amparo.domain.alert.views import CallView, Entry, Standing
from amparo.domain.part import Part
from amparo.sealing.link import Link
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import INBOX
from amparo.store.labels import VIEW as VIEW_LABEL
from amparo.store.models import AlertRow, InboxRow, ViewRow, WorkerRow
from tests.inside import Somebody

RAISED = datetime(2026, 11, 20, 2, 7, tzinfo=UTC)
NIGHT = RAISED + timedelta(minutes=4)

NOOR = Call(
    contact="noor",
    alias="Noor",
    about="Rosa",
    time_zone="Europe/Madrid",
    link=True,
    steps=(
        CallStep(do="Ring Rosa once", ring="+34 600 000 001"),
        CallStep(
            do="Ring the lawyer, Tam", say="Rosa was taken at the market. Can you go there now?", ring="+34 600 000 002"
        ),
        CallStep(do="Tell Leila what the lawyer said"),
    ),
    avoid=("Do not go there alone", "Do not post about it"),
    others=(Ring(alias="Leila", number="+34 600 000 003"), Ring(alias="Tam")),
    after_care="Talk to Ama, who was not part of this night.",
    after_care_number="+34 600 000 009",
    opens_pack=True,
)


def standing(contact: str, alias: str, reached: Reached = Reached.HANDED_OVER, **more: object) -> Standing:
    return Standing(contact=contact, alias=alias, reached=reached, since=RAISED + timedelta(minutes=1), **more)


VIEW = CallView(
    alert="a",
    reference="4F7K",
    call=NOOR,
    raised_at=RAISED,
    at=RAISED,
    case=Case.UNVERIFIED,
    mine=Reached.HANDED_OVER,
    lead="leila",
    i_lead=False,
    standings=(standing("leila", "Leila", leads=True), standing("noor", "Noor"), standing("tam", "Tam")),
)
LEADING = replace(
    VIEW,
    i_lead=True,
    lead="noor",
    mine=Reached.CAN,
    board=True,
    may=(Case.LOCATED, Case.SAFE, Case.FALSE_ALARM),
    log=(Entry(at=RAISED, what="pressed"), Entry(at=NIGHT, what="answered-can", who="Tam")),
)


def kept(view: CallView, owner: Somebody, *, ends_at: datetime | None = None) -> Link:
    """A page as the worker leaves it; the link it opens with."""
    return shelved(view, owner, Link.new(), ends_at=ends_at)


def shelved(view: Part, owner: Somebody, link: Link, *, ends_at: datetime | None = None) -> Link:
    alert = AlertRow.objects.create(
        id=uuid4(), envelope=uuid4(), owner_id=owner.by.id, version=1, due_at=RAISED, day=RAISED.date(), practice=True
    )
    sealed = link.close(msgspec.json.encode(view), VIEW_LABEL, alert.id)
    ViewRow.objects.create(id=link.row_id, alert=alert, sealed=sealed, version=1, ends_at=ends_at)
    return link


def waking(worker: WorkerKey) -> None:
    """The installation has a worker, to whom notes are sealed."""
    WorkerRow.objects.create(public=worker.public, made_on=RAISED.date())


def noted(worker: WorkerKey) -> list[Note]:
    """What lies in the worker's inbox, opened as only it can."""
    rows = InboxRow.objects.order_by("id")
    return [msgspec.json.decode(worker.read(bytes(row.sealed), INBOX, bytes(row.key)), type=Note) for row in rows]
