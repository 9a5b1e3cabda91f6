"""Specific and achievable are questions to the group."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from amparo.domain.workshop.nextsteps import Adaptation, Doer, Focus, StepState
from amparo.domain.workshop.stepchecks import QUESTIONS, RULES, check
from amparo.wording.findings import Teller
from amparo.wording.lexicons import lexicon
from amparo.wording.step_questions import WORDS
from tests.domain.workshop.steps import HELD, sound


def asked(whole, today=HELD):
    return {finding.code for finding in check(whole, today, lexicon("en"))}


def first(**changes):
    steps = sound().steps
    return replace(sound(), steps=(replace(steps[0], **changes), *steps[1:]))


def third(**changes):
    return replace(sound(), steps=(*sound().steps[:2], replace(sound().steps[2], **changes)))


def adapted(adaptation, **changes):
    return replace(sound(), adapted=(adaptation,), **changes)


FIRES = {
    "step-nobody": lambda: first(by=""),
    "step-no-day": lambda: first(on=None),
    "step-no-first-act": lambda: first(first_act=" "),
    "step-no-when": lambda: first(when=""),
    "step-not-one": lambda: first(by="everybody"),
    "step-vague": lambda: first(text="Improve how we travel"),
    "step-far": lambda: first(on=HELD + timedelta(days=200)),
    "step-no-addressee": lambda: third(addressee=""),
    "point-no-audience": lambda: replace(sound(), advocacy=(replace(sound().advocacy[0], audience=""),)),
    "no-well-being": lambda: replace(
        sound(),
        recommendations=sound().recommendations[:1],
        steps=(sound().steps[0], sound().steps[2]),
        advocacy=(),
    ),
    "many-for-one": lambda: replace(
        sound(), steps=(*sound().steps, *(replace(sound().steps[0], id=f"x{number}") for number in range(4)))
    ),
    "nothing-of-ours": lambda: replace(
        sound(), steps=tuple(replace(each, doer=Doer.OTHERS, addressee="Donors") for each in sound().steps)
    ),
    "leads-nowhere": lambda: replace(sound(), steps=(sound().steps[1],)),
    "comes-from-nowhere": lambda: first(recommendation=None),
    "no-solidarity": lambda: adapted(Adaptation.SOLIDARITY),
    "no-advocacy": lambda: adapted(Adaptation.ADVOCACY, advocacy=()),
    "no-recommendation": lambda: adapted(
        Adaptation.RECOMMENDING,
        recommendations=(),
        advocacy=(),
        steps=tuple(replace(each, recommendation=None) for each in sound().steps),
    ),
    "outside-though-ours": lambda: adapted(Adaptation.ONLY_OURS),
}


def test_a_sound_list_is_asked_nothing():
    assert asked(sound()) == set()


@pytest.mark.parametrize("code", FIRES)
def test_a_rule_asks_where_something_is_missing(code):
    assert code in asked(FIRES[code]())


def test_a_day_that_passed_asks_and_one_that_was_kept_does_not():
    later = HELD + timedelta(days=60)
    assert "step-late" in asked(sound(), later)
    done = tuple(replace(each, state=StepState.DONE) for each in sound().steps)
    assert "step-late" not in asked(replace(sound(), steps=done), later)


def test_every_rule_was_tried():
    assert set(FIRES) | {"step-late"} == set(RULES)


def test_every_rule_has_its_words():
    assert set(WORDS) == set(RULES)
    assert all("?" in words.question for words in WORDS.values())


@pytest.mark.parametrize("code", FIRES)
def test_a_question_is_told_without_gaps(code):
    whole = FIRES[code]()
    for finding in check(whole, HELD, lexicon("en")):
        told = Teller(whole, "en").tell(finding)
        assert told.where
        assert "{" not in told.title + told.why + told.question


def test_a_question_that_was_left_asks_again_when_the_step_changes():
    whole = first(by="")
    finding = next(each for each in check(whole, HELD, lexicon("en")) if each.code == "step-nobody")
    left = QUESTIONS.leave(whole, finding, "She decides next week", HELD)
    assert next(each for each in check(left, HELD, lexicon("en")) if each.code == "step-nobody").left
    changed = replace(left, steps=tuple(replace(each, text=each.text + "!") for each in left.steps))
    assert not next(each for each in check(changed, HELD, lexicon("en")) if each.code == "step-nobody").left


def test_well_being_counts_wherever_it_stands():
    assert "no-well-being" not in asked(first(focus=Focus.WELL_BEING))


def test_a_language_nobody_described_is_not_guessed_at():
    whole = first(text="Improve how we travel", by="everybody")
    assert not {each.code for each in check(whole, HELD, lexicon("xx"))} & {"step-vague", "step-not-one"}
