import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from msgspec.structs import replace

from amparo.domain.alert.notes import By, CheckedIn, Located, Position, Pressed, Said, Stopped
from amparo.domain.alert.terms import Reached
from amparo.sealing.link import PressKey, Trigger
from amparo.store.models import InboxRow
from amparo.web.headers import EVERY_RESPONSE, WITH_POSITION
from tests.web.alert.night import NIGHT, noted, shelved
from tests.web.button.phone import KEY, PACT, PRESS, press_view

SENT = {"press": PRESS, "key": KEY, "sure": "yes"}
SCRIPT = {"accept": "application/json"}
POSTS = ("press/", "stop/", "state/", "position/", "words/", "check/")
PRESSED = Pressed(envelope=str(PACT), press=PRESS, by=By.BUTTON, at=NIGHT, press_key=PressKey.read(KEY).raw)


def test_a_press_is_kept_before_the_phone_is_told(phone, trigger, worker):
    answer = phone.post(f"/b/{trigger.text}/press/", SENT, headers=SCRIPT)
    assert (answer.status_code, answer.json()["state"]) == (202, "kept")
    assert noted(worker) == [replace(PRESSED, secret=trigger.raw)]
    assert InboxRow.objects.get().urgent


def test_the_same_press_sent_again_is_one_press(phone, trigger, worker):
    for _ in range(3):
        phone.post(f"/b/{trigger.text}/press/", SENT)
    assert len(noted(worker)) == 1


def test_without_script_rosa_chooses_yes_then_sends_and_may_stop(phone, trigger, worker):
    page = phone.get(f"/b/{trigger.text}/sure/").content.decode()
    form = dict(re.findall(r'name="(press|key)" value="([\w-]+)"', page))
    assert phone.post(f"/b/{trigger.text}/press/", {**form, "sure": ""}).status_code == 422
    sent = phone.post(f"/b/{trigger.text}/press/", {**form, "sure": "yes"}).content.decode()
    assert "Stop</button>" in sent
    assert form["key"] in sent
    phone.post(f"/b/{trigger.text}/stop/", form)
    assert [type(note) for note in noted(worker)] == [Pressed, Stopped]


def test_a_practice_press_says_so_to_the_worker(phone, trigger, worker):
    assert "PRACTICE" in phone.get(f"/b/{trigger.text}/sure/?practice=1").content.decode()
    phone.post(f"/b/{trigger.text}/press/", {**SENT, "practice": "1"})
    assert noted(worker)[0].practice


@pytest.mark.parametrize(
    ("form", "status"),
    [({"press": "short"}, 422), ({"key": "no-key"}, 422), ({"sure": "1"}, 422), ({"sure": ""}, 422)],
)
def test_half_a_press_is_no_press(phone, trigger, form, status):
    assert phone.post(f"/b/{trigger.text}/press/", {**SENT, **form}).status_code == status
    assert not InboxRow.objects.exists()


def test_the_phone_reads_how_it_goes_with_its_own_key_and_learns_no_name(phone, trigger, rosa):
    view = press_view(contacts=(Reached.CAN, Reached.HANDED_OVER), answered_at=(NIGHT, None))
    shelved(view, rosa, PressKey.read(KEY))
    told = phone.post(f"/b/{trigger.text}/state/", {"press": PRESS, "key": KEY}, headers=SCRIPT).json()
    assert told == {
        "state": "window",
        "said": "In a few seconds your people are called.",
        "reference": "4F7K",
        "seconds": 10,
        "practice": False,
        "lines": [
            "Contact 1: Can help (03:11)",
            "Contact 2: Message handed over; no sign of it yet",
        ],
    }


def test_another_phone_with_the_same_button_reads_nothing(phone, trigger, rosa):
    shelved(press_view(), rosa, PressKey.read(KEY))
    for key in ("", "x", PressKey.new().text, trigger.text):
        told = phone.post(f"/b/{trigger.text}/state/", {"press": PRESS, "key": key}, headers=SCRIPT).json()
        assert (told["state"], told["reference"]) == ("kept", "")


@pytest.mark.parametrize(
    ("view", "state"),
    [
        ({}, "window"),
        ({"stop_until": NIGHT}, "calling"),
        ({"stopped": True, "over": True}, "stopped"),
        ({"over": True}, "over"),
    ],
)
def test_each_state_is_said_in_words(phone, trigger, rosa, view, state):
    shelved(replace(press_view(), **view), rosa, PressKey.read(KEY))
    form = {"press": PRESS, "key": KEY}
    told = phone.post(f"/b/{trigger.text}/state/", form, headers=SCRIPT).json()
    assert told["state"] == state
    assert told["said"] in phone.post(f"/b/{trigger.text}/state/", form).content.decode()


def test_after_sending_the_page_says_what_it_cannot_do(phone, trigger):
    page = phone.post(f"/b/{trigger.text}/press/", SENT).content.decode()
    assert "It does not rescue you: people do." in page
    assert "Sent does not mean read" in page


