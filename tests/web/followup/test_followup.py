"""Asked weeks later: two touches, no account, no script; what came back is counted, and all of it goes on its day."""

import gzip
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from msgspec.structs import replace

from amparo.actions import agendas, promises, rooms
from amparo.channels.settings import NotebookSettings
from amparo.domain.pact.terms import Way
from amparo.domain.workshop.followup import ASKED_AFTER, KEPT_AFTER
from amparo.sealing.link import FollowUpLink
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import gateways, upkeep
from amparo.store.models import FollowUpRow, ReminderRow
from amparo.store.turning import heart
from tests.inside import NOW, TODAY, client_of
from tests.workshop import river_session

STEP = "I call Tam about consent"
LINK = re.compile(r"(https://amparo\.test)?(/f/[\w-]{22}/)")
BACK = "/workshops/afterwards/"
WIRE_BYTES_MAX = 6_000


@pytest.fixture
def asks(phone, settings):
    settings.ADDRESS = "https://amparo.test"

    def sends(**more):
        return phone.sends("/s/later/", text=STEP, **more)

    return sends


@pytest.fixture
def link(asks):
    return LINK.search(asks().page)[2]


@pytest.fixture
def slips(rosas, rosa, settings):
    """Two of them, for the session that was held."""
    agendas.start_session(uuid4(), river_session(), by=rosa.by, keys=rosa.keys, today=TODAY)
    settings.ADDRESS = "https://amparo.test"
    return handed_out(rosas, rosa)


def handed_out(rosas, rosa):
    found = next(line.id for line in agendas.sessions_of(by=rosa.by, keys=rosa.keys))
    return rosas.post(BACK + "slips/", {"session": str(found), "count": "2", "on": ""}).content.decode()


def of(client, path=BACK):
    return client.get(path).content.decode()


def two_more(rosas, says="done"):
    """From paper, so that three have answered."""
    title = re.search(r'name="title" value="([^"]+)"', of(rosas))[1]
    for _ in range(2):
        rosas.post(BACK + "paper/", {"title": title, "says": says})


def test_it_is_asked_after_thirty_days_and_keeps_no_room_and_no_seat(link):
    row = FollowUpRow.objects.get()
    assert (row.ask_on, row.erase_on) == (TODAY + ASKED_AFTER, TODAY + ASKED_AFTER + KEPT_AFTER)
    assert {field.name for field in FollowUpRow._meta.fields}.isdisjoint({"room", "seat", "owner"})


@pytest.mark.parametrize(("on", "days"), [("", 30), ("nonsense", 30), ("2026-02-31", 30), ("1999-01-01", 30)])
def test_a_day_that_cannot_be_is_thirty_days(asks, on, days):
    asks(on=on)
    assert FollowUpRow.objects.get().ask_on == TODAY + timedelta(days)


def test_their_own_day_is_taken(asks):
    asks(on=(TODAY + timedelta(90)).isoformat())
    assert FollowUpRow.objects.get().ask_on == TODAY + timedelta(90)


def test_the_page_shows_their_step_and_every_answer_is_one_touch(link):
    page = of(Client(), link)
    assert STEP in page
    assert page.count('name="says"') == 9
    assert "<script" not in page
    assert len(gzip.compress(page.encode())) <= WIRE_BYTES_MAX


def test_looking_never_answers(link):
    Client().get(link)
    Client().head(link)
    assert not FollowUpRow.objects.get().answered


@pytest.mark.parametrize(
    ("says", "shown"), [("done", "Done: 3"), ("started", "Begun: 3"), ("not-safe", "It is not safe now: 3")]
)
def test_what_was_answered_comes_back_without_a_name(link, rosas, phone, says, shown):
    name = phone.looks().split("<b><bdi>")[1].split("<")[0]
    assert Client().post(link, {"says": says}).status_code == 200
    two_more(rosas, says)
    page = of(rosas)
    assert shown in page
    assert STEP in page
    assert "3 of 3 have answered" in page
    assert name not in page


