"""Apprise, in its own process, against a small web server, a mail server and addresses it must not reach."""

import json
import os
from contextlib import ExitStack
from threading import Event

import pytest
from msgspec.structs import replace

from amparo.channels.longtail import LongTail, bare_environment
from amparo.channels.outcome import GiveUp, Sent, TryAgain, Why
from amparo.channels.settings import LongTailSettings
from tests.channels import gateways, lines
from tests.channels.contract import TEXT, Arrived, ChannelContract
from tests.channels.patience import patience

FAILED = TryAgain(Why.REFUSED)
STATUS = {"busy": 429, "refusing": 405, "knowing nobody": 400, "locked": 401, "redirecting": 302}
SETTINGS = LongTailSettings(schemes=("json",), local=True, seconds_max=20)


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="module")
def open_channels():
    """Starting Apprise takes seconds: channels with the same settings are one."""
    channels: dict[LongTailSettings, LongTail] = {}
    yield lambda settings: channels.setdefault(settings, LongTail(settings))
    for channel in channels.values():
        channel.close()


class Desk:
    def __init__(self, mood: str = "accepting") -> None:
        self.mood = mood
        self.arrived: list[Arrived] = []
        self.heads: list[dict[str, str]] = []

    def handle(self, desk, body) -> gateways.Reply:
        if self.mood in STATUS:
            return STATUS[self.mood], b""
        told = json.loads(body)
        self.heads.append(dict(desk.headers))
        self.arrived.append(Arrived(desk.path.removeprefix("/to/"), told["message"], "", f"Subject: {told['title']}"))
        return 200, b""


class TestLongTail(ChannelContract):
    """Through a template, as to an SMS provider. Apprise does not say why something failed, so neither do we."""

    knows_repeats = False
    instead = dict.fromkeys(("down", "hanging up", "busy", "refusing", "knowing nobody", "locked", "malformed"), FAILED)
    instead |= {"redirecting": FAILED, "huge": TryAgain}

    @pytest.fixture
    def open_in(self, stack):
        def opened(mood):
            desk = Desk(mood)
            if mood in gateways.MANNERS:
                place = f"127.0.0.1:{stack.enter_context(lines.serving(gateways.MANNERS[mood]))}"
            elif mood == "down":
                place = f"127.0.0.1:{lines.free_port()}"
            else:
                url = stack.enter_context(gateways.answering(desk.handle, "/elsewhere" * (mood == "redirecting")))
                place = url.removeprefix("http://")
            seconds = 2 if mood == "huge" else patience(mood)
            settings = LongTailSettings(template=f"json://{place}/to/{{address}}", local=True, seconds_max=seconds)
            channel = LongTail(settings)
            stack.callback(channel.close)
            return channel, lambda: desk.arrived

        return opened


def test_the_address_of_a_contact_may_be_of_a_kind_that_was_allowed(stack, open_channels):
    desk = Desk()
    address = stack.enter_context(gateways.answering(desk.handle)).replace("http://", "json://")
    channel = open_channels(SETTINGS)
    assert isinstance(channel.send(address + "/to/ines", TEXT, reference="r"), Sent)
    assert isinstance(channel.send("JSON" + address[4:] + "/to/ines", TEXT, reference="r"), Sent)
    assert channel.send(address.replace("json", "xml"), TEXT, reference="r") == GiveUp(Why.NOT_SET_UP)
    assert channel.send("ines", TEXT, reference="r") == GiveUp(Why.BAD_ADDRESS)
    assert channel.send("json://", TEXT, reference="r") == GiveUp(Why.BAD_ADDRESS)


def test_nothing_tells_which_program_it_came_from(stack, open_channels):
    desk = Desk()
    address = stack.enter_context(gateways.answering(desk.handle)).replace("http://", "json://")
    open_channels(SETTINGS).send(address + "/to/ines", TEXT, reference="r", subject="Please read")
    assert "apprise" not in json.dumps(desk.heads).lower()
    assert "amparo" not in json.dumps(desk.heads).lower()


def test_an_address_cannot_ask_to_be_sent_on_or_to_be_believed_unseen(stack, open_channels):
    desk, elsewhere = Desk("redirecting"), Desk()
    there = stack.enter_context(gateways.answering(elsewhere.handle))
    address = stack.enter_context(gateways.answering(desk.handle, there)).replace("http://", "json://")
    assert open_channels(SETTINGS).send(address + "/?redirect=yes&verify=no", TEXT, reference="r") == FAILED
    assert not elsewhere.arrived


@pytest.mark.parametrize("place", ["127.0.0.1:{port}", "localhost:{port}", "0.0.0.0:{port}", "[::1]:{port}"])
def test_no_door_inside_the_house_is_tried(stack, open_channels, place):
    desk = Desk()
    port = stack.enter_context(gateways.answering(desk.handle)).rpartition(":")[2]
    channel = open_channels(replace(SETTINGS, local=False))
    assert channel.send("json://" + place.format(port=port), TEXT, reference="r") in {GiveUp(Why.NOT_SET_UP), FAILED}
    assert not desk.arrived


def test_no_program_of_this_machine_is_started(open_channels):
    channel = open_channels(replace(SETTINGS, schemes=("syslog", "dbus", "macosx", "gnome")))
    for address in ("dbus://", "macosx://_", "gnome://_"):
        assert not isinstance(channel.send(address, TEXT, reference="r"), Sent)


def test_its_process_has_no_environment_of_ours(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org")
    monkeypatch.setenv("AMPARO_WORKER_KEY_FILE", "/somewhere")
    kept = bare_environment()
    assert set(kept) <= {"PATH", "SYSTEMROOT", "NO_PROXY", "no_proxy", "LANG"}
    assert kept.get("PATH") == os.environ.get("PATH")


def test_a_process_that_ended_is_started_anew(stack):
    desk = Desk()
    channel = LongTail(SETTINGS)
    stack.callback(channel.close)
    address = stack.enter_context(gateways.answering(desk.handle)).replace("http://", "json://") + "/to/ines"
    assert isinstance(channel.send(address, TEXT, reference="r"), Sent)
    channel._kept[0]._process.kill()
    channel._kept[0]._process.wait()
    assert isinstance(channel.send(address, TEXT, reference="r"), Sent)
    assert len(desk.arrived) == 2


def test_a_late_answer_ends_the_process(stack):
    over = Event()
    stack.callback(over.set)
    address = f"json://127.0.0.1:{stack.enter_context(lines.serving(lines.silent))}"
    channel = LongTail(replace(SETTINGS, seconds_max=1))
    assert channel.send(address, TEXT, reference="r") in {TryAgain(Why.NO_ANSWER), FAILED}
    channel.close()
    assert not channel._kept
