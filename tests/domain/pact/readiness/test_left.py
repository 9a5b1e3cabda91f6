"""A question Rosa left stays left until what it is about has changed; a few mend themselves in one step."""

import pytest
from msgspec.structs import replace

from amparo.domain.pact.model import Channel
from amparo.domain.pact.readiness import QUESTIONS, NoRepair, asked_again, blocking
from amparo.domain.pact.terms import Way
from tests.domain.pact.readiness.pacts import Case, ask, codes, item, pact, part, place, sound
from tests.domain.pact.readiness.spoiled import FIRES
from tests.people import TODAY


def the(code: str, case: Case):
    return next(finding for finding in ask(case) if finding.code == code)


def left(code: str, case: Case) -> Case:
    return replace(case, pact=QUESTIONS.leave(case.pact, the(code, case), "We talked about it", TODAY))


def test_what_was_left_with_a_reason_no_longer_keeps_it_from_being_ready():
    shared = part("phone", mine_alone=False)(sound())
    assert [f.code for f in blocking(ask(shared))] == ["phone-is-shared"]
    assert not blocking(ask(left("phone-is-shared", shared)))


def test_it_asks_again_when_what_it_is_about_changes():
    case = left("not-calm", item("noor", calm=False)(sound()))
    assert "not-calm" not in codes(case)
    assert "not-calm" in codes(item("noor", limits="Nothing at night")(case))


def test_it_asks_again_when_rosa_wishes_so():
    case = left("not-calm", item("noor", calm=False)(sound()))
    assert "not-calm" in codes(replace(case, pact=asked_again(case.pact, "not-calm", "noor")))


def test_a_question_on_the_whole_asks_again_when_a_check_in_joins():
    laptop = place(laptop=True)(sound())
    case = left("runs-on-a-laptop", laptop)
    assert "runs-on-a-laptop" not in codes(case)
    assert "runs-on-a-laptop" in codes(pact(check_ins=())(case))


def test_who_leads_can_be_called_at_once_in_one_step():
    case = FIRES["lead-in-reserve"](sound())
    mended = QUESTIONS.repaired(case.pact, the("lead-in-reserve", case))
    assert not mended.contacts[0].reserve


def test_who_leads_does_not_stand_in_for_herself():
    case = FIRES["deputy-is-lead"](sound())
    assert QUESTIONS.repaired(case.pact, the("deputy-is-lead", case)).deputy is None


def test_of_two_equal_ways_the_first_is_kept():
    case = FIRES["same-way-twice"](sound())
    kept = QUESTIONS.repaired(case.pact, the("same-way-twice", case)).contacts[0].channels
    assert kept == (Channel(way=Way.SMS, address="+34 600 000 002"), Channel(way=Way.CALL, address="+34 910 000 002"))


def test_what_only_people_know_is_not_mended():
    case = FIRES["no-deputy-for-lead"](sound())
    assert not QUESTIONS.has_repair(the("no-deputy-for-lead", case))
    with pytest.raises(NoRepair):
        QUESTIONS.repaired(case.pact, the("no-deputy-for-lead", case))
