"""What each contact will get, exactly, before anything is sent: the texts of the first call, and how long each is."""

from dataclasses import dataclass

from amparo.channels.segments import Segments, count
from amparo.domain.alert.envelope import Call, Envelope, Words
from amparo.domain.alert.model import Message
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.terms import Way
from amparo.domain.part import Id
from amparo.wording.messages import compose

REFERENCE = "4F7K"
"""Four letters stand here as they will in a real one."""


@dataclass(frozen=True)
class Previewed:
    """`texts`: each with its length as SMS; of the other ways the length does not matter."""

    contact: Id
    alias: str
    way: Way
    address: str
    texts: tuple[tuple[str, Segments], ...]


def preview(envelope: Envelope, words: Words, *, link: str = "") -> tuple[Previewed, ...]:
    """`link`: one as long as the real ones, or empty where contacts cannot reach this installation."""
    return tuple(
        _previewed(envelope, words, call, reach, link) for call in envelope.calls for reach in range(len(call.reaches))
    )


def _previewed(envelope: Envelope, words: Words, call: Call, reach: int, link: str) -> Previewed:
    message = Message(
        contact=call.contact,
        kind=MessageKind.CALL,
        number=1,
        reach=reach,
        key="",
        reference=REFERENCE,
        practice=envelope.practice,
    )
    texts = compose(message, envelope, words, link=link, language=call.language)
    over = call.reaches[reach]
    return Previewed(call.contact, call.alias, over.way, over.address, tuple((each, count(each)) for each in texts))
