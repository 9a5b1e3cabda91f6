"""Adding, writing, moving and removing parts of the plan."""

from decimal import Decimal

import pytest

from amparo.domain.plan.model import AtOnce, Every, OutsideBody, Step
from amparo.domain.plan.structure import LISTS
from amparo.domain.plan.terms import Level, Rank, Status, Strength, Unit
from tests.web.plan.filled import filled

PARTS = sorted(LISTS.values())


def saved(desk, path, field, **changes):
    return desk.sends(path, **filled(desk.opens(path), field, **changes))


def test_a_form_sent_back_untouched_changes_nothing(rosas):
    for item in ("m1", "m2", "m3", "o1", "o2", "t1", "v1", "c1", "w1"):
        before = rosas.plan
        saved(rosas, f"items/{item}/", "alias" if item == "w1" else "text")
        assert rosas.plan == before, item
    assert rosas.version == 1


@pytest.mark.parametrize("part", PARTS)
def test_every_list_has_a_page_and_a_form(rosas, part):
    rosas.opens(f"parts/{part}/")
    rosas.opens(f"parts/{part}/add/")


def test_a_list_nobody_has_is_not_there(rosas):
    assert rosas.client.get(rosas.base + "parts/secrets/").status_code == 404


def test_rosa_adds_something_to_do(rosas):
    form = {"text": "Change the lock", "owner": "Tomás", "schedule": "every", "schedule_count": "2"}
    money = {"schedule_unit": "month", "cost_amount": "60.50", "cost_currency": "USD", "objectives": ["o1"]}
    rosas.sends("parts/measures/add/", **filled(rosas.opens("parts/measures/add/"), "text", **form, **money))
    added = rosas.plan.measures[-1]
    assert (added.text, added.owner, added.objectives) == ("Change the lock", "w2", ("o1",))
    assert added.schedule == Every(count=2, unit=Unit.MONTH)
    assert added.cost.amount == Decimal("60.50")


def test_a_new_name_becomes_one_of_us(rosas):
    saved(rosas, "items/m1/", "text", owner="Inés", owner_agreed="")
    assert [person.alias for person in rosas.plan.people] == ["Rosa", "Tomás", "Inés"]
    assert rosas.plan.measures[0].owner == rosas.plan.people[-1].id


def test_another_owner_has_yet_to_agree(rosas):
    saved(rosas, "items/m1/", "text", owner="Tomás")
    assert rosas.plan.measures[0].owner_agreed is None
    assert rosas.plan.measures[0].status is Status.IDEA


def test_answers_stay_when_one_is_wrong(rosas):
    form = filled(rosas.opens("items/m1/"), "text", text="", trigger="The door", cost_amount="many")
    page = rosas.sends("items/m1/", status=422, **form)
    assert "The door" in page
    assert 'value="many"' in page
    assert "Please look at this" in page


def test_a_day_is_asked_for_where_it_is_missing(rosas):
    form = filled(rosas.opens("items/m1/"), "text", schedule="by", schedule_day="")
    assert "Say which day." in rosas.sends("items/m1/", status=422, **form)


@pytest.mark.parametrize("forged", [{"done_on": "2026-11-20"}, {"id": "m9"}, {"text": ["one", "two"]}])
def test_what_was_not_asked_is_refused(rosas, forged):
    rosas.sends("items/m1/", status=400, **(filled(rosas.opens("items/m1/"), "text") | forged))
    assert rosas.version == 1


def test_a_choice_that_is_not_on_offer_is_refused(rosas):
    form = filled(rosas.opens("items/m1/"), "text", mode="sometimes", objectives=["o9"])
    rosas.sends("items/m1/", status=422, **form)


def test_a_ring_of_waiting_is_explained(rosas):
    page = rosas.sends("items/m1/", status=422, **filled(rosas.opens("items/m1/"), "text", after=["m2"]))
    assert "ring" in page


