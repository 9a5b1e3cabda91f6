"""Cards as Markdown: read as they stand, and written so that nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from amparo.domain.document import plain, read_card
from amparo.domain.workshop.card import Card, Kept, Need, Per, Span
from amparo.files.card_markdown import ring
from amparo.files.card_times import span_of
from amparo.files.cards import read_markdown_card, write_markdown_card
from amparo.files.front_matter import FrontMatter
from amparo.files.library import library
from tests.domain.workshop.sessions import promises

EVENINGS = (Path(__file__).parent.parent / "documents/evenings.md").read_bytes()
ACTIVITY = """---
title: A walk through the house
approaches:
  - Interpersonal
summary: >
  Everybody knows the doors.
materials_needed: |
  * A plan of the house
  * 2 torches
considerations: |
  * Ask before you open a door.

  * Not at night.
walk_through: |
  1. Begin at the gate
  Look up.

  2. Then the cellar.
recommendations: |
  **If a lock is broken**, mend it.
time_required_minutes: 120
---
"""


def read(text: bytes | str) -> Card:
    found = read_markdown_card(text if isinstance(text, bytes) else text.encode())
    assert found
    return found.card


def test_a_card_of_a_site_is_read_as_it_stands():
    card = read(EVENINGS)
    assert (card.id, card.slug, card.number) == ("what-we-take-home", "02-what-we-take-home", 2)
    assert card.time == Span(least=60, most=60, said="45m in pairs + 15m together")
    assert [(m.what, m.quantity, m.per) for m in card.materials] == [
        ("flipcharts", 2, Per.ROOM),
        ("markers", None, Per.ROOM),
        ("paper", 1, Per.PERSON),
    ]
    assert card.after_game
    assert card.text == "Sit in a circle."
    assert card.online == "### More on the screen\n\n- Bring tea."
    assert [step.title for step in card.steps] == ["Write", "Tell"]
    assert card.steps[0].how == "Everybody writes alone. Nobody collects it.\n\nIt may be a drawing."
    assert card.steps[0].questions == ("What would you have needed?", "What would you have dared?")
    assert (card.steps[1].least, card.steps[1].minutes, card.steps[1].need) == (8, 20, Need.IF_TIME)


def test_junk_and_nulls_are_kept_and_the_ring_is_derived():
    kept = {each.name: each.value for each in read(EVENINGS).kept}
    assert kept == {
        "layout": "evening_post",
        "version": "3",
        "downloadLink": "null",
        "shortLink": "teapot",
        "extra": "null",
        "mood": "[calm, warm]",
        "published": "true",
    }
    assert ring(5) == "21.3,2,21.3,2,21.3,2,21.3,2,21.3,999"
    other = read(EVENINGS.replace(b"21.3,2,21.3,999", b"7,7"))
    assert Kept(name="numDash", value='"7,7"') in other.kept


TWICE = """---
title: What each of us takes home
goals: >
  Everybody leaves
  with one thing
mood: warm
title: The evening
mood: warm
goals: null
---

**Write:** Alone.
"""


def test_a_name_that_stands_twice_is_told_with_its_line_and_nothing_of_it_is_lost():
    found = read_markdown_card(TWICE.encode())
    assert found
    assert [(loss.code, loss.where, loss.text) for loss in found.losses] == [
        ("name-twice", "line 7", "title"),
        ("name-twice", "line 8", "mood"),
        ("name-twice", "line 9", "goals"),
    ]
    assert found.card.title == "The evening"
    assert found.card.goals == ("Everybody leaves with one thing",)
    kept = {Kept(name="title (2)", value="What each of us takes home"), Kept(name="mood", value="warm")}
    assert set(found.card.kept) == kept
    again = read_markdown_card(write_markdown_card(found.card, "md").content)
    assert again
    assert (set(again.card.kept), again.losses) == (kept, ())


def test_a_name_that_stands_four_times_keeps_all_four():
    card = read("---\ntitle: a\nmood: b\nmood: c\nmood (2): d\nmood: e\n---\n")
    assert sorted(each.value for each in card.kept) == ["b", "c", "d", "e"]
    activity = read(ACTIVITY.replace("title: A walk", "title: First\ntitle: A walk"))
    assert Kept(name="title (2)", value="First") in activity.kept


@pytest.mark.parametrize("card", [promises(), read(EVENINGS), *library("en")], ids=lambda card: card.id)
def test_written_and_read_again_it_is_the_same_card(card):
    written = write_markdown_card(card, "md")
    assert not written.losses
    again = read(written.content)
    assert write_markdown_card(again, "md").content == written.content
    assert [(step.id, step.minutes, step.kind, step.how, step.ask, step.questions) for step in again.steps] == [
        (step.id, step.minutes, step.kind, step.how, step.ask, step.questions) for step in card.steps
    ]
    for name in (
        "title",
        "goals",
        "key_messages",
        "notes",
        "recall",
        "way_back",
        "online",
        "after_game",
        "number",
    ):
        assert getattr(again, name) == getattr(card, name), name
    assert set(again.kept) == set(card.kept)


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("90 minutes", 90, 90),
        ("60 to 75 minutes", 60, 75),
        ("45m individually + 15m discussion", 60, 60),
        ("2 hours and follow-up", 120, 120),
        ("15–30 MINUTES", 15, 30),
        ("2-4 hours, over dinner", 120, 240),
        ("140' (2 hours and 20 minutes, including a 20' break)", 140, 140),
        ("1h30", 90, 90),
        ("half an hour", 30, 30),
        ("1 hora y 15 minutos", 75, 75),
        ("90", 90, 90),
    ],
)
def test_a_time_in_words_becomes_a_range(said, least, most):
    span = span_of(said)
    assert span
    assert (span.least, span.most, span.said) == (least, most, said)
    assert span.follow_up is ("follow-up" in said)


@pytest.mark.parametrize("said", ["soon", "", "2 meetings", "all of 9999 hours"])
def test_no_time_is_made_up(said):
    assert span_of(said) is None


def test_a_time_nobody_understands_is_kept_and_told():
    found = read_markdown_card(EVENINGS.replace(b"45m in pairs + 15m together", b"until the tea is cold"))
    assert found
    assert Kept(name="timeSpan", value="until the tea is cold") in found.card.kept
    assert [loss.code for loss in found.losses] == ["card-time-unread"]


def test_an_activity_is_read_and_written():
    card = read(ACTIVITY)
    assert card.goals == ("Everybody knows the doors.",)
    assert [(m.what, m.quantity) for m in card.materials] == [("A plan of the house", None), ("torches", 2)]
    assert card.notes == ("Ask before you open a door.", "Not at night.")
    assert [step.title for step in card.steps] == ["Begin at the gate", "Then the cellar."]
    assert card.online.startswith("**If a lock")
    assert card.time == Span(least=120, most=120, said="120")
    assert [each.name for each in card.kept] == ["approaches"]
    written = write_markdown_card(card, "safetag")
    assert not written.losses
    assert read(written.content) == card


def test_what_an_activity_has_no_name_for_is_told():
    told = {loss.where for loss in write_markdown_card(promises(), "safetag").losses}
    assert told >= {"key_messages", "recall", "way_back", "steps.minutes"}


def test_a_site_whose_card_was_left_half_empty_is_read_and_given_back_with_every_name():
    half = '---\nlayout: post\ntitle: Phones\ncardOrder: 2-1\ngoals: ""\ntimeSpan: ""\nmaterials:\nshortLink:\n---\n'
    found = read_markdown_card(half.encode())
    assert found
    assert not found.losses
    assert {each.name for each in found.card.kept} == {
        "layout",
        "cardOrder",
        "goals",
        "timeSpan",
        "materials",
        "shortLink",
    }
    filled = replace(found.card, goals=("Everybody knows their phone",))
    written = write_markdown_card(filled, "md").content.decode()
    assert 'goals: "Everybody knows their phone"' in written
    assert written.count("goals:") == 1
    assert 'timeSpan: ""' in written


def test_a_sentence_that_only_begins_in_bold_is_no_step():
    card = read("---\ntitle: Tea\n---\n**The long tea** puts people together.\n\n###Pour\nSlowly.\n\n**Drink**\n")
    assert card.text == "**The long tea** puts people together."
    assert [(step.title, step.how) for step in card.steps] == [("Pour", "Slowly."), ("Drink", "")]


WRAPPED = """---
title: A walk by night
summary: Everybody sees the house as a
  stranger does.
