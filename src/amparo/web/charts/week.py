"""The week hour by hour: in which hours nobody, one, two or more are likely to answer. Shade, pattern and number."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amparo.web.charts.svg import Canvas, hatches, join, tag

EDGE = 96  # room for the names of the days
TOP = 34
HOUR_WIDTH = 24
DAY_HEIGHT = 30
HOURS = 24
MARKED_EVERY = 3


def week(counts: Sequence[Sequence[int]], days: Sequence[str], *, rtl: bool = False, name: str = "week") -> SafeString:
    """`counts[day][hour]`; an hour without anybody is the darkest, so that it is seen first."""
    canvas = Canvas(EDGE + HOUR_WIDTH * HOURS + 8, rtl)
    height = TOP + DAY_HEIGHT * len(days) + 8
    rows = [_day(canvas, number, day, counts[number], name) for number, day in enumerate(days)]
    title = _("How many are likely to answer, hour by hour")
    return canvas.draw("week", height, title, name, hatches(name), _hours(canvas), *rows)


def _hours(canvas: Canvas) -> SafeString:
    marks = range(0, HOURS, MARKED_EVERY)
    return join(
        *(
            tag(
                "text", str(hour), x=canvas.x(EDGE + HOUR_WIDTH * hour), y=TOP - 10, class_="soft", text_anchor="middle"
            )
            for hour in marks
        )
    )


def _day(canvas: Canvas, number: int, day: str, counts: Sequence[int], name: str) -> SafeString:
    top = TOP + DAY_HEIGHT * number
    label = tag("text", day, x=canvas.x(0), y=top + 20, text_anchor="start")
    return join(label, *(_hour(canvas, hour, top, count, name) for hour, count in enumerate(counts)))


def _hour(canvas: Canvas, hour: int, top: float, count: int, name: str) -> SafeString:
    start = EDGE + HOUR_WIDTH * hour
    place = {"x": canvas.x(start, HOUR_WIDTH), "y": top, "width": HOUR_WIDTH, "height": DAY_HEIGHT}
    cell = tag("rect", class_=f"cell r{_shade(count)}", **place)
    if count:
        middle = canvas.x(start + HOUR_WIDTH / 2)
        return join(cell, tag("text", str(count), x=middle, y=top + 20, text_anchor="middle"))
    return join(cell, tag("rect", fill=f"url(#{name}-4)", **place))


def _shade(count: int) -> int:
    """Nobody is the deepest of all; one, two and more get lighter."""
    return {0: 5, 1: 3, 2: 2}.get(count, 1)
