"""What the clock takes away."""

from datetime import timedelta

from amparo.sealing.paper import FirstRunCode
from amparo.store import events, firstrun, misses, sessions
from amparo.store.events import What
from amparo.store.models import FirstRunCodeRow, MissRow, SessionRow
from amparo.worker.turn import upkeep_turn as turn
from tests.inside import NOW, ROSAS, come_in


def test_sessions_that_have_ended_are_taken_away_and_others_stay(rosa):
    later = NOW + timedelta(minutes=15)
    fresh = come_in("Rosa", ROSAS, later)
    turn(later)
    assert [bytes(row.id) for row in SessionRow.objects.all()] == [fresh.present.session]


def test_a_session_is_dead_before_it_is_taken_away(rosa):
    assert sessions.living(rosa.present.session, NOW + timedelta(minutes=15)) is None
    assert SessionRow.objects.filter(id=rosa.present.session).exists()


def test_a_code_nobody_used_is_taken_away_after_an_hour(house):
    firstrun.keep(FirstRunCode.new(), house.instance, NOW)
    turn(NOW + timedelta(minutes=59))
    assert FirstRunCodeRow.objects.exists()
    turn(NOW + timedelta(hours=1))
    assert not FirstRunCodeRow.objects.exists()


def test_wrong_words_are_forgotten_after_a_day(house):
    misses.try_now(b"somebody", NOW)
    turn(NOW + timedelta(hours=23))
    assert MissRow.objects.exists()
    turn(NOW + timedelta(hours=25))
    assert not MissRow.objects.exists()


def test_events_are_forgotten_after_more_than_a_year(rosa):
    events.note(What.SIGNED_IN, rosa.by.id, NOW)
    turn(NOW + timedelta(days=399))
    assert events.of(rosa.by.id)
    turn(NOW + timedelta(days=401))
    assert not events.of(rosa.by.id)
