"""Whatever stands in a PACT, the questions are asked and told in every language, and nothing falls over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.domain.pact.model import Evidence, Pact
from amparo.domain.pact.readiness import QUESTIONS, RULES, PlaceFacts, check
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.findings import Teller
from tests.domain.pact.readiness.pacts import ask, both, sound
from tests.domain.pact.readiness.spoiled import FIRES, QUIET
from tests.people import TODAY

SPOILS = (*FIRES.values(), *(spoil for _code, spoil in QUIET))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(range(len(SPOILS))), max_size=12))
def test_many_things_wrong_at_once_are_still_asked_and_told(chosen):
    try:
        case = both(*(SPOILS[number] for number in chosen))(sound())
    except (KeyError, ValueError):  # a part that one of them took away
        return
    found = ask(case)
    assert len({(finding.code, finding.where) for finding in found}) == len(found)
    for language in LANGUAGES:
        teller = Teller(case.pact, language)
        assert all(teller.tell(finding).question for finding in found)
    for finding in found:
        if QUESTIONS.has_repair(finding):
            try:
                after = QUESTIONS.repaired(case.pact, finding)
            except DoesNotHoldTogether:
                continue
            again = check(after, TODAY, case.evidence, case.place)
            assert (finding.code, finding.where) not in {(f.code, f.where) for f in again}


@pytest.mark.parametrize("code", FIRES)
def test_every_question_can_be_left(code):
    case = FIRES[code](sound())
    pact = case.pact
    for finding in ask(case):
        pact = QUESTIONS.leave(pact, finding, "We know", TODAY)
    assert all(finding.left for finding in check(pact, TODAY, case.evidence, case.place))


def test_one_person_in_a_place_nobody_knows():
    assert check(Pact(time_zone="Nowhere/Land"), TODAY, (), PlaceFacts(laptop=True))


def test_evidence_of_somebody_who_is_gone_is_no_trouble():
    case = sound()
    stranger = Evidence(kind=case.evidence[0].kind, contact="mateo", at=case.evidence[0].at)
    assert check(case.pact, TODAY, (*case.evidence, stranger), case.place) == ()


def test_codes_explain_themselves():
    assert all(len(code.split("-")) > 1 for code in RULES)
