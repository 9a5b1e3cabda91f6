"""The release share comes free in the agreed ways, and is forgotten when the alert is over."""

import pytest

from amparo.domain.alert.events import Meaning, Released, ShareGiven, StopTouched, TimePassed, WordsSaid
from amparo.domain.alert.model import NotNow
from amparo.domain.alert.release import shares_missing
from amparo.domain.alert.showing import call_view
from amparo.domain.alert.terms import Case
from amparo.domain.pact.terms import Release
from tests.domain.alert.circle import KEY, NOON, Night, circle

B = b"b" * 32
BY_PRESS = Released(by=Release.DEVICE, release=B)


def called(**pressed):
    night = Night(**pressed)
    night.happens(TimePassed(), minutes=1)
    return night


def shown_to(night, contact="ines"):
    return call_view(night.alert, night.envelope, contact, night.now).release


def test_a_press_frees_it_for_who_may_open_the_pack():
    night = called()
    night.happens(BY_PRESS)
    assert shown_to(night) == B


def test_a_press_that_was_stopped_leaves_nothing_with_the_worker():
    night = Night()
    night.happens(BY_PRESS)
    night.happens(StopTouched(press="press-1", press_key=KEY, at=NOON), minutes=0.1)
    assert (night.alert.case, night.alert.release) == (Case.STOPPED, b"")


def test_after_the_all_clear_nothing_is_left_of_it():
    night = called()
    night.happens(BY_PRESS)
    night.happens(ShareGiven(contact="noor", share=b"part"))
    night.happens(WordsSaid(meaning=Meaning.ALL_CLEAR), minutes=2)
    assert (night.alert.case, night.alert.release, night.alert.shares) == (Case.SAFE, b"", ())


def test_words_under_coercion_leave_it_free_for_who_goes_on():
    night = called()
    night.happens(BY_PRESS)
    night.happens(WordsSaid(meaning=Meaning.DURESS), minutes=2)
    assert shown_to(night) == B


def test_the_quorum_counts_each_contact_once():
    night = called()
    for _ in range(2):
        night.happens(ShareGiven(contact="noor", share=b"part"))
    assert shares_missing(night.alert, night.envelope) == 1
    with pytest.raises(NotNow):
        night.happens(Released(by=Release.QUORUM, release=B))
    night.happens(ShareGiven(contact="ines", share=b"part"))
    night.happens(Released(by=Release.QUORUM, release=B))
    assert shown_to(night) == B


def test_a_way_that_was_not_agreed_frees_nothing():
    for by in (Release.WORKER, Release.QUORUM):
        with pytest.raises(NotNow):
            called().happens(Released(by=by, release=B))


@pytest.mark.parametrize(
    ("at_first", "later", "free"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_the_worker_frees_it_only_when_both_clocks_say_so(at_first, later, free):
    night = Night(circle(release=(Release.WORKER,)), by_check_in=True, both_clocks=at_first)
    event = Released(by=Release.WORKER, release=B, both_clocks=later)
    if free:
        night.happens(event)
        assert shown_to(night) == B
    else:
        with pytest.raises(NotNow):
            night.happens(event)


def test_a_press_is_no_missed_check_in():
    night = Night(circle(release=(Release.WORKER,)))
    with pytest.raises(NotNow):
        night.happens(Released(by=Release.WORKER, release=B, both_clocks=True))


@pytest.mark.parametrize("event", [BY_PRESS, ShareGiven(contact="noor", share=b"part")])
def test_practice_opens_nothing(event):
    with pytest.raises(NotNow):
        called(practice=True).happens(event)


def test_who_stood_down_or_was_never_called_gives_no_part():
    with pytest.raises(NotNow):
        called().happens(ShareGiven(contact="tam", share=b"part"))


def test_over_means_over():
    night = called()
    night.happens(WordsSaid(meaning=Meaning.ALL_CLEAR), minutes=2)
    for event in (BY_PRESS, ShareGiven(contact="noor", share=b"part")):
        with pytest.raises(NotNow):
            night.happens(event)
