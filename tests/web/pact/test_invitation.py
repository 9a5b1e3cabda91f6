"""Asked through a link: Inés reads what it would mean, answers without an account, and steps back later."""

import gzip
import re
from base64 import b64encode

import pytest
from django.test import Client
from msgspec.structs import replace

from amparo.actions import pacts
from amparo.domain.pact.terms import Answered, ContactState
from amparo.sealing.card import read_card
from amparo.store.models import InvitationRow
from tests.inside import TODAY
from tests.web.plan.filled import filled

WIRE_BYTES_MAX = 6_000
ADDRESS = re.compile(r"http://testserver(/i/[\w-]{22}/)")
YES = {"says": "yes", "link": "yes", "night": "no", "report": "", "limits": "Not the police", "supporter": "My aunt"}


@pytest.fixture
def link(rosas, rosa):
    """Leila has not been asked yet; now she is, through a link."""

    def unasked(pact):
        contacts = tuple(
            replace(each, state=ContactState.PROPOSED, card="", card_made_on=None) if each.id == "leila" else each
            for each in pact.contacts
        )
        return replace(pact, contacts=contacts)

    pacts.change_pact(rosas.id, unasked, **rosa.acts)
    return made(rosas)


def made(desk):
    return ADDRESS.search(desk.sends("items/leila/invite/", status=200))[1]


def leila(desk):
    return desk.pact.contacts[1]


def answers(address, **said):
    answer = Client().post(address, said)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_whoever_is_asked_reads_what_it_would_mean(link):
    answer = Client().get(link)
    page = answer.content.decode()
    assert "Tell her sister, before anybody else hears of it" in page
    assert "step back at any time" in page
    assert "Noor" not in page
    assert not answer.cookies
    assert "<script" not in page


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
def test_it_comes_in_one_small_answer(rosas, rosa, link, language):
    contacts = tuple(replace(each, language=language) for each in rosas.pact.contacts)
    pacts.change_pact(rosas.id, lambda pact: replace(pact, contacts=contacts), **rosa.acts)
    answer = Client().get(made(rosas))
    assert f'lang="{language}"' in answer.content.decode()
    head = sum(len(f"{name}: {value}\r\n") for name, value in answer.items())
    assert head + len(gzip.compress(answer.content, 6)) + 100 <= WIRE_BYTES_MAX


def test_asking_says_so_in_the_pact(rosas, link):
    assert (leila(rosas).state, leila(rosas).asked_on) == (ContactState.ASKED, TODAY)


def test_looking_answers_nothing(rosas, link):
    for _ in range(3):
        Client().get(link)
        Client().head(link)
    rosas.opens()
    assert leila(rosas).state is ContactState.ASKED
    assert not InvitationRow.objects.exclude(answer=b"").exists()


def test_looking_shows_that_somebody_answered_and_changes_nothing(rosas, link):
    answers(link, **YES)
    version = rosas.version
    assert "Read what they say" in rosas.opens()
    assert "The invitation was answered" in rosas.client.get("/plans/").content.decode()
    assert (leila(rosas).state, rosas.version) == (ContactState.ASKED, version)


def test_a_yes_is_taken_in_when_rosa_reads_it(rosas, link):
    answers(link, **YES)
    assert rosas.sends("answers/").startswith(rosas.base)
    assert "Read what they say" not in rosas.opens()
    told = leila(rosas)
    assert (told.state, told.answered, told.answered_on) == (ContactState.ACCEPTED, Answered.INVITATION, TODAY)
    assert (told.link, told.night_practice, told.must_report) == (True, False, leila(rosas).must_report)
    assert (told.limits, told.supporter) == ("Not the police", "My aunt")


def test_it_is_taken_in_once_and_rosa_may_change_it_then(rosas, link):
    answers(link, **YES)
    rosas.sends("answers/")
    rosas.sends("items/leila/", **filled(rosas.opens("items/leila/"), "alias", limits="Nothing at night"))
    version = rosas.version
    rosas.sends("answers/")
    assert (leila(rosas).limits, rosas.version) == ("Nothing at night", version)


@pytest.mark.parametrize(("says", "state"), [("no", ContactState.DECLINED), ("later", ContactState.ASKED)])
def test_other_answers_are_as_good(rosas, link, says, state):
    assert "Thank you" in answers(link, says=says)
    rosas.sends("answers/")
    assert leila(rosas).state is state


def test_a_card_is_made_there_and_its_words_are_shown_once(rosas, link):
    page = answers(link, **YES, card="on")
    words = re.findall(r"<li>([a-z]+)</li>", page)
    assert len(words) == 12
    rosas.sends("answers/")
    assert leila(rosas).card == b64encode(read_card(" ".join(words)).public).decode()
    again = Client().get(link).content.decode()
    assert words[0] not in re.findall(r"<li>([a-z]+)</li>", again)


def test_stepping_back_needs_no_reason(rosas, link):
    answers(link, **YES)
    rosas.sends("answers/")
    assert "I step back" in Client().get(link).content.decode()
    answers(link, says="withdraw")
    rosas.sends("answers/")
    assert leila(rosas).state is ContactState.WITHDRAWN


def test_no_answer_is_asked_for_once_more(link):
    answer = Client().post(link, {"limits": "Not the police"})
    assert answer.status_code == 422
    assert "Please choose one of these." in answer.content.decode()
    assert "Not the police" in answer.content.decode()


def test_a_new_link_ends_the_old_one(rosas, link):
    newer = made(rosas)
    assert Client().get(link).status_code == 404
    assert Client().post(link, {"says": "yes"}).status_code == 404
    assert Client().get(newer).status_code == 200


@pytest.mark.parametrize("wrong", ["/i/x/", "/i/AAAAAAAAAAAAAAAAAAAAAA/", "/i/ÄÄÄ/"])
def test_whatever_opens_nothing_is_answered_alike(link, wrong):
    assert Client().get(wrong).status_code == 404
    assert "There is nothing here." in Client().get(wrong).content.decode()


def test_an_answer_for_somebody_who_was_removed_waits_in_peace(rosas, rosa, link):
    answers(link, **YES)
    from amparo.domain.pact.edits import without_item

    pacts.change_pact(rosas.id, lambda pact: without_item(pact, "leila"), **rosa.acts)
    rosas.sends("answers/")


def test_an_answer_that_came_by_an_old_link_counts_no_more(rosas, link):
    answers(link, **YES)
    made(rosas)
    rosas.sends("answers/")
    assert leila(rosas).state is ContactState.ASKED


def test_nothing_that_is_stored_can_be_read(link):
    answers(link, **YES)
    row = InvitationRow.objects.get()
    stored = b"".join(bytes(part) for part in (row.sealed, row.answer, row.id))
    assert b"Rosa" not in stored
    assert b"aunt" not in stored


def test_asking_again_whoever_said_yes_takes_nothing_back(rosas):
    made(rosas)
    assert leila(rosas).state is ContactState.ACTIVE


def test_nobody_is_asked_in_no_name(rosas, rosa):
    pacts.change_pact(rosas.id, lambda pact: replace(pact, owner_alias=""), **rosa.acts)
    assert "First say what your people call you" in rosas.sends("items/leila/invite/", status=200)
    assert not leila(rosas).invitation
