"""The game, played through on the pages by Rosa, who leads it, and by people with old phones. No script runs."""

import re
from time import perf_counter

import msgspec

from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.terms import Phase
from amparo.store.models import ThingRow
from tests.inside import client_of
from tests.web.room.conftest import Phone

PAGE_BYTES_MAX = 15_000
TIMELINE_SECONDS_MAX = 5


def part(phone: Phone) -> str:
    """What somebody plays, as their page says it."""
    return re.search(r"<h1>(.*?)</h1>", phone.looks("/s/drill/"))[1]


def test_before_there_is_a_drill_the_page_says_so(people):
    assert "No drill yet" in people(1)[0].looks("/s/drill/")


def test_a_drill_is_never_kept_longer_than_its_room(console, drill):
    assert console.starts(erase_on="2026-12-21").answer.status_code == 409
    assert drill() is None
    assert console.starts().answer.status_code == 303
    assert ThingRow.objects.get(kind="drill").erase_on == drill().erase_on


def test_it_does_not_begin_before_everybody_has_a_part(console):
    assert console.starts().does("begin").answer.status_code == 409
    assert "two people are there to talk to" in console.answer.content.decode()


def test_a_wish_is_kept_and_stands_on_no_page_but_ones_own(console, people, drill):
    phones = people(8)
    console.starts()
    phones[0].sends("/s/drill/", act="refuse", role=["defender", "warden"])
    console.does("cast")
    page = console.looks()
    assert "1 private wish: kept." in page
    assert part(phones[0]) not in ("Defender, team 1", "Prison warden")
    assert not any("checked" in phone.looks("/s/drill/") for phone in phones[1:])
    assert len(drill().refusals) == 1


def test_four_people_are_shown_a_way_out(console, people):
    people(4)
    assert "at a table instead" in console.starts().does("cast").answer.content.decode()


def test_people_on_paper_are_cast_too(console, people, drill):
    people(3)
    console.starts().does("cast", paper="5")
    assert len(drill().players) == 8
    assert "Paper 5" in console.looks()


def test_somebody_says_the_break_word_and_nobody_sees_who(console, people, drill):
    phones = people(6)
    console.starts().does("cast").does("begin")
    phones[2].sends("/s/drill/", act="rest")
    assert "Take a moment" in phones[4].looks("/s/drill/")
    assert drill().log[-1].place is None
    assert "Go on" in console.looks()


def test_a_part_can_say_nothing_for_another(console, people, drill):
    phones = people(6)
    console.starts().does("cast").does("begin")
    warden = next(phone for phone in phones if part(phone) == "Prison warden")
    for act in ("did/leads", "did/raised", "asked/head-photo/got"):
        assert warden.sends("/s/drill/", act=act, of="team-1-lawyer").answer.status_code == 409
    assert not drill().log


def test_however_often_phones_are_touched_the_drill_can_be_stopped(console, people, drill, monkeypatch):
    phones = people(6)
    console.starts().does("cast").does("begin")
    monkeypatch.setattr("amparo.web.drill.player.PLAYED_MAX", 0)
    defender = next(phone for phone in phones if part(phone).startswith("Defender"))
    assert defender.sends("/s/drill/", act="did/raised").answer.status_code == 409
    assert not drill().log
    phones[2].sends("/s/drill/", act="rest")
    console.does("go-on").does("stop")
    assert drill().phase == "stopped"


def test_a_stranger_finds_no_console(console, opened, mateo):
    console.starts()
    assert client_of(mateo).get(f"/rooms/{opened.id}/drill/").status_code == 404


def test_whoever_left_out_a_person_to_talk_to_names_them_before_it_begins(console, people, drill):
    people(5)
    console.does("", mode="room-game", level="easy", erase_on="2026-12-10", break_word="", first="Inés", second="")
    console.does("cast").does("begin")
    assert console.answer.status_code == 409
    assert 'name="second"' in console.looks()
    console.does("care", break_word="lantern", first="Inés", second="Tam").does("begin")
    assert drill().listeners == ("Inés", "Tam")
    assert drill().phase is Phase.RUNNING
    assert "Erase the drill now" not in console.looks()


def test_erased_at_once_nothing_of_it_is_left(console, people):
    phones = people(5)
    console.starts().does("cast").does("begin").does("erase")
    assert not ThingRow.objects.filter(kind="drill").exists()
    assert "No drill yet" in phones[0].looks("/s/drill/")


def test_the_game_with_twenty_players(console, people, drill, clock, opened, rosa):
    phones = people(20)
    console.starts(level="hard").does("cast").does("begin")
    parts = {part(phone): phone for phone in phones}
    assert len(parts) == 20
    assert sum("team" in name for name in parts) == 12
    assert max(len(phone.looks("/s/drill/").encode()) for phone in phones) <= PAGE_BYTES_MAX

    for team in (1, 2, 3):
        parts[f"Defender, team {team}"].sends("/s/drill/", act="did/raised")
    clock.passes(minutes=4)
    console.does("send", news="lead-phone-off")
    lawyer = next(name for name in parts if name.startswith("Lawyer"))
    place = f"team-{lawyer[-1]}-lawyer"
    parts[lawyer].sends("/s/drill/", act="did/seen").sends("/s/drill/", act="did/leads")
    warden = parts["Prison warden"]
    warden.sends("/s/drill/", act="asked/warden-why-here/got", of=place)
    warden.sends("/s/drill/", act="asked/warden-mandate/not-got", of=place)
    page = console.looks()
    assert "My lawyer, and the signed mandate" in page
    assert "nobody" in page
    warden.sends("/s/drill/", act="asked/warden-mandate/got", of=place)
    warden.sends("/s/drill/", act="token", of=place)
    assert "You have your token" in parts[lawyer].looks("/s/drill/")

    before = perf_counter()
    console.does("stop")
    talk = console.looks("talk/")
    assert perf_counter() - before <= TIMELINE_SECONDS_MAX
    assert "Not known: My lawyer, and the signed mandate" in talk
    assert not any(player.name in talk for player in drill().players)

    console.client.post(console.path + "talk/", {"gap": f"fact-not-known/{place}/mandate", "cause": "people"})
    assert drill().causes[0].cause == "people"
    assert "Talked through" in console.does("talked").looks()
    assert msgspec.json.decode(msgspec.json.encode(drill()), type=Drill) == drill()


def test_the_deck_has_a_card_for_each_part_and_each_piece_of_news(console, people):
    people(20)
    page = console.starts(level="hard").does("cast").looks("cards/")
    assert page.count('<section class="card">') == 1 + 20 + 11
    assert "lantern" in page
