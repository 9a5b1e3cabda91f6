"""Plain text and Markdown: what a screen reader says, and what a person sees who opens the file as it is."""

from msgspec.structs import replace

from amparo.domain.plan.model import Plan
from amparo.files.as_markdown import escaped
from amparo.files.written import write
from tests.files.plans import LONG_WORD, MARKUP, hostile, long_plan
from tests.people import TODAY, river_house


def lines(plan: Plan, suffix: str) -> list[str]:
    return write(plan, suffix, "en", TODAY).content.decode().splitlines()


def test_no_line_is_longer_than_a_small_screen_but_for_a_word_that_is():
    assert not [line for line in lines(hostile(), "txt") if len(line) > 72 and LONG_WORD not in line]


def test_every_measure_is_a_block_that_says_which_it_is():
    read = lines(long_plan(), "txt")
    first = read.index("1 of 12")
    assert read[first : first + 5] == [
        *("1 of 12", "What we will do: Put a second lock on the street door"),
        *("Who: Inés", "Cost: USD 140", "When: By 15 December 2026"),
    ]


def test_what_to_do_if_it_happens_says_what_starts_it_and_who_steps_in():
    assert "- The door stands open in the morning: Photograph the door, touch" in lines(river_house(), "txt")
    assert "  nothing, ring the lawyer (Rosa; if not: Tomás · At once)" in lines(river_house(), "txt")


def test_markdown_has_one_row_for_every_measure():
    assert sum(line.startswith("|") for line in lines(long_plan(), "md")) == 2 + 12


def test_nothing_people_wrote_is_markup():
    assert escaped(MARKUP).replace("\\<", "").replace("\\|", "").count("<") == 0
    assert escaped("1. no list\n- none") == "1\\. no list<br>\\- none"


def test_a_row_stays_one_row():
    plan = river_house()
    split = replace(plan.measures[0], text="first | second\nthird")
    row = next(line for line in lines(replace(plan, measures=(split,)), "md") if "first" in line)
    assert "first \\| second<br>third" in row
    assert row.replace("\\|", "").count("|") == 7
