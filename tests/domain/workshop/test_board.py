"""Boards: columns that stand ready, piles without dragging, dots from screens and paper counted alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.board import (
    READY,
    Column,
    Note,
    TooManyDots,
    Votes,
    board_of,
    piles,
    put_together,
    take_apart,
    tally,
    with_dot,
    without_dot,
)

IDEAS = replace(board_of(READY, "ideas"), dots=3)


def notes(*texts, **more):
    return {text: Note(text=text, board="ideas", column=Column.IDEAS, **more) for text in texts}


def heads(found):
    return dict(piles(found, IDEAS)[Column.IDEAS])


def test_every_room_begins_with_the_columns_of_the_method():
    assert board_of(READY, "next").columns == (Column.INTERNAL, Column.EXTERNAL, Column.ADVOCACY, Column.SOLIDARITY)
    assert [str(column) for column in board_of(READY, "analysis").columns] == [
        *("threat", "comprehensive", "vulnerability", "specific")
    ]


def test_two_notes_that_say_the_same_are_one_pile():
    assert heads(put_together(notes("door", "lock", "dog"), "lock", "door")) == {"door": ("lock",), "dog": ()}


def test_a_pile_put_on_a_pile_is_one_pile_with_one_head():
    found = put_together(notes("door", "lock", "dog", "cat"), "lock", "door")
    found = put_together(put_together(found, "cat", "dog"), "dog", "lock")
    assert heads(found) == {"door": ("lock", "dog", "cat")}


def test_the_head_put_under_one_of_its_own_changes_places_with_it():
    found = put_together(notes("door", "lock", "dog"), "lock", "door")
    assert heads(put_together(found, "door", "lock"))["lock"] == ("door",)


def test_notes_of_two_boards_are_never_one_pile():
    other = {"x": Note(text="x", board="later", column=Column.LATER)}
    with pytest.raises(NoSuchItem):
        put_together({**notes("door"), **other}, "x", "door")


def test_dots_on_paper_count_like_dots_on_screens_and_go_to_the_pile():
    found = put_together({**notes("door", paper_dots=4), **notes("lock")}, "lock", "door")
    votes = [Votes(board="ideas", on=("lock", "door")), Votes(board="ideas", on=("lock", "gone")), Votes(board="later")]
    assert tally(found, votes, IDEAS)["door"] == 7


def test_nobody_gives_more_dots_than_they_have():
    votes = Votes(board="ideas")
    for _ in range(3):
        votes = with_dot(votes, "door", IDEAS)
    with pytest.raises(TooManyDots):
        with_dot(votes, "door", IDEAS)
    assert without_dot(votes, "door").on == ("door", "door")
    assert without_dot(votes, "lock") == votes


names = st.sampled_from("abcdef")


@given(st.lists(st.tuples(st.booleans(), names, names), max_size=30))
def test_however_notes_are_put_together_and_apart_none_is_lost_and_every_pile_has_one_head(steps):
    found = notes(*"abcdef")
    for together, one, other in steps:
        found = put_together(found, one, other) if together else take_apart(found, one)
        listed = [name for head, under in heads(found).items() for name in (head, *under)]
        assert sorted(listed) == list("abcdef")
