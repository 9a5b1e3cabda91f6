"""A link finds one row and opens it; it is stored nowhere and shown nowhere."""

import copy
import pickle
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link, PressKey, Trigger
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

KINDS = (Link, Trigger, PressKey)
PLACE = ("view", some_id("alert"))


@pytest.mark.parametrize(("kind", "characters"), [(Link, 22), (Trigger, 43), (PressKey, 43)])
def test_it_travels_in_an_address(kind: type[Link], characters: int) -> None:
    link = kind.new()
    assert kind.read(link.text) == link
    assert len(link.text) == characters
    assert set(link.text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize("kind", KINDS)
def test_only_its_one_text_is_read(kind: type[Link]) -> None:
    text = kind.new(stream("Noor's page")).text
    spare = text[:-1] + chr(ord(text[-1]) + 1)  # a bit of the last character that no byte needs
    for wrong in ["", text[:-1], text + "A", text + "=", f" {text}", f"{text}\n", "é" * len(text), "/" * 99_999, spare]:
        with pytest.raises(WrongKey):
            kind.read(wrong)


@given(st.binary(max_size=2_000), st.lists(st.one_of(st.binary(max_size=20), st.text(max_size=9), st.integers(0, 99))))
def test_what_a_link_closed_it_opens(content: bytes, context: list[bytes | str | int]) -> None:
    link = Link.new()
    assert link.open(link.close(content, *context), *context) == content


@pytest.mark.parametrize("kind", KINDS)
def test_changed_moved_or_with_another_link_it_stays_closed(kind: type[Link]) -> None:
    link = kind.new()
    closed = link.close(b"Please come", *PLACE)
    for changed in changes(closed):
        with pytest.raises(WrongKey):
            link.open(changed, *PLACE)
    for other, place in [(kind.new(), PLACE), (link, ()), (link, ("view", some_id("another")))]:
        with pytest.raises(WrongKey):
            other.open(closed, *place)


def test_the_same_bytes_are_another_secret_for_another_purpose() -> None:
    raw = stream("raw")(32)
    for one, other in permutations((Trigger(raw), PressKey(raw)), 2):
        assert one != other
        assert one.row_id != other.row_id
        with pytest.raises(WrongKey):
            other.open(one.close(b"content"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_does_not_lead_back_to_the_link(kind: type[Link]) -> None:
    link = kind.new()
    assert len(link.row_id) == 32
    assert link.row_id == kind.read(link.text).row_id != kind.new().row_id
    with pytest.raises(WrongKey):
        kind(link.row_id[: kind.LENGTH]).open(link.close(b"content"))


@pytest.mark.parametrize("kind", KINDS)
def test_it_shows_itself_nowhere(kind: type[Link]) -> None:
    link = kind.new()
    assert link.text not in f"{link!r} {link}"
    assert str(link.raw)[2:-1] not in repr(link)
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            take(link)
