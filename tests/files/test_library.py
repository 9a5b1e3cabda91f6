"""The cards that come with Amparo: each holds together, nothing is asked about it that its makers can answer, and every
language has the same steps."""

import pytest
from msgspec.structs import replace

from amparo.domain.workshop.agenda import minutes_of, packing
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.checks import alone, check
from amparo.domain.workshop.edits import with_card
from amparo.domain.workshop.session import Session
from amparo.files.library import CARDS, NoSuchCard, library, library_card, step_in

ENGLISH = library("en")
OTHERS = sorted(path.stem for path in CARDS.glob("*.yaml"))
NOT_FOR_A_CARD_ALONE = {"game-not-played", "card-before-missing", "for-how-many", "nothing-can-give"}


def test_the_library_has_what_a_workshop_of_two_days_needs():
    assert [card.slug for card in ENGLISH] == [
        "introduction",
        "reflection-petals",
        "risk-mapping",
        "who-is-in-your-pact",
        "impact-game",
        "pact-action-plan",
        "set-up",
        "risk-analysis",
        "security-plan",
        "recommendations",
        "next-steps",
        "closing",
    ]


@pytest.mark.parametrize("card", ENGLISH, ids=lambda card: card.slug)
def test_a_card_is_complete_and_its_minutes_add_up(card):
    for name in ("goals", "key_messages", "method", "time", "materials", "remember", "notes", "challenges"):
        assert getattr(card, name), name
    assert card.recall
    assert card.way_back
    assert card.reading
    assert card.time.least <= minutes_of(alone(card)) <= card.time.most
    assert {finding.code for finding in check(alone(card))} <= NOT_FOR_A_CARD_ALONE


@pytest.mark.parametrize(("slug", "minutes"), [("security-plan", 140), ("pact-action-plan", 90), ("next-steps", 25)])
def test_the_three_sessions_take_as_long_as_they_say(slug, minutes):
    assert minutes_of(alone(library_card(slug, "en"))) == minutes


def test_the_whole_library_in_order_is_a_session_without_a_question_about_order():
    session = Session(title="Two days", people=20)
    for card in ENGLISH:
        session = with_card(session, card)
    asked = {finding.code for finding in check(session)}
    assert not asked & {
        "card-too-early",
        "card-before-missing",
        "game-not-played",
        "game-without-debrief",
        "no-closing",
    }
    petals = next(each for each in packing(session) if each.what == "Petals of paper")
    assert petals.quantity == 140


def test_the_action_plan_without_the_game_is_warned_about_and_not_forbidden():
    codes = [finding.code for finding in check(alone(library_card("pact-action-plan", "en")))]
    assert "game-not-played" in codes


def test_a_card_nobody_wrote_is_not_in_the_library():
    with pytest.raises(NoSuchCard):
        library_card("../en/closing", "en")


def counted(card: Card) -> Card:
    """The card without its texts."""
    blank = dict.fromkeys(("title", "method", "remember", "text", "way_back", "online", "language"), "")
    lists = {
        name: tuple("" for _ in getattr(card, name))
        for name in ("goals", "key_messages", "notes", "challenges", "recall", "reading", "adaptations")
    }
    texts = {"title": "", "ask": "", "how": ""}
    steps = tuple(
        replace(step, **texts, needs=tuple("" for _ in step.needs), questions=tuple("" for _ in step.questions))
        for step in card.steps
    )
    materials = tuple(replace(each, what="") for each in card.materials)
    span = replace(card.time, said="") if card.time else None
    return replace(card, **blank, **lists, steps=steps, materials=materials, time=span)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("card", ENGLISH, ids=lambda card: card.slug)
def test_every_language_has_the_same_steps_minutes_and_quantities(card, language):
    told = library_card(card.slug, language)
    assert told.language == language
    assert counted(told) == counted(card)
    for name in ("title", "method", "remember", "way_back"):
        assert getattr(told, name) != getattr(card, name), name
    assert not [
        step.id for step, other in zip(card.steps, told.steps, strict=True) if step.how and step.how == other.how
    ]


def test_a_step_is_told_in_the_language_of_whoever_reads_it_as_long_as_nobody_reworded_it():
    card = library_card("security-plan", "en")
    step = next(step for step in card.steps if step.ask)
    spanish = next(one for one in library_card("security-plan", "es").steps if one.id == step.id)
    assert step_in(card, step, "es") == replace(step, title=spanish.title, ask=spanish.ask)
    assert spanish.ask != step.ask
    reworded = replace(step, ask="In our own words")
    assert step_in(card, reworded, "es") == reworded
    own = replace(card, id="our-own", slug="")
    assert step_in(own, step, "es") == step
