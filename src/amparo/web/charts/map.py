"""The map of what could happen: how likely across, how bad upwards. Words, pattern and number; never a score."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.web.charts.svg import Canvas, hatches, join, tag

LEVELS = 5
EDGE = 100  # room for the words of the upright axis
TOP = 30
CELL_HEIGHT = 84
CELL_WIDTH = 96
PLATE = 17
SHOWN_IN_A_CELL_MAX = 6


@dataclass(frozen=True)
class Point:
    """`number` is its place in the list beside the map; `likely` and `bad` count from 1."""

    number: int
    name: str
    likely: int
    bad: int


@dataclass(frozen=True)
class Scale:
    """The words of both axes, least first."""

    likely: tuple[str | Promise, ...]
    bad: tuple[str | Promise, ...]


THREE = Scale(
    likely=(gettext_lazy("rarely"), gettext_lazy("maybe"), gettext_lazy("likely")),
    bad=(gettext_lazy("a bit"), gettext_lazy("some"), gettext_lazy("very")),
)
FIVE = Scale(
    likely=(gettext_lazy("never yet"), *THREE.likely, gettext_lazy("surely")),
    bad=(gettext_lazy("hardly"), *THREE.bad, gettext_lazy("the worst")),
)


def heat_map(points: Iterable[Point], *, scale: Scale = THREE, rtl: bool = False, name: str = "map") -> SafeString:
    """One drawing, 3x3 unless `scale` says otherwise. `name` must be its own on the page."""
    canvas = Canvas(EDGE + CELL_WIDTH * len(scale.likely), rtl)
    height = TOP + CELL_HEIGHT * len(scale.bad)
    return canvas.draw(
        "map" if len(scale.likely) <= 3 else "map large",
        height + 52,
        _("How bad and how likely: what could happen, by number"),
        name,
        hatches(name),
        *_cells(canvas, scale, name),
        *_axes(canvas, scale, height),
        *_plates(canvas, scale, points),
    )


def _cells(canvas: Canvas, scale: Scale, name: str) -> list[SafeString]:
    across, up = len(scale.likely), len(scale.bad)
    return [
        _cell(_box(canvas, scale, likely, bad), 1 + (likely + bad - 2) * (LEVELS - 1) // (across + up - 2), name)
        for bad in range(1, up + 1)
        for likely in range(1, across + 1)
    ]


def _cell(box: dict[str, float], level: int, name: str) -> SafeString:
    shade = tag("rect", class_=f"cell r{level}", **box)
    return shade if level == 1 else join(shade, tag("rect", fill=f"url(#{name}-{level})", **box))


def _box(canvas: Canvas, scale: Scale, likely: int, bad: int) -> dict[str, float]:
    return {
        "x": canvas.x(EDGE + (likely - 1) * CELL_WIDTH, CELL_WIDTH),
        "y": TOP + (len(scale.bad) - bad) * CELL_HEIGHT,
        "width": CELL_WIDTH,
        "height": CELL_HEIGHT,
    }


def _axes(canvas: Canvas, scale: Scale, height: float) -> list[SafeString]:
    bad = [
        tag("text", str(word), x=canvas.x(EDGE - 8), y=height - (place + 0.5) * CELL_HEIGHT + 6, text_anchor="end")
        for place, word in enumerate(scale.bad)
    ]
    likely = [
        tag("text", str(word), x=canvas.x(EDGE + (place + 0.5) * CELL_WIDTH), y=height + 22, text_anchor="middle")
        for place, word in enumerate(scale.likely)
    ]
    titles = [
        tag("text", _("How bad?"), x=canvas.x(0), y=16, text_anchor="start", class_="axis"),
        tag("text", _("How likely?"), x=canvas.x(canvas.width), y=height + 46, text_anchor="end", class_="axis"),
    ]
    return [*bad, *likely, *titles]


def _plates(canvas: Canvas, scale: Scale, points: Iterable[Point]) -> list[SafeString]:
    together: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in points:
        together[point.likely, point.bad].append(point)
    return [
        plate
        for (likely, bad), several in together.items()
        for plate in _plates_in(canvas, _box(canvas, scale, likely, bad), several)
    ]


def _plates_in(canvas: Canvas, box: dict[str, float], several: Sequence[Point]) -> list[SafeString]:
    """Rows of plates in the middle of the cell; what does not fit is counted, and stands in the list."""
    a_row = max(1, int(box["width"] // (2 * PLATE + 4)))
    room = min(SHOWN_IN_A_CELL_MAX, a_row * 2)
    shown = several if len(several) <= room else several[: room - 1]
    faces = [(str(point.number), point.name) for point in shown]
    if left_over := len(several) - len(shown):
        faces.append((f"+{left_over}", ", ".join(point.name for point in several[len(shown) :])))
    rows = ceil(len(faces) / a_row)
    middle = box["x"] + box["width"] / 2
    plates = []
    for place, (face, meaning) in enumerate(faces):
        row, column = divmod(place, a_row)
        in_this_row = min(a_row, len(faces) - row * a_row)
        aside = (column - (in_this_row - 1) / 2) * (2 * PLATE + 4)
        y = box["y"] + CELL_HEIGHT / 2 + (row - (rows - 1) / 2) * (2 * PLATE + 4)
        plates.append(_plate(middle + (-aside if canvas.rtl else aside), y, face, meaning))
    return plates


def _plate(x: float, y: float, face: str, meaning: str) -> SafeString:
    return tag(
        "g",
        tag("title", meaning),
        tag("circle", cx=x, cy=y, r=PLATE),
        tag("text", face, x=x, y=y + 6, text_anchor="middle", direction="ltr"),
        class_="plate",
    )
