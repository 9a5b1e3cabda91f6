"""Moving somebody by hand: private wishes are kept, and no answer tells whose one was."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amparo.domain.workshop.groups import Group, Grouping
from amparo.domain.workshop.moving import PERHAPS_LEAST, NoSuchGroup, made_anew, moved, still_apart

HERE = tuple("abcdefgh")
PAIRS = st.sets(st.sampled_from(HERE), min_size=2, max_size=2).map(frozenset)
MOVES = st.lists(st.tuples(st.sampled_from(HERE), st.sampled_from(["g1", "g2", "g3"])), max_size=25)


def tables(*members: str) -> Grouping:
    return Grouping(groups=tuple(Group(id=f"g{at}", members=tuple(who)) for at, who in enumerate(members, 1)))


def apart(*pairs: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in pairs}


def played(grouping, moves, wishes):
    """What whoever leads sees: one answer after the other."""
    answers = []
    for who, to in moves:
        grouping, went = moved(grouping, who, to, wishes, here=HERE)
        answers.append(went)
    return grouping, answers


def test_somebody_is_moved_and_a_private_wish_is_kept():
    grouping = tables("abcd", "efgh")
    assert [group.members for group in moved(grouping, "a", "g2", here=HERE).grouping.groups] == [
        ("b", "c", "d"),
        ("e", "f", "g", "h", "a"),
    ]
    refused = moved(grouping, "a", "g2", apart("ae"), here=HERE)
    assert not refused.went
    assert refused.grouping.groups == grouping.groups


def test_nobody_is_moved_where_there_is_no_group():
    with pytest.raises(NoSuchGroup):
        moved(tables("abcd"), "a", "g9", here=HERE)


@pytest.mark.parametrize("wishes", [apart(), apart("ae"), apart("ab"), apart("ae", "be")])
def test_a_group_of_one_gives_the_same_answer_whatever_anybody_wished(wishes):
    grouping = tables("abcd", "e")
    assert moved(grouping, "a", "g2", wishes, here=HERE) == (grouping, False)


def test_who_has_left_the_room_does_not_hide_the_one_who_is_still_there():
    grouping = tables("abcd", "ef")
    for wishes in (apart(), apart("ae")):
        assert not moved(grouping, "a", "g2", wishes, here="abcde").went


def test_an_empty_group_takes_anybody_since_nobody_could_mind():
    assert moved(tables("abcd", ""), "a", "g2", apart("ab"), here=HERE).went


def test_who_was_refused_is_not_found_out_by_moving_the_others_one_by_one():
    grouping = moved(tables("abcd", "efg"), "a", "g2", apart("ae"), here=HERE).grouping
    grouping, answers = played(grouping, [("f", "g1"), ("g", "g1")], apart("ae"))
    assert answers == [True, False]
    assert grouping.refused[0].perhaps == ("e", "g")


def test_a_wish_that_came_after_they_sat_together_is_kept():
    grouping, _ = played(tables("abcd", "efgh"), [("a", "g2"), ("a", "g1")], apart())
    assert not moved(grouping, "a", "g2", apart("ae"), here=HERE).went


@given(st.lists(PAIRS, max_size=6), MOVES)
def test_every_no_fits_at_least_two_people_whatever_is_tried(wishes, moves):
    """For each of them there is a world in which it was that one, and in which all answers are the same."""
    start = tables("abcd", "efg", "h")
    wishes = {pair for pair in wishes if not any(pair <= set(group.members) for group in start.groups)}
    end, answers = played(start, moves, wishes)
    assert not any(pair <= set(group.members) for pair in wishes for group in end.groups)
    for refusal in end.refused:
        assert len(refusal.perhaps) >= PERHAPS_LEAST
        others = {frozenset((one.person, each)) for one in end.refused if one != refusal for each in one.perhaps}
        for reason in refusal.perhaps:
            assert played(start, moves, {frozenset((refusal.person, reason))} | others)[1] == answers


@given(st.permutations(HERE), st.permutations(HERE))
def test_groups_made_anew_leave_two_who_could_be_the_reason(order, chance):
    before = moved(tables("abcd", "efgh"), "a", "g2", apart("ae"), here=HERE).grouping
    still = still_apart(before, HERE, lambda perhaps: sorted(perhaps, key=chance.index)[:2])
    after = tables("".join(order[:4]), "".join(order[4:]))
    assume(not any(pair <= set(group.members) for pair, group in product((*still, *apart("ae")), after.groups)))
    again = made_anew(before, after)
    assert "e" in again.refused[0].perhaps
    assert len(again.refused[0].perhaps) >= PERHAPS_LEAST
