"""Text messages through an Android phone with SMS Gateway: out over its HTTP API, back in by its web hooks.

The phone knows a message by the id we give it, so that handing it over twice sends it once. Priority 100 goes before
everything else in its queue and past its own limits. What it tells us is signed with a key shown in the app.
"""

import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote

import msgspec

from amparo.channels.calling import Answer, Caller
from amparo.channels.numbers import number_of
from amparo.channels.outcome import GiveUp, Outcome, Sent, TryAgain, Why
from amparo.channels.references import id_of
from amparo.channels.settings import SmsGateSettings
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from amparo.domain.part import LINE_MAX, TEXT_MAX

PRIORITY = 100
TEXT_SENT_MAX = 1_600
HOOK_MAX_BYTES = 65_536
HOOK_AGE_MAX = timedelta(minutes=5)
"""The phone signs each try anew, so that a late message comes with a fresh time."""

EVENTS = {"sms:sent": Receipt.SENT, "sms:delivered": Receipt.DELIVERED, "sms:failed": Receipt.FAILED}
RECEIVED = "sms:received"
STATES = {"Sent": Receipt.SENT, "Delivered": Receipt.DELIVERED, "Failed": Receipt.FAILED}


class NotTheGateway(Exception):
    """This did not come from the gateway, or not just now: a wrong signature, an old one, or no message at all."""


class SmsGate:
    def __init__(self, settings: SmsGateSettings) -> None:
        self._settings = settings
        self._caller = Caller(
            settings.url,
            local=settings.local,
            seconds_max=settings.seconds_max,
            user=settings.user,
            password=settings.password,
        )

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:  # noqa: ARG002
        number = number_of(address)
        if number is None:
            return GiveUp(Why.BAD_ADDRESS)
        if len(text) > TEXT_SENT_MAX:
            return GiveUp(Why.TOO_LONG)
        message = id_of(reference)
        answer = self._caller.post("/messages", msgspec.json.encode(self._message(message, number, text)))
        return outcome_of(answer, message) if isinstance(answer, Answer) else answer

    def became(self, external_id: str) -> Receipt | None:
        """What the phone says of a message when it is asked, rather than when it tells."""
        answer = self._caller.get(f"/messages/{quote(external_id, safe='')}")
        if not isinstance(answer, Answer) or answer.status != 200:
            return None
        try:
            return STATES.get(msgspec.json.decode(answer.untrusted, type=_State).state)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _message(self, message: str, number: str, text: str) -> dict[str, Any]:
        settings = self._settings
        return {
            "id": message,
            "textMessage": {"text": text},
            "phoneNumbers": [number],
            "withDeliveryReport": True,
            "priority": PRIORITY,
            "ttl": settings.keep_hours * 3_600,
            **({"simNumber": settings.sim} if settings.sim else {}),
        }


class _Taken(msgspec.Struct):
    id: str


class _State(msgspec.Struct):
    state: str


def outcome_of(answer: Answer, message: str) -> Outcome:
    match answer.status:
        case 409:  # it has this message already
            return Sent(message)
        case 400 | 422:
            return GiveUp(Why.BAD_ADDRESS)  # the number is the only thing that differs from one message to the next
        case 413:
            return GiveUp(Why.TOO_LONG)
        case 404:
            return GiveUp(Why.NOT_SET_UP)
    try:
        taken = msgspec.json.decode(answer.untrusted, type=_Taken)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return TryAgain(Why.FAULT)
    return Sent(message) if taken.id == message else TryAgain(Why.FAULT)


class _Told(msgspec.Struct, rename="camel"):
    """What every event carries; the time has another name in each."""

    message_id: str
    phone_number: str = ""
    sender: str = ""
    message: str = ""
    received_at: datetime | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    failed_at: datetime | None = None

    def at(self, now: datetime) -> datetime:
        """When it happened; a phone whose clock is ahead does not know better than we do."""
        told = self.received_at or self.sent_at or self.delivered_at or self.failed_at or now
        return min(told if told.tzinfo else told.replace(tzinfo=UTC), now)


class _Event(msgspec.Struct):
    event: str
    payload: msgspec.Raw


def read_hook(
    untrusted_body: bytes, headers: Mapping[str, str], key: str | bytes, now: datetime
) -> Heard | Receipted | None:
    """What the gateway tells, or None for something that does not matter here. Raises NotTheGateway.

    `headers` may be spelt in any case. A repeat of the same news gives the same note: its message and time are in it.
    """
    _check(untrusted_body, headers, key.encode() if isinstance(key, str) else key, now)
    try:
        event = msgspec.json.decode(untrusted_body, type=_Event)
        if event.event != RECEIVED and event.event not in EVENTS:
            return None
        told = msgspec.json.decode(event.payload, type=_Told)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotTheGateway from None
    return _heard(told, now) if event.event == RECEIVED else _receipted(told, EVENTS[event.event], now)


def _check(untrusted_body: bytes, headers: Mapping[str, str], key: bytes, now: datetime) -> None:
    """HMAC-SHA256 of the body and the time, in hexadecimal."""
    said = {name.lower(): value for name, value in headers.items()}
    stamp, signature = said.get("x-timestamp", ""), said.get("x-signature", "")
    if not key or len(untrusted_body) > HOOK_MAX_BYTES or not (stamp.isascii() and stamp.isdigit() and len(stamp) < 12):
        raise NotTheGateway
    due = hmac.new(key, untrusted_body + stamp.encode(), sha256).hexdigest()
    if not hmac.compare_digest(due.encode(), signature.lower().encode()):
        raise NotTheGateway
    if abs(now - datetime.fromtimestamp(int(stamp), UTC)) > HOOK_AGE_MAX:
        raise NotTheGateway


def _heard(told: _Told, now: datetime) -> Heard:
    # The phone makes `messageId` from what was written: the same answer twice may bear the same, at another time.
    at = told.at(now)
    return Heard(
        way=Way.SMS,
        untrusted_sender=(told.phone_number or told.sender)[:LINE_MAX],
        untrusted_text=told.message[:TEXT_MAX],
        at=at,
        message=id_of(f"{told.message_id} {told.received_at or ''}"),
    )


def _receipted(told: _Told, receipt: Receipt, now: datetime) -> Receipted:
    return Receipted(way=Way.SMS, external_id=told.message_id[:LINE_MAX], receipt=receipt, at=told.at(now))
