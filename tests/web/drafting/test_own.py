"""What somebody in the room writes for themselves: petals, and whom they will talk to when they are home."""

import re
from uuid import uuid4

import pytest

from amparo.files.documents import read_pact
from amparo.sealing.faults import WrongKey
from amparo.store import things

SAID = {
    "situation": "Arrest at a checkpoint",
    "whom0": "Inés",
    "points0": "Why you, what happens first",
    "know0": "Where I sleep",
    "have0": "The lawyer's number",
    "how0": "On paper, by hand",
    "by0": "2026-12-01",
    "whom1": "Noor",
    "change": "One person leads",
    "acts": "Credit every Monday\nA card in my shoe",
}


def test_a_plan_of_ones_own_comes_back_and_goes_home_as_a_pact(phone):
    phone.sends("/s/pact/", **SAID)
    assert "Why you, what happens first" in phone.looks("/s/pact/")
    phone.looks("/s/pact/pact.yaml")
    pact = read_pact(phone.answer.content, ".yaml")
    assert [contact.alias for contact in pact.contacts] == ["Inés", "Noor"]
    assert [(fact.text, fact.deliveries[0].how) for fact in pact.facts] == [
        ("Where I sleep", "On paper, by hand"),
        ("The lawyer's number", "On paper, by hand"),
    ]
    assert [act.text for act in pact.acts] == ["One person leads", "Credit every Monday", "A card in my shoe"]


def test_neither_the_facilitator_nor_another_seat_reads_it(phone, other, opened):
    phone.sends("/s/pact/", **SAID)
    phone.sends("/s/petal/", text="I freeze when the phone rings", id=uuid4().hex)
    assert "Inés" not in other.looks("/s/pact/")
    assert "I freeze" not in other.looks("/s/petal/")
    for kind in ("action-plan", "petal"):
        assert things.all_of(opened.id, kind, opened.key) == ()
        row = things.ThingRow.objects.get(kind=kind)
        with pytest.raises(WrongKey):
            things.read(opened.id, kind, row.id, opened.key)


def test_a_petal_becomes_a_deed_with_a_day(phone):
    phone.sends("/s/petal/", text="I freeze when the phone rings", id=uuid4().hex)
    petal = phone.looks("/s/petal/").split('name="petal" value="')[1].split('"')[0]
    phone.sends("/s/petal/", petal=petal, text="I freeze", will="Practise with Noor", by="2026-12-05")
    phone.looks("/s/pact/pact.yaml")
    assert [(act.text, str(act.by)) for act in read_pact(phone.answer.content, ".yaml").acts] == [
        ("Practise with Noor", "2026-12-05")
    ]


def test_a_petal_sent_twice_is_one_and_can_be_thrown_away(phone):
    again = uuid4().hex
    for _ in range(2):
        phone.sends("/s/petal/", text="Ask first", id=again)
    assert phone.looks("/s/petal/").count("<bdi>Ask first</bdi>") == 1
    petal = phone.page.split('name="petal" value="')[1].split('"')[0]
    phone.sends("/s/petal/", petal=petal, text="Ask first", act="away")
    assert "<bdi>Ask first</bdi>" not in phone.looks("/s/petal/")


def test_what_is_too_long_comes_back(phone):
    phone.sends("/s/pact/", **{**SAID, "change": "x" * 301})
    assert phone.answer.status_code == 422
    assert "Arrest at a checkpoint" in phone.page


def test_whoever_leaves_takes_it_along_for_good(phone):
    phone.sends("/s/pact/", **SAID)
    phone.sends("/s/petal/", text="Ask first", id=uuid4().hex)
    phone.sends("/s/leave/")
    assert not things.ThingRow.objects.filter(kind__in=("action-plan", "petal")).exists()


def test_each_sees_their_own_part_and_what_is_missing_of_it(phone):
    phone.sends("/s/pact/", **{**SAID, "how1": "", "by1": ""})
    page = phone.looks("/s/pact/eye/")
    ines, noor = page.split("What Noor would see")
    assert "Where I sleep" in ines
    assert "On paper, by hand" in ines
    assert "Where I sleep" not in noor
    assert "Nothing here yet" in noor
    assert noor.count("<bdi>?</bdi>") == 1


def test_one_person_is_open_at_a_time_and_the_others_say_whom_they_hold(phone):
    page = phone.sends("/s/pact/", **SAID).looks("/s/pact/")
    assert page.count("<details open>") == 1
    assert re.search(r"<summary>Person 1: <bdi>Inés</bdi></summary>", page)


def test_the_pages_are_small(phone):
    phone.sends("/s/pact/", **SAID)
    for path in ("/s/pact/", "/s/petal/"):
        phone.looks(path)
        assert len(phone.answer.content) <= 15_000
