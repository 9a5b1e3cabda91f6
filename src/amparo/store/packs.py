"""Sealed packs and their shares. A new version takes the place of the old one, in the transaction that stores it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic

from amparo.sealing.link import Link
from amparo.sealing.pack import PackShare, SealedPack
from amparo.store.models import PackRow, ShareRow, ViewRow
from amparo.store.views import living


@dataclass(frozen=True, repr=False)
class Stored:
    """`organisation`, `pact` and `version` are what the pack opens with, besides its two shares."""

    pact: UUID
    sealed: SealedPack
    organisation: UUID
    version: int
    day: date


def put(pact: UUID, sealed: SealedPack, *, organisation: UUID, version: int, day: date) -> None:
    with atomic():
        PackRow.objects.filter(id=pact, organisation=organisation).delete()
        PackRow.objects.create(id=pact, organisation_id=organisation, version=version, blob=sealed.blob, day=day)
        ShareRow.objects.bulk_create(
            ShareRow(pack_id=pact, kind=share.kind, whose=share.whose, sealed=share.sealed) for share in sealed.shares
        )


def read(pact: UUID) -> Stored | None:
    """Still sealed: whoever opens it brings a contact's share and the release share."""
    row = PackRow.objects.filter(id=pact).first()
    if row is None:
        return None
    shares = ShareRow.objects.filter(pack=pact).order_by("id")
    found = tuple(PackShare(each.kind, bytes(each.whose), bytes(each.sealed)) for each in shares)
    return Stored(pact, SealedPack(bytes(row.blob), found), row.organisation_id, row.version, row.day)


def of_view(link: Link, *, now: datetime) -> Stored | None:
    """The pack of the alert whose page somebody holds the link of."""
    pact = ViewRow.objects.filter(living(now), id=link.row_id).values_list("alert__envelope", flat=True).first()
    return read(pact) if pact else None


def erase(pact: UUID, organisation: UUID) -> None:
    PackRow.objects.filter(id=pact, organisation=organisation).delete()
