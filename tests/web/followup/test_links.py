"""What a link under /f/ gives away: guessed, forwarded, found in a phone that was taken, used twice, or too late."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from amparo.domain.workshop.followup import ASKED_AFTER, KEPT_AFTER
from amparo.sealing.link import FollowUpLink, Link, Seat
from amparo.store import upkeep
from amparo.store.models import FollowUpRow
from tests.inside import NOW
from tests.web.followup.test_followup import BACK, STEP, asks, link, of

__all__ = ["asks", "link"]

OVER = NOW + ASKED_AFTER + KEPT_AFTER
LONG = {"says": "not-safe", "words": "The road is watched", "name": "Leila"}


def told(answer):
    """What somebody learns from it; the reference is another one each time."""
    return answer.status_code, re.sub(rb"[0-9a-f]{8}", b"", answer.content), answer["Cache-Control"]


def test_guessed_mistyped_and_unknown_links_are_told_apart_by_nobody(link, client):
    raw = FollowUpLink.read(link.split("/")[2]).raw
    others = [bytes([raw[0] ^ 1]) + raw[1:], raw[:-1] + bytes([raw[-1] ^ 1]), bytes(16)]
    tries = [FollowUpLink(each).text for each in others] + ["x", link.split("/")[2].swapcase(), "." * 22]
    answers = [told(client.get(f"/f/{each}/")) for each in tries] + [told(client.post(f"/f/{tries[0]}/", LONG))]
    assert len(set(answers)) == 1
    assert answers[0][0] == 404


def test_the_same_secret_opens_nothing_else(link, client):
    """Nor does a seat's, or a call's, open the question."""
    raw = FollowUpLink.read(link.split("/")[2]).raw
    assert len({kind(raw).row_id for kind in (FollowUpLink, Link, Seat)}) == 3
    assert {client.get(f"/{door}/{Link(raw).text}/").status_code for door in "ci"} == {404}
    client.cookies["amparo-seat"] = Seat(raw).text
    assert client.get("/s/").status_code == 303


def test_whoever_is_sent_it_reads_one_step_and_no_answer(link):
    """A phone that was taken has the link in it: neither what was said stands there, nor who, nor where it was asked."""
    Client().post(link, LONG)
    answer = Client().get(link)
    page = answer.content.decode()
    assert STEP in page
    assert not [word for word in ("road is watched", "Leila", "Security plan", 'not-safe" checked') if word in page]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies
    assert "href=" not in page.split("<body")[1]


def test_what_they_say_in_somebodys_place_can_be_said_again(link, rosas):
    """Nothing proves who answers; the last word counts, and the page says that there was one."""
    Client().post(link, {"says": "done", "name": "Mateo"})
    assert "You have answered already" in of(Client(), link)
    Client().post(link, {"says": "started", "name": "Leila"})
    assert "Leila" in of(rosas)
    assert "Mateo" not in of(rosas)


@pytest.mark.parametrize("swept", [False, True])
def test_after_its_day_nothing_is_shown_or_answered_or_made_again(link, clock, swept):
    if swept:
        upkeep.tidy(OVER)
    clock.passes(days=(ASKED_AFTER + KEPT_AFTER).days)
    unknown = told(Client().get(f"/f/{FollowUpLink.new().text}/"))
    assert told(Client().get(link)) == unknown
    assert told(Client().post(link, LONG)) == unknown
    assert told(Client().post(link, {"no_more": "1"})) == unknown
    assert not FollowUpRow.objects.filter(answered=True).exists()


def test_on_the_last_day_it_is_still_answered(link, clock):
    clock.passes(days=(ASKED_AFTER + KEPT_AFTER - timedelta(days=1)).days)
    assert Client().post(link, LONG).status_code == 200


def test_answers_of_another_site_or_a_preview_change_nothing(link, rosas):
    Client().head(link)
    Client().get(link, {"says": "done"})
    forged = Client().post(link, LONG, headers={"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"})
    assert forged.status_code == 403
    assert not FollowUpRow.objects.get().answered
    assert "0 of 1 have answered" in of(rosas, BACK)
