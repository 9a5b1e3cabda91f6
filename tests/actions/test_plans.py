from uuid import uuid4

import pytest
from msgspec.structs import replace

from amparo.actions import plans
from amparo.actions.allow import NotAllowed, PassphraseAgain
from amparo.actions.plans import ChangedMeanwhile, MovedOn, NoSuchDocument, NoSuchVersion, NothingToUndo, mark_of
from amparo.domain.plan.model import Measure, Plan
from amparo.store.models import VersionRow
from tests.inside import NOW, TODAY, tired
from tests.people import river_house


@pytest.fixture
def started(rosa, plan_id):
    plans.start_plan(plan_id, river_house(), **rosa.acts)
    return plan_id


def titled(title):
    return lambda plan: replace(plan, title=title)


def measure(plan, wanted):
    return next(each for each in plan.measures if each.id == wanted)


def test_rosa_reads_what_she_wrote(rosa, started):
    opened = plans.read_plan(started, **rosa.looks)
    assert (opened.document, opened.version, opened.author, opened.day) == (river_house(), 1, rosa.by.id, TODAY)


def test_her_colleague_reads_it_too(tomas, started):
    assert plans.read_plan(started, **tomas.looks).document == river_house()


def test_for_a_stranger_there_is_no_such_plan(mateo, started):
    for act in (
        lambda: plans.read_plan(started, **mateo.looks),
        lambda: plans.read_version(started, 1, **mateo.looks),
        lambda: plans.versions(started, **mateo.looks),
        lambda: plans.change_plan(started, titled("mine now"), **mateo.acts),
        lambda: plans.restore(started, 1, seen=1, **mateo.acts),
        lambda: plans.export_plan(started, **mateo.looks, now=NOW),
        lambda: plans.erase_plan(started, seen=1, **mateo.looks, now=NOW),
    ):
        with pytest.raises(NoSuchDocument):
            act()
    assert plans.plans_of(**mateo.looks) == ()


def test_the_list_shows_what_was_changed_last_on_top(rosa, started):
    other = uuid4()
    plans.start_plan(other, Plan(title="Journeys"), **rosa.acts)
    plans.change_plan(started, titled("Break-in"), **rosa.acts)
    assert [(line.id, line.title) for line in plans.plans_of(**rosa.looks)] == [
        (started, "Break-in"),
        (other, "Journeys"),
    ]


def test_a_change_is_a_new_version_by_whoever_made_it(rosa, tomas, started):
    plans.change_plan(started, titled("Break-in"), **tomas.acts)
    newest, first = plans.versions(started, **rosa.looks)
    assert (newest.version, newest.author) == (2, tomas.by.id)
    assert plans.read_version(started, first.version, **rosa.looks).document == river_house()


def test_a_change_that_changes_nothing_is_no_version(rosa, started):
    assert plans.change_plan(started, lambda plan: plan, **rosa.acts).version == 1


def test_what_an_edit_refuses_is_not_saved(rosa, started):
    def refuse(plan):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        plans.change_plan(started, refuse, **rosa.acts)
    assert plans.read_plan(started, **rosa.looks).version == 1


def test_an_added_measure_gets_an_id_of_its_own(rosa, started):
    opened, given = plans.add_item(started, Measure(id="m1", text="Change the locks"), **rosa.acts)
    assert given == "m4"
    assert measure(opened.document, "m4").text == "Change the locks"


def test_two_people_writing_the_same_measure_see_both(rosa, tomas, started):
    before = measure(river_house(), "m1")
    theirs = replace(before, text="Choose it with Ana")
    mine = replace(before, text="Choose it on Monday")
    plans.edit_item(started, theirs, seen=mark_of(before), **tomas.acts)
    with pytest.raises(ChangedMeanwhile) as both:
        plans.edit_item(started, mine, seen=mark_of(before), **rosa.acts)
    assert (both.value.theirs, both.value.mine) == (theirs, mine)
    assert plans.edit_item(started, mine, seen=mark_of(theirs), **rosa.acts).version == 3