def test_a_position_follows_the_press_and_is_never_waited_for(phone, trigger, worker):
    where = {"latitude": "41.4", "longitude": "2.17", "accuracy": "30.5", "once": "a"}
    assert phone.post(f"/b/{trigger.text}/position/", {**SENT, **where}).status_code == 204
    position = Position(latitude=41.4, longitude=2.17, accuracy=30.5, at=NIGHT)
    located = Located(envelope=str(PACT), press=PRESS, press_key=PressKey.read(KEY).raw, at=NIGHT, position=position)
    assert noted(worker) == [located]


@pytest.mark.parametrize("where", [{}, {"latitude": "91", "longitude": "0"}, {"latitude": "nan", "longitude": "0"}])
def test_what_is_no_place_is_not_taken(phone, trigger, where):
    assert phone.post(f"/b/{trigger.text}/position/", {**SENT, **where}).status_code == 422


def test_whatever_words_are_said_the_answer_is_the_same(phone, trigger, worker):
    answers = [
        phone.post(f"/b/{trigger.text}/words/", {"words": words, "once": words})
        for words in ("the lemon tree", "the old bridge", "x" * 5000, "")
    ]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert noted(worker)[0] == Said(envelope=str(PACT), words="the lemon tree", at=NIGHT)


def test_rosa_checks_in_and_asks_for_more_time(phone, trigger, worker):
    for more, once in (("0", "a"), ("1", "b")):
        phone.post(f"/b/{trigger.text}/check/", {"check_in": "home", "more": more, "once": once})
    assert noted(worker) == [
        CheckedIn(envelope=str(PACT), check_in="home", at=NIGHT),
        CheckedIn(envelope=str(PACT), check_in="home", at=NIGHT, extend=True),
    ]
    assert phone.post(f"/b/{trigger.text}/check/", {"check_in": "elsewhere"}).status_code == 422


@pytest.mark.parametrize("path", POSTS)
def test_nothing_happens_by_looking(phone, trigger, path):
    assert phone.get(f"/b/{trigger.text}/{path}?press={PRESS}&key={KEY}&sure=yes").status_code == 405
    assert not InboxRow.objects.exists()


@pytest.mark.parametrize("path", ["", "sure/", *POSTS, "notebook.webmanifest", "worker.js"])
def test_a_secret_that_raises_nothing_is_answered_alike_everywhere(phone, trigger, path):
    ask = phone.post if path in POSTS else phone.get
    answers = [ask(f"/b/{text}/{path}", SENT) for text in ("x", Trigger.new().text, trigger.text[:-1], "ñ")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert not InboxRow.objects.exists()


def test_no_cookie_is_set_and_only_the_button_may_ask_where_the_phone_is(phone, trigger):
    for answer in (phone.get(f"/b/{trigger.text}/"), phone.post(f"/b/{trigger.text}/press/", SENT)):
        assert not answer.cookies
        assert {name: answer[name] for name in EVERY_RESPONSE} == {**EVERY_RESPONSE, **WITH_POSITION}


def test_the_app_has_a_neutral_name_and_starts_at_its_own_address(phone, trigger):
    described = phone.get(f"/b/{trigger.text}/notebook.webmanifest").json()
    assert (described["name"], described["start_url"], described["scope"]) == ("Notebook", "./", "./")
    assert "<title>Notebook</title>" in phone.get(f"/b/{trigger.text}/").content.decode()
    assert phone.get(f"/b/{trigger.text}/worker.js")["Content-Type"].startswith("text/javascript")


def test_the_phones_own_text_message_is_ready_also_without_script(phone, trigger):
    assert 'href="sms:+34600000100?&amp;body=7K2QM-9XW4P"' in phone.get(f"/b/{trigger.text}/").content.decode()


def test_what_the_page_keeps_names_nobody(phone, trigger, rosa):
    page = phone.get(f"/b/{trigger.text}/").content.decode()
    assert not re.search("Leila|Rosa", page)
    assert "Back from the market" in page


def test_the_whole_button_is_small(phone, trigger):
    """What a phone fetches once, compressed: the page, its scripts and its styles."""
    page = phone.get(f"/b/{trigger.text}/").content
    names = ["button/button.js", "button/kept.js", "button/worker.js", "button/button.css"]
    scripts = [Path(str(finders.find(f"amparo/{name}"))).read_bytes() for name in names]
    assert sum(len(gzip.compress(each)) for each in scripts) <= 7_000
    assert len(gzip.compress(page)) <= 4_000


def test_words_typed_after_others_from_the_same_page_are_heard_too(phone, trigger, worker):
    """The page kept on a phone has one mark for ever; a slip of the finger must not swallow the right words."""
    for words in ("blue haron", "blue heron", "blue heron"):
        phone.post(f"/b/{trigger.text}/words/", {"words": words, "once": "of-the-kept-page"})
    assert [note.words for note in noted(worker)] == ["blue haron", "blue heron"]


def test_more_time_and_all_is_well_from_the_same_page_are_both_heard(phone, trigger, worker):
    for more in ("1", "0", "0"):
        phone.post(f"/b/{trigger.text}/check/", {"check_in": "home", "more": more, "once": "of-the-kept-page"})
    assert [note.extend for note in noted(worker)] == [True, False]
