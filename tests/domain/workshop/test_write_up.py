"""Nothing is written up that the group has not decided, and what is taken out is said."""

import pytest
from msgspec.structs import replace

from amparo.domain.workshop.nextsteps import (
    Decision,
    Doer,
    NextStep,
    Readers,
    Recommendation,
    Shown,
    with_item,
    without_item,
)
from amparo.domain.workshop.writeup import (
    STRUCK,
    SUGGESTED,
    NotDecided,
    Removed,
    about_what_is_here,
    decided,
    redacted,
    written_up,
)
from tests.domain.workshop.steps import sound


def yes(readers, *shows):
    return Decision(readers=readers, appropriate=True, consent=True, shows=shows or SUGGESTED[readers])


@pytest.mark.parametrize("readers", Readers)
def test_without_a_decision_nothing_is_written_up(readers):
    with pytest.raises(NotDecided):
        written_up(sound(), readers)


@pytest.mark.parametrize("no", ["appropriate", "consent"])
def test_one_no_of_two_is_a_no(no):
    decision = replace(yes(Readers.PARTICIPANTS), **{no: False})
    with pytest.raises(NotDecided):
        written_up(decided(sound(), decision), Readers.PARTICIPANTS)


def test_a_yes_for_some_readers_is_none_for_others():
    with pytest.raises(NotDecided):
        written_up(decided(sound(), yes(Readers.PARTICIPANTS)), Readers.OUTSIDE)


def test_a_later_no_takes_an_earlier_yes_back():
    whole = decided(decided(sound(), yes(Readers.OUTSIDE)), Decision(readers=Readers.OUTSIDE))
    with pytest.raises(NotDecided):
        written_up(whole, Readers.OUTSIDE)


def test_names_stand_nowhere_unless_the_group_wants_them():
    assert not any(step.by for step in redacted(sound(), yes(Readers.PARTICIPANTS)).whole.steps)
    named = redacted(sound(), yes(Readers.PARTICIPANTS, *Shown)).whole
    assert named.steps[0].by == "Blue Kite"


def test_readers_outside_learn_what_is_asked_of_others_and_nothing_of_what_we_do():
    got = written_up(decided(sound(), yes(Readers.OUTSIDE)), Readers.OUTSIDE)
    assert [step.id for step in got.whole.steps] == ["s3"]
    assert [point.id for point in got.whole.advocacy] == ["p1"]
    assert {Removed("s1", ""), Removed("s2", "")} <= set(got.removed)


def test_one_step_is_kept_from_readers_whatever_else_they_get():
    steps = (replace(sound().steps[0], keep_from=(Readers.PARTICIPANTS,)), *sound().steps[1:])
    got = redacted(replace(sound(), steps=steps), yes(Readers.PARTICIPANTS))
    assert "s1" not in {step.id for step in got.whole.steps}


def test_notes_decisions_and_reasons_never_leave():
    got = redacted(decided(replace(sound(), struck=("Tam",)), yes(Readers.PARTICIPANTS)), yes(Readers.PARTICIPANTS))
    assert got.whole.decisions == got.whole.struck == ()
    assert not any(each.notes for each in got.whole.recommendations)


@pytest.mark.parametrize(
    ("word", "text", "left"),
    [
        ("Tam", "I ring Tam and the tamer", f"I ring {STRUCK} and the tamer"),
        ("Tomás", "TOMAS and Tomás’s sister", f"{STRUCK} and {STRUCK}’s sister"),
        ("Ana", "Mañana llamo a Ana", f"Mañana llamo a {STRUCK}"),
        ("Inés", "Ines, not Josefines", f"{STRUCK}, not Josefines"),
        ("Casa del Río", "At casa del rio", f"At {STRUCK}"),
        ("سلامة", "سنتصل بسلامة غدا", f"سنتصل ب{STRUCK} غدا"),
    ],
)
def test_words_the_group_struck_stand_nowhere(word, text, left):
    steps = (replace(sound().steps[0], text=text),)
    got = redacted(replace(sound(), steps=steps, struck=(word,)), yes(Readers.PARTICIPANTS))
    assert got.whole.steps[0].text == left
    assert Removed("s1", "struck") in got.removed


def test_what_is_said_after_the_group_decided_waits_for_the_next_decision():
    decision = about_what_is_here(sound(), yes(Readers.PARTICIPANTS))
    later = with_item(sound(), NextStep(id="s9", text="Something said in the corridor", recommendation="r1"))
    assert "s9" not in {step.id for step in redacted(later, decision).whole.steps}
    assert Removed("s9", "") in redacted(later, decision).removed


def test_a_new_recommendation_under_an_old_number_is_not_covered():
    whole = decided(sound(), about_what_is_here(sound(), yes(Readers.PARTICIPANTS)))
    again = with_item(without_item(whole, "r1"), Recommendation(id="r1", text="Something else"))
    assert [each.id for each in written_up(again, Readers.PARTICIPANTS).whole.recommendations] == ["r2"]


@pytest.mark.parametrize(
    "other",
    [{"text": "I name the witnesses"}, {"first_act": "Ring Tam at home"}, {"addressee": "Tam"}, {"doer": Doer.WE}],
)
def test_a_step_in_other_words_under_its_old_number_waits_for_the_next_decision(other):
    whole = decided(sound(), about_what_is_here(sound(), yes(Readers.PARTICIPANTS)))
    again = with_item(whole, replace(whole.steps[0], **other))
    assert "s1" not in {step.id for step in written_up(again, Readers.PARTICIPANTS).whole.steps}
    back = with_item(again, whole.steps[0])
    assert "s1" in {step.id for step in written_up(back, Readers.PARTICIPANTS).whole.steps}


def test_what_these_readers_would_not_see_changes_nothing_about_the_yes():
    whole = decided(sound(), about_what_is_here(sound(), yes(Readers.PARTICIPANTS)))
    without = without_item(with_item(whole, replace(whole.steps[0], by="Somebody")), "r1")
    assert "s1" in {step.id for step in written_up(without, Readers.PARTICIPANTS).whole.steps}


def test_what_was_kept_from_readers_when_they_decided_is_not_covered_when_it_is_shown_to_them_later():
    hidden = with_item(sound(), replace(sound().steps[0], keep_from=(Readers.PARTICIPANTS,)))
    whole = decided(hidden, about_what_is_here(hidden, yes(Readers.PARTICIPANTS)))
    shown = with_item(whole, sound().steps[0])
    assert "s1" not in {step.id for step in written_up(shown, Readers.PARTICIPANTS).whole.steps}