def test_two_people_writing_different_measures_both_keep_theirs(rosa, tomas, started):
    one, other = measure(river_house(), "m1"), measure(river_house(), "m2")
    plans.edit_item(started, replace(one, hours=2.0), seen=mark_of(one), **tomas.acts)
    after = plans.edit_item(started, replace(other, hours=3.0), seen=mark_of(other), **rosa.acts).document
    assert (measure(after, "m1").hours, measure(after, "m2").hours) == (2.0, 3.0)


def test_what_changed_meanwhile_is_not_removed_unseen(rosa, tomas, started):
    before = measure(river_house(), "m3")
    plans.edit_item(started, replace(before, hours=1.0), seen=mark_of(before), **tomas.acts)
    with pytest.raises(ChangedMeanwhile):
        plans.remove_item(started, "m3", seen=mark_of(before), **rosa.acts)


def test_what_somebody_removed_is_said_to_whoever_still_writes_it(rosa, tomas, started):
    before = measure(river_house(), "m3")
    plans.remove_item(started, "m3", seen=mark_of(before), **tomas.acts)
    with pytest.raises(ChangedMeanwhile) as both:
        plans.edit_item(started, replace(before, hours=1.0), seen=mark_of(before), **rosa.acts)
    assert both.value.theirs is None


def test_undo_brings_back_what_stood_before_and_forgets_nothing(rosa, started):
    plans.change_plan(started, titled("Wrong"), **rosa.acts)
    undone = plans.undo(started, seen=2, **rosa.acts)
    assert (undone.document, undone.version) == (river_house(), 3)
    assert plans.read_version(started, 2, **rosa.looks).document.title == "Wrong"


def test_undo_does_not_undo_what_somebody_else_did_since(rosa, tomas, started):
    plans.change_plan(started, titled("Rosa's"), **rosa.acts)
    plans.change_plan(started, titled("Tomás's"), **tomas.acts)
    with pytest.raises(MovedOn):
        plans.undo(started, seen=2, **rosa.acts)


def test_there_is_nothing_before_the_beginning(rosa, started):
    with pytest.raises(NothingToUndo):
        plans.undo(started, seen=1, **rosa.acts)


def test_an_old_version_can_stand_again(rosa, started):
    for title in ("Two", "Three"):
        plans.change_plan(started, titled(title), **rosa.acts)
    assert plans.restore(started, 2, seen=3, **rosa.acts).document.title == "Two"
    with pytest.raises(NoSuchVersion):
        plans.restore(started, 9, seen=4, **rosa.acts)


def test_taking_a_plan_out_asks_for_the_passphrase_again(rosa, started):
    assert plans.export_plan(started, **rosa.looks, now=NOW).document == river_house()
    with pytest.raises(PassphraseAgain):
        plans.export_plan(started, **tired(rosa).looks, now=NOW)


def test_erasing_takes_every_version_and_only_an_administrator_may(rosa, tomas, started):
    with pytest.raises(NotAllowed):
        plans.erase_plan(started, seen=1, **tomas.looks, now=NOW)
    with pytest.raises(MovedOn):
        plans.erase_plan(started, seen=7, **rosa.looks, now=NOW)
    plans.erase_plan(started, seen=1, **rosa.looks, now=NOW)
    with pytest.raises(NoSuchDocument):
        plans.versions(started, **rosa.looks)


def test_what_the_place_is_used_for_is_no_plan(rosa, started):
    from amparo.store import documents

    about = documents.newest_about(rosa.keys).place.document
    with pytest.raises(NoSuchDocument):
        plans.read_plan(about, **rosa.looks)
    with pytest.raises(NoSuchDocument):
        plans.erase_plan(about, seen=1, **rosa.looks, now=NOW)


def test_the_words_on_paper_change_when_something_older_is_put_back(rosa, started):
    written_down = plans.head_words(**rosa.looks, language="en")
    assert len(written_down) == 6
    plans.change_plan(started, titled("Two"), **rosa.acts)
    changed = plans.head_words(**rosa.looks, language="en")
    assert changed != written_down
    VersionRow.objects.filter(document=started, version=2).delete()
    assert plans.head_words(**rosa.looks, language="en") == written_down
