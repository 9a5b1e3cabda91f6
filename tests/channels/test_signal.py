"""Signal: a small server that speaks signal-cli's JSON-RPC and event stream; the real daemon was not asked."""

import json
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from queue import Queue
from threading import Event

import pytest
from msgspec.structs import replace

from amparo.channels.envelopes import notes_of
from amparo.channels.listening import events_in
from amparo.channels.outcome import GiveUp, Sent, TryAgain, Why
from amparo.channels.settings import SignalSettings
from amparo.channels.signal import Signal
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from tests.channels import gateways, lines
from tests.channels.contract import TEXT, Arrived, ChannelContract
from tests.channels.patience import LONG_SECONDS, patience

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SENT_AT = int(NOON.timestamp() * 1_000)
SETTINGS = SignalSettings(url="http://127.0.0.1:1", account="+15550009", local=True, seconds_max=LONG_SECONDS)
PATIENCE_SECONDS = 10


def error(code, *results):
    data = {"response": {"timestamp": SENT_AT, "results": results}} if results else None
    return {"error": {"code": code, "message": "Failed to send to +15550001", "data": data}}


REFUSALS = {
    "busy": error(-5, {"type": "RATE_LIMIT_FAILURE", "token": "t", "retryAfterSeconds": 86_400}),
    "refusing": error(-1),
    "knowing nobody": error(-1, {"type": "UNREGISTERED_FAILURE"}),
    "locked": error(-32602),
}


class Daemon:
    def __init__(self, mood: str = "accepting") -> None:
        self.mood = mood
        self.arrived: list[Arrived] = []
        self.times = count(SENT_AT)
        self.events: Queue[bytes] = Queue()
        self.connections: list[str] = []
        self.over = Event()

    def handle(self, desk, body) -> gateways.Reply:
        call = json.loads(body)
        if self.mood == "redirecting":
            return 302, b""
        if desk.path != "/api/v1/rpc" or call["method"] != "send" or call["jsonrpc"] != "2.0":
            return 404, b""
        if self.mood in REFUSALS:
            return 200, json.dumps({"jsonrpc": "2.0", "id": call["id"], **REFUSALS[self.mood]}).encode()
        at = next(self.times)
        self.arrived += [Arrived(to, call["params"]["message"], str(at)) for to in call["params"]["recipient"]]
        result = {"timestamp": at, "results": [{"recipientAddress": {}, "type": "SUCCESS"}]}
        return 200, json.dumps({"jsonrpc": "2.0", "id": call["id"], "result": result}).encode()

    def stream(self, desk):
        self.connections.append(desk.headers.get("Last-Event-ID", ""))
        while not self.over.is_set():
            if (event := self.events.get()) == b"hang up":
                return
            yield event


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


class TestSignal(ChannelContract):
    knows_repeats = False
    unlike = (*ChannelContract.unlike, "15550001", "ines@example.org")

    @pytest.fixture
    def open_in(self, stack):
        def opened(mood):
            daemon = Daemon(mood)
            if mood in gateways.MANNERS:
                url = f"http://127.0.0.1:{stack.enter_context(lines.serving(gateways.MANNERS[mood]))}"
            elif mood == "down":
                url = f"http://127.0.0.1:{lines.free_port()}"
            else:
                url = stack.enter_context(gateways.answering(daemon.handle, "/elsewhere" * (mood == "redirecting")))
            return Signal(replace(SETTINGS, url=url, seconds_max=patience(mood))), lambda: daemon.arrived

        return opened

    def outcome(self, mood):
        return TryAgain(Why.BUSY, 86_400) if mood == "busy" else super().outcome(mood)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (error(-4, {"type": "IDENTITY_FAILURE"}), GiveUp(Why.UNTRUSTED)),
        (error(-3), TryAgain(Why.NO_ANSWER)),
        (error(-5), TryAgain(Why.BUSY)),
        (error(-32603), TryAgain(Why.FAULT)),
        ({"result": {"timestamp": SENT_AT, "results": [{"type": "NETWORK_FAILURE"}]}}, TryAgain(Why.NO_ANSWER)),
        ({"result": {"timestamp": SENT_AT, "results": [{"type": "NEW_KIND"}]}}, TryAgain(Why.FAULT)),
        ({"result": {"timestamp": SENT_AT}}, Sent(str(SENT_AT))),
        ({"result": {}}, TryAgain(Why.FAULT)),
        ({}, TryAgain(Why.FAULT)),
        ([], TryAgain(Why.FAULT)),
    ],
)
def test_what_signal_says_of_a_person(stack, answer, outcome):
    url = stack.enter_context(gateways.answering(lambda *_: (200, json.dumps(answer).encode())))
    assert Signal(replace(SETTINGS, url=url)).send("+15550001", TEXT, reference="ref-1") == outcome


