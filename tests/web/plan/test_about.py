"""What concerns the plan as a whole, and erasing it."""

from datetime import date
from decimal import Decimal

from amparo.actions import plans
from amparo.domain.plan.terms import Confidentiality
from tests.web.plan.filled import filled


def test_a_form_sent_back_untouched_changes_nothing(rosas):
    rosas.sends("about/", **filled(rosas.opens("about/"), "title"))
    assert rosas.version == 1


def test_name_days_money_and_needs(rosas):
    form = {
        "title": "Door and files",
        "review_on": "2027-04-01",
        "budget_amount": "300",
        "consulted": "The driver\nThe guard",
    }
    needs = {"special_needs_routine": "none", "workspace_confidentiality": "leadership"}
    rosas.sends("about/", **filled(rosas.opens("about/"), "title", **form, **needs))
    plan = rosas.plan
    assert (plan.title, plan.review_on, plan.consulted) == (
        "Door and files",
        date(2027, 4, 1),
        ("The driver", "The guard"),
    )
    assert (plan.budget.amount, plan.special_needs.routine) == (Decimal(300), "none")
    assert plan.workspace.confidentiality is Confidentiality.LEADERSHIP


def test_a_real_plan_does_not_become_an_invented_one(rosas):
    form = filled(rosas.opens("about/"), "title", workspace_kind="fictitious")
    assert "kept apart" in rosas.sends("about/", status=422, **form)


def test_two_at_once(rosas, tomass):
    mine = filled(rosas.opens("about/"), "title", title="Mine")
    tomass.sends("about/", **filled(tomass.opens("about/"), "title", title="Theirs"))
    page = rosas.sends("about/", status=409, **mine)
    assert "Somebody else changed" in page
    rosas.sends("about/", **filled(page, "title"))
    assert rosas.plan.title == "Mine"


def test_measures_written_meanwhile_stay(rosas, tomass):
    mine = filled(rosas.opens("about/"), "title", title="Mine")
    tomass.sends("items/m1/step/", act="start")
    rosas.sends("about/", **mine)
    assert rosas.plan.measures[0].status == "in-progress"


def test_erasing_takes_every_version(rosas, rosa):
    rosas.sends("items/m1/step/", act="start")
    assert "for good" in rosas.opens("erase/")
    assert rosas.sends("erase/", seen="2") == "/plans/"
    assert plans.plans_of(**rosa.looks) == ()


def test_not_what_somebody_just_wrote(rosas, tomass):
    tomass.sends("items/m1/step/", act="start")
    assert "moved on" in rosas.sends("erase/", status=409, seen="1")
