"""What every channel keeps to, whatever service stands behind it. One class; each channel's tests take it on.

A mood is how the service behaves. Whoever takes the contract on starts a service in that mood and opens a channel to it;
the message, its limits and its outcomes are the same for all.
"""

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType

from amparo.channels.outcome import Channel, GiveUp, Outcome, Sent, TryAgain, Why

TEXT = "TEST. Please call me back. Ref 7K2M. TEST"
OUTCOMES: dict[str, Outcome | type[Outcome]] = {
    "accepting": Sent,
    "slow": TryAgain(Why.NO_ANSWER),
    "dripping": TryAgain(Why.NO_ANSWER),
    "down": TryAgain(Why.NO_ANSWER),
    "hanging up": TryAgain(Why.NO_ANSWER),
    "busy": TryAgain(Why.BUSY),
    "refusing": GiveUp(Why.REFUSED),
    "knowing nobody": GiveUp(Why.BAD_ADDRESS),
    "locked": GiveUp(Why.BAD_CREDENTIALS),
    "malformed": TryAgain(Why.FAULT),
    "huge": TryAgain(Why.FAULT),
    "redirecting": GiveUp(Why.NOT_SET_UP),
}


SERVERS = ("mail.", "asyncio")
"""Loggers of the servers these tests start."""


@dataclass(frozen=True)
class Arrived:
    """One message as the service got it."""

    address: str
    text: str
    id: str = ""
    head: str = ""


class ChannelContract:
    """Give `moods` (those the service knows), `address`, `unlike`, and the fixture `open_in`: a function from a mood to
    (channel, list of what arrived)."""

    moods: tuple[str, ...] = tuple(OUTCOMES)
    instead: Mapping[str, Outcome | type[Outcome]] = MappingProxyType({})
    """A mood that means something else to this service."""
    knows_repeats = True
    """The service tells a message handed over twice from two."""
    address = "+15550001"
    unlike: tuple[str, ...] = ("", "not an address", "+15550001\r\nX: y", "+15550001\n", "+1555\x000001")

    def outcome(self, mood: str) -> Outcome | type[Outcome]:
        return self.instead.get(mood, OUTCOMES[mood])

    def send(self, channel: Channel, address: str | None = None, reference: str = "ref-1", **more: str) -> Outcome:
        return channel.send(self.address if address is None else address, TEXT, reference=reference, **more)

    def test_whatever_the_service_does_is_an_outcome_and_no_log_holds_a_word_of_it(self, open_in, mood, caplog):
        caplog.set_level(logging.DEBUG)
        channel, _ = open_in(mood)
        expected, seen = self.outcome(mood), self.send(channel, subject="Please read")
        assert isinstance(seen, expected) if isinstance(expected, type) else seen == expected
        logged = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith(SERVERS))
        assert not [word for word in (self.address, TEXT, "Please read", "wrong") if word in logged]

    def test_the_text_arrives_as_it_was_given(self, open_in):
        channel, arrived = open_in("accepting")
        for n, text in enumerate((TEXT, "تجربة: اتصل بي", "¿Puedes venir?\nResponde 1", ".\n..\n")):
            assert isinstance(channel.send(self.address, text, reference=f"ref-{n}"), Sent)
            assert arrived()[-1].address == self.address
            assert arrived()[-1].text.strip() == text.strip()

    def test_the_same_reference_twice_is_the_same_message(self, open_in):
        channel, arrived = open_in("accepting")
        first, second = self.send(channel), self.send(channel)
        if not self.knows_repeats:
            assert {type(first), type(second)} == {Sent}
            return
        assert first == second
        assert len({each.id for each in arrived()}) == 1
        self.send(channel, reference="ref-2")
        assert len({each.id for each in arrived()}) == 2 or not arrived()[0].id

    def test_what_is_no_address_is_never_tried(self, open_in):
        channel, arrived = open_in("accepting")
        assert {self.send(channel, address) for address in self.unlike} == {GiveUp(Why.BAD_ADDRESS)}
        assert not arrived()

    def test_a_subject_cannot_begin_another_line(self, open_in):
        channel, arrived = open_in("accepting")
        assert isinstance(self.send(channel, subject="Hello\r\nBcc: mateo@example.org\n\nbody"), Sent)
        assert "\nBcc" not in arrived()[-1].head
        assert [each.address for each in arrived()] == [self.address]

    def test_many_at_once(self, open_in):
        channel, arrived = open_in("accepting")
        with ThreadPoolExecutor(8) as pool:
            outcomes = list(pool.map(lambda n: self.send(channel, reference=f"ref-{n}"), range(16)))
        assert all(isinstance(outcome, Sent) for outcome in outcomes)
        assert len(arrived()) == 16
