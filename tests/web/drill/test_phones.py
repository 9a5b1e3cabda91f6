"""Rosa practises her own PACT in the middle of a drill: with those who said yes, and it stands on the timeline."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from msgspec.structs import replace

from amparo.actions import pacts
from amparo.actions.practising import WITH_THEM, practice_id
from amparo.channels.notebook import Book, Notebook
from amparo.domain.pact.terms import ContactState, Way
from amparo.sealing import letter
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store.labels import EVIDENCE
from amparo.store.models import EvidenceRow, InboxRow, WorkerRow
from amparo.worker.turn import turn
from tests.circle import rosas_circle
from tests.inside import NOW, TODAY, client_of
from tests.web.alert.night import noted
from tests.web.drill.test_game import part

YES = {"agreed": ["leila", "tam"], "opens": "00:00", "closes": "23:59"}


@pytest.fixture
def worker(doors):
    key = WorkerKey.from_secret(WorkerSecret.new())
    WorkerRow.objects.create(public=key.public, made_on=TODAY)
    return key


@pytest.fixture
def pact(doors, rosa):
    made = uuid4()
    pacts.start_pact(made, rosas_circle(), **rosa.acts)
    return made


@pytest.fixture
def rosas_phones(console, pact, worker):
    console.starts(mode="live").does("begin")

    def sends(status=303, **fields):
        answer = console.client.post(console.path + "phones/", fields)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    return sends


def practised(rosas_phones, pact, drill_of):
    rosas_phones(pact=str(pact), **YES)
    (practice,) = drill_of().practices
    rosas_phones(send=practice.id)
    return practice


def test_consent_of_each_is_recorded_before_anything_is_sent(rosas_phones, pact, drill, console):
    assert "nobody is woken without having agreed" in rosas_phones(
        status=409, pact=str(pact), opens="00:00", closes="23:59"
    )
    rosas_phones(pact=str(pact), **YES)
    (practice,) = drill().practices
    assert practice.agreed == ("leila", "tam")
    assert practice.raised_at is None
    assert not InboxRow.objects.exists()
    assert "They said yes:" in console.looks("phones/")


def test_it_is_sent_once_to_those_who_agreed(rosas_phones, pact, drill):
    practice = practised(rosas_phones, pact, drill)
    rosas_phones(status=409, send=practice.id)
    assert InboxRow.objects.count() == 1
    assert drill().practices[0].raised_at is not None


def test_outside_the_hours_nothing_leaves(rosas_phones, pact, drill):
    later = f"{(NOW + timedelta(hours=1)).astimezone():%H:%M}"
    rosas_phones(pact=str(pact), **{**YES, "opens": later})
    assert "They agreed to other hours" in rosas_phones(status=409, send=drill().practices[0].id)
    assert not InboxRow.objects.exists()


def test_what_came_back_enters_the_timeline_without_a_name(rosas_phones, pact, drill, console, rosa, clock):
    practised(rosas_phones, pact, drill)
    there = practice_id(pact, WITH_THEM, rosa.by.id)
    at = f"{drill().practices[0].raised_at:%Y-%m-%dT%H}:13:00Z"
    told = b'{"kind":"practice-answered","contact":"leila","at":"%s","minutes":9}' % at.encode()
    sealed = letter.write(told, rosa.keys.keyring.agreement.public, EVIDENCE, there)
    EvidenceRow.objects.create(envelope_id=there, owner_id=rosa.by.id, sealed=sealed, day=date(2026, 11, 20))
    clock.passes(minutes=12)
    page = console.looks("phones/")
    assert "Leila" in page
    assert "09:00" in page
    talk = console.does("stop").looks("talk/")
    assert "Contact 1, real phone" in talk
    assert "The practice message was not noticed within five minutes: contact 2" in talk
    assert "Leila" not in talk
    assert "Tam" not in talk.replace("ask Tam", "")


def test_what_no_caller_took_up_in_the_agreed_hours_is_said_to_have_stayed(rosas_phones, pact, drill, console, clock):
    """The worker was off, and drops it when it comes back."""
    soon = f"{(NOW + timedelta(minutes=10)).astimezone():%H:%M}"
    rosas_phones(pact=str(pact), **{**YES, "closes": soon})
    practice = drill().practices[0]
    rosas_phones(send=practice.id)
    clock.passes(minutes=9)
    assert "did not leave" not in console.looks("phones/")
    clock.passes(minutes=2)
    assert console.looks("phones/").count("did not leave in the agreed hours") == 2
    talk = console.does("stop").looks("talk/")
    assert "The practice message did not leave in the agreed hours: contact 1" in talk
    assert "not noticed within five minutes" not in talk


def test_from_the_room_to_the_phone_and_back_to_the_timeline(rosas_phones, pact, drill, console, worker, clock):
    """The pages, the worker, and a notebook in which every message arrives."""
    book = Book()

    def passes(**units):
        clock.passes(**units)
        turn(clock.at, key=worker, send={way.value: Notebook(way, book) for way in Way}, address="https://plan.example")

    rosas_phones(pact=str(pact), **{**YES, "agreed": ["noor", "leila"]})
    rosas_phones(send=drill().practices[0].id)
    for _ in range(2):
        passes(seconds=10)
    arrived = book.messages()
    assert {each.address for each in arrived} == {"+34600000002", "+34600000003"}
    link = next(each[0] for one in arrived if one.address.endswith("3") and (each := re.search(r"/c/.{22}/", one.text)))
    assert "PRACTICE" in Client().get(link).content.decode()
    Client().post(f"{link}answer/", {"answer": "can", "once": "once"})
    passes(seconds=40)
    assert console.looks("phones/").count('<td dir="ltr">01:00</td>') == 2  # noticed, and answered
    talk = console.does("stop").looks("talk/")
    assert re.findall(r"<td>Contact 2, real phone</td><td>(.*?)</td>", talk) == [
        "The alert went out",
        "Seen",
        "Did what was needed",
    ]


def test_the_note_says_until_when_they_agreed(rosas_phones, pact, drill, worker):
    practice = practised(rosas_phones, pact, drill)
    assert [note.until for note in noted(worker)] == [practice.closes]


def test_a_gap_of_a_phone_becomes_a_next_step_too(rosas_phones, pact, drill, console, clock):
    practice = practised(rosas_phones, pact, drill)
    clock.passes(minutes=12)
    console.does("stop")
    gap = f"no-answer/{practice.id}/2"
    assert (
        console.client.post(console.path + "talk/", {"gap": gap, "will": "ask for a second number"}).status_code == 303
    )


def test_without_a_pact_the_page_says_where_one_begins(console):
    console.starts()
    assert "You have no PACT here yet" in console.looks("phones/")
    assert "You have no PACT here yet" in console.looks("pack/")


def test_without_a_machine_that_sends_nothing_is_sent(console, pact, drill):
    console.starts(mode="live").does("begin")
    console.client.post(console.path + "phones/", {"pact": str(pact), **YES})
    answer = console.client.post(console.path + "phones/", {"send": drill().practices[0].id})
    assert "not there yet" in answer.content.decode()
    assert drill().practices[0].raised_at is None


def test_a_stranger_starts_no_practice(rosas_phones, opened, mateo):
    assert client_of(mateo).get(f"/rooms/{opened.id}/drill/phones/").status_code == 404


def test_what_was_asked_against_my_pact_tells_who_knows_it_and_where(console, people, pact):
    phones = people(5)
    console.starts().does("cast").does("begin")
    warden = next(phone for phone in phones if part(phone) == "Prison warden")
    warden.sends("/s/drill/", act="asked/warden-mandate/not-got", of="team-1-lawyer")
    page = console.does("stop").looks("pack/")
    assert "My lawyer, and the signed mandate" in page
    assert "Noor" in page


def test_alone_only_my_own_phone_is_called(console, pact, worker, rosas):
    page = rosas.get(f"/pacts/{pact}/practice/alone/").content.decode()
    assert page.count("<section") == 4
    assert "Nothing yet." in page
    answer = rosas.post(f"/pacts/{pact}/practice/alone/", {"press": "once"})
    assert answer.status_code == 303
    assert InboxRow.objects.count() == 1
    assert "practice/alone/" in rosas.get(f"/pacts/{pact}/practice/").content.decode()


def test_before_anybody_said_yes_the_page_leads_to_the_pact(console, doors, rosa):
    alone = uuid4()
    asked = tuple(replace(one, state=ContactState.PROPOSED) for one in rosas_circle().contacts)
    pacts.start_pact(alone, replace(rosas_circle(), contacts=asked), **rosa.acts)
    page = console.starts(mode="live").looks("phones/")
    assert "Nobody has said yes yet." in page
    assert f'href="/pacts/{alone}/"' in page
    assert "They said yes" not in page
