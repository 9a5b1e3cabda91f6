"""When sessions, invitations, questions and evidence are over: known without opening any, so the worker takes them away."""

from datetime import datetime, timedelta

from django.db.models import Q

from amparo.store.models import EvidenceRow, FollowUpRow, InvitationRow, SessionRow

IDLE_MAX = timedelta(minutes=15)
LENGTH_MAX = timedelta(hours=8)
CLOCKS_APART_MAX = timedelta(minutes=1)
EVIDENCE_KEPT = timedelta(days=400)


def ended(now: datetime) -> Q:
    # A session from the future means that the clock was set back: nobody can say how long it has been idle.
    return Q(seen_at__lte=now - IDLE_MAX) | Q(begun_at__lte=now - LENGTH_MAX) | Q(seen_at__gt=now + CLOCKS_APART_MAX)


def reap(now: datetime) -> int:
    gone = SessionRow.objects.filter(ended(now)).delete()[0]
    gone += InvitationRow.objects.filter(ends_at__lte=now).delete()[0]
    gone += FollowUpRow.objects.filter(erase_on__lte=now.date()).delete()[0]
    return gone + EvidenceRow.objects.filter(day__lt=(now - EVIDENCE_KEPT).date()).delete()[0]
