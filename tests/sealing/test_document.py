"""Sealed version by version. Whatever was done to the bytes, it opens whole and in its place or not at all."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.sealing.account import Keyring
from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.compartment import Keyed, Organisation, new_epoch
from amparo.sealing.document import Place, Sealed, check_chain, head_code, head_of, rewrap, seal, unseal
from amparo.sealing.encoding import CONTENT_BYTES_MAX
from amparo.sealing.faults import TooLarge, WrongKey
from amparo.sealing.keys import CompartmentKey
from amparo.sealing.membership import Action, Entry, LogRow, append
from tests.sealing.changes import changes
from tests.sealing.conftest import OFFICE, PLAN
from tests.sealing.fixed import some_id

WORDS = b"If the office is searched, In\xc3\xa9s calls the lawyer."


@pytest.fixture(scope="module")
def versions(river: Keyed, rosa: Keyring) -> list[Sealed]:
    sealed: list[Sealed] = []
    for number in range(1, 8):
        after = sealed[-1] if sealed else None
        content = WORDS + str(number).encode()
        sealed.append(seal(content, PLAN, after=after, author=rosa, organisation=river.organisation))
    return sealed


def test_rosa_reads_each_version_she_wrote(versions: list[Sealed], river: Keyed) -> None:
    assert [unseal(sealed, PLAN, river.organisation) for sealed in versions] == [
        WORDS + str(number).encode() for number in range(1, 8)
    ]
    check_chain(versions, PLAN, river.organisation)


@given(content=st.binary(max_size=3_000))
def test_whatever_was_sealed_comes_back(content: bytes, river: Keyed, rosa: Keyring) -> None:
    sealed = seal(content, PLAN, after=None, author=rosa, organisation=river.organisation)
    assert unseal(sealed, PLAN, river.organisation) == content
    assert len(content) < 8 or content not in sealed.blob


def test_every_change_to_the_sealed_bytes_is_refused(versions: list[Sealed], river: Keyed) -> None:
    sealed = versions[0]
    for column in ("blob", "wrap", "signature", "prev_hash"):
        for changed in changes(getattr(sealed, column)):
            other: dict[str, Any] = {column: changed}
            with pytest.raises(WrongKey):
                unseal(replace(sealed, **other), PLAN, river.organisation)


def test_every_change_to_the_blob_is_refused_even_by_who_holds_the_key() -> None:
    key, context = bytes(range(32)), b"context"
    blob = close_blob(key, WORDS, context)
    for changed in changes(blob):
        with pytest.raises(WrongKey):
            open_blob(key, changed, context)
    for other_key, other_context in [(bytes(32), context), (key, b"context2"), (key, b"")]:
        with pytest.raises(WrongKey):
            open_blob(other_key, blob, other_context)


@given(st.data())
@settings(max_examples=300)
def test_parts_of_two_versions_never_open_together(versions: list[Sealed], river: Keyed, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(versions))[:2]
    columns = ["version", "prev_hash", "wrap", "signature", "blob"]
    taken = data.draw(st.sets(st.sampled_from(columns), min_size=1, max_size=4))
    mixed = replace(one, **{column: getattr(other, column) for column in taken})
    with pytest.raises(WrongKey):
        unseal(mixed, PLAN, river.organisation)


def test_version_three_put_back_over_version_seven_is_refused(versions: list[Sealed], river: Keyed) -> None:
    with pytest.raises(WrongKey):
        unseal(replace(versions[2], version=7), PLAN, river.organisation)


def test_a_version_or_epoch_that_cannot_be_is_refused(versions: list[Sealed], river: Keyed) -> None:
    for number in (-1, 0, 1 << 64):
        for impossible in (replace(versions[0], version=number), replace(versions[0], epoch=number)):
            with pytest.raises(WrongKey):
                unseal(impossible, PLAN, river.organisation)


def test_a_document_copied_over_another_is_refused(versions: list[Sealed], river: Keyed) -> None:
    for elsewhere in (Place(OFFICE, some_id("other plan")), Place(some_id("case"), PLAN.document)):
        with pytest.raises(WrongKey):
            unseal(versions[0], elsewhere, river.organisation)


def test_a_row_copied_to_another_organisation_is_refused_though_the_key_is_the_same(
    versions: list[Sealed], river: Keyed
) -> None:
    elsewhere = replace(river.organisation.membership, org=some_id("other organisation"))
    with pytest.raises(WrongKey):
        unseal(versions[0], PLAN, Organisation(elsewhere, river.organisation.keys))


def test_another_suite_or_format_is_refused(versions: list[Sealed], river: Keyed) -> None:
    blob = versions[0].blob
    for head in (b"HRD1\x00", b"HRD1\x02", b"HRD0\x01", b"hrd1\x01"):
        with pytest.raises(WrongKey):
            unseal(replace(versions[0], blob=head + blob[5:]), PLAN, river.organisation)


def test_a_claimed_other_author_is_refused(
    together: tuple[Organisation, list[LogRow]], rosa: Keyring, tomas: Keyring, mateo: Keyring
) -> None:
    organisation, _ = together
    written = seal(WORDS, PLAN, after=None, author=tomas, organisation=organisation)
    assert unseal(written, PLAN, organisation) == WORDS
    pretended = seal(WORDS, PLAN, after=None, author=replace(tomas, public=rosa.public), organisation=organisation)
    strangers = seal(WORDS, PLAN, after=None, author=mateo, organisation=organisation)
    for forged in (replace(written, author=rosa.user), pretended, strangers):
        with pytest.raises(WrongKey):
            unseal(forged, PLAN, organisation)


def test_somebody_who_left_adds_nothing_with_the_old_key_and_what_they_wrote_stays(
    together: tuple[Organisation, list[LogRow]], rosa: Keyring, tomas: Keyring
) -> None:
    organisation, _ = together
    written = seal(WORDS, PLAN, after=None, author=tomas, organisation=organisation)
    left, _ = append(organisation.membership, rosa, Entry(Action.REMOVE, tomas.user))
    before = Organisation(left, organisation.keys)
    assert unseal(written, PLAN, before) == WORDS
    after = new_epoch(before, rosa, OFFICE, [rosa.public]).organisation
    kept = rewrap(written, PLAN, after)
    planted = seal(b"Go there alone.", PLAN, after=written, author=tomas, organisation=organisation)
    assert unseal(kept, PLAN, after) == WORDS
    check_chain([kept], PLAN, after)
    for refused in (planted, replace(planted, epoch=2)):
        with pytest.raises(WrongKey):
            unseal(refused, PLAN, after)
    rosas = seal(WORDS, PLAN, after=None, author=rosa, organisation=organisation)
    assert unseal(rosas, PLAN, after) == WORDS


def test_without_the_compartment_key_nothing_is_read_or_written(
    versions: list[Sealed], river: Keyed, rosa: Keyring
) -> None:
    keyless = Organisation(river.organisation.membership, {})
    other = Organisation(river.organisation.membership, {(OFFICE, 1): CompartmentKey.new()})
    for organisation in (keyless, other):
        with pytest.raises(WrongKey):
            unseal(versions[0], PLAN, organisation)
    with pytest.raises(WrongKey):
        seal(WORDS, PLAN, after=None, author=rosa, organisation=keyless)


def test_a_new_key_needs_no_new_document(versions: list[Sealed], river: Keyed, rosa: Keyring) -> None:
    later = new_epoch(river.organisation, rosa, OFFICE, [rosa.public]).organisation
    moved = [rewrap(sealed, PLAN, later) for sealed in versions]
    newest_only = Organisation(later.membership, {(OFFICE, 2): later.key(OFFICE, 2)})
    assert unseal(moved[6], PLAN, newest_only) == WORDS + b"7"
    check_chain(moved, PLAN, newest_only)
    assert [sealed.blob for sealed in moved] == [sealed.blob for sealed in versions]
    with pytest.raises(WrongKey):
        unseal(replace(moved[0], epoch=1), PLAN, later)
    assert seal(WORDS, PLAN, after=moved[6], author=rosa, organisation=later).epoch == 2


def test_a_chain_with_a_hole_a_swap_or_another_version_is_refused(
    versions: list[Sealed], river: Keyed, rosa: Keyring
) -> None:
    other_second = seal(b"other", PLAN, after=versions[0], author=rosa, organisation=river.organisation)
    forged = replace(versions[1], signature=bytes(64))
    for chain in (
        versions[1:],
        [versions[0], versions[2]],
        [versions[1], versions[0]],
        [versions[0], other_second, *versions[2:]],
        [versions[0], forged],
    ):
        with pytest.raises(WrongKey):
            check_chain(chain, PLAN, river.organisation)


def test_the_printed_words_change_when_something_older_came_back(versions: list[Sealed], river: Keyed) -> None:
    def code(newest: Sealed) -> tuple[str, ...]:
        return head_code([(PLAN.document, head_of(newest, PLAN, river.organisation))], river.organisation)

    assert len(code(versions[6])) == 6
    assert code(versions[6]) == code(versions[6]) != code(versions[2])


def test_the_printed_words_change_when_the_end_of_the_log_was_cut_off(
    versions: list[Sealed], together: tuple[Organisation, list[LogRow]], rosa: Keyring, tomas: Keyring
) -> None:
    organisation, _ = together
    left, _ = append(organisation.membership, rosa, Entry(Action.REMOVE, tomas.user))
    heads = [(PLAN.document, head_of(versions[6], PLAN, organisation))]
    assert head_code(heads, Organisation(left, organisation.keys)) != head_code(heads, organisation)


def test_equal_plans_do_not_look_equal_and_sizes_say_little(river: Keyed, rosa: Keyring) -> None:
    one, other = (seal(WORDS, PLAN, after=None, author=rosa, organisation=river.organisation) for _ in range(2))
    longer = seal(WORDS * 10, PLAN, after=None, author=rosa, organisation=river.organisation)
    assert one.blob != other.blob
    assert one.wrap != other.wrap
    assert len(one.blob) == len(longer.blob) == 1_024 + 85


def test_a_document_that_is_too_large_is_said_to_be(river: Keyed, rosa: Keyring) -> None:
    with pytest.raises(TooLarge):
        seal(bytes(CONTENT_BYTES_MAX + 1), PLAN, after=None, author=rosa, organisation=river.organisation)


def test_an_error_while_sealing_returns_nothing(river: Keyed, rosa: Keyring) -> None:
    def broken(size: int) -> bytes:
        raise OSError("no randomness left")

    with pytest.raises(OSError, match="randomness"):
        seal(WORDS, PLAN, after=None, author=rosa, organisation=river.organisation, random=broken)
