"""The plan along the calendar: one line for each row of the plan, in the same order, read together with its table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amparo.web.charts.svg import Canvas, hatches, tag

WIDTH = 720
NAMES = 232  # room for the names
NAME_LETTERS_MAX = 28
PLOT = WIDTH - NAMES - 40  # the rest is for `!!` and the last label
HEAD = 44
ROW = 34
BAR = 16
DOT = 5
DOTS_MAX = 60
LEGEND = (0, 116, 210, 310, 500)  # where each sign begins; the words may be half as long again in French
TICKS_MAX = 8
STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60)


class State(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    LATE = "late"


@dataclass(frozen=True)
class Bar:
    """A row of the plan. Without `end` it has no date; `repeats` are dots instead of a bar.

    `after` holds the places (from 0) of the rows that come first; `broken` says that this order cannot be kept.
    """

    name: str
    start: date | None = None
    end: date | None = None
    state: State = State.PLANNED
    repeats: tuple[date, ...] = ()
    after: tuple[int, ...] = ()
    broken: bool = False

    def days(self) -> tuple[date, ...]:
        return tuple(day for day in (self.start, self.end, *self.repeats[:DOTS_MAX]) if day)


@dataclass(frozen=True)
class Calendar:
    """Where a day stands: `first` at the edge of the names, `last` at the other end."""

    canvas: Canvas
    first: date
    last: date

    def across(self, day: date) -> float:
        return NAMES + PLOT * (day - self.first).days / max(1, (self.last - self.first).days)

    def x(self, day: date) -> float:
        return self.canvas.x(self.across(day))


def time_chart(bars: Sequence[Bar], today: date, *, rtl: bool = False, name: str = "time") -> SafeString:
    """One drawing. `name` must be its own on the page."""
    canvas = Canvas(WIDTH, rtl)
    days = [today, *(day for bar in bars for day in bar.days())]
    calendar = Calendar(canvas, _month_of(min(days)), max(*days, min(days) + timedelta(days=28)))
    foot = HEAD + ROW * len(bars)
    return canvas.draw(
        "time",
        foot + 40,
        _("When each thing is done; the table says the same"),
        name,
        hatches(name),
        _arrow_head(name),
        *(part for day in _ticks(calendar) for part in _tick(calendar, day, foot)),
        *_today(calendar, today, foot),
        *(part for place, bar in enumerate(bars) for part in _row(calendar, bar, place, name)),
        *(_arrow(calendar, bars, place, before, name) for place, before in _orders(bars)),
        *_legend(canvas, foot + 26, name),
    )


def _row(calendar: Calendar, bar: Bar, place: int, name: str) -> Iterator[SafeString]:
    middle = _middle(place)
    short = bar.name if len(bar.name) <= NAME_LETTERS_MAX else bar.name[: NAME_LETTERS_MAX - 1].rstrip() + "…"
    yield tag("text", tag("title", bar.name), short, x=calendar.canvas.x(0), y=middle + 5, text_anchor="start")
    if bar.repeats:
        for day in bar.repeats[:DOTS_MAX]:
            yield tag("circle", cx=calendar.x(day), cy=middle, r=DOT, class_=f"dot {bar.state}")
    elif bar.end:
        start, end = _reach(calendar, bar)
        yield from _mark(calendar.canvas, bar.state, start, end - start, middle, name)
    else:
        yield tag(
            "text", _("no date"), x=calendar.canvas.x(NAMES + 6), y=middle + 5, text_anchor="start", class_="soft"
        )
    if bar.broken:
        end = calendar.across(max(bar.days(), default=calendar.first))
        yield tag("text", "!!", x=calendar.canvas.x(end + 9), y=middle + 6, text_anchor="start", class_="broken")


def _mark(canvas: Canvas, state: State, start: float, length: float, middle: float, name: str) -> Iterator[SafeString]:
    box = {"x": canvas.x(start, length), "y": middle - BAR / 2, "width": length, "height": float(BAR), "rx": 3.0}
    yield tag("rect", class_=f"bar {state}", **box)
    if state is State.LATE:
        yield tag("rect", fill=f"url(#{name}-4)", **box)


def _reach(calendar: Calendar, bar: Bar) -> tuple[float, float]:
    """Where a row begins and ends; wide enough to be seen when it is a single day."""
    days = bar.days()
    if not days:
        return NAMES, NAMES
    end = max(calendar.across(max(days)), NAMES + 8)
    return min(calendar.across(min(days)), end - 8), end


def _orders(bars: Sequence[Bar]) -> list[tuple[int, int]]:
    return [
        (place, before)
        for place, bar in enumerate(bars)
        for before in bar.after
        if bar.days() and before < len(bars) and bars[before].days()
    ]


def _arrow(calendar: Calendar, bars: Sequence[Bar], place: int, before: int, name: str) -> SafeString:
    """From the end of what comes first, along the gap between two rows, to the start of what follows."""
    x = calendar.canvas.x
    leave, arrive = _reach(calendar, bars[before])[1], _reach(calendar, bars[place])[0]
    gap = _middle(place) + (-ROW / 2 if before < place else ROW / 2)
    route = (
        f"M{x(leave):.1f} {_middle(before):.1f}H{x(leave + 7):.1f}V{gap:.1f}"
        f"H{x(arrive - 9):.1f}V{_middle(place):.1f}H{x(arrive - 2):.1f}"
    )
    kind = "order broken" if bars[place].broken else "order"
    return tag("path", d=route, class_=kind, marker_end=f"url(#{name}-head)")


def _arrow_head(name: str) -> SafeString:
    head = tag("path", d="M0 0 6 3 0 6Z", class_="head")
    return tag(
        "defs", tag("marker", head, id=f"{name}-head", refX=5, refY=3, markerWidth=6, markerHeight=6, orient="auto")
    )


def _today(calendar: Calendar, today: date, foot: float) -> tuple[SafeString, ...]:
    x = calendar.x(today)
    word = pgettext("line in the time chart", "today")
    return (
        tag("path", d=f"M{x:.1f} {HEAD - 6}V{foot}", class_="today"),
        tag("text", word, x=x, y=foot + 2, dy="0.8em", text_anchor="middle", class_="axis"),
    )


def _legend(canvas: Canvas, y: float, name: str) -> Iterator[SafeString]:
    words = (_("planned"), _("done"), _("late"), _("again and again"), _("before what it needs"))
    for state, start in zip(State, LEGEND, strict=False):
        yield from _mark(canvas, state, start, 24, y, name)
    yield tag("circle", cx=canvas.x(LEGEND[3] + 12), cy=y, r=DOT, class_="dot planned")
    yield tag("text", "!!", x=canvas.x(LEGEND[4] + 12), y=y + 6, text_anchor="start", class_="broken")
    for start, word in zip(LEGEND, words, strict=True):
        yield tag("text", word, x=canvas.x(start + 32), y=y + 5, text_anchor="start", class_="soft")


def _tick(calendar: Calendar, day: date, foot: float) -> Iterator[SafeString]:
    x = calendar.x(day)
    yield tag("path", d=f"M{x:.1f} {HEAD - 6}V{foot}", class_="tick")
    word = date_format(day, "M") if day.day == 1 else date_format(day, "j M")
    yield tag("text", word, x=x, y=16, text_anchor="middle", class_="soft")
    if day == calendar.first or (day.month == 1 and day.day == 1):
        yield tag("text", date_format(day, "Y"), x=x, y=32, text_anchor="middle", class_="soft")


def _ticks(calendar: Calendar) -> list[date]:
    """At most TICKS_MAX days, the same step apart."""
    span = (calendar.last - calendar.first).days
    if span < 56:
        return [calendar.first + timedelta(days=days) for days in range(0, span + 1, 7)]
    for months in STEPS_MONTHS:
        ticks = list(_months(calendar.first, calendar.last, months))
        if len(ticks) <= TICKS_MAX:
            return ticks
    return [calendar.first, calendar.last]


def _months(first: date, last: date, step: int) -> Iterator[date]:
    month = first.year * 12 + first.month - 1
    while (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += step


def _month_of(day: date) -> date:
    return day.replace(day=1)


def _middle(place: int) -> float:
    return HEAD + ROW * (place + 0.5)
