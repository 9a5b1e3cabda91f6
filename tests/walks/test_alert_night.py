"""One night from the press to the morning: the pages as people see them, the worker as it runs; only the clock is ours."""

import hmac
import json
import re
from hashlib import sha256

import msgspec
import pytest
from django.test import Client

from amparo.channels.settings import NotebookSettings
from amparo.sealing.link import Link, PressKey, Trigger
from amparo.store import envelopes, gateways
from tests.inside import ROSAS as HER_WORDS
from tests.inside import TODAY, client_of, clock, come_in, doors, everybody, house, mateo, rosa, tomas
from tests.web.alert.test_contact import words_of
from tests.web.button.phone import SHOWN
from tests.worker.town import ALL_CLEAR, DURESS, founded

__all__ = ["clock", "doors", "everybody", "house", "mateo", "rosa", "tomas"]

NOOR, LEILA, TAM = "+34600000002", "+34600000003", "tam@shelter.example"
HOOK_KEY = b"the phone's own"


class Night:
    def __init__(self, town, clock) -> None:
        self.town, self.clock, self.browser = town, clock, Client(enforce_csrf_checks=True)
        trigger, self.key = Trigger.new(), PressKey.new().text
        envelopes.add_trigger(town.pact, trigger, msgspec.json.encode(SHOWN), TODAY)
        self.button = f"/b/{trigger.text}/"
        self.hook = Link.new()
        gateways.put("sms", NotebookSettings(), hook=self.hook, hook_key=HOOK_KEY)
        self.passes(seconds=0)

    def passes(self, **units: float) -> None:
        self.town.turns(**units)
        self.clock.at = self.town.now

    def presses(self, name: str = "rosas-press") -> None:
        form = {"press": name, "key": self.key, "sure": "yes"}
        assert self.browser.post(f"{self.button}press/", form).status_code == 200
        self.passes(seconds=0)

    def phone(self) -> dict:
        form = {"press": "rosas-press", "key": self.key}
        return self.browser.post(f"{self.button}state/", form, headers={"accept": "application/json"}).json()

    def link(self, address: str) -> str:
        """As it stands in the newest message to them."""
        found = [re.search(r"/c/[\w-]{22}/", each.text) for each in self.town.heard(address)]
        return [each[0] for each in found if each][-1]

    def reads(self, address: str) -> str:
        return words_of(self.browser.get(self.link(address)).content.decode())

    def does(self, address: str, path: str, **form: str) -> None:
        once = str(self.clock.at)
        assert self.browser.post(f"{self.link(address)}{path}/", {**form, "once": once}).status_code == 303
        self.passes(seconds=1)

    def texts(self, sender: str, text: str, message: str = "m1", at: str = "") -> int:
        told = {"messageId": message, "sender": sender, "message": text, "receivedAt": at or self.clock.at.isoformat()}
        body = json.dumps({"event": "sms:received", "payload": told}).encode()
        stamp = str(int(self.clock.at.timestamp()))
        signature = hmac.new(HOOK_KEY, body + stamp.encode(), sha256).hexdigest()
        headers = {"x-timestamp": stamp, "x-signature": signature}
        answer = self.browser.post(f"/hook/{self.hook.text}/", body, content_type="application/json", headers=headers)
        self.passes(seconds=1)
        return answer.status_code

    def told(self, address: str) -> list[str]:
        return [each.text for each in self.town.heard(address)]


@pytest.fixture
def night(doors, clock, rosa) -> Night:
    town = founded(rosa)
    town.publishes(duress=True)
    return Night(town, clock)


def test_the_lead_is_silent_the_deputy_takes_over_and_rosa_comes_home(night, rosa):
    night.presses()
    assert night.phone()["state"] == "window"
    night.passes(seconds=10)
    assert "Rosa needs help. You agreed to help." in night.reads(LEILA)
    assert night.told(TAM) == []
    night.passes(minutes=5)
    assert "I can help now and lead" in night.reads(LEILA)
    night.does(LEILA, "answer", answer="can")
    assert "You lead" in night.reads(LEILA)
    assert "Leila leads" in night.reads(NOOR)
    night.does(NOOR, "answer", answer="can")
    night.does(NOOR, "deed", deed="learned", sentence="lawyer-knows")
    assert "Noor says: The lawyer knows" in night.reads(LEILA)
    for to, how in (("confirmed", "third-party"), ("located", "third-party"), ("released", "voice")):
        night.does(LEILA, "case", to=to, verified=how, confidence="certain", reason="The lawyer stands beside her")
    assert "Rosa is free. Are you all right?" in night.reads(NOOR)
    assert "lawyer stands" not in night.reads(NOOR)
    assert night.phone()["state"] == "over"
    mine = client_of(come_in("Rosa", HER_WORDS, night.clock.at))
    board = mine.get(re.search(r"/alerts/[0-9a-f-]{36}/", mine.get("/alerts/").content.decode())[0]).content.decode()
    assert "Leila leads" in words_of(board)
    assert "Released" in board
    night.passes(hours=25)
    assert night.browser.get(night.link(NOOR)).status_code == 404


def test_stopped_in_time_nobody_is_called_and_there_is_no_page(night):
    night.presses()
    night.browser.post(f"{night.button}stop/", {"press": "rosas-press", "key": night.key})
    night.passes(seconds=20)
    assert night.town.heard() == []
    assert night.phone()["state"] == "stopped"


def test_by_text_message_alone(night):
    night.presses()
    night.passes(seconds=10)
    assert any("1 = I can" in text for text in night.told(LEILA))
    assert night.texts(LEILA, "1") == 202
    assert "Leila can help" in night.reads(NOOR)
    assert "Can help" in night.phone()["lines"][1]


def test_a_forged_number_answers_for_nobody_and_a_replay_changes_nothing(night):
    night.presses()
    night.passes(seconds=10)
    assert night.texts("+34699999999", "1") == 202
    assert "Nobody has answered yet" in night.reads(NOOR)
    said = night.clock.at.isoformat()
    night.texts(LEILA, "1", "m2", said)
    assert "Can help: Leila." in night.reads(NOOR)
    night.does(LEILA, "answer", answer="cannot")
    assert night.texts(LEILA, "1", "m2", said) == 202
    assert "Can help: Leila." not in night.reads(NOOR)


def test_previews_open_every_link_and_answer_nothing(night):
    night.presses()
    night.passes(seconds=10)
    for address in (NOOR, LEILA):
        for path in ("", "answer/?answer=can", "deed/?deed=lead", "case/?to=safe"):
            night.browser.get(night.link(address) + path)
    night.passes(seconds=1)
    assert "Nobody has answered yet" in night.reads(NOOR)
    assert "opened" in night.phone()["lines"][0]


@pytest.mark.parametrize("words", [ALL_CLEAR, DURESS])
def test_words_look_the_same_to_whoever_watches(night, words):
    night.presses()
    night.passes(seconds=10)
    answer = night.browser.post(f"{night.button}words/", {"words": words, "once": "a"})
    night.passes(seconds=1)
    phone = night.phone()
    assert (answer.status_code, phone["state"]) == (200, "over")
    assert words not in answer.content.decode()


def test_whoever_said_yes_first_is_not_told_that_nobody_answered(night):
    night.presses()
    night.passes(seconds=10)
    night.does(LEILA, "answer", answer="can")
    assert "Nobody has answered yet" not in night.reads(LEILA)
