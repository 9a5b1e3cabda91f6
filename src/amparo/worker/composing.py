"""From a message of an alert to the texts that leave: in the contact's language, with their greeting word and link."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from amparo.domain.alert.envelope import Envelope, Words
from amparo.domain.alert.model import Message
from amparo.domain.alert.terms import MessageKind
from amparo.sealing.link import Link
from amparo.store.turning.kept import Kept
from amparo.store.turning.outbox import Content, Outgoing
from amparo.wording.messages import compose, subject
from amparo.worker.duty import Duty

EXPIRES_AFTER = timedelta(hours=24)
QUESTION_EXPIRES_AFTER = timedelta(hours=2)
CALLS = frozenset({MessageKind.CALL, MessageKind.AGAIN})

log = logging.getLogger(__name__)


def outgoing(messages: Iterable[Message], kept: Kept, duty: Duty, now: datetime) -> list[Outgoing]:
    """Every text of every message. One that cannot be put into words keeps no other from leaving."""
    found: list[Outgoing] = []
    for message in messages:
        try:
            found.extend(_texts(message, kept, duty, now))
        except Exception:
            log.exception("a message could not be put into words")
    return found


def questions(messages: Iterable[Message], envelope: Envelope, check_in: UUID, now: datetime) -> list[Outgoing]:
    """To the owner, before anybody else is called. There is no alert yet."""
    return [each for message in messages for each in _question(message, envelope, check_in, now)]


def _question(message: Message, envelope: Envelope, check_in: UUID, now: datetime) -> Iterator[Outgoing]:
    reach = envelope.owner_reaches[message.reach]
    texts = compose(message, envelope, Words(), link="", language=envelope.language)
    for number, text in enumerate(texts):
        content = Content(
            address=reach.address,
            text=text,
            subject=subject(message, envelope.language),
            language=envelope.language,
            message=message.key,
            number=number,
            texts=len(texts),
            check_in=str(check_in),
            pact=envelope.pact,
        )
        expires = now + QUESTION_EXPIRES_AFTER
        yield Outgoing(None, reach.way.value, message.key, content, urgent=True, expires_at=expires)


def _texts(message: Message, kept: Kept, duty: Duty, now: datetime) -> Iterator[Outgoing]:
    envelope = kept.envelope
    call = envelope.call(message.contact)
    reach = call.reaches[message.reach]
    texts = compose(message, envelope, kept.words, link=_link(message, kept, duty), language=call.language)
    for number, text in enumerate(texts):
        content = Content(
            address=reach.address,
            text=text,
            subject=subject(message, call.language),
            language=call.language,
            contact=message.contact,
            message=message.key,
            number=number,
            texts=len(texts),
            pact=envelope.pact,
        )
        yield Outgoing(
            alert=UUID(kept.alert.id),
            way=reach.way.value,
            kind=_overtakes(message),
            content=content,
            urgent=message.urgent and not message.practice,
            expires_at=_expires_at(kept, now),
        )


def _expires_at(kept: Kept, now: datetime) -> datetime:
    """Nothing of a practice leaves after the hours that were agreed, however late its way works again."""
    late, until = now + EXPIRES_AFTER, kept.alert.until
    return min(late, until) if until else late


def _link(message: Message, kept: Kept, duty: Duty) -> str:
    token = kept.link_of(message.contact)
    return f"{duty.address}/c/{Link(token).text}/" if token and duty.address else ""


def _overtakes(message: Message) -> str:
    """A newer call takes the place of one that has not left, newer news that of older; nothing else is overtaken."""
    if message.kind in CALLS:
        return "call"
    return "news" if message.kind is MessageKind.NEWS else message.key
