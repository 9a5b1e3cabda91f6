"""Starting points and the first plans made from them."""

import pytest

from amparo.domain.plan import first_plan
from amparo.domain.plan.checks import Severity, check
from amparo.domain.plan.first_plan import Choices, WhoAndWhen, Worry, begun, look_again, started, who_and_when, worried
from amparo.domain.plan.model import ByDate, Every
from amparo.domain.plan.questions import Question, is_unsure, open_question, unsure
from amparo.domain.plan.starters import OWN, STARTERS, Moment
from amparo.domain.plan.structure import faults_of
from amparo.domain.plan.terms import Aim, Status
from amparo.domain.plan.ticking import Ticks
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.lexicons import lexicon
from amparo.wording.starters import SENTENCES, say_starter
from tests.people import TODAY

OFFERED = [starter for starter in STARTERS if starter is not OWN]
BREAK_IN = STARTERS[0]


def say(code: str) -> str:
    return say_starter(code, "en")


def plan_of(starter, measures, worse=None, have=None, language="en"):
    chosen = Choices(
        worry=Worry(starter=starter.code, why=starter.why[:1]),
        worse=starter.worse if worse is None else worse,
        have=starter.have if have is None else have,
        measures=tuple(one.code for one in measures),
        me="Rosa",
    )
    return started(chosen, lambda code: say_starter(code, language), TODAY)


def found(plan, *levels, language="en"):
    return [(f.code, f.where) for f in check(plan, TODAY, lexicon(language)) if f.level in levels]


def test_every_code_has_its_sentence():
    assert not [code for starter in STARTERS for code in starter.codes() if code not in SENTENCES]


@pytest.mark.parametrize("starter", OFFERED, ids=lambda starter: starter.code)
def test_what_a_line_points_at_is_offered_too(starter):
    serves = {*starter.worse, *(want.code for want in starter.wants)}
    codes = [measure.code for measure in starter.measures]
    for place, measure in enumerate(starter.measures):
        assert set(measure.serves) <= serves, measure.code
        assert set(measure.after) <= set(codes[:place]), measure.code
        assert set(measure.builds_on) <= set(starter.have), measure.code


@pytest.mark.parametrize("starter", OFFERED, ids=lambda starter: starter.code)
def test_each_offers_enough_of_everything(starter):
    assert len(starter.worse) == len(starter.have) == 6
    assert {want.aim for want in starter.wants} == set(Aim)
    moments = [measure.moment for measure in starter.measures]
    assert moments.count(Moment.BEFORE) >= 10
    assert len(moments) - moments.count(Moment.BEFORE) >= 6
    for line in starter.worse:
        assert [measure for measure in starter.measures if line in measure.serves], line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("starter", OFFERED, ids=lambda starter: starter.code)
def test_a_plan_of_everything_on_offer_raises_no_warning(starter, language):
    plan = plan_of(starter, starter.measures, language=language)
    assert found(plan, Severity.BLOCKS, Severity.WARN, language=language) == []


@pytest.mark.parametrize("starter", OFFERED, ids=lambda starter: starter.code)
def test_a_plan_of_five_may_be_called_a_plan(starter):
    five = [*starter.measures[:4], next(one for one in starter.measures if one.moment is Moment.IF)]
    plan = plan_of(starter, five, starter.worse[:2], starter.have[:2])
    assert faults_of(plan) == ()
    assert found(plan, Severity.BLOCKS) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_made_in_every_language(language):
    chosen = Choices(worry=Worry(starter="arrest"), worse=STARTERS[1].worse, measures=("arrest.mandate", "arrest.find"))
    plan = started(chosen, lambda code: say_starter(code, language), TODAY)
    assert len(plan.measures) == 2


def test_a_step_left_out_hands_on_what_it_waited_for():
    codes = {one.code.removeprefix("break-in."): one for one in BREAK_IN.measures}
    plan = plan_of(BREAK_IN, [codes["choose-lock"], codes["lock-disks"]])
    assert plan.measures[1].after == (plan.measures[0].id,)


def test_a_want_that_was_struck_is_borne_and_said():
    plan = plan_of(BREAK_IN, BREAK_IN.measures[:2])
    kept = tuple(want.code for want in BREAK_IN.wants)
    struck = first_plan.wanting(plan, BREAK_IN, Ticks(chosen=kept), say)
    assert {vulnerability.accepted for vulnerability in struck.vulnerabilities} == {say("borne")}
    again = first_plan.wanting(struck, BREAK_IN, Ticks(chosen=(*kept, "break-in.one-copy.want")), say)
    assert [v.accepted for v in again.vulnerabilities if v.text == say("break-in.one-copy")] == [""]


def test_another_worry_takes_its_lines_along_and_leaves_what_is_ours():
    plan = plan_of(BREAK_IN, BREAK_IN.measures[:2])
    plan = first_plan.having(plan, BREAK_IN, Ticks(chosen=BREAK_IN.have, own=("A dog",)), say)
    changed = worried(plan, Worry(starter="arrest"), say)
    assert changed.measures == changed.vulnerabilities == changed.objectives == ()
    assert [capacity.text for capacity in changed.capacities] == ["A dog"]


def test_what_somebody_wrote_on_a_line_stays_when_the_page_is_sent_again():
    plan = plan_of(BREAK_IN, BREAK_IN.measures[:2])
    plan = who_and_when(plan, {"m1": WhoAndWhen("Tomás", TODAY)}, say)
    again = first_plan.will_do(plan, BREAK_IN, Ticks(chosen=tuple(m.code for m in BREAK_IN.measures[:3])), (), say)
    assert again.measures[0] == plan.measures[0]


def test_another_day_and_another_name():
    plan = who_and_when(plan_of(BREAK_IN, BREAK_IN.measures[:1]), {"m1": WhoAndWhen("Tomás", TODAY)}, say)
    assert plan.measures[0].schedule == ByDate(day=TODAY)
    assert (plan.measures[0].owner, plan.measures[0].owner_agreed, plan.measures[0].status) == ("w2", None, Status.IDEA)


def test_what_is_repeated_begins_on_another_day():
    copy = next(one for one in BREAK_IN.measures if isinstance(one.schedule, Every))
    plan = who_and_when(plan_of(BREAK_IN, [copy]), {"m1": WhoAndWhen("Rosa", TODAY)}, say)
    assert plan.measures[0].schedule.first == TODAY


def test_doubt_is_kept_until_it_is_answered():
    plan = unsure(begun(say, TODAY), Question.WORRY, say, TODAY)
    assert is_unsure(plan, Question.WORRY, say)
    assert open_question(plan, say) is Question.WORSE
    assert not is_unsure(worried(plan, Worry(starter="arrest"), say), Question.WORRY, say)


def test_the_questions_end_with_the_next_look():
    plan = plan_of(BREAK_IN, BREAK_IN.measures[:1])
    assert open_question(plan, say) is None
    assert open_question(look_again(plan, TODAY, say), say) is None