def test_a_name_comes_back_only_when_it_was_written(link, rosas):
    Client().post(link, {"says": "done", "name": "Leila", "words": "It was easy"})
    assert "Leila" in of(rosas)
    assert "It was easy" in of(rosas)


@pytest.mark.parametrize("more", [0, 1])
def test_what_fewer_than_three_answered_is_counted_and_not_shown(link, rosas, more):
    Client().post(link, {"says": "not-safe", "words": "The road is watched"})
    title = re.search(r'name="title" value="([^"]+)"', of(rosas))[1]
    for _ in range(more):
        rosas.post(BACK + "paper/", {"title": title, "says": "done"})
    page = of(rosas).split("<main")[1].split("<form")[0]
    assert f"{1 + more} of {1 + more} have answered" in page
    assert "fewer could be guessed" in page
    assert not [told for told in ("Not done", "not safe", "road is watched", STEP, "Done:") if told in page]


def test_one_reason_among_many_answers_is_not_shown(link, rosas):
    Client().post(link, {"says": "not-safe"})
    two_more(rosas)
    page = of(rosas).split("<main")[1].split("<form")[0]
    assert "Not done: 1" in page
    assert "not safe now" not in page


def test_a_later_answer_takes_the_place_of_the_earlier(link, rosas):
    Client().post(link, {"says": "no-time"})
    assert "You have answered already" in of(Client(), link)
    Client().post(link, {"says": "done"})
    two_more(rosas)
    assert "Done: 3" in of(rosas)
    assert "no time" not in of(rosas).split("<form")[0]


@pytest.mark.parametrize("says", ["", "committed", "proposed", "followed-up", "yes"])
def test_what_was_not_offered_is_no_answer(link, says):
    assert Client().post(link, {"says": says}).status_code == 422
    assert not FollowUpRow.objects.get().answered


@pytest.mark.parametrize("text", ["x", FollowUpLink(bytes(FollowUpLink.LENGTH)).text, "%00"])
def test_a_link_that_is_wrong_or_unknown_finds_nothing(text, client, everybody):
    assert client.get(f"/f/{text}/").status_code == 404
    assert client.post(f"/f/{text}/", {"says": "done"}).status_code == 404


def test_it_outlives_the_room(link, opened, rosa, rosas):
    rooms.erase_room(opened.id, by=rosa.by, keys=rosa.keys, now=NOW)
    assert Client().post(link, {"says": "done"}).status_code == 200
    assert "1 of 1 have answered" in of(rosas)


def test_on_its_day_all_of_it_is_erased(link):
    last = NOW + ASKED_AFTER + KEPT_AFTER
    upkeep.tidy(last - timedelta(days=1))
    assert FollowUpRow.objects.exists()
    upkeep.tidy(last)
    assert not FollowUpRow.objects.exists()


def test_nobody_else_reads_what_came_back(link, request):
    Client().post(link, {"says": "done"})
    for name in ("tomas", "mateo"):
        assert STEP not in of(client_of(request.getfixturevalue(name)))
    assert Client().get(BACK).status_code == 303


def test_without_an_address_for_the_world_paper_is_offered(phone, settings):
    settings.ADDRESS = ""
    assert "slip of paper" in phone.looks("/s/later/")
    assert "slip of paper" in phone.sends("/s/later/", text=STEP).page
    assert not FollowUpRow.objects.exists()


def test_nothing_is_asked_about_nothing(phone, settings):
    settings.ADDRESS = "https://amparo.test"
    assert phone.sends("/s/later/", text="  ").answer.status_code == 422


def test_a_form_without_the_seat_asks_nothing(phone, asks):
    phone.client.post("/s/later/", {"text": STEP})
    assert not FollowUpRow.objects.exists()


def test_each_slip_has_its_own_link_and_asks_without_knowing_the_step(slips):
    links = {found[2] for found in LINK.finditer(slips)}
    assert len(links) == 2
    assert slips.count('class="qr"') == 2
    assert "that you wrote on your paper" in of(Client(), links.pop())


