"""The log is believed whole or not at all."""

from dataclasses import replace

import pytest

from amparo.sealing.account import Keyring
from amparo.sealing.compartment import Keyed, Organisation
from amparo.sealing.faults import LogRefused, WrongKey
from amparo.sealing.membership import Action, Entry, LogRow, Membership, Role, append, founding, verify_log
from amparo.sealing.person import PublicRecord
from amparo.sealing.vault import Head
from tests.sealing.changes import changes
from tests.sealing.conftest import OFFICE, ORG
from tests.sealing.fixed import some_id

COMMIT = bytes(range(32))


def admitting(person: Keyring, role: Role = Role.MEMBER) -> Entry:
    return Entry(Action.ADMIT, person.user, person.public.stored(), role)


def test_the_founder_is_the_first_administrator(river: Keyed, rosa: Keyring) -> None:
    membership = verify_log([river.row], ORG)
    assert membership.founder == rosa.user
    assert membership.is_admin(rosa.user)
    assert membership.newest_epoch(OFFICE) == 1
    assert membership.newest_epoch(some_id("case")) == 0


def test_a_log_with_several_people_is_read_as_it_was_written(
    together: tuple[Organisation, list[LogRow]], rosa: Keyring, tomas: Keyring
) -> None:
    organisation, rows = together
    assert verify_log(rows, ORG) == organisation.membership
    assert organisation.membership.present() == (rosa.public, tomas.public)
    assert not organisation.membership.is_admin(tomas.user)


def test_no_log_is_no_organisation() -> None:
    with pytest.raises(LogRefused):
        verify_log([], ORG)


def test_every_changed_byte_is_refused(together: tuple[Organisation, list[LogRow]]) -> None:
    first, second = together[1]
    for changed in changes(second.body):
        with pytest.raises(LogRefused):
            verify_log([first, replace(second, body=changed)], ORG)
    for changed in changes(first.signature):
        with pytest.raises(LogRefused):
            verify_log([replace(first, signature=changed), second], ORG)


def test_reordered_holed_doubled_and_foreign_logs_are_refused(
    together: tuple[Organisation, list[LogRow]], rosa: Keyring
) -> None:
    organisation, (first, second) = together
    _, third = append(organisation.membership, rosa, Entry(Action.KEY, compartment=OFFICE, epoch=2, ck_commit=COMMIT))
    for rows in ([second, first], [first, third], [first, first], [second], [first, second, replace(third, seq=4)]):
        with pytest.raises(LogRefused):
            verify_log(rows, ORG)
    with pytest.raises(LogRefused):
        verify_log([first, second], some_id("other organisation"))


def test_a_stranger_cannot_add_himself(river: Keyed, mateo: Keyring) -> None:
    with pytest.raises(LogRefused):
        append(river.organisation.membership, mateo, admitting(mateo, Role.ADMIN))


def test_a_stranger_cannot_sign_as_rosa(river: Keyed, rosa: Keyring, mateo: Keyring) -> None:
    _, row = append(river.organisation.membership, rosa, admitting(mateo))
    with pytest.raises(LogRefused):
        verify_log([river.row, replace(row, signature=mateo.signing.sign(row.body))], ORG)


def test_a_member_who_is_no_administrator_changes_nothing(
    together: tuple[Organisation, list[LogRow]], tomas: Keyring, mateo: Keyring
) -> None:
    for entry in (admitting(mateo), Entry(Action.APPOINT, tomas.user, role=Role.ADMIN)):
        with pytest.raises(LogRefused):
            append(together[0].membership, tomas, entry)


def test_a_strangers_keys_do_not_take_the_place_of_a_members(
    river: Keyed, rosa: Keyring, tomas: Keyring, mateo: Keyring
) -> None:
    mismatched = Entry(Action.ADMIT, tomas.user, mateo.public.stored(), Role.MEMBER)
    pretended = PublicRecord.of(tomas.user, mateo.agreement, mateo.signing)
    second = Entry(Action.ADMIT, tomas.user, pretended.stored(), Role.MEMBER)
    admitted, _ = append(river.organisation.membership, rosa, admitting(tomas))
    left, _ = append(admitted, rosa, Entry(Action.REMOVE, tomas.user))
    for membership, entry in [(river.organisation.membership, mismatched), (admitted, second), (left, second)]:
        with pytest.raises(LogRefused):
            append(membership, rosa, entry)


