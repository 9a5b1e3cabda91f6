"""What signal-cli says of messages that came: an envelope from somebody, with a text or with receipts."""

from datetime import UTC, datetime

import msgspec

from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from amparo.domain.part import LINE_MAX, TEXT_MAX


class _Text(msgspec.Struct):
    message: str | None = None


class _Receipts(msgspec.Struct, rename="camel"):
    is_delivery: bool = False
    is_read: bool = False
    timestamps: tuple[int, ...] = ()


class _Envelope(msgspec.Struct, rename="camel"):
    source_number: str | None = None
    source_uuid: str | None = None
    source: str | None = None
    timestamp: int = 0
    data_message: _Text | None = None
    receipt_message: _Receipts | None = None


class _Event(msgspec.Struct):
    envelope: _Envelope
    account: str = ""


def notes_of(untrusted_event: bytes, account: str, now: datetime) -> tuple[Heard | Receipted, ...]:
    """Nothing for an event of another kind or account; a text without words, such as a picture, is none."""
    try:
        event = msgspec.json.decode(untrusted_event, type=_Event)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ()
    envelope = event.envelope
    if event.account not in {"", account}:
        return ()
    at = min(moment(envelope.timestamp) or now, now)
    if envelope.receipt_message:
        return receipts_of(envelope.receipt_message, at)
    sender = envelope.source_number or envelope.source_uuid or envelope.source or ""
    if not (sender and envelope.data_message and envelope.data_message.message):
        return ()
    text = envelope.data_message.message[:TEXT_MAX]
    message = f"{envelope.timestamp} {sender}"[:LINE_MAX]
    return (Heard(way=Way.SIGNAL, untrusted_sender=sender[:LINE_MAX], untrusted_text=text, at=at, message=message),)


def receipts_of(receipts: _Receipts, at: datetime) -> tuple[Receipted, ...]:
    """Read is delivered, and no more: that somebody looked is not that they answered."""
    if not (receipts.is_delivery or receipts.is_read):
        return ()
    return tuple(
        Receipted(way=Way.SIGNAL, external_id=str(timestamp), receipt=Receipt.DELIVERED, at=at)
        for timestamp in receipts.timestamps
    )


def moment(milliseconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(milliseconds / 1_000, UTC) if milliseconds > 0 else None
    except (OverflowError, ValueError, OSError):
        return None
