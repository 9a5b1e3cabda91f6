"""Rosa cuts out cards with threats before people come, and knows which lie on which table."""

import re

import pypdfium2
import pytest
from django.conf import settings

from amparo.actions import plans
from amparo.domain.plan.model import Plan, Threat
from amparo.domain.plan.terms import ThreatState
from amparo.wording.starters import say_starter

FIVE = "A break-in\nAn arrest\nA lost phone\nSomebody follows us\nLies online"


@pytest.fixture
def prints(rosas):
    def prints(**said) -> tuple[str, list[tuple[float, float]]]:
        form = {"lines": FIVE, "groups": "", "paper": "a4"} | said
        answer = rosas.client.post(rosas.base + "threats/", form)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        document = pypdfium2.PdfDocument(answer.content)
        read = " ".join(page.get_textpage().get_text_bounded() for page in document)
        return re.sub(r"\s+", " ", read), [page.get_size() for page in document]

    return prints


def test_the_page_begins_with_what_worries_people_most(rosas):
    page = rosas.opens("threats/")
    assert say_starter("break-in", "en") in page
    assert say_starter("arrest", "en") in page


def test_or_with_what_could_happen_in_a_plan_of_hers(rosas, rosa):
    other = type(rosas.id)(int=7)
    heard = Threat(id="t1", text="They burn\nthe boat")
    over = Threat(id="t2", text="The old quarrel", state=ThreatState.CLOSED)
    plans.start_plan(other, Plan(title="Boat", threats=(heard, over)), **rosa.acts)
    page = rosas.opens("threats/", plan=str(other))
    assert "They burn the boat" in page
    assert "The old quarrel" not in page
    assert say_starter("arrest", "en") not in page


@pytest.mark.parametrize("untrusted", ["", "nothing", "00000000-0000-0000-0000-000000000009"])
def test_a_plan_that_is_not_hers_is_not_there(rosas, untrusted):
    assert rosas.client.get(rosas.base + "threats/", {"plan": untrusted}).status_code == 404


@pytest.mark.parametrize("path", ["packing/", "take/"])
def test_the_pages_of_what_to_bring_lead_there(rosas, path):
    assert rosas.base + "threats/" in rosas.opens(path)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_each_line_is_a_card_on_the_paper_at_hand(prints, paper, size):
    read, sizes = prints(paper=paper)
    assert [line for line in FIVE.splitlines() if line not in read] == []
    assert "Group" not in read
    assert {tuple(round(side) for side in each) for each in sizes} == {size}


def test_each_card_says_its_group_and_no_group_has_two_more_than_another(prints):
    read, _sizes = prints(groups="3")
    assert [read.count(f"Group {number}") for number in (1, 2, 3)] == [2, 2, 1]


def test_with_fewer_threats_than_groups_nobody_has_empty_hands(prints):
    read, _sizes = prints(lines="A break-in\nAn arrest", groups="3")
    assert [read.count(f"Group {number}") for number in (1, 2, 3)] == [1, 1, 1]


def test_it_can_be_printed_in_arabic_from_right_to_left(rosas):
    rosas.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    form = {"lines": "توقيف أحدنا\nاقتحام المكتب", "groups": "2", "paper": "a4"}
    answer = rosas.client.post(rosas.base + "threats/", form)
    assert answer.content.startswith(b"%PDF")
    assert re.search(rb"/Lang ?\(ar", answer.content)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lines": "One more\n" * 61}, "too many"),
        ({"lines": "x" * 301}, "too long"),
        ({"lines": " \n"}, "Nothing here yet."),
        ({"groups": "51"}, "50"),
        ({"groups": "0"}, "1"),
    ],
)
def test_what_does_not_fit_is_answered_with_a_sentence(rosas, wrong, said):
    page = rosas.sends("threats/", 422, **{"lines": FIVE, "groups": "", "paper": "a4"} | wrong)
    assert said in page


def test_it_asks_who_she_is(rosas, client):
    assert client.get(rosas.base + "threats/").status_code in (302, 303, 404)
