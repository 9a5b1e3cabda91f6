"""When the pack's release share comes free, and when it must not."""

import pytest
from msgspec.structs import replace

from amparo.domain.alert.events import CheckInMissed, Did, Meaning, Released, ShareGiven, TimePassed, WordsSaid
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.notes import By, Deed
from amparo.domain.alert.release import shares_missing
from amparo.domain.alert.showing import call_view
from amparo.domain.pact.terms import Release
from tests.domain.alert.circle import Night, circle

B = b"B" * 32
ALL = circle(release=tuple(Release), quorum=2)


def night(envelope=ALL, **more) -> Night:
    one = Night(envelope, **more)
    one.happens(TimePassed(), minutes=1)
    return one


def free(one: Night, by: Release, **more) -> bytes:
    one.happens(Released(by=by, release=B, **more), minutes=2)
    return call_view(one.alert, one.envelope, "noor", one.now).release


def test_the_press_frees_it():
    assert free(night(), Release.DEVICE) == B


def test_so_many_contacts_together_free_it():
    one = night()
    assert call_view(one.alert, one.envelope, "noor", one.now).release_waits_for == 2
    for contact in ("noor", "noor"):  # twice the same is one
        one.happens(ShareGiven(contact=contact, share=contact.encode()), minutes=2)
    assert shares_missing(one.alert, one.envelope) == 1
    with pytest.raises(NotNow):
        free(one, Release.QUORUM)
    one.happens(ShareGiven(contact="leila", share=b"leila"), minutes=3)
    assert free(one, Release.QUORUM) == B


def test_a_missed_check_in_frees_it_only_when_both_clocks_agree():
    with pytest.raises(NotNow):
        free(night(by_check_in=True), Release.WORKER)
    assert free(night(by_check_in=True, both_clocks=True), Release.WORKER) == B
    assert free(night(by_check_in=True), Release.WORKER, both_clocks=True) == B


def test_a_check_in_that_is_missed_after_the_press_frees_it_as_well():
    one = night()
    one.happens(CheckInMissed(both_clocks=True), minutes=2)
    assert free(one, Release.WORKER) == B


def test_a_press_is_no_missed_check_in_and_a_missed_check_in_no_press():
    with pytest.raises(NotNow):
        free(night(), Release.WORKER, both_clocks=True)
    with pytest.raises(NotNow):
        free(night(by_check_in=True), Release.DEVICE)


def test_an_alert_raised_by_text_message_may_carry_the_share_too():
    assert free(night(by=By.SMS, press="", press_key=b""), Release.DEVICE) == B


@pytest.mark.parametrize("by", Release)
def test_a_way_that_was_not_agreed_frees_nothing(by):
    others = tuple(each for each in Release if each is not by)
    with pytest.raises(NotNow):
        free(night(circle(release=others, quorum=2)), by, both_clocks=True)


def test_a_practice_opens_nothing():
    with pytest.raises(NotNow):
        free(night(practice=True), Release.DEVICE)
    with pytest.raises(NotNow):
        night(practice=True).happens(ShareGiven(contact="noor", share=b"s"), minutes=2)


def test_who_has_left_who_opens_no_pack_and_who_comes_too_late_get_nothing():
    one = night()
    assert free(one, Release.DEVICE) == B
    one.happens(Did(contact="noor", deed=Deed.STAND_DOWN), minutes=3)
    assert call_view(one.alert, one.envelope, "noor", one.now).release == b""
    closed = tuple(replace(each, opens_pack=False) for each in one.envelope.calls)
    assert call_view(one.alert, replace(one.envelope, calls=closed), "leila", one.now).release == b""
    one.happens(WordsSaid(meaning=Meaning.ALL_CLEAR), minutes=4)
    assert call_view(one.alert, one.envelope, "leila", one.now).release == b""


def test_what_is_free_is_not_exchanged_for_something_else():
    one = night()
    free(one, Release.DEVICE)
    one.happens(Released(by=Release.DEVICE, release=b"other"), minutes=3)
    assert one.alert.release == B
