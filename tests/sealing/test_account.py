"""Rosa makes an account, signs in, forgets, recovers; whoever took the disk gets nowhere."""

import copy
import pickle
from dataclasses import fields, replace

import pytest

from amparo.sealing import account
from amparo.sealing.account import Account, Keyring
from amparo.sealing.faults import WrongKey
from amparo.sealing.instance import Instance
from amparo.sealing.keys import UserMasterKey
from amparo.sealing.paper import RecoveryKey
from amparo.sealing.passphrase import generate
from amparo.sealing.slots import SlotKind, SlotPlace, fill, slot_key
from amparo.sealing.stretch import FLOOR, Cost, Pepper, stretch
from amparo.sealing.vault import Head
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

PHRASE = generate("en", random=stream("Rosa phrase")).text
DEARER = Cost(FLOOR.memory_kib + 1_024)


def test_rosa_signs_in_with_her_passphrase_however_she_types_it(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, keyring = rosa_account
    again = account.sign_in(row, f"  {PHRASE.title().replace(' ', '   ')} ", house)
    assert (again.user, again.name, again.umk, again.signing) == (
        some_id("Rosa"),
        "Rosa",
        keyring.umk,
        keyring.signing,
    )


def test_another_passphrase_opens_nothing(rosa_account: tuple[Account, Keyring], house: Instance) -> None:
    for wrong in ("", PHRASE[:-1], "x" * 100_000):
        with pytest.raises(WrongKey):
            account.sign_in(rosa_account[0], wrong, house)


def test_a_name_nobody_has_looks_like_an_account_and_does_not_open(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    fake = account.stand_in("Nobody", house, FLOOR)
    assert fake == account.stand_in(" nobody", house, FLOOR)
    assert fake.salt != account.stand_in("Somebody", house, FLOOR).salt
    for column in ("name_mac", "salt", "cost", "slots", "recovery"):
        assert len(getattr(fake, column)) == len(getattr(rosa_account[0], column))
    with pytest.raises(WrongKey):
        account.sign_in(fake, PHRASE, house)


def test_a_session_resumes_with_the_master_key_alone(
    rosa_account: tuple[Account, Keyring], mateo: Keyring, house: Instance
) -> None:
    row, keyring = rosa_account
    assert account.resume(row, keyring.umk, house).agreement == keyring.agreement
    with pytest.raises(WrongKey):
        account.resume(row, mateo.umk, house)


def test_cheaper_guessing_cannot_be_written_into_the_row(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, _ = rosa_account
    dear = account.raise_cost(row, rosa_account[1], PHRASE, instance=house, cost=DEARER)
    with pytest.raises(WrongKey):
        account.sign_in(replace(dear, cost=FLOOR.stored()), PHRASE, house)
    slots = fill(
        {slot_key(stretch(PHRASE, row.salt, DEARER)): (SlotKind.NORMAL, UserMasterKey.new())},
        SlotPlace(house.id, row.user),
    )
    with pytest.raises(WrongKey):
        account.sign_in(replace(row, cost=Cost(8, 1).stored(), slots=slots), PHRASE, house)


def test_the_cost_goes_up_when_the_passphrase_is_at_hand_and_never_down(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, keyring = rosa_account
    assert account.wants_higher_cost(row, DEARER)
    dear = account.raise_cost(row, keyring, PHRASE, instance=house, cost=DEARER)
    assert account.sign_in(dear, PHRASE, house).umk == keyring.umk
    assert not account.wants_higher_cost(dear, FLOOR)
    kept = account.change_passphrase(dear, keyring, generate("es"), instance=house, cost=FLOOR)
    assert Cost.read(kept.cost) == DEARER


def test_raising_the_cost_needs_the_right_passphrase(rosa_account: tuple[Account, Keyring], house: Instance) -> None:
    with pytest.raises(WrongKey):
        account.raise_cost(*rosa_account, "another one entirely", instance=house, cost=DEARER)


def test_a_new_passphrase_replaces_the_old_one_and_nothing_else(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, keyring = rosa_account
    fresh = generate("es")
    changed = account.change_passphrase(row, keyring, fresh, instance=house, cost=FLOOR)
    assert account.sign_in(changed, fresh.text, house).umk == keyring.umk
    assert replace(changed, slots=row.slots) == row
    with pytest.raises(WrongKey):
        account.sign_in(changed, PHRASE, house)


def test_the_printed_key_opens_until_a_newer_one_is_printed(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, keyring = rosa_account
    first_row, first = account.renew_recovery_key(row, keyring, house)
    assert account.recover(first_row, first, house).umk == keyring.umk
    second_row, second = account.renew_recovery_key(first_row, keyring, house)
    assert account.recover(second_row, second, house).umk == keyring.umk
    for stored, wrong in [(second_row, first), (row, first), (first_row, RecoveryKey.new())]:
        with pytest.raises(WrongKey):
            account.recover(stored, wrong, house)


def test_an_account_without_a_printed_key_looks_like_one_with(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, keyring = rosa_account
    assert len(row.recovery) == len(account.renew_recovery_key(row, keyring, house)[0].recovery) == 76


def test_nothing_in_the_row_can_be_changed(rosa_account: tuple[Account, Keyring], house: Instance) -> None:
    row, keyring = rosa_account
    row, printed = account.renew_recovery_key(row, keyring, house)
    for changed in changes(row.vault):
        with pytest.raises(WrongKey):
            account.resume(replace(row, vault=changed), keyring.umk, house)
    for changed in (b"", row.salt[:5], row.salt[:-1], row.salt + b"\0"):
        with pytest.raises(WrongKey):
            account.sign_in(replace(row, salt=changed), PHRASE, house)
    for changed in changes(row.public):
        with pytest.raises(WrongKey):
            account.resume(replace(row, public=changed), keyring.umk, house)
    for changed in changes(row.recovery):
        with pytest.raises(WrongKey):
            account.recover(replace(row, recovery=changed), printed, house)


def test_a_strangers_public_keys_in_the_row_are_refused(
    rosa_account: tuple[Account, Keyring], mateo: Keyring, house: Instance
) -> None:
    row, keyring = rosa_account
    with pytest.raises(WrongKey):
        account.resume(replace(row, public=mateo.public.stored()), keyring.umk, house)
    claimed = type(mateo.public).of(row.user, mateo.agreement, mateo.signing)
    with pytest.raises(WrongKey):
        account.resume(replace(row, public=claimed.stored()), keyring.umk, house)


def test_a_row_does_not_open_in_another_house(rosa_account: tuple[Account, Keyring], house: Instance) -> None:
    row, keyring = rosa_account
    elsewhere = replace(house, id=some_id("elsewhere"))
    for user_row, where in [(row, elsewhere), (replace(row, user=some_id("Mateo")), house)]:
        with pytest.raises(WrongKey):
            account.resume(user_row, keyring.umk, where)


def test_without_the_pepper_the_right_passphrase_opens_nothing(house: Instance) -> None:
    hosted = replace(house, pepper=Pepper.new())
    phrase = generate("fr")
    row, _ = account.create(some_id("Inés"), "Inés", phrase, instance=hosted, cost=FLOOR)
    assert account.sign_in(row, phrase.text, hosted).name == "Inés"
    with pytest.raises(WrongKey):
        account.sign_in(row, phrase.text, house)


def test_a_passphrase_given_under_pressure_is_not_the_normal_one(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, _ = rosa_account
    key = slot_key(stretch("say this one", row.salt, FLOOR))
    slots = fill({key: (SlotKind.DURESS, UserMasterKey.new())}, SlotPlace(house.id, row.user))
    with pytest.raises(WrongKey):
        account.sign_in(replace(row, slots=slots), "say this one", house)


def test_the_vault_remembers_how_far_a_log_went(rosa_account: tuple[Account, Keyring], house: Instance) -> None:
    head = Head(3, bytes(range(32)))
    row, keyring = account.remember_head(*rosa_account, some_id("river house"), head, house)
    assert keyring.heads == account.resume(row, keyring.umk, house).heads == {some_id("river house"): head}
    assert row.vault != rosa_account[0].vault


def test_the_row_holds_no_name_and_the_name_is_found_however_it_is_typed(
    rosa_account: tuple[Account, Keyring], house: Instance
) -> None:
    row, _ = rosa_account
    for column in fields(row):
        assert b"Rosa" not in bytes(
            getattr(row, column.name).bytes if column.name == "user" else getattr(row, column.name)
        )
    assert row.name_mac == house.name_mac(" ROSA ") != house.name_mac("Rosa2")


def test_keys_do_not_show_themselves_and_go_into_no_cache(rosa: Keyring) -> None:
    assert "Rosa" not in repr(rosa)
    for key in (rosa.umk, rosa.agreement, rosa.signing):
        assert str(key.raw)[2:10] not in repr(key)
        assert key.raw.hex() not in repr(key)
        for stored in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError):
                stored(key)


def test_keys_of_two_purposes_are_never_equal(rosa: Keyring) -> None:
    assert UserMasterKey(rosa.signing.raw) != rosa.signing
    with pytest.raises(WrongKey):
        UserMasterKey(b"short")


def test_two_people_compare_six_words_face_to_face(rosa: Keyring, mateo: Keyring) -> None:
    assert len(rosa.public.fingerprint("es")) == 6
    assert rosa.public.fingerprint() != mateo.public.fingerprint()
