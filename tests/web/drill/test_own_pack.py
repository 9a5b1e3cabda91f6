"""What the key figures asked for, against what my own people have. My phone alone opens it."""

import re
from html import unescape

import pytest

from amparo.sealing.agefile import new_identity, open_with_identity
from amparo.store import things
from amparo.store.models import ThingRow
from tests.walks.leaving import files_in
from tests.web.drill.test_game import part


@pytest.fixture
def asked(console, people):
    """The warden asked for two facts; the drill is over."""
    phones = people(5)
    console.starts().does("cast").does("begin")
    warden = next(phone for phone in phones if part(phone) == "Prison warden")
    warden.sends("/s/drill/", act="asked/warden-mandate/not-got", of="team-1-lawyer")
    warden.sends("/s/drill/", act="asked/warden-why-here/got", of="team-1-lawyer")
    console.does("stop")
    return phones


def test_what_was_asked_and_my_people_lack_is_shown_to_me_alone(asked, console, opened):
    me, other = asked[0], asked[1]
    me.sends("/s/drill/", act="facts", fact=["mandate", "who"])
    page = me.looks("/s/drill/")
    assert page.count("my people do not have it yet") == 1
    assert page.count("my people have it") == 1
    assert "my people" not in other.looks("/s/drill/").replace("What my people have", "")
    assert "my people have" not in console.looks("talk/")
    own = ThingRow.objects.get(kind="drill", private=True)
    assert b"mandate" not in bytes(own.sealed)
    assert len(things.all_of(opened.id, "drill", opened.key)) == 1


def test_who_knows_it_and_where_it_lies_on_paper(asked):
    me = asked[0]
    me.sends("/s/pact/", whom1="Noor")
    me.sends("/s/drill/", act="facts", fact=["who"])
    me.sends("/s/drill/fact/?fact=mandate", by="Noor", paper="in the red folder")
    page = me.looks("/s/drill/")
    assert re.search(r"my people have it · <bdi>Noor</bdi> · on paper: <bdi>in the red folder</bdi>", page)
    me.sends("/s/drill/", act="facts", fact=["mandate"])
    assert "in the red folder" in me.looks("/s/drill/")


def test_a_missing_fact_becomes_a_next_step_of_mine(asked):
    me = asked[0]
    me.sends("/s/drill/", act="facts", fact=["who"])
    paths = [unescape(each) for each in re.findall(r'href="(/s/drill/step/[^"]+)"', me.looks("/s/drill/"))]
    path = next(each for each in paths if "fact=mandate" in each)
    assert "ask my lawyer to sign the mandate with me" in me.looks(path)
    me.sends(path, when="I am home", will="ask my lawyer")
    assert "because of the drill: Not known: My lawyer" in me.looks("/s/next/")


def test_before_the_game_is_over_nothing_is_compared(console, people):
    me = people(5)[0]
    console.starts().does("cast").does("begin")
    for path in ("/s/drill/fact/?fact=mandate", "/s/drill/step/?fact=mandate"):
        assert me.client.get(path).status_code == 404


def test_what_was_asked_goes_home_sealed_and_on_paper(asked):
    """At home it is held against a PACT of their own."""
    mine = new_identity()
    me, other = asked[0], asked[1]
    me.sends("/s/drill/", act="facts", fact=["why-there"])
    me.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    sealed = me.client.get("/s/copy/1/").content
    assert files_in(open_with_identity(sealed, mine.secret))["asked.md"].splitlines() == [
        "# Facts that were asked for",
        "",
        "- My lawyer, and the signed mandate · my people do not have it yet",
        "- Where I may be held, and why there · my people have it",
    ]
    other.sends("/s/copy/", way="paper")
    page = other.looks("/s/copy/")
    assert "☐&nbsp;<bdi>My lawyer, and the signed mandate</bdi>" in page
    assert "my people" not in page


def test_once_the_drill_was_erased_no_list_goes_home(asked, console):
    asked[0].sends("/s/copy/", way="paper")
    assert "Facts that were asked for" in asked[0].looks("/s/copy/")
    console.does("erase")
    assert "Facts that were asked for" not in asked[0].looks("/s/copy/")


def test_another_word_than_the_twelve_is_no_fact(asked):
    for path in ("/s/drill/fact/?fact=other", "/s/drill/fact/", "/s/drill/step/?fact=nothing"):
        assert asked[0].client.get(path).status_code == 404


def test_erased_with_the_drill(asked, console):
    asked[0].sends("/s/drill/", act="facts", fact=["who"])
    console.does("erase")
    assert not ThingRow.objects.filter(kind="drill", private=False).exists()
