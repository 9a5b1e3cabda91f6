"""The Android phone as a gateway: a small server that speaks its protocol; no real phone was asked."""

import base64
import hmac
import json
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from msgspec.structs import replace

from amparo.channels.outcome import GiveUp, Sent, TryAgain, Why
from amparo.channels.settings import SmsGateSettings
from amparo.channels.smsgate import NotTheGateway, SmsGate, read_hook
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from tests.channels import gateways, lines
from tests.channels.contract import TEXT, Arrived, ChannelContract
from tests.channels.patience import LONG_SECONDS, patience

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
KEY = "a signing key"
SETTINGS = SmsGateSettings(
    url="http://127.0.0.1:1", user="rosa", password="right", local=True, seconds_max=LONG_SECONDS
)
REFUSALS = {
    "busy": 429,
    "refusing": 405,
    "knowing nobody": 400,
    "redirecting": 302,
}


class Phone:
    """Takes a message once, and knows it by its id."""

    def __init__(self, mood: str = "accepting") -> None:
        self.mood = mood
        self.asked: list[dict[str, object]] = []
        self.arrived: list[Arrived] = []

    def handle(self, desk, body) -> gateways.Reply:
        if self.mood in REFUSALS:
            return REFUSALS[self.mood], b"{}"
        if desk.headers["Authorization"] != "Basic " + base64.b64encode(b"rosa:right").decode():
            return 401, b""
        if desk.path != "/messages":
            return 404, b""
        asked = json.loads(body)
        if asked["id"] in {each["id"] for each in self.asked}:
            return 409, b'{"message": "Message with the same ID already exists"}'
        self.asked.append(asked)
        self.arrived += [Arrived(to, asked["textMessage"]["text"], asked["id"]) for to in asked["phoneNumbers"]]
        return 202, json.dumps({"id": asked["id"], "state": "Pending", "recipients": []}).encode()


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


class TestSmsGate(ChannelContract):
    unlike = (*ChannelContract.unlike, "ines@example.org", "+1555000١", "+123456789012345678")

    @pytest.fixture
    def open_in(self, stack):
        def opened(mood):
            phone = Phone(mood)
            if mood in gateways.MANNERS:
                url = f"http://127.0.0.1:{stack.enter_context(lines.serving(gateways.MANNERS[mood]))}"
            elif mood == "down":
                url = f"http://127.0.0.1:{lines.free_port()}"
            else:
                url = stack.enter_context(gateways.answering(phone.handle, "/elsewhere" * (mood == "redirecting")))
            password = "wrong" if mood == "locked" else "right"
            return SmsGate(
                replace(SETTINGS, url=url, password=password, seconds_max=patience(mood))
            ), lambda: phone.arrived

        return opened

    def outcome(self, mood):
        return TryAgain(Why.BUSY, 120) if mood == "busy" else super().outcome(mood)


def gate(stack, handle, **changes):
    return SmsGate(replace(SETTINGS, url=stack.enter_context(gateways.answering(handle)), **changes))


def test_an_alert_goes_first_asks_for_a_receipt_and_is_dropped_when_it_is_old(stack):
    phone = Phone()
    gate(stack, phone.handle, sim=2, keep_hours=3).send("+1 (555) 000-1", TEXT, reference="ref-1")
    asked = phone.asked[0]
    assert (asked["priority"], asked["withDeliveryReport"], asked["ttl"], asked["simNumber"]) == (100, True, 10_800, 2)
    assert asked["phoneNumbers"] == ["+15550001"]
    assert "ref-1" not in json.dumps(asked)


@pytest.mark.parametrize(
    ("status", "content", "outcome"),
    [
        (202, b"not json", TryAgain(Why.FAULT)),
        (202, b'{"id": "another"}', TryAgain(Why.FAULT)),
        (202, b"[]", TryAgain(Why.FAULT)),
        (202, b"\xff\xfe", TryAgain(Why.FAULT)),
        (500, b"", TryAgain(Why.FAULT)),
        (503, b"", TryAgain(Why.BUSY)),
        (404, b"", GiveUp(Why.NOT_SET_UP)),
        (413, b"", GiveUp(Why.TOO_LONG)),
    ],
)
def test_an_answer_that_makes_no_sense(stack, status, content, outcome):
    assert gate(stack, lambda *_: (status, content)).send("+15550001", TEXT, reference="ref-1") == outcome


def test_no_door_inside_the_house_is_tried_unless_the_settings_say_so(stack):
    phone = Phone()
    assert gate(stack, phone.handle, local=False).send("+15550001", TEXT, reference="r") == GiveUp(Why.NOT_SET_UP)
    assert not phone.asked