def test_two_people_at_once_see_both(rosas, tomass):
    mine = filled(rosas.opens("items/m1/"), "text", text="Rosa's words")
    saved(tomass, "items/m1/", "text", text="Words of Tomás")
    both = rosas.sends("items/m1/", status=409, **mine)
    assert "Words of Tomás" in both
    assert "Rosa&#x27;s words" in both
    rosas.sends("items/m1/", **filled(both, "text"))
    assert rosas.plan.measures[0].text == "Rosa's words"


def test_writing_in_what_somebody_removed_says_so(rosas, tomass):
    mine = filled(rosas.opens("items/m3/"), "text", text="New words")
    saved(tomass, "items/m3/remove/", "seen")
    assert "no longer in the plan" in rosas.sends("items/m3/", status=404, **mine)


def test_what_goes_with_it_is_said_before_it_is_removed(rosas):
    assert "Even then nobody reads our files" in rosas.opens("items/v1/remove/")
    saved(rosas, "items/v1/remove/", "seen")
    assert rosas.plan.vulnerabilities == ()
    assert [objective.id for objective in rosas.plan.objectives] == ["o1"]


def test_looking_at_the_page_removes_nothing(rosas):
    rosas.opens("items/m1/remove/")
    assert rosas.version == 1


def test_up_and_down(rosas):
    rosas.sends("items/m3/move/", to="up")
    assert [measure.id for measure in rosas.plan.measures] == ["m1", "m3", "m2"]
    rosas.sends("items/m3/move/", to="down")
    assert [measure.id for measure in rosas.plan.measures] == ["m1", "m2", "m3"]


def test_an_objective_about_one_weakness_is_a_specific_one(rosas):
    form = filled(rosas.opens("parts/objectives/add/"), "text", text="The door holds", vulnerability="v1")
    rosas.sends("parts/objectives/add/", **form)
    assert rosas.plan.objectives[-1].level is Level.SPECIFIC


def test_a_link_opens_the_form_with_what_it_is_about(rosas):
    assert filled(rosas.opens("parts/objectives/add/", threat="t1"), "text")["threat"] == ["t1"]


def test_a_weakness_says_how_much_it_matters_for_what(rosas):
    form = {"links-t1": "on", "links-t1-strength": "strong", "links-t1-reason": "They looked for lists"}
    saved(rosas, "items/v1/", "text", **form, **{"links-t1-reassessed_on": "2026-11-19"})
    link = rosas.plan.vulnerabilities[0].links[0]
    assert (link.strength, link.reason) == (Strength.STRONG, "They looked for lists")


def test_two_questions_place_a_threat(rosas):
    saved(rosas, "items/t1/", "text", impact="4", likelihood="2")
    assert (rosas.plan.threats[0].impact, rosas.plan.threats[0].likelihood) == (Rank.HIGH, Rank.LOW)


def test_whom_it_depends_on_and_whether_they_said_yes(rosas):
    saved(rosas, "items/m2/", "text", **{"outside-0-name": "The notary", "outside-0-agreed": "yes"})
    assert rosas.plan.measures[1].outside == (OutsideBody(name="The notary", agreed=True),)


def test_steps_are_added_exchanged_and_kept(rosas):
    path = "parts/protocols/add/"
    first = filled(rosas.opens(path), "title", title="Door", kind="emergency", **{"steps-0-what": "Look"})
    more = rosas.sends(path, status=200, **first, rows="steps")
    second = filled(more, "title", **{"steps-1-what": "Call", "steps-1-who": "rosa", "steps-0-who": "The baker"})
    swapped = rosas.sends(path, status=200, **second, up="steps-1")
    rosas.sends(path, **filled(swapped, "title"))
    assert rosas.plan.protocols[0].steps == (Step(what="Call", who="w1"), Step(what="Look", who_words="The baker"))


def test_at_once_needs_nothing_more(rosas):
    saved(rosas, "items/m1/", "text", schedule="at-once")
    assert rosas.plan.measures[0].schedule == AtOnce()
