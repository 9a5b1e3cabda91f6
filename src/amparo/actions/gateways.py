"""The ways messages take. Whoever sets one up says once how it is used; from then on only the worker can read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.channels import smsgate
from amparo.channels.settings import Settings, SmsGateSettings
from amparo.channels.smsgate import NotTheGateway
from amparo.domain.pact.terms import Way
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link
from amparo.store import gateways, inbox, worker
from amparo.store.gateways import Gateway
from amparo.store.worker import Health

__all__ = ["Gateway", "Health"]


class NoSuchHook(Exception):
    """No gateway speaks at this address, or what spoke is not the gateway."""


@dataclass(frozen=True, repr=False)
class SetUp:
    """`hook`: the last part of the address the gateway has to be told; shown once, stored nowhere."""

    way: Way
    hook: str = ""


def gateways_of(*, by: Member) -> tuple[Gateway, ...]:
    """Each with when it last worked, and a code where it did not. How it is used is not among it."""
    allow(by, Act.SEE_GATEWAYS)
    return gateways.every()


def worker_health(*, by: Member, now: datetime) -> Health:
    allow(by, Act.SEE_GATEWAYS)
    return worker.health(now)


def set_up_gateway(way: Way, settings: Settings, *, by: Member) -> SetUp:
    """In the place of what was there for this way."""
    allow(by, Act.SET_UP_GATEWAY)
    if not (isinstance(settings, SmsGateSettings) and settings.hook_key):
        gateways.put(way.value, settings)
        return SetUp(way)
    token = Link.new()
    gateways.put(way.value, settings, hook=token, hook_key=settings.hook_key.encode())
    return SetUp(way, token.text)


def remove_gateway(way: Way, *, by: Member) -> None:
    allow(by, Act.SET_UP_GATEWAY)
    gateways.remove(way.value)


def hear_gateway(untrusted_token: str, untrusted_body: bytes, headers: Mapping[str, str], *, now: datetime) -> None:
    """What a gateway tells: a text came in, or what became of one. Noted for the worker, as it came."""
    try:
        gateway = gateways.hooked(Link.read(untrusted_token))
        if gateway is None or gateway.hook_key is None:
            raise NoSuchHook
        heard = smsgate.read_hook(untrusted_body, headers, gateway.hook_key, now)
    except (WrongKey, NotTheGateway):
        raise NoSuchHook from None
    if heard is not None:
        mark = msgspec.json.encode(heard).decode()
        inbox.note(heard, key=f"{gateway.way} {mark}", now=now, urgent=True)
