"""Rosa drafts her plan at home, in six steps and without a script; Tomás writes at the same time."""

import gzip
import re
from html import unescape

import pytest

from amparo.domain.plan.drafting import Step
from amparo.domain.plan.model import Within
from amparo.domain.plan.still_open import still_open
from amparo.domain.plan.terms import Aim, Mode, Unit
from tests.inside import client_of

WIRE_MAX = 15_000


def fields(page: str) -> dict[str, object]:
    """What a browser sends when nothing was touched."""
    found: dict[str, object] = {}
    form = re.search(r'<form method="post" class="screen">(.*?)</form>', page, re.DOTALL)
    assert form
    for tag in re.findall(r"<input [^>]*>", form[1]):
        name, value = (re.search(rf' {each}="([^"]*)"', tag) for each in ("name", "value"))
        if not name or ('type="checkbox"' in tag and " checked" not in tag):
            continue
        text = unescape(value[1]) if value else ""
        if 'type="checkbox"' in tag:
            found.setdefault(name[1], []).append(text)  # type: ignore[union-attr]
        else:
            found[name[1]] = text
    for name, text in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form[1], re.DOTALL):
        found[name] = unescape(text)
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', form[1], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def answers(desk, step: Step, **said: object) -> str:
    page = desk.opens(f"drafting/{step}/")
    return desk.sends(f"drafting/{step}/", **{**fields(page), **said})


def test_from_nothing_to_a_list_in_six_pages(at_home):
    """Each page leads to the next; nothing is open at the end."""
    assert answers(at_home, Step.THREATS, own="They take our phones\n\nCalls at night").endswith(
        "/drafting/vulnerabilities/"
    )
    fresh = [threat.id for threat in at_home.plan.threats[1:]]
    answers(at_home, Step.VULNERABILITIES, **{f"own-{t}": "No lock on them" for t in fresh})
    answers(at_home, Step.CAPACITIES, **{f"own-{t}": "A friend who mends phones" for t in fresh})
    weak = at_home.plan.vulnerabilities[-1].id
    said = {f"want-{t}-b": "The police write it down" for t in fresh} | {f"even-{fresh[0]}.{weak}": "Nobody reads them"}
    answers(at_home, Step.OBJECTIVES, **said)
    both = {
        f"{moment}-{o.id}": f"Something {moment} for {o.id}"
        for o in at_home.plan.objectives
        for moment in ("before", "once")
    }
    answers(at_home, Step.MEASURES, **both)
    rest = {}
    for measure in at_home.plan.measures:
        rest |= {f"who-{measure.id}": "Tomás", f"cost-{measure.id}": "0", f"when-{measure.id}": "2 weeks"}
    assert answers(at_home, Step.LIST, **rest).endswith(f"/plans/{at_home.id}/")
    assert {step: still_open(at_home.plan, step) for step in Step} == dict.fromkeys(Step, ())
    assert {m.schedule for m in at_home.plan.measures} == {Within(count=2, unit=Unit.WEEK)}


@pytest.mark.parametrize("step", [*Step])
def test_a_page_sent_back_untouched_changes_nothing_but_the_day_of_the_look(at_home, step):
    before = at_home.plan
    answers(at_home, step)
    answers(at_home, step, stay="1")
    if step in (Step.VULNERABILITIES, Step.CAPACITIES):
        links = [link for item in (*at_home.plan.vulnerabilities, *at_home.plan.capacities) for link in item.links]
        assert any(link.reassessed_on for link in links)
    else:
        assert at_home.plan == before


@pytest.mark.parametrize("step", [*Step])
def test_a_page_is_small_on_the_wire(at_home, step):
    page = at_home.client.get(f"{at_home.base}drafting/{step}/", headers={"accept-encoding": "gzip"})
    body = page.content if page.get("Content-Encoding") == "gzip" else gzip.compress(page.content)
    assert len(body) <= WIRE_MAX


def test_two_write_at_once_and_both_are_kept(at_home, tomass):
    seen = fields(tomass.opens("drafting/objectives/"))
    answers(at_home, Step.OBJECTIVES, **{"line-o1": "They do not come", "want-t1-b": "The police come"})
    tomass.sends("drafting/objectives/", **{**seen, "line-o1": "They come less", "want-t1-b": "The mayor speaks"})
    texts = [objective.text for objective in at_home.plan.objectives]
    assert {"They do not come", "They come less", "The police come", "The mayor speaks"} <= set(texts)
    assert [o.aim for o in at_home.plan.objectives if o.text == "The mayor speaks"] == [Aim.AUTHORITY_ACTS]


def test_what_is_done_once_it_happened_is_kept_as_that(at_home):
    answers(at_home, Step.MEASURES, **{"once-o2": "Change every password\nTell those who are named"})
    assert [m.mode for m in at_home.plan.measures[-2:]] == [Mode.REACTIVE, Mode.REACTIVE]


def test_a_time_in_words_nobody_understands_is_kept_and_asked_about(at_home):
    answers(at_home, Step.LIST, **{"when-m1": "when we get round to it"})
    assert (at_home.plan.measures[0].schedule, at_home.plan.measures[0].schedule_words) == (
        None,
        "when we get round to it",
    )
    assert "Until when?" in at_home.opens("drafting/list/")


def test_an_example_of_theirs_stands_beside_the_aim(at_home):
    answers(at_home, Step.OBJECTIVES, **{"example-a": "After our letter the calls ended"})
    assert "After our letter the calls ended" in at_home.opens("drafting/objectives/")


def test_a_line_that_is_too_long_comes_back_with_every_word(at_home):
    long = "x" * 301
    page = at_home.sends("drafting/threats/", status=422, was="t1", threat="t1", own=f"short\n{long}")
    assert long in page
    assert "Nothing is kept yet" in page


def test_what_was_removed_meanwhile_is_said_and_the_words_stay(at_home):
    page = at_home.sends("drafting/vulnerabilities/", status=409, **{"was": "", "own-t9": "The door is thin"})
    assert "Somebody changed this" in page


def test_both_tables_stand_on_paper(at_home):
    page = at_home.opens("drafting/paper/")
    assert page.count("<table") == 2
    assert "Comprehensive objective" in page
    assert "Even then nobody reads our files" in page


def test_the_plan_leads_to_the_six_steps(at_home):
    assert f"{at_home.base}drafting/threats/" in at_home.opens()


def test_a_step_nobody_knows_is_not_there(at_home):
    at_home.sends("drafting/magic/", status=404)


def test_a_stranger_finds_no_plan(begun, mateo):
    for step in Step:
        assert client_of(mateo).get(f"/plans/{begun}/drafting/{step}/").status_code == 404
