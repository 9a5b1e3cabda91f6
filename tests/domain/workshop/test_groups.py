"""Who sits with whom: private wishes are never broken, threats are dealt evenly, nobody reports back twice."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.domain.workshop.groups import (
    CannotBeDone,
    Organisations,
    Someone,
    WayOutKind,
    deal,
    make,
    reporters,
    sizes_of,
    ways_out,
)

SCENARIOS = ("arrest", "break-in", "threats")


def people(count: int, *, helpers: int = 0, organisations: int = 0) -> list[Someone]:
    return [
        Someone(
            id=f"p{n}",
            scenario=SCENARIOS[n % 3],
            organisation=f"o{n % organisations}" if organisations else "",
            helper=n < helpers,
        )
        for n in range(count)
    ]


def pair(one: int, other: int) -> frozenset[str]:
    return frozenset((f"p{one}", f"p{other}"))


def test_eighteen_people_sit_in_four_groups():
    assert sizes_of(18) == (5, 5, 4, 4)


@pytest.mark.parametrize("count", [1, 3, 6, 7, 11])
def test_numbers_that_do_not_make_groups_of_four_or_five_come_with_ways_out(count):
    with pytest.raises(CannotBeDone) as refused:
        make(people(count), sizes=())
    assert refused.value.ways_out
    assert not refused.value.wishes
    for way in refused.value.ways_out:
        joins = way.kind is WayOutKind.JOIN
        assert sum(way.sizes) == count + joins
        assert sum(len(group.members) for group in make(people(count), sizes=way.sizes).groups) == count


def test_two_people_are_no_group_whether_or_not_one_of_them_wished_it():
    for apart in ((), [pair(0, 1)]):
        with pytest.raises(CannotBeDone) as refused:
            make(people(2), apart, sizes=(2,))
        assert (refused.value.ways_out, refused.value.wishes) == ((), False)


def test_eleven_may_be_four_four_three_or_six_five():
    assert {way.sizes for way in ways_out(11)} >= {(4, 4, 3), (6, 5)}


@pytest.mark.parametrize("count", [n for n in range(4, 60) if n not in (6, 7, 11)])
def test_every_other_number_makes_groups_of_four_or_five(count):
    grouping = make(people(count))
    assert {len(group.members) for group in grouping.groups} <= {4, 5}
    assert sorted(one for group in grouping.groups for one in group.members) == sorted(one.id for one in people(count))


@settings(deadline=None, max_examples=60)
@given(
    count=st.sampled_from([n for n in range(8, 41) if n != 11]),
    wishes=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 40)), max_size=6),
    order=st.randoms(use_true_random=False),
    organisations=st.sampled_from(Organisations),
)
def test_no_private_wish_is_ever_broken(count, wishes, order, organisations):
    here = people(count, helpers=count // 4, organisations=4)
    order.shuffle(here)
    apart = [pair(one, other) for one, other in wishes if one != other and other < count]
    try:
        grouping = make(here, apart, organisations=organisations)
    except CannotBeDone as refused:
        assert refused.wishes
        assert refused.ways_out
        return
    together = {frozenset(two) for group in grouping.groups for two in combinations(group.members, 2)}
    assert not together & set(apart)


def test_forty_people_with_six_private_wishes_find_their_seats_and_a_helper_each():
    apart = [pair(0, 3), pair(1, 4), pair(6, 9), pair(12, 15), pair(18, 21), pair(24, 27)]
    grouping = make(people(40, helpers=12, organisations=6), apart)
    together = {frozenset(two) for group in grouping.groups for two in combinations(group.members, 2)}
    assert grouping.helped
    assert not together & set(apart)


def test_wishes_that_cannot_all_be_kept_are_refused_without_saying_whose():
    everybody_apart = [pair(one, other) for one, other in combinations(range(8), 2)]
    with pytest.raises(CannotBeDone) as refused:
        make(people(8), everybody_apart)
    assert refused.value.wishes
    assert not any("p" in str(way.sizes) for way in refused.value.ways_out)


def test_people_with_the_same_worry_sit_together_where_numbers_allow_it():
    grouping = make(people(12))
    assert all(len({int(one[1:]) % 3 for one in group.members}) == 1 for group in grouping.groups)


def test_organisations_sit_apart_or_together_as_wished():
    here = people(16, organisations=4)
    apart = make(here, organisations=Organisations.APART, similar=False)
    together = make(here, organisations=Organisations.TOGETHER, similar=False)
    assert all(len({int(one[1:]) % 4 for one in group.members}) == 4 for group in apart.groups)
    assert all(len({int(one[1:]) % 4 for one in group.members}) == 1 for group in together.groups)


@given(threats=st.integers(1, 40), count=st.sampled_from([4, 8, 12, 18, 25, 40]), doubled=st.booleans())
def test_threats_are_dealt_evenly(threats, count, doubled):
    cards = [f"t{n}" for n in range(threats)]
    dealt = deal(cards, make(people(count), similar=False), doubled=doubled)
    sizes = [len(group.threats) for group in dealt.groups]
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) >= 1 or threats * (1 + doubled) >= len(sizes)
    assert {card for group in dealt.groups for card in group.threats} == set(cards)
    assert all(len(set(group.threats)) == len(group.threats) for group in dealt.groups)


def test_a_threat_given_twice_lands_in_two_groups_to_compare():
    dealt = deal(["arrest", "break-in", "rumours"], make(people(12)), doubled=True)
    held = [threat for group in dealt.groups for threat in group.threats]
    assert sorted(held) == ["arrest", "arrest", "break-in", "break-in", "rumours", "rumours"]


def test_reporters_come_from_different_situations_and_who_does_not_want_to_is_not_among_them():
    here = [*people(9), Someone(id="quiet", scenario="exile", hidden=True)]
    chosen = reporters(here, 3)
    assert len({one.scenario for one in here if one.id in chosen}) == 3
    assert "quiet" not in chosen


def test_nobody_reports_back_twice_while_others_wait():
    here = people(8)
    first = reporters(here, 4)
    second = reporters(here, 4, already=first)
    assert not set(first) & set(second)
    assert reporters(here, 4, already=[*first, *second]) == ()


def test_one_reporter_is_swapped_and_the_others_stay():
    here = people(9)
    first = reporters(here, 3)
    second = reporters(here, 3, already=first[:1], keep=first[1:])
    assert set(first[1:]) < set(second)
    assert first[0] not in second
