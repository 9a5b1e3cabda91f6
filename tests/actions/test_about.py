"""What concerns a plan as a whole, and copies that leave the house."""

import pytest
from msgspec.structs import replace

from amparo.actions import plans
from amparo.actions.about import AboutChangedMeanwhile, about_mark, edit_about
from amparo.actions.copies import new_words, sealed_copy
from amparo.actions.plans import DESK, NoSuchDocument
from amparo.domain.plan.edits import without_item
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import MixedWorlds
from amparo.files.documents import read_document
from amparo.sealing.agefile import open_with_passphrase
from tests.people import river_house

NAMES = ("title", "workspace")


@pytest.fixture
def opened(rosa, plan_id):
    return plans.start_plan(plan_id, river_house(), **rosa.acts).document


def test_the_parts_stay_whatever_they_are_by_now(rosa, opened, plan_id):
    mine, seen = replace(opened, title="Mine"), about_mark(opened, NAMES)
    plans.change_plan(plan_id, lambda plan: without_item(plan, "m3"), **rosa.acts)
    plan = edit_about(plans.DESK, plan_id, NAMES, mine, seen=seen, **rosa.acts).document
    assert (plan.title, len(plan.measures)) == ("Mine", 2)


def test_two_at_once_are_told(rosa, tomas, opened, plan_id):
    seen = about_mark(opened, NAMES)
    edit_about(plans.DESK, plan_id, NAMES, replace(opened, title="Theirs"), seen=seen, **tomas.acts)
    with pytest.raises(AboutChangedMeanwhile) as both:
        edit_about(plans.DESK, plan_id, NAMES, replace(opened, title="Mine"), seen=seen, **rosa.acts)
    assert both.value.theirs.title == "Theirs"


def test_real_and_invented_do_not_mix(rosa, opened, plan_id):
    other = replace(opened, workspace=replace(opened.workspace, kind=WorkspaceKind.FICTITIOUS))
    with pytest.raises(MixedWorlds):
        edit_about(plans.DESK, plan_id, NAMES, other, seen=about_mark(opened, NAMES), **rosa.acts)


def test_a_sealed_copy_holds_the_plan_and_opens_with_its_words(rosa, opened, plan_id):
    words = new_words("en")
    content = sealed_copy(DESK, plan_id, words, **rosa.looks)
    assert b"Rosa" not in content
    assert read_document(open_with_passphrase(content, words.text), "yaml") == opened


def test_a_stranger_gets_no_copy(mateo, opened, plan_id):
    with pytest.raises(NoSuchDocument):
        sealed_copy(DESK, plan_id, new_words("en"), **mateo.looks)
