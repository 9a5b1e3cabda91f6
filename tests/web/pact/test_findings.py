"""Whether it is ready: what is asked, mending it, leaving it with a reason."""

import pytest
from msgspec.structs import replace

from amparo.actions import pacts
from amparo.domain.checks import Finding
from amparo.domain.pact.edits import without_item
from amparo.domain.pact.readiness import RULES, WHOLE_PACT, check
from amparo.web.pact.findings import mending
from tests.inside import TODAY


@pytest.fixture
def lame(rosas, rosa):
    """Rosa's PACT without a deputy, and Noor without a task."""
    pacts.change_pact(rosas.id, lambda pact: without_item(replace(pact, deputy=None), "t1"), **rosa.acts)
    return rosas


def first(desk):
    return check(desk.pact, TODAY)[0]


def test_what_is_missing_is_asked_and_leads_to_where_it_is_mended(lame):
    finding = first(lame)
    assert "Look at these" in lame.opens()
    assert lame.sends(f"look/{finding.code}/{finding.where}/fix/").startswith(lame.base)


def test_a_question_is_left_with_a_reason_and_asked_again(lame):
    finding = first(lame)
    where = f"look/{finding.code}/{finding.where}/"
    lame.sends(where + "leave/", status=422, because=" ")
    lame.sends(where + "leave/", because="We talked it over")
    assert "We talked it over" in lame.opens()
    lame.sends(where + "ask/")
    assert lame.pact.left_as_is == ()


def test_where_it_runs_is_asked_about_too(rosas):
    asked = {finding.code for finding in check(rosas.pact, TODAY)}
    page = rosas.opens()
    assert "runs-on-a-laptop" not in asked
    assert "look-runs-on-a-laptop-pact" in page
    assert rosas.sends("look/runs-on-a-laptop/pact/fix/") == "/works/"


def test_what_is_not_asked_any_more_changes_nothing(lame):
    lame.sends("look/no-lead/pact/fix/")
    assert lame.version == 2


def test_every_question_leads_to_a_page_that_is_there(rosas, worker):
    addresses = {
        mending(
            None,
            Finding(code=code, level=rule.level, theme=rule.theme, where=where, whole=where == WHOLE_PACT),
            rosas.pact,
            rosas.id,
        )
        for code, rule in RULES.items()
        for where in (WHOLE_PACT, "noor", "t1", "f1", "r1", "y1")
    }
    for led_to in {address.split("#")[0] for address in addresses}:
        assert rosas.client.get(led_to).status_code == 200, led_to