materials_needed: |
  * A lamp, or a telephone with a light that
  lasts for an hour
  * 2 whistles
Remarks`: >-
  * Somebody slipped on a key
walk_through: |
  Tell the neighbours of it beforehand, so that nobody is
  frightened.

  ___

  ###### Variant: The [garden](https://example.org/garden)

  Look over the wall.

  ###### Variant: The cellar

  Look up.
time_required_minutes: 45
---

And go to bed.
"""


def test_an_activity_as_people_write_it_is_read_whole():
    card = read(WRAPPED)
    assert [(m.what, m.quantity) for m in card.materials] == [
        ("A lamp, or a telephone with a light that lasts for an hour", None),
        ("whistles", 2),
    ]
    assert [step.title for step in card.steps] == [
        "Tell the neighbours of it beforehand, so that nobody is frightened.",
        "Variant: The garden",
        "Variant: The cellar",
    ]
    assert card.text == "And go to bed."
    assert [each.name for each in card.kept] == ["Remarks`"]
    assert read(write_markdown_card(card, "safetag").content) == card


def test_points_are_named_by_what_is_bold_and_more_points_than_steps_are_not_lost():
    bold = read(ACTIVITY.replace("Begin at the gate\n", "**Begin at the gate:** slowly\n"))
    assert [step.title for step in bold.steps] == ["Begin at the gate", "Then the cellar."]
    many = "".join(f"  {n}. Door number {n}\n\n" for n in range(1, 71))
    steps = read(f"---\ntitle: Doors\nwalk_through: |\n{many}---\n").steps
    assert len(steps) == 60
    assert "Door number 70" in steps[-1].how


def test_a_thing_too_long_for_a_packing_list_is_kept_as_it_was_written():
    long = "A " + "very " * 80 + "long rope"
    card = read(f"---\ntitle: Rope\nwalk_through: Pull.\nmaterials_needed: |\n  * {long}\n---\n")
    assert len(card.materials[0].what) == 300
    assert "long rope" in write_markdown_card(card, "safetag").content.decode()


@pytest.mark.parametrize("text", ["Dear all", "---\nlayout: page\n---\n", "| a | b |\n|---|---|\n", "\xff"])
def test_something_else_is_no_card(text):
    assert read_markdown_card(text.encode("latin-1")) is None


@given(some.text(max_size=300), some.text(max_size=300))
def test_whatever_stands_there_is_read_to_a_card_that_holds_together(head, body):
    found = read_markdown_card(f"---\ntitle: x\n{head}\n---\n{body}".encode(errors="ignore"))
    if found:
        assert read_card(plain(found.card)) == found.card


def test_a_name_that_stands_there_very_often_costs_no_more_than_its_lines():
    head = "\n".join(f"remember: {number}" for number in range(30_000))
    front = FrontMatter(f"---\ntitle: A card\n{head}\n---\n")
    assert front.raw["remember"].strip() == "29999"
    assert front.raw["remember (2)"].strip() == "0"
    assert front.raw["remember (29999)"].strip() == "29997"