def test_no_proxy_is_taken_from_the_environment(stack, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{lines.free_port()}")
    assert isinstance(gate(stack, Phone().handle).send("+15550001", TEXT, reference="ref-1"), Sent)


def test_a_text_nobody_would_send_is_not_tried(stack):
    assert gate(stack, Phone().handle).send("+15550001", "x" * 2_000, reference="r") == GiveUp(Why.TOO_LONG)


@pytest.mark.parametrize(
    ("status", "content", "receipt"),
    [
        (200, b'{"id": "x", "state": "Pending"}', None),
        (200, b'{"id": "x", "state": "Sent"}', Receipt.SENT),
        (200, b'{"id": "x", "state": "Delivered"}', Receipt.DELIVERED),
        (200, b'{"id": "x", "state": "Failed"}', Receipt.FAILED),
        (404, b"", None),
        (200, b"[]", None),
    ],
)
def test_the_phone_may_be_asked_what_became_of_a_message(stack, status, content, receipt):
    paths = []

    def look(desk):
        paths.append(desk.path)
        return status, content

    url = stack.enter_context(gateways.answering(Phone().handle, look=look))
    assert SmsGate(replace(SETTINGS, url=url)).became("a/b") == receipt
    assert paths == ["/messages/a%2Fb"]


def signed(payload: dict[str, object], event: str = "sms:received", at: datetime = NOON, key: str = KEY):
    body = json.dumps({"deviceId": "d", "event": event, "id": "e-1", "webhookId": "w", "payload": payload}).encode()
    stamp = str(int(at.timestamp()))
    return body, {
        "X-Timestamp": stamp,
        "X-Signature": hmac.new(key.encode(), body + stamp.encode(), sha256).hexdigest(),
    }


ANSWER = {
    "messageId": "a1b2",
    "message": "1",
    "phoneNumber": "+15550001",
    "simNumber": 1,
    "receivedAt": "2026-05-04T13:59:58.000+02:00",
}


def test_an_answer_is_heard():
    heard = read_hook(*signed(ANSWER), KEY, NOON)
    assert isinstance(heard, Heard)
    assert (heard.way, heard.untrusted_sender, heard.untrusted_text) == (Way.SMS, "+15550001", "1")
    assert heard.at == NOON - timedelta(seconds=2)


def test_the_same_answer_told_twice_is_one_and_said_twice_is_two():
    """The phone repeats itself, and makes an id from what was written."""
    told = [read_hook(*signed(ANSWER, at=NOON - timedelta(seconds=n)), KEY, NOON).message for n in (0, 9)]
    later = read_hook(*signed({**ANSWER, "receivedAt": "2026-05-04T14:00:00.000+02:00"}), KEY, NOON).message
    assert told[0] == told[1] != later


@pytest.mark.parametrize(
    ("event", "time", "receipt"),
    [
        ("sms:sent", "sentAt", Receipt.SENT),
        ("sms:delivered", "deliveredAt", Receipt.DELIVERED),
        ("sms:failed", "failedAt", Receipt.FAILED),
    ],
)
def test_what_became_of_a_message(event, time, receipt):
    told = {"messageId": "0123abcd", "phoneNumber": "+15550001", "simNumber": None, time: "2026-05-04T11:59:00Z"}
    assert read_hook(*signed({**told, "reason": "RESULT_ERROR"}, event), KEY, NOON) == Receipted(
        way=Way.SMS, external_id="0123abcd", receipt=receipt, at=NOON - timedelta(minutes=1)
    )


def test_other_news_of_the_phone_does_not_matter():
    assert read_hook(*signed({"health": {}}, "system:ping"), KEY, NOON) is None


def test_a_phone_whose_clock_is_ahead_does_not_know_better():
    assert read_hook(*signed({**ANSWER, "receivedAt": "2031-01-01T00:00:00Z"}), KEY, NOON).at == NOON


@pytest.mark.parametrize("minutes", [-6, 6])
def test_what_was_signed_at_another_time_is_not_believed(minutes):
    with pytest.raises(NotTheGateway):
        read_hook(*signed(ANSWER, at=NOON + timedelta(minutes=minutes)), KEY, NOON)


def test_what_somebody_else_signed_is_not_believed():
    with pytest.raises(NotTheGateway):
        read_hook(*signed(ANSWER, key="mateo's"), KEY, NOON)
    with pytest.raises(NotTheGateway):
        read_hook(*signed(ANSWER, key=""), "", NOON)


def test_one_changed_byte_is_not_believed():
    body, headers = signed(ANSWER)
    for changed in (body.replace(b'"1"', b'"2"'), body + b" ", body[:-1]):
        with pytest.raises(NotTheGateway):
            read_hook(changed, headers, KEY, NOON)


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Timestamp": "now", "X-Signature": "00"}, {"X-Timestamp": "9" * 400, "X-Signature": "é"}],
)
def test_odd_heads_are_no_accident(headers):
    with pytest.raises(NotTheGateway):
        read_hook(b"{}", headers, KEY, NOON)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"event": "sms:sent", "payload": 3}', b"\xff"])
def test_what_is_no_message_is_refused_though_it_is_signed(body):
    stamp = str(int(NOON.timestamp()))
    signature = hmac.new(KEY.encode(), body + stamp.encode(), sha256).hexdigest()
    with pytest.raises(NotTheGateway):
        read_hook(body, {"x-timestamp": stamp, "x-signature": signature}, KEY, NOON)


def test_a_long_text_is_kept_up_to_what_a_note_holds():
    told = {**ANSWER, "message": "x" * 9_000, "phoneNumber": "+" + "1" * 900}
    heard = read_hook(*signed(told), KEY, NOON)
    assert (len(heard.untrusted_text), len(heard.untrusted_sender)) == (4_000, 300)
