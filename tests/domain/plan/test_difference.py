"""What changed between two versions, and how it is said."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from amparo.domain.difference import Change, ChangeKind, differences
from amparo.domain.plan.edits import moved, with_item, without_item
from amparo.domain.plan.model import Measure, Plan
from amparo.domain.plan.structure import LISTS
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.differences import say_changes
from amparo.wording.fields import LABELS, ONE, PARTS
from tests.people import TODAY, river_house

BEFORE = river_house()


def difference(before, after):
    return differences(before, after, LISTS.values())


def said(after, before=BEFORE):
    return [
        (one.head, one.what, one.field, one.before, one.after)
        for one in say_changes(difference(before, after), before, after, "en")
    ]


def test_nothing_changed_says_nothing():
    assert difference(BEFORE, BEFORE) == ()


def test_words_that_were_changed():
    after = with_item(BEFORE, replace(BEFORE.measures[0], text="Choose another", owner="w2"))
    assert said(after) == [
        ("Changed", "Choose another", "What we will do", "Choose a disk lock program together", "Choose another"),
        ("Changed", "Choose another", "Who answers for it", "Rosa", "Tomás"),
    ]


def test_what_was_removed_and_what_goes_with_it():
    gone = difference(BEFORE, without_item(BEFORE, "v1"))
    assert {(change.kind, change.item) for change in gone if change.kind is ChangeKind.REMOVED} == {
        (ChangeKind.REMOVED, "v1"),
        (ChangeKind.REMOVED, "o2"),
    }


def test_what_was_added():
    after = with_item(BEFORE, Measure(id="m4", text="Ask the baker"))
    assert said(after) == [("Added", "Ask the baker", "", "", "")]


def test_what_was_moved_is_one_item():
    assert difference(BEFORE, moved(BEFORE, "m3", -2)) == (
        Change(kind=ChangeKind.MOVED, part="measures", item="m3", before=3, after=1),
    )


def test_the_plan_itself():
    after = replace(BEFORE, title="Door", review_on=TODAY)
    assert [(what, field) for _head, what, field, *_ in said(after)] == [("", "Name of the plan"), ("", "Next look")]


def test_everything_can_be_said_in_every_language():
    for language in LANGUAGES:
        for pair in ((Plan(), BEFORE), (BEFORE, Plan())):
            assert list(say_changes(difference(*pair), *pair, language))


def test_every_field_of_every_part_has_a_name():
    for kind in (*LISTS, Plan):
        missing = set(kind.__struct_fields__) - {"id", *LISTS.values()} - set(LABELS[kind])
        assert not missing, kind
    assert set(LISTS.values()) <= set(PARTS)
    assert set(PARTS) == set(ONE)


@given(st.permutations(range(8)))
def test_as_few_are_moved_as_can_be(order):
    before = Plan(measures=tuple(Measure(id=f"m{n}", text=str(n)) for n in range(8)))
    after = replace(before, measures=tuple(before.measures[n] for n in order))
    rises = [1] * 8
    for place in range(8):
        rises[place] = 1 + max((rises[other] for other in range(place) if order[other] < order[place]), default=0)
    assert len(difference(before, after)) == 8 - max(rises)
