"""Questions about the plan: mended, left with a reason, asked again."""

import re

from msgspec.structs import replace

from amparo.actions import plans
from amparo.domain.plan.checks import check
from amparo.domain.plan.model import Within
from amparo.domain.plan.terms import Unit
from amparo.wording.lexicons import lexicon
from tests.inside import TODAY


def asked(desk):
    return [(finding.code, finding.where) for finding in check(desk.plan, TODAY, lexicon("en")) if finding.left is None]


def too_early(desk, rosa):
    """Copying is due before the program is chosen."""

    def edit(plan):
        choose, copy, *others = plan.measures
        late, soon = Within(count=3, unit=Unit.MONTH), Within(count=1, unit=Unit.WEEK)
        return replace(plan, measures=(replace(choose, schedule=late), replace(copy, schedule=soon), *others))

    plans.change_plan(desk.id, edit, **rosa.acts)


def test_at_most_three_are_shown_first_and_the_rest_is_folded(rosas):
    page = rosas.opens()
    first, folded = page.split("<details>", 1)[0], page
    assert len(re.findall(r'class="finding', first)) <= 3
    assert len(re.findall(r'class="finding', folded)) == len(asked(rosas))


def test_one_step_mends_what_one_step_can_mend(rosas, rosa):
    too_early(rosas, rosa)
    assert ("due-before-what-it-needs", "m2") in asked(rosas)
    assert rosas.sends("look/due-before-what-it-needs/m2/fix/").startswith(rosas.base)
    assert ("due-before-what-it-needs", "m2") not in asked(rosas)


def test_else_the_form_opens_where_it_can_be_mended(rosas):
    for code, where in asked(rosas):
        led_to = rosas.sends(f"look/{code}/{where}/fix/")
        assert rosas.client.get(led_to).status_code == 200, code


def test_left_with_a_reason_and_the_reason_is_shown(rosas):
    code, where = asked(rosas)[0]
    rosas.sends(f"look/{code}/{where}/leave/", because="The notary does that")
    assert (code, where) not in asked(rosas)
    assert "The notary does that" in rosas.opens()


def test_leaving_needs_a_reason(rosas):
    code, where = asked(rosas)[0]
    assert "why" in rosas.sends(f"look/{code}/{where}/leave/", status=422, because=" ")
    assert (code, where) in asked(rosas)


def test_it_can_be_asked_again(rosas):
    code, where = asked(rosas)[0]
    rosas.sends(f"look/{code}/{where}/leave/", because="Not now")
    rosas.sends(f"look/{code}/{where}/ask/")
    assert (code, where) in asked(rosas)


def test_a_question_nobody_asks_changes_nothing(rosas):
    rosas.sends("look/no-such-thing/m1/fix/")
    rosas.sends("look/no-such-thing/m1/leave/", because="x")
    assert rosas.version == 1