def test_without_an_address_for_the_world_slips_carry_no_link(slips, rosas, rosa, settings):
    settings.ADDRESS = ""
    bare = handed_out(rosas, rosa)
    assert not LINK.search(bare)
    assert "<figure" not in bare
    assert "Tick it and hand it back." in bare


def test_no_key_that_ends_a_line_presses_a_button(link):
    assert "<input" not in of(Client(), link)


def test_a_slip_that_is_handed_back_counts_as_one_of_those_handed_out(slips, rosas):
    title = river_session().title
    assert rosas.post(BACK + "paper/", {"title": title, "says": "too-big", "words": "Alone"}).status_code == 303
    page = of(rosas)
    assert "1 of 2 have answered" in page
    two_more(rosas, "too-big")
    page = of(rosas)
    assert "It was too big: 3" in page
    assert "Alone" in page


def test_paper_counts_also_where_no_slip_waits(link, rosas):
    rosas.post(BACK + "paper/", {"title": river_session().title, "says": "done"})
    assert "1 of 2 have answered" in of(rosas)


def test_paper_of_another_workshop_is_refused(link, rosas):
    assert rosas.post(BACK + "paper/", {"title": "Another", "says": "done"}).status_code == 404
    assert rosas.post(BACK + "paper/", {"title": river_session().title, "says": "?"}).status_code == 400


@pytest.fixture
def modem(asks):
    """Text messages leave from here."""
    heart.introduce(WorkerKey.from_secret(WorkerSecret.new()).public, TODAY)
    gateways.put("sms", NotebookSettings(way=Way.SMS))


def test_a_message_is_offered_only_over_what_is_set_up_here(phone, asks):
    assert 'name="address"' not in phone.looks("/s/later/")


def test_whoever_leaves_a_number_is_told_what_becomes_of_it(phone, modem):
    page = phone.looks("/s/later/")
    assert "can also read your step" in page
    assert "14 days after the last message" in page
    assert page.count('<option value="') == 2


def test_a_number_is_sealed_and_waits_for_its_day(asks, modem):
    page = asks(way="sms", address="+34 600 000 077").page
    row = ReminderRow.objects.get()
    assert row.due_on == TODAY + ASKED_AFTER
    assert b"600" not in bytes(row.sealed)
    assert "you can stop the messages" in page


def test_it_is_asked_once_more_when_all_look_again(asks, modem, opened, rosa):
    review = TODAY + timedelta(100)
    edit = lambda whole: replace(whole, review_on=review)  # noqa: E731
    promises.recommend(opened.id, opened.key, edit, by=rosa.by, keys=rosa.keys)
    asks(way="sms", address="+34600000077")
    assert ReminderRow.objects.get().again_on == review
    assert FollowUpRow.objects.get().erase_on > review + timedelta(14)


@pytest.mark.parametrize("address", ["", "tam", "tam@example.org", "+34600000077" * 30])
def test_what_is_no_number_is_asked_again_and_keeps_nothing(asks, modem, address):
    assert asks(way="sms", address=address).answer.status_code == 422
    assert not FollowUpRow.objects.exists()


@pytest.mark.parametrize("way", ["", "signal", "call", "pigeon"])
def test_no_message_or_one_nobody_can_send_leaves_no_address(asks, modem, way):
    asks(way=way, address="+34600000077")
    assert FollowUpRow.objects.exists()
    assert not ReminderRow.objects.exists()


@pytest.mark.parametrize(
    ("sent", "over"), [({"says": "done"}, True), ({"says": "started"}, False), ({"no_more": "1"}, True)]
)
def test_done_or_no_more_lets_the_address_go(asks, modem, sent, over):
    link = LINK.search(asks(way="sms", address="+34600000077").page)[2]
    assert "Ask me no more" in of(Client(), link)
    assert Client().post(link, sent).status_code == 200
    assert ReminderRow.objects.get().over is over
    assert ("Ask me no more" in of(Client(), link)) is not over
