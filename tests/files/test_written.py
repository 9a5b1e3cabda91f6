"""What all files have in common: nothing is lost in silence, nothing hostile gets through, the same in gives the same out."""

import pytest
from msgspec.structs import replace

from amparo.domain.plan.model import Cost, OutsideBody, Plan
from amparo.domain.plan.terms import Status, ThreatState
from amparo.files.unprintable import UNPRINTABLE, cleaned
from amparo.files.written import SUFFIXES, UnknownSuffix, write
from tests.files.plans import hostile, long_plan
from tests.people import TODAY, river_house

FOR_PEOPLE = [suffix for suffix in SUFFIXES if suffix not in ("json", "yaml", "yml")]


def lost(plan: Plan, suffix: str) -> dict[str, str]:
    return {loss.where: loss.text for loss in write(plan, suffix, "en", TODAY).losses if loss.code == "not-carried"}


@pytest.mark.parametrize("suffix", FOR_PEOPLE)
def test_the_same_plan_gives_the_same_file(suffix):
    assert write(long_plan(), suffix, "en", TODAY) == write(long_plan(), f".{suffix.upper()}", "en", TODAY)


@pytest.mark.parametrize("suffix", FOR_PEOPLE)
@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_an_empty_plan_can_be_written_in_every_language(suffix, language):
    assert write(Plan(), suffix, language, TODAY).content


@pytest.mark.parametrize("suffix", FOR_PEOPLE)
def test_control_characters_are_taken_out_and_reported(suffix):
    removed = [loss.where for loss in write(hostile(), suffix, "en", TODAY).losses if loss.code.startswith("control")]
    assert removed == ["measures[7].text"]


def test_a_plan_without_any_is_the_very_same_plan():
    plan = long_plan()
    assert cleaned(plan)[0] is plan


def test_windows_line_ends_are_nothing_to_speak_of():
    plan, losses = cleaned(replace(river_house(), kept_where="in the safe\r\nat home"))
    assert (plan.kept_where, losses) == ("in the safe\nat home", ())


def test_accents_emoji_and_joiners_are_no_control_characters():
    assert not UNPRINTABLE.search("Tomás 🔥 \u200d\u2066خ\u2069")


def test_the_six_columns_say_how_much_else_there_was():
    told = lost(long_plan(), "csv")
    assert (told["threats"], told["capacities"], told["protocols"], told["measures.mode"]) == ("1", "2", "1", "12")


def test_the_workbook_carries_what_the_six_columns_cannot():
    assert {"threats", "people", "protocols", "measures.mode"} <= lost(long_plan(), "csv").keys()
    assert not {"threats", "people", "protocols", "measures.mode"} & lost(long_plan(), "xlsx").keys()


def test_a_part_of_a_cost_no_column_has_is_reported():
    plan = river_house()
    paid = replace(plan.measures[0], cost=Cost(amount=plan.measures[0].cost.amount, paid_by="a friend"))
    outside = replace(plan.measures[1], outside=(OutsideBody(name="the notary", agreed=True),))
    told = lost(replace(plan, measures=(paid, outside)), "csv")
    assert (told["measures.cost.paid_by"], told["measures.outside"]) == ("1", "1")


def test_words_that_were_made_exact_are_reported_not_shown():
    plan = river_house()
    said = replace(plan.measures[0], owner_words="IT person / Rosa")
    assert lost(replace(plan, measures=(said,)), "csv")["measures.owner_words"] == "1"


def test_dropped_measures_are_left_out_and_counted():
    plan = river_house()
    dropped = replace(plan.measures[0], status=Status.DROPPED, text="Sell the office")
    written = write(replace(plan, measures=(dropped, plan.measures[2])), "txt", "en", TODAY)
    assert b"Sell the office" not in written.content
    assert ("dropped-measures-left-out", "1") in [(loss.code, loss.text) for loss in written.losses]


def test_threats_put_aside_are_left_out_and_counted():
    plan = river_house()
    aside = replace(plan.threats[0], id="t2", text="A storm", state=ThreatState.PARKED)
    written = write(replace(plan, threats=(*plan.threats, aside)), "md", "en", TODAY)
    assert b"A storm" not in written.content
    assert ("threats-left-out", "1") in [(loss.code, loss.text) for loss in written.losses]


def test_a_measure_for_two_weaknesses_is_reported():
    plan = long_plan()
    both = replace(plan.measures[0], objectives=("o2", "o3"))
    written = write(replace(plan, measures=(both,)), "csv", "en", TODAY)
    assert "Even then nobody reads our files; Even then nothing is lost" in written.content.decode()
    assert "several-objectives-in-one-cell" in [loss.code for loss in written.losses]


def test_a_kind_of_file_nobody_knows_is_refused():
    with pytest.raises(UnknownSuffix):
        write(river_house(), "odp", "en", TODAY)