def envelope(**content):
    told = {"source": "+15550001", "sourceNumber": "+15550001", "sourceUuid": "u", "timestamp": SENT_AT, **content}
    return json.dumps({"envelope": told, "account": "+15550009"}).encode()


def test_an_answer_is_heard():
    assert notes_of(envelope(dataMessage={"timestamp": SENT_AT, "message": "1"}), "+15550009", NOON) == (
        Heard(
            way=Way.SIGNAL,
            untrusted_sender="+15550001",
            untrusted_text="1",
            at=NOON,
            message=f"{SENT_AT} +15550001",
        ),
    )


@pytest.mark.parametrize("kind", ["isDelivery", "isRead"])
def test_a_receipt_names_the_messages_it_is_for(kind):
    receipts = envelope(receiptMessage={"when": SENT_AT, kind: True, "timestamps": [5, 6]})
    assert notes_of(receipts, "+15550009", NOON) == tuple(
        Receipted(way=Way.SIGNAL, external_id=each, receipt=Receipt.DELIVERED, at=NOON) for each in ("5", "6")
    )


@pytest.mark.parametrize(
    "event",
    [
        b"",
        b"[]",
        b"\xff",
        envelope(typingMessage={"action": "STARTED"}),
        envelope(dataMessage={"message": None, "attachments": [{}]}),
        envelope(receiptMessage={"isViewed": True, "timestamps": [5]}),
        envelope(dataMessage={"message": "1"}).replace(b"+15550009", b"+15550008"),
        envelope(syncMessage={"sentMessage": {"message": "1"}}),
    ],
)
def test_other_events_say_nothing(event):
    assert notes_of(event, "+15550009", NOON) == ()


@pytest.mark.parametrize("timestamp", [-1, 0, 10**18, SENT_AT + 10**9])
def test_a_time_that_cannot_be_is_now(timestamp):
    (heard,) = notes_of(envelope(timestamp=timestamp, dataMessage={"message": "1"}), "+15550009", NOON)
    assert heard.at == NOON


def test_events_are_read_as_they_are_written():
    stream = [
        b":",
        b"id:7",
        b"event:receive",
        b"data:{",
        b"data: }",
        b"",
        b"",
        b"data",
        b"",
        b"id:x\x00y",
        b"data:z",
        b"",
    ]
    assert list(events_in(iter(stream))) == [("7", b"{\n}"), ("", b"z")]


def collected(channel, number):
    """What was heard, as soon as there is so much."""
    heard, waited = [], Event()
    for _ in range(PATIENCE_SECONDS * 100):
        heard += channel.collect(NOON)
        if len(heard) >= number:
            return heard
        waited.wait(0.01)
    raise AssertionError(heard)


def test_answers_are_heard_over_a_line_that_was_cut(stack):
    daemon = Daemon()
    url = stack.enter_context(gateways.answering(daemon.handle, stream=daemon.stream))
    channel = Signal(replace(SETTINGS, url=url), waits=(0.01,))
    stack.callback(channel.close)
    stack.callback(daemon.events.put, b"hang up")
    stack.callback(daemon.over.set)
    daemon.events.put(b":\n\nid:41\ndata:" + envelope(dataMessage={"message": "1"}) + b"\n\n")
    assert [each.untrusted_text for each in collected(channel, 1)] == ["1"]
    daemon.events.put(b"hang up")
    daemon.events.put(b"id:42\ndata:" + envelope(dataMessage={"message": "2"}) + b"\n\n")
    assert [each.untrusted_text for each in collected(channel, 1)] == ["2"]
    assert daemon.connections[0] == ""
    assert "41" in daemon.connections
    assert channel.collect(NOON) == ()


def test_a_gateway_that_is_down_is_silence(stack):
    channel = Signal(replace(SETTINGS, url=f"http://127.0.0.1:{lines.free_port()}"))
    stack.callback(channel.close)
    assert channel.collect(NOON + timedelta(minutes=1)) == ()
