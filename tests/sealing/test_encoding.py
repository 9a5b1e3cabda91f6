"""Different fields never become the same bytes, and padding gives back exactly what went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing.encoding import CONTENT_BYTES_MAX, PADDED_BYTES_MIN, fields, lp, pad, unpad
from amparo.sealing.faults import TooLarge, WrongKey

FIELDS = st.lists(st.binary(max_size=40), max_size=6)


@given(FIELDS, FIELDS)
def test_two_lists_of_fields_never_give_the_same_bytes(one: list[bytes], other: list[bytes]) -> None:
    assert (lp(*one) == lp(*other)) == (one == other)


@given(FIELDS)
def test_fields_come_back_as_they_were_joined(parts: list[bytes]) -> None:
    assert fields(lp(*parts), len(parts)) == parts


@given(st.lists(st.binary(max_size=9), min_size=1, max_size=4), st.binary(min_size=1, max_size=9))
def test_fields_that_were_cut_or_extended_are_refused(parts: list[bytes], more: bytes) -> None:
    for changed in (lp(*parts) + more, lp(*parts)[:-1], lp(*parts, more)):
        with pytest.raises(WrongKey):
            fields(changed, len(parts))


@given(st.binary(max_size=5_000))
def test_padded_content_comes_back(content: bytes) -> None:
    assert unpad(pad(content)) == content


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 1_024), (1_020, 1_024), (1_021, 1_088), (10_000, 10_240), (100_000, 100_352), (1_000_000, 1_015_808)],
)
def test_sizes_fall_into_buckets(size: int, padded: int) -> None:
    assert len(pad(bytes(size))) == padded


@given(st.integers(PADDED_BYTES_MIN, 2_000_000))
def test_padding_costs_at_most_an_eighth(size: int) -> None:
    assert size < len(pad(bytes(size))) <= size * 1.125 + 8


@given(st.binary(max_size=1_500), st.integers(0, 3_000), st.integers(1, 255))
def test_padding_written_otherwise_is_refused(content: bytes, at: int, change: int) -> None:
    padded = bytearray(pad(content))
    padded[at % len(padded)] ^= change
    try:
        other = unpad(bytes(padded))
    except WrongKey:
        return
    assert pad(other) == padded


@given(st.binary(max_size=1_000), st.integers(0, 19), st.integers(1, 255))
def test_padding_that_carries_something_is_refused(content: bytes, at: int, change: int) -> None:
    padded = bytearray(pad(content))
    padded[-1 - at] ^= change
    with pytest.raises(WrongKey):
        unpad(bytes(padded))


def test_padding_of_another_length_is_refused() -> None:
    for changed in (b"", pad(b"x")[:-1], pad(b"x") + b"\0", pad(b"x").ljust(1_088, b"\0")):
        with pytest.raises(WrongKey):
            unpad(changed)


def test_a_document_has_a_largest_size() -> None:
    with pytest.raises(TooLarge):
        pad(bytes(CONTENT_BYTES_MAX + 1))
    too_long = (CONTENT_BYTES_MAX + 1).to_bytes(4, "big") + bytes(len(pad(bytes(CONTENT_BYTES_MAX))) - 4)
    with pytest.raises(WrongKey):
        unpad(too_long)
