"""Each question is asked when there is something to ask, and not when there is not."""

from datetime import date

import pytest
from msgspec.structs import replace

from amparo.domain.checks import Severity
from amparo.domain.pact.life import PactState, state
from amparo.domain.pact.model import Pact
from amparo.domain.pact.readiness import RULES, blocking, check, first_three
from amparo.domain.pact.terms import EvidenceKind, Way
from amparo.domain.plan.model import Ending
from amparo.domain.plan.terms import Fate
from tests.domain.pact.readiness.pacts import (
    BY_DAY,
    ask,
    both,
    codes,
    every,
    item,
    pact,
    place,
    seen,
    sound,
)
from tests.domain.pact.readiness.spoiled import FIRES, QUIET
from tests.people import TODAY


def test_rosas_pact_leaves_nothing_to_ask():
    assert ask(sound()) == ()
    assert state(sound().pact, TODAY) is PactState.READY


@pytest.mark.parametrize("code", FIRES)
def test_a_spoiled_pact_is_asked_about(code):
    assert code in codes(FIRES[code](sound()))


@pytest.mark.parametrize(("code", "spoil"), QUIET)
def test_what_only_looks_alike_is_left_in_peace(code, spoil):
    assert code not in codes(spoil(sound()))


def test_every_rule_has_been_seen_to_ask_and_to_keep_silent():
    assert set(FIRES) == set(RULES) == {code for code, _spoil in QUIET}


def test_every_source_rule_is_asked():
    asked = {source for rule in RULES.values() for source in rule.sources}
    assert {f"R{number}" for number in range(1, 33)} <= asked
    assert {"I7", "I9", "I10", "I11"} <= asked


def test_an_empty_pact_is_asked_about_everything_and_still_has_three_first():
    found = check(Pact(), TODAY)
    assert {"no-scenario", "fewer-than-three", "no-lead", "no-consent", "phone-alone-not-said"} <= {
        finding.code for finding in blocking(found)
    }
    assert len(first_three(found)) == 3
    assert all(finding.where == "pact" for finding in found)


def test_what_was_said_of_two_people_is_one_question():
    (asked,) = [f for f in ask(every("contacts", supporter="")(sound())) if f.code == "nobody-supports-them"]
    assert asked.items == ("leila", "noor", "tam")


def test_nobody_at_all_is_no_pact():
    (few,) = [f for f in ask(pact(contacts=(), lead=None, deputy=None)(sound())) if f.code == "fewer-than-three"]
    assert few.level is Severity.BLOCKS


def test_a_pact_nobody_looked_at_for_long_does_not_count():
    (late,) = [f for f in ask(pact(review_on=date(2026, 8, 1))(sound())) if f.code == "look-again-late"]
    assert late.level is Severity.BLOCKS


def test_a_sleeping_machine_is_worst_where_check_ins_count_on_it():
    asleep = place(longest_gap_minutes=400)(sound())
    assert [f.code for f in blocking(ask(asleep))] == ["machine-sleeps"]
    assert not blocking(ask(both(pact(check_ins=()), place(longest_gap_minutes=400))(sound())))[1:]


def test_a_contact_whose_every_way_is_dead_cannot_be_called():
    dead = place(alive={Way.EMAIL: False, Way.SIGNAL: False})(sound())
    levels = {f.where: f.level for f in ask(dead) if f.code == "gateway-silent"}
    assert levels == {"pact": Severity.BLOCKS}


def test_of_a_place_nobody_tried_out_nothing_is_said():
    assert ask(replace(sound(), place=None)) == ()


def test_what_was_seen_counts_more_than_what_was_said():
    told = both(item("noor", reads_messages=None))(replace(sound(), evidence=()))
    assert "reading-not-said" in codes(told)
    answered = replace(told, evidence=(seen(EvidenceKind.ALERT_ANSWERED, "noor", at=BY_DAY),))
    assert "reading-not-said" not in codes(answered)


def test_a_pact_that_has_ended_is_not_nagged():
    ended = Ending(fate=Fate.RETIRED, on=TODAY, reason="I moved")
    assert codes(pact(ended=ended, review_on=None)(sound())) == {"ended-but-still-there"}
