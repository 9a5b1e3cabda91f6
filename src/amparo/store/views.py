"""What somebody may look at who holds a link, or the key of a press. Written by the worker; opened with the link alone."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from amparo.sealing.link import Link, PressKey
from amparo.store.labels import VIEW
from amparo.store.models import ViewRow


def read(link: Link | PressKey, *, now: datetime) -> bytes | None:
    """The page's content as the worker last wrote it; None where there is none, or none any more."""
    row = ViewRow.objects.filter(living(now), id=link.row_id).first()
    return link.open(bytes(row.sealed), VIEW, row.alert_id) if row else None


def pact_of(link: Link) -> UUID | None:
    """Of which PACT the alert is whose page this link opens: by it the pack is found, still sealed."""
    return ViewRow.objects.filter(id=link.row_id).values_list("alert__envelope", flat=True).first()


def living(now: datetime) -> Q:
    return Q(ends_at=None) | Q(ends_at__gt=now)
