"""Four slots: one opens, nobody can tell which, and none opens elsewhere."""

from dataclasses import replace

import pytest

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import SlotKey, UserMasterKey
from amparo.sealing.slots import SLOT_BYTES, SLOTS, SlotKind, SlotPlace, fill, try_all
from tests.sealing.changes import changes
from tests.sealing.fixed import INSTANCE_ID, some_id

PLACE = SlotPlace(INSTANCE_ID, some_id("Rosa"))
KEY, DURESS_KEY = SlotKey.new(), SlotKey.new()
UMK, DECOY = UserMasterKey.new(), UserMasterKey.new()


def rosas_slots() -> bytes:
    return fill({KEY: (SlotKind.NORMAL, UMK)}, PLACE)


def test_the_right_key_opens_and_another_does_not() -> None:
    assert try_all(rosas_slots(), KEY, PLACE) == (SlotKind.NORMAL, UMK)
    with pytest.raises(WrongKey):
        try_all(rosas_slots(), SlotKey.new(), PLACE)


def test_two_passphrases_open_two_different_things() -> None:
    slots = fill({KEY: (SlotKind.NORMAL, UMK), DURESS_KEY: (SlotKind.DURESS, DECOY)}, PLACE)
    assert try_all(slots, DURESS_KEY, PLACE) == (SlotKind.DURESS, DECOY)
    assert len(slots) == len(rosas_slots()) == SLOTS * SLOT_BYTES == 244


def test_the_used_slot_moves_at_each_rewrite() -> None:
    def used() -> int:
        slots = rosas_slots()
        return next(n for n in range(SLOTS) if _opens_without(slots, n))

    assert {used() for _ in range(60)} == set(range(SLOTS))


def _opens_without(slots: bytes, number: int) -> bool:
    try:
        try_all(slots[: number * SLOT_BYTES] + bytes(SLOT_BYTES) + slots[(number + 1) * SLOT_BYTES :], KEY, PLACE)
    except WrongKey:
        return True
    return False


def test_a_changed_slot_does_not_open() -> None:
    slots = rosas_slots()
    used = next(n for n in range(SLOTS) if _opens_without(slots, n)) * SLOT_BYTES
    for changed in changes(slots[used : used + SLOT_BYTES]):
        with pytest.raises(WrongKey):
            try_all(slots[:used] + changed + slots[used + SLOT_BYTES :], KEY, PLACE)


def test_slots_do_not_open_for_another_person_instance_or_order() -> None:
    slots = rosas_slots()
    moved = slots[SLOT_BYTES:] + slots[:SLOT_BYTES]
    for changed, place in [
        (slots, replace(PLACE, user=some_id("Mateo"))),
        (slots, replace(PLACE, instance=some_id("elsewhere"))),
        (moved, PLACE),
    ]:
        with pytest.raises(WrongKey):
            try_all(changed, KEY, place)
