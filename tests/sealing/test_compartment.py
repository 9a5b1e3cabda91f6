"""A compartment key reaches those it was wrapped to, and only a key the log names is believed."""

from dataclasses import replace

import pytest

from amparo.sealing.account import Keyring
from amparo.sealing.compartment import (
    CkWrap,
    Keyed,
    Organisation,
    _wrapped,
    found,
    new_epoch,
    open_organisation,
    share,
)
from amparo.sealing.encoding import lp
from amparo.sealing.faults import LogRefused, WrongKey
from amparo.sealing.keys import CompartmentKey
from amparo.sealing.membership import Action, Entry, LogRow, Role, append
from amparo.sealing.person import PublicRecord
from tests.sealing.changes import changes
from tests.sealing.conftest import OFFICE, ORG
from tests.sealing.fixed import some_id

Together = tuple[Organisation, list[LogRow]]


def test_the_founder_opens_what_she_founded(river: Keyed, rosa: Keyring) -> None:
    opened = open_organisation(ORG, [river.row], river.wraps, rosa)
    assert opened.keys == river.organisation.keys
    assert len(river.wraps[0].wrap) == 80


def test_a_new_member_opens_what_was_shared_with_him(together: Together, tomas: Keyring) -> None:
    organisation, rows = together
    wrap = share(organisation, OFFICE, 1, tomas.user)
    assert open_organisation(ORG, rows, [wrap], tomas).keys == organisation.keys
    with pytest.raises(WrongKey):
        open_organisation(ORG, rows, [], tomas).key(OFFICE, 1)


def test_a_stranger_is_given_nothing_and_opens_nothing(together: Together, river: Keyed, mateo: Keyring) -> None:
    with pytest.raises(WrongKey):
        share(together[0], OFFICE, 1, mateo.user)
    with pytest.raises(WrongKey):
        open_organisation(ORG, [river.row], river.wraps, mateo)


def test_a_new_key_is_given_to_nobody_the_log_does_not_vouch_for(
    together: Together, rosa: Keyring, tomas: Keyring, mateo: Keyring
) -> None:
    organisation, _ = together
    substituted = PublicRecord.of(tomas.user, mateo.agreement, mateo.signing)
    left, _ = append(organisation.membership, rosa, Entry(Action.REMOVE, tomas.user))
    for now, reader in [
        (organisation, mateo.public),
        (organisation, substituted),
        (Organisation(left, organisation.keys), tomas.public),
    ]:
        with pytest.raises(WrongKey):
            new_epoch(now, rosa, OFFICE, [rosa.public, reader])


def test_a_public_key_that_hides_nothing_is_given_nothing(river: Keyed, rosa: Keyring, tomas: Keyring) -> None:
    zero, user, signing = bytes(32), tomas.user, tomas.signing
    useless = PublicRecord(user, zero, signing.public, signing.sign(lp("hrd1/public", user, zero, signing.public)))
    entry = Entry(Action.ADMIT, user, useless.stored(), Role.MEMBER)
    membership, _ = append(river.organisation.membership, rosa, entry)
    with pytest.raises(WrongKey):
        share(Organisation(membership, river.organisation.keys), OFFICE, 1, user)


def test_a_changed_wrap_does_not_open(river: Keyed, rosa: Keyring) -> None:
    for changed in changes(river.wraps[0].wrap):
        with pytest.raises(WrongKey):
            open_organisation(ORG, [river.row], [replace(river.wraps[0], wrap=changed)], rosa)


def test_a_wrap_opens_in_its_own_place_only(together: Together, river: Keyed, rosa: Keyring, tomas: Keyring) -> None:
    organisation, rows = together
    later = new_epoch(organisation, rosa, OFFICE, organisation.membership.present())
    rosas, others = river.wraps[0], share(organisation, OFFICE, 1, tomas.user)
    for moved in (replace(rosas, epoch=2), replace(rosas, compartment=some_id("case")), others):
        with pytest.raises(WrongKey):
            open_organisation(ORG, [*rows, later.row], [moved], rosa)


def test_a_planted_key_is_refused_though_it_was_wrapped_properly(river: Keyed, rosa: Keyring) -> None:
    planted = _wrapped(ORG, OFFICE, 1, CompartmentKey.new(), rosa.public)
    with pytest.raises(WrongKey):
        open_organisation(ORG, [river.row], [planted], rosa)


def test_a_key_without_a_signed_row_is_refused(river: Keyed, rosa: Keyring) -> None:
    later = new_epoch(river.organisation, rosa, OFFICE, [rosa.public])
    with pytest.raises(WrongKey):
        open_organisation(ORG, [river.row], [*river.wraps, *later.wraps], rosa)


def test_somebody_who_left_opens_neither_the_next_key_nor_the_organisation(
    together: Together, rosa: Keyring, tomas: Keyring
) -> None:
    organisation, rows = together
    left, removal = append(organisation.membership, rosa, Entry(Action.REMOVE, tomas.user))
    later = new_epoch(Organisation(left, organisation.keys), rosa, OFFICE, left.present())
    assert {wrap.member for wrap in later.wraps} == {rosa.user}
    own = share(organisation, OFFICE, 1, tomas.user)
    with pytest.raises(WrongKey):
        open_organisation(ORG, [*rows, removal, later.row], [own], tomas)
    assert open_organisation(ORG, [*rows, removal, later.row], later.wraps, rosa).key(OFFICE, 2)


def test_a_log_cut_behind_rosas_back_is_refused_at_sign_in(together: Together, river: Keyed, rosa: Keyring) -> None:
    aware = replace(rosa, heads={ORG: together[0].membership.head})
    assert open_organisation(ORG, together[1], river.wraps, aware)
    with pytest.raises(LogRefused):
        open_organisation(ORG, [river.row], river.wraps, aware)


def test_a_whole_forged_organisation_is_refused_by_who_saw_the_real_one(
    river: Keyed, rosa: Keyring, mateo: Keyring
) -> None:
    forged = found(ORG, mateo, OFFICE)
    admitted = Entry(
        Action.ADMIT, rosa.user, rosa.public.stored(), forged.organisation.membership.members[mateo.user].role
    )
    membership, row = append(forged.organisation.membership, mateo, admitted)
    wrap: CkWrap = share(Organisation(membership, forged.organisation.keys), OFFICE, 1, rosa.user)
    aware = replace(rosa, heads={ORG: river.row.head})
    with pytest.raises(LogRefused):
        open_organisation(ORG, [forged.row, row], [wrap], aware)


def test_a_second_compartment_has_its_own_key(river: Keyed, rosa: Keyring) -> None:
    case = new_epoch(river.organisation, rosa, some_id("case"), [rosa.public])
    opened = open_organisation(ORG, [river.row, case.row], [*river.wraps, *case.wraps], rosa)
    assert opened.key(some_id("case"), 1) != opened.key(OFFICE, 1)
