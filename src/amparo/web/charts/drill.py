"""A drill along its clock: a lane for each part, signs for what happened, hatched where something was missing."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from amparo.domain.workshop.drill.model import Entry
from amparo.domain.workshop.drill.terms import Got, Happened
from amparo.domain.workshop.drill.timeline import Lane, Timeline
from amparo.web.charts.svg import Canvas, hatches, join, tag
from amparo.wording.drill.talk import say_game_time

WIDTH, NAMES, EDGE = 760, 236, 16
PLOT = WIDTH - NAMES - EDGE
TOP, LANE, LEGEND = 34, 30, 78
LEGEND_COLUMNS = 4
NAME_LETTERS_MAX = 28
TICKS_MAX = 12

SIGNS: Mapping[Happened, str] = {
    Happened.RAISED: "▲",
    Happened.SEEN: "○",
    Happened.CALLED: "●",
    Happened.LEADS: "★",
    Happened.ASKED: "□",
    Happened.DONE: "✓",
    Happened.TOKEN: "◆",
    Happened.FREED: "☼",
    Happened.NEWS: "▼",
    Happened.NOTE: "✎",
    Happened.HELD: "Ⅱ",
    Happened.RESTED: "Ⅱ",
    Happened.TIME_OUT: "✕",
    Happened.AGAIN: "↺",
}
ASKED_AND_GOT = "■"


def drill_chart(
    line: Timeline, names: Sequence[str], day_seconds: int, *, rtl: bool = False, name: str = "drill"
) -> SafeString:
    """`names[n]`: what the lane is called. The table beside it says the same."""
    canvas = Canvas(WIDTH, rtl)
    total = max(line.seconds, day_seconds)
    foot = TOP + LANE * len(line.lanes)
    lanes = zip(line.lanes, names, strict=True)
    return canvas.draw(
        "time",
        foot + LEGEND,
        _("What happened, minute by minute; the table says the same"),
        name,
        hatches(name),
        *(part for second in _ticks(total, day_seconds) for part in _tick(canvas, second, total, foot)),
        *(part for place, (lane, word) in enumerate(lanes) for part in _lane(canvas, lane, word, place, total, name)),
        *_legend(canvas, foot + 20, name),
    )


def _lane(canvas: Canvas, lane: Lane, word: str, place: int, total: int, name: str) -> Iterator[SafeString]:
    middle = TOP + LANE * (place + 0.5)
    short = word if len(word) <= NAME_LETTERS_MAX else word[: NAME_LETTERS_MAX - 1].rstrip() + "…"
    yield tag("text", tag("title", word), short, x=canvas.x(0), y=middle + 5, text_anchor="start")
    for gap in lane.gaps:
        start, end = _across(gap.since, total), _across(gap.until, total)
        box = {"x": canvas.x(start, end - start), "y": middle - 9, "width": end - start, "height": 18}
        yield tag("rect", fill=f"url(#{name}-4)", **box)
        yield tag("rect", fill="none", class_="cell", **box)
    for mark in lane.marks:
        yield _mark(canvas, mark, middle, total)


def _mark(canvas: Canvas, mark: Entry, middle: float, total: int) -> SafeString:
    sign = ASKED_AND_GOT if mark.got is Got.GOT else SIGNS.get(mark.what, "·")
    across = canvas.x(_across(mark.second, total))
    shade = {"class_": "soft"} if mark.aside else {}
    title = tag("title", say_game_time(mark.second))
    return tag("text", title, sign, x=across, y=middle + 5, text_anchor="middle", **shade)


def _across(second: int, total: int) -> float:
    return NAMES + PLOT * min(second, total) / total


def _ticks(total: int, day_seconds: int) -> range:
    """Every day of detention; every second one, and so on, where there are many."""
    days = -(-total // day_seconds)
    return range(0, total + 1, day_seconds * max(1, -(-days // TICKS_MAX)))


def _tick(canvas: Canvas, second: int, total: int, foot: float) -> tuple[SafeString, SafeString]:
    x = canvas.x(_across(second, total))
    return (
        tag("path", d=f"M{x:.1f} {TOP - 8}V{foot}", class_="tick"),
        tag("text", str(second // 60), x=x, y=TOP - 14, text_anchor="middle", class_="soft"),
    )


def _legend(canvas: Canvas, y: float, name: str) -> Iterator[SafeString]:
    words = (
        ("▲", _("alert")),
        ("○", _("seen")),
        ("●", _("called")),
        ("★", _("leads")),
        ("□", _("asked, not known")),
        ("■", _("asked and known")),
        ("◆", _("token")),
        ("▼", _("news")),
        ("✕", _("Time-out")),
    )
    for place, (sign, word) in enumerate(words):
        x, below = _legend_place(canvas, place, y)
        yield tag("text", join(sign, " ", word), x=x, y=below, text_anchor="start", class_="soft")
    x, below = _legend_place(canvas, len(words), y)
    yield tag("rect", x=x - 20 if canvas.rtl else x, y=below - 12, width=20, height=14, fill=f"url(#{name}-4)")
    yield tag("text", _("gap"), x=x - 26 if canvas.rtl else x + 26, y=below, text_anchor="start", class_="soft")


def _legend_place(canvas: Canvas, place: int, y: float) -> tuple[float, float]:
    row, column = divmod(place, LEGEND_COLUMNS)
    return canvas.x(WIDTH / LEGEND_COLUMNS * column), y + 22 * row
