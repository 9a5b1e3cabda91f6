"""A lock lets a pack be saved again while the phone is elsewhere; only the owner's own locks are closed with."""

import pytest

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import SigningKey
from amparo.sealing.link import PressKey, Trigger
from amparo.sealing.locks import (
    CODE_LOCK_BYTES,
    TRIGGER_LOCK_BYTES,
    check_code_lock,
    check_trigger_lock,
    code_key,
    code_lock,
    trigger_key,
    trigger_lock,
)
from amparo.sealing.stretch import FLOOR, Cost
from amparo.sealing.triggercode import TriggerCode
from tests.sealing.changes import changes
from tests.sealing.fixed import some_id, stream

ROSA, MATEO = SigningKey.new(stream("Rosa signs")), SigningKey.new(stream("Mateo signs"))
PLACE = (some_id("river house"), some_id("pact"))
PHONE, CODE = Trigger.new(stream("phone")), TriggerCode.new(stream("code"))
PHONE_LOCK, CODE_LOCK = trigger_lock(PHONE, ROSA, *PLACE), code_lock(CODE, ROSA, *PLACE)


def test_the_owners_lock_is_the_triggers() -> None:
    assert len(PHONE_LOCK) == TRIGGER_LOCK_BYTES == 96
    assert check_trigger_lock(PHONE_LOCK, ROSA.public, *PLACE) == trigger_key(PHONE).public


def test_the_owners_lock_is_the_codes() -> None:
    assert len(CODE_LOCK) == CODE_LOCK_BYTES == 125
    head, public = check_code_lock(CODE_LOCK, ROSA.public, *PLACE)
    assert code_key(CODE, head).public == public


def test_a_changed_lock_is_refused() -> None:
    for changed in changes(PHONE_LOCK):
        with pytest.raises(WrongKey):
            check_trigger_lock(changed, ROSA.public, *PLACE)
    for changed in changes(CODE_LOCK):
        with pytest.raises(WrongKey):
            check_code_lock(changed, ROSA.public, *PLACE)


def test_a_lock_of_another_person_or_place_is_refused() -> None:
    elsewhere = (PLACE[0], some_id("another"))
    for lock, owner, place in [
        (trigger_lock(PHONE, MATEO, *PLACE), ROSA.public, PLACE),
        (PHONE_LOCK, MATEO.public, PLACE),
        (PHONE_LOCK, b"", PLACE),
        (PHONE_LOCK, ROSA.public, elsewhere),
        (PHONE_LOCK, ROSA.public, (some_id("another"), PLACE[1])),
    ]:
        with pytest.raises(WrongKey):
            check_trigger_lock(lock, owner, *place)
    with pytest.raises(WrongKey):
        check_code_lock(CODE_LOCK, ROSA.public, *elsewhere)


def test_a_lock_of_one_kind_is_none_of_the_other() -> None:
    with pytest.raises(WrongKey):
        check_code_lock(PHONE_LOCK, ROSA.public, *PLACE)
    with pytest.raises(WrongKey):
        check_trigger_lock(CODE_LOCK[29:], ROSA.public, *PLACE)


def test_the_key_of_a_lock_is_no_other_key_of_the_same_bytes() -> None:
    assert trigger_key(PHONE).raw not in (PHONE.raw, PHONE.row_id, PressKey(PHONE.raw).row_id)


def test_guessing_a_code_by_its_lock_is_never_cheap() -> None:
    assert code_lock(CODE, ROSA, *PLACE, cost=Cost(8, passes=1))[:13] == FLOOR.stored()
    with pytest.raises(WrongKey):
        code_key(CODE, Cost(8, passes=1).stored() + CODE_LOCK[13:29])
