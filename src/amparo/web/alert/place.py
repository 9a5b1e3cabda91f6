"""What is known of this installation, for the questions about a PACT: only what was seen, nothing that was not tried."""

from urllib.parse import urlsplit

from django.conf import settings

from amparo.actions import gateways
from amparo.domain.pact.readiness.place import PlaceFacts
from amparo.domain.pact.terms import Way
from amparo.store.worker import Health
from amparo.web.door.requests import SignedInRequest


def place_facts(request: SignedInRequest) -> PlaceFacts:
    """An address that is set may still lead nowhere, so it is not taken for one that was reached."""
    address = settings.ADDRESS
    ways = gateways.gateways_of(by=request.member)
    return PlaceFacts(
        reachable=None if address else False,
        https=urlsplit(address).scheme == "https" if address else None,
        longest_gap_minutes=_longest_gap(gateways.worker_health(by=request.member, now=request.now)),
        alive={Way(each.way): not each.why for each in ways if each.tried_at and each.way in set(Way)},
        laptop=is_laptop(),
    )


def is_laptop() -> bool:
    """Pages and worker in one process."""
    return "sqlite" in str(settings.DATABASES["default"]["ENGINE"])


def _longest_gap(health: Health) -> int | None:
    if health.beat_at is None:
        return None
    return max((round((gap.ended_at - gap.begun_at).total_seconds() / 60) for gap in health.gaps), default=0)