def test_the_last_administrator_stays(together: tuple[Organisation, list[LogRow]], rosa: Keyring) -> None:
    for entry in (Entry(Action.REMOVE, rosa.user), Entry(Action.APPOINT, rosa.user, role=Role.MEMBER)):
        with pytest.raises(LogRefused):
            append(together[0].membership, rosa, entry)


def test_somebody_who_left_signs_nothing_more_but_what_they_signed_stays(
    together: tuple[Organisation, list[LogRow]], rosa: Keyring, tomas: Keyring, mateo: Keyring
) -> None:
    led, _ = append(together[0].membership, rosa, Entry(Action.APPOINT, tomas.user, role=Role.ADMIN))
    left, _ = append(led, rosa, Entry(Action.REMOVE, tomas.user))
    assert tomas.public not in left.present()
    assert left.author(tomas.user, OFFICE, 1) == tomas.public
    with pytest.raises(LogRefused):
        append(left, tomas, admitting(mateo))
    back, _ = append(left, rosa, admitting(tomas))
    assert tomas.public in back.present()


def test_who_never_was_a_member_is_no_author(river: Keyed, mateo: Keyring) -> None:
    with pytest.raises(WrongKey):
        river.organisation.membership.author(mateo.user, OFFICE, 1)


@pytest.mark.parametrize(
    "entry",
    [
        Entry(Action.KEY, compartment=OFFICE, epoch=3, ck_commit=COMMIT),
        Entry(Action.KEY, compartment=OFFICE, epoch=1, ck_commit=COMMIT),
        Entry(Action.KEY, compartment=OFFICE, epoch=2, ck_commit=COMMIT[1:]),
        Entry(Action.KEY, epoch=1, ck_commit=COMMIT),
        Entry(Action.KEY, user=some_id("Rosa"), compartment=OFFICE, epoch=2, ck_commit=COMMIT),
        Entry(Action.REMOVE, some_id("Rosa"), role=Role.ADMIN),
        Entry(Action.REMOVE, some_id("nobody")),
        Entry(Action.APPOINT, some_id("Rosa")),
        Entry(Action.ADMIT, some_id("Tomás"), b"", Role.MEMBER),
        Entry(Action.FOUND, some_id("Rosa"), b"", Role.ADMIN, OFFICE, 2, COMMIT),
    ],
)
def test_every_other_entry_is_refused(river: Keyed, rosa: Keyring, entry: Entry) -> None:
    with pytest.raises(LogRefused):
        append(river.organisation.membership, rosa, entry)


def test_a_log_is_not_founded_by_another_action_or_for_somebody_else(rosa: Keyring, mateo: Keyring) -> None:
    with pytest.raises(LogRefused):
        founding(ORG, replace(rosa, signing=mateo.signing), OFFICE, COMMIT)
    _, admission = append(founding(ORG, rosa, OFFICE, COMMIT)[0], rosa, admitting(mateo))
    with pytest.raises(LogRefused):
        verify_log([replace(admission, seq=1)], ORG)


def test_a_log_that_lost_its_newest_rows_is_refused_by_who_saw_them(
    together: tuple[Organisation, list[LogRow]],
) -> None:
    organisation, rows = together
    seen = organisation.membership.head
    assert verify_log(rows, ORG, seen=seen)
    assert verify_log(rows, ORG, seen=rows[0].head)
    with pytest.raises(LogRefused):
        verify_log(rows[:1], ORG, seen=seen)


def test_another_log_of_the_same_length_is_refused_by_who_saw_the_first(
    together: tuple[Organisation, list[LogRow]], river: Keyed, rosa: Keyring, mateo: Keyring
) -> None:
    _, other = append(river.organisation.membership, rosa, admitting(mateo))
    with pytest.raises(LogRefused):
        verify_log([river.row, other], ORG, seen=together[0].membership.head)


def test_a_row_says_which_it_is(river: Keyed) -> None:
    assert river.row.head == Head(1, river.organisation.membership.head.hash)
    assert isinstance(verify_log([river.row], ORG), Membership)
