"""What is known of the place where this runs, for the questions about readiness. Nothing is tried here; others did."""

from urllib.parse import urlsplit

from django.conf import settings

from amparo.actions import gateways
from amparo.domain.pact.readiness import PlaceFacts
from amparo.domain.pact.terms import Way
from amparo.web.alert.works import LOOPBACK, is_laptop
from amparo.web.door.requests import SignedInRequest


def place_facts(request: SignedInRequest) -> PlaceFacts:
    """An address that is set may still not answer from outside: only a missing one is known."""
    parts = urlsplit(settings.ADDRESS)
    gaps = gateways.worker_health(by=request.member, now=request.now).gaps
    longest = max((gap.ended_at - gap.begun_at for gap in gaps), default=None)
    inside = not settings.ADDRESS or parts.hostname in LOOPBACK
    return PlaceFacts(
        reachable=False if inside else None,
        https=parts.scheme == "https",
        longest_gap_minutes=round(longest.total_seconds() / 60) if longest else None,
        alive={Way(each.way): not each.why for each in gateways.gateways_of(by=request.member) if each.tried_at},
        laptop=is_laptop(),
    )
