"""So many shares give the secret back, one fewer says nothing, and a made-up share keeps nobody from it."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.sealing.faults import WrongKey
from amparo.sealing.quorum import SHARE_BYTES, combine, split
from tests.sealing.changes import changes
from tests.sealing.fixed import stream

SECRET = stream("release")(32)
SIZES = st.integers(2, 4).flatmap(lambda quorum: st.tuples(st.just(quorum), st.integers(quorum, 6)))


@settings(max_examples=40)
@given(st.binary(min_size=32, max_size=32), SIZES)
def test_any_quorum_gives_it_back_and_one_fewer_does_not(secret: bytes, sizes: tuple[int, int]) -> None:
    quorum, count = sizes
    shares = split(secret, quorum, count)
    assert {len(share) for share in shares} == {SHARE_BYTES}
    for together in combinations(shares, quorum):
        assert combine(together, quorum) == secret
    for fewer in combinations(shares, quorum - 1):
        with pytest.raises(WrongKey):
            combine(fewer, quorum)
        with pytest.raises(WrongKey):
            combine(fewer, quorum - 1)


def test_more_than_enough_is_enough_and_the_same_one_twice_is_once() -> None:
    shares = split(SECRET, 2, 4)
    assert combine([*shares, *shares], 2) == SECRET
    with pytest.raises(WrongKey):
        combine([shares[0], shares[0]], 2)


def test_a_changed_share_counts_for_nothing() -> None:
    first, second, third = split(SECRET, 2, 3)
    for changed in changes(second):
        with pytest.raises(WrongKey):
            combine([first, changed], 2)
        assert combine([first, changed, third], 2) == SECRET


def test_shares_of_another_secret_do_not_fit() -> None:
    ours, theirs = split(SECRET, 2, 2), split(stream("other")(32), 2, 2)
    with pytest.raises(WrongKey):
        combine([ours[0], theirs[1]], 2)


@pytest.mark.parametrize("quorum", [-1, 0, 1, 3])
def test_another_quorum_than_it_was_made_for_gives_nothing(quorum: int) -> None:
    with pytest.raises(WrongKey):
        combine(split(SECRET, 2, 2), quorum)
    with pytest.raises(WrongKey):
        combine([], quorum)
