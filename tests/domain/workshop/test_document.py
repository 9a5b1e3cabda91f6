"""A card and a session as documents: read, refused with all their faults, edited."""

import msgspec
import pytest
from msgspec.structs import replace

from amparo.domain.document import plain, read_card, read_document, read_session
from amparo.domain.faults import NotADocument
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.edits import moved, new_id, with_card, with_item, with_step, without_item
from amparo.domain.workshop.session import Pause, Session
from tests.domain.workshop.sessions import evening, morning, promises


def faults(untrusted: object) -> list[tuple[str, str]]:
    with pytest.raises(NotADocument) as refusal:
        read_document(untrusted)
    return [(fault.code.value, fault.path) for fault in refusal.value.faults]


def test_a_session_and_a_card_are_read_as_they_were_written() -> None:
    assert read_session(msgspec.json.decode(msgspec.json.encode(plain(morning())))) == morning()
    assert read_card(msgspec.json.decode(msgspec.json.encode(plain(promises())))) == promises()
    assert plain(Session()) == {"amparo": "session", "version": 1}


def test_all_faults_of_a_session_are_told_together() -> None:
    told = faults(
        {
            "amparo": "session",
            "version": 1,
            "starts_at": "nine",
            "people": 0,
            "cards": [{"id": "a", "steps": [{"id": "s", "title": "x", "need": "maybe"}]}],
            "pauses": [{"id": "p1", "title": "Tea"}],
        }
    )
    assert told == [
        ("wrong-type", "starts_at"),
        ("out-of-range", "people"),
        ("missing-key", "cards[0].title"),
        ("not-allowed", "cards[0].steps[0].need"),
        ("missing-key", "pauses[0].minutes"),
    ]


def test_what_does_not_hang_together_is_told_with_its_place() -> None:
    step = {"id": "s", "title": "x", "minutes": 5, "least": 9}
    card = {"id": "a", "title": "A", "time": {"least": 9, "most": 5}, "steps": [step, step]}
    pause = {"id": "a", "title": "Tea", "minutes": 5, "after": "a/z"}
    told = faults({"amparo": "session", "version": 1, "cards": [card], "pauses": [pause]})
    assert told == [
        ("repeated-id", "pauses[0].id"),
        ("out-of-range", "cards[0].time.least"),
        ("out-of-range", "cards[0].steps[0].least"),
        ("repeated-id", "cards[0].steps[1].id"),
        ("out-of-range", "cards[0].steps[1].least"),
        ("broken-reference", "pauses[0].after"),
    ]


def test_a_break_stays_when_its_card_goes_and_has_no_place_any_more() -> None:
    after = without_item(morning(), "evening")
    assert [card.id for card in after.cards] == ["promises"]
    assert [pause.after for pause in after.pauses] == [""]
    assert [step.id for step in after.cards[0].steps] == [step.id for step in promises().steps]


def test_a_step_may_be_called_as_a_card_is() -> None:
    card = replace(promises(), steps=(replace(promises().steps[0], id="evening"),))
    after = without_item(with_item(morning(), card), "evening")
    assert after.cards[0].steps[0].id == "evening"


def test_the_same_card_may_be_taken_twice() -> None:
    assert [card.id for card in with_card(morning(), evening()).cards] == ["evening", "promises", "evening-2"]


def test_cards_change_places_and_steps_their_minutes() -> None:
    assert [card.id for card in moved(morning(), "promises", -1).cards] == ["promises", "evening"]
    longer = with_step(morning(), "promises/write", lambda step: replace(step, minutes=35))
    assert longer.cards[1].steps[0].minutes == 35
    for key in ("promises/sing", "songs/write"):
        with pytest.raises(NoSuchItem):
            with_step(morning(), key, lambda step: step)


def test_a_new_break_has_an_id_of_its_own() -> None:
    assert new_id(morning(), Pause) == "p2"
