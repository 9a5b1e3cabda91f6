"""When a session is over. Known without opening one, so that the worker can take its row away."""

from datetime import datetime, timedelta

from django.db.models import Q

from amparo.store.models import SessionRow

IDLE_MAX = timedelta(minutes=15)
LENGTH_MAX = timedelta(hours=8)
CLOCKS_APART_MAX = timedelta(minutes=1)


def ended(now: datetime) -> Q:
    # A session from the future means that the clock was set back: nobody can say how long it has been idle.
    return Q(seen_at__lte=now - IDLE_MAX) | Q(begun_at__lte=now - LENGTH_MAX) | Q(seen_at__gt=now + CLOCKS_APART_MAX)


def reap(now: datetime) -> int:
    return SessionRow.objects.filter(ended(now)).delete()[0]
