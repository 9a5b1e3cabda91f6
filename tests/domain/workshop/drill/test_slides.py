from datetime import date

import pytest

from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill import slides
from amparo.domain.workshop.drill.model import SLIDES_MAX, Drill, Slide
from amparo.domain.workshop.drill.slides import EnoughPictures
from amparo.domain.workshop.drill.terms import Mode

PLAIN = Drill(mode=Mode.TABLE_TALK, erase_on=date(2026, 12, 10))
ON = slides.turned_on(PLAIN)


def with_two():
    return slides.with_slide(slides.with_slide(ON, Slide(id="one")), Slide(id="two", about="The table"))


def ids(drill):
    return [slide.id for slide in drill.slideshow.slides]


def test_there_is_no_slideshow_unless_somebody_turns_it_on():
    assert PLAIN.slideshow is None
    assert slides.on_the_wall(PLAIN) is None
    for act in (
        lambda: slides.with_slide(PLAIN, Slide(id="one")),
        lambda: slides.showing(PLAIN, None),
        lambda: slides.without_slide(PLAIN, "one"),
        lambda: slides.covered_further(PLAIN, "one", "two"),
    ):
        with pytest.raises(NotNow):
            act()


def test_turned_on_twice_it_loses_nothing_and_turned_off_it_is_as_if_it_never_was():
    assert slides.turned_on(with_two()) == with_two()
    assert slides.turned_off(with_two()) == PLAIN


def test_a_new_picture_is_not_shown_by_itself():
    assert ids(with_two()) == ["one", "two"]
    assert slides.on_the_wall(with_two()) is None


def test_one_is_on_the_wall_or_none():
    shown = slides.showing(with_two(), "two")
    assert slides.on_the_wall(shown).about == "The table"
    assert slides.on_the_wall(slides.showing(shown, "one")).id == "one"
    assert slides.on_the_wall(slides.showing(shown, None)) is None


def test_what_was_covered_further_is_another_picture_in_the_same_place():
    shown = slides.covered_further(slides.showing(with_two(), "one"), "one", "three")
    assert ids(shown) == ["three", "two"]
    assert slides.on_the_wall(shown).id == "three"
    assert slides.covered_further(with_two(), "two", "four").slideshow.slides[1] == Slide(id="four", about="The table")


def test_what_is_thrown_away_leaves_the_wall():
    assert slides.on_the_wall(slides.without_slide(slides.showing(with_two(), "one"), "one")) is None
    assert slides.on_the_wall(slides.without_slide(slides.showing(with_two(), "one"), "two")).id == "one"


@pytest.mark.parametrize("act", [slides.showing, slides.without_slide, lambda d, i: slides.covered_further(d, i, "x")])
def test_a_picture_that_is_not_there(act):
    with pytest.raises(NoSuchItem):
        act(with_two(), "three")


def test_there_is_an_end_to_it():
    drill = ON
    for number in range(SLIDES_MAX):
        drill = slides.with_slide(drill, Slide(id=f"p{number}"))
    with pytest.raises(EnoughPictures):
        slides.with_slide(drill, Slide(id="more"))
