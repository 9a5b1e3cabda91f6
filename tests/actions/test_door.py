"""What happens at the same moment at the door, and what must be true of an account before anybody may use it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from amparo.actions import account, door
from amparo.actions.door import NotOpened
from amparo.actions.people import Purpose, Role
from amparo.sealing import account as person
from amparo.sealing import stretch
from amparo.sealing.compartment import share
from amparo.sealing.faults import Busy
from amparo.sealing.membership import Action, Entry, append
from amparo.sealing.passphrase import generate
from amparo.sealing.stretch import FLOOR, MIB, Cost, Turnstile
from amparo.store import accounts, misses, sessions
from amparo.store.models import AccountRow, LogRow, WrapRow
from tests.inside import HOUSE, NOW, ROSAS

DEARER = replace(HOUSE, cost=Cost(FLOOR.memory_kib + MIB))


def signs_in(words=ROSAS.text, house=HOUSE):
    return door.sign_in("Rosa", words, untrusted_device="", house=house, now=NOW)


def new_words(somebody, words):
    return account.change_passphrase(words, by=somebody.by, keys=somebody.keys, house=HOUSE, now=NOW)


@pytest.fixture
def meanwhile(monkeypatch):
    """Something happens once, after this step of the sealing room and before what follows it."""

    def between(step, happens):
        real, left = getattr(person, step), [happens]

        def interrupted(*args, **kwargs):
            result = real(*args, **kwargs)
            if left:
                left.pop()()
            return result

        monkeypatch.setattr(person, step, interrupted)

    return between


@pytest.fixture
def crowd(monkeypatch):
    """Nobody else's words can be looked at."""
    turnstile = Turnstile(1, 0)
    monkeypatch.setattr(stretch, "_TURNSTILE", turnstile)
    with turnstile.turn():
        yield


def test_no_account_is_stored_that_would_believe_another_log(house, monkeypatch):
    stored = []
    monkeypatch.setattr(accounts, "found", lambda row, *_, **__: stored.append(row) or 1 / 0)
    words = generate("en")
    with pytest.raises(ZeroDivisionError):
        door.make_account(words, Purpose.ME, house=house, new_id=uuid4, now=NOW)
    assert person.sign_in(stored[0], words.text, house.instance).heads


def test_rosa_is_not_moved_into_an_organisation_of_whoever_writes_the_rows(rosa, mateo):
    theirs = mateo.keys.organisation
    entry = Entry(Action.ADMIT, rosa.by.id, rosa.keys.keyring.public.stored(), Role.MEMBER)
    membership, row = append(theirs.membership, mateo.keys.keyring, entry)
    LogRow.objects.create(organisation_id=theirs.id, seq=row.seq, body=row.body, signature=row.signature)
    for compartment, epoch in theirs.keys:
        wrap = share(replace(theirs, membership=membership), compartment, epoch, rosa.by.id)
        WrapRow.objects.create(
            organisation_id=theirs.id, member_id=rosa.by.id, compartment=compartment, epoch=epoch, wrap=wrap.wrap
        )
    AccountRow.objects.filter(id=rosa.by.id).update(organisation=theirs.id)
    assert door.resume(rosa.cookie, house=HOUSE, now=NOW) is None
    with pytest.raises(NotOpened):
        signs_in()


def test_words_changed_while_somebody_signs_in_with_the_old_ones_let_nobody_in(rosa, meanwhile):
    meanwhile("sign_in", lambda: new_words(rosa, generate("en")))
    with pytest.raises(Busy):
        signs_in()
    assert len(sessions.of(rosa.by.id, NOW)) == 1


def test_making_guesses_dearer_does_not_bring_old_words_back(rosa, meanwhile):
    words = generate("en")
    meanwhile("raise_cost", lambda: new_words(rosa, words))
    with pytest.raises(Busy):
        signs_in(house=DEARER)
    assert signs_in(words.text)
    with pytest.raises(NotOpened):
        signs_in()


def test_of_two_who_change_the_words_the_slower_is_told(rosa, meanwhile):
    words = generate("en")
    meanwhile("change_passphrase", lambda: new_words(rosa, words))
    with pytest.raises(Busy):
        new_words(rosa, generate("en"))
    assert signs_in(words.text)


def test_new_words_do_not_bring_back_an_older_key_on_paper(rosa, meanwhile):
    drawn = account.draw_recovery_key(by=rosa.by, keys=rosa.keys, house=HOUSE)
    meanwhile("change_passphrase", lambda: account.keep_recovery_key(drawn, by=rosa.by, keys=rosa.keys, now=NOW))
    new_words(rosa, generate("en"))
    door.read_recovery("Rosa", drawn.recovery_key, house=HOUSE, now=NOW)


def test_what_one_sign_in_noted_last_is_not_noted_away_by_a_slower_one(rosa, tomas, meanwhile):
    def vault():
        return bytes(AccountRow.objects.get(id=rosa.by.id).vault)

    noted = []
    meanwhile("remember_head", lambda: signs_in() and noted.append(vault()))
    signs_in()
    assert noted == [vault()]


def test_a_crowd_at_the_door_is_not_counted_against_rosa(rosa, crowd):
    for _ in range(9):
        with pytest.raises(Busy):
            signs_in()
        with pytest.raises(Busy):
            door.confirm(rosa.cookie, ROSAS.text, house=HOUSE, now=NOW)


def test_a_crowd_leaves_the_waiting_as_it_was(rosa):
    whose = HOUSE.instance.name_mac("Rosa")
    for _ in range(4):
        misses.try_now(whose, NOW)
    later = NOW.replace(minute=30)
    assert misses.try_now(whose, later) == 0
    misses.take_back(whose, later)
    assert misses.try_now(whose, later) == 0
    assert misses.try_now(whose, later) == misses.wait_seconds(4)


def test_right_words_come_in_though_there_was_no_room_to_make_them_dearer(rosa, monkeypatch):
    def no_room(*_args, **_kwargs):
        raise Busy

    monkeypatch.setattr(person, "raise_cost", no_room)
    assert signs_in(house=DEARER)


def test_whoever_guesses_cannot_keep_the_key_on_paper_waiting(rosa):
    drawn = account.draw_recovery_key(by=rosa.by, keys=rosa.keys, house=HOUSE)
    account.keep_recovery_key(drawn, by=rosa.by, keys=rosa.keys, now=NOW)
    while not misses.try_now(HOUSE.instance.name_mac("Rosa"), NOW):
        pass
    assert door.recover("Rosa", drawn.recovery_key, generate("en"), house=HOUSE, now=NOW)
