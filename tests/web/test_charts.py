import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.web.charts import FIVE, Bar, Point, State, heat_map, time_chart

TODAY = date(2026, 11, 20)
HOSTILE = "</text><script>alert(1)</script>\"' & دار"


def texts(drawing: str) -> list[str]:
    return [element.text for element in ElementTree.fromstring(drawing).iter("text") if element.text]


def xs(drawing: str, element: str) -> list[float]:
    return [float(found.get("cx") or found.get("x")) for found in ElementTree.fromstring(drawing).iter(element)]


def test_what_people_write_never_becomes_markup():
    for drawing in (heat_map([Point(1, HOSTILE, 1, 1)]), time_chart([Bar(HOSTILE, end=TODAY)], TODAY)):
        assert "<script" not in drawing
        assert HOSTILE in {title.text for title in ElementTree.fromstring(drawing).iter("title")}


def test_no_drawing_needs_inline_style():
    for drawing in (heat_map([Point(1, "a", 3, 3)], scale=FIVE), time_chart([Bar("a", end=TODAY)], TODAY)):
        assert not re.search(r"<style|style=|on\w+=", drawing)


def test_nine_words_and_cells_unless_five_are_asked_for():
    assert texts(heat_map([]))[:3] == ["a bit", "some", "very"]
    assert heat_map([]).count('class="cell') == 9
    assert heat_map([], scale=FIVE).count('class="cell') == 25


def test_the_worst_corner_is_the_densest():
    assert [level in heat_map([]) for level in ("cell r1", "cell r3", "cell r5")] == [True] * 3
    assert heat_map([]).count("url(#map-5)") == 1


def test_a_crowded_cell_counts_what_does_not_fit():
    crowd = [Point(number, "x", 2, 2) for number in range(1, 9)]
    assert "+5" in texts(heat_map(crowd)) or any(text.startswith("+") for text in texts(heat_map(crowd)))


@given(st.integers(1, 3), st.integers(1, 3))
def test_the_map_mirrors_as_a_whole(likely, bad):
    point = [Point(1, "x", likely, bad)]
    width = float(ElementTree.fromstring(heat_map(point)).get("width"))
    assert xs(heat_map(point), "circle") == pytest.approx([width - x for x in xs(heat_map(point, rtl=True), "circle")])


def test_rows_stand_in_the_order_of_the_plan():
    drawing = time_chart([Bar("later", end=TODAY + timedelta(days=90)), Bar("sooner", end=TODAY)], TODAY)
    names = [
        text.findtext("title")
        for text in ElementTree.fromstring(drawing).iter("text")
        if text.find("title") is not None
    ]
    assert names == ["later", "sooner"]


def test_a_broken_order_says_so_without_colour():
    bars = [Bar("choose", end=TODAY + timedelta(days=60)), Bar("use", end=TODAY, after=(0,), broken=True)]
    assert texts(time_chart(bars, TODAY)).count("!!") == texts(time_chart(bars[:1], TODAY)).count("!!") + 1


def test_repeats_are_dots_and_no_date_is_said():
    drawing = time_chart(
        [Bar("weekly", repeats=tuple(TODAY + timedelta(days=7 * n) for n in range(4))), Bar("open")], TODAY
    )
    assert len(xs(drawing, "circle")) == 4 + 1  # one explains itself in the legend
    assert "no date" in texts(drawing)


days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(
    st.lists(st.builds(Bar, st.text(max_size=40), days, days, st.sampled_from(State)), max_size=6), days, st.booleans()
)
def test_any_dates_are_drawn_within_the_paper(bars, today, rtl):
    bars = [
        Bar(re.sub(r"[^\w ]", "", bar.name), min(bar.start, bar.end), max(bar.start, bar.end), bar.state)
        for bar in bars
    ]
    drawing = time_chart(bars, today, rtl=rtl)
    width = float(ElementTree.fromstring(drawing).get("width"))
    assert all(0 <= x <= width for element in ("rect", "text") for x in xs(drawing, element))
