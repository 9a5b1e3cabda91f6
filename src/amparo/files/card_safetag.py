"""A SAFETAG activity: front matter alone, with its own names."""

import re

from msgspec.structs import replace

from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.card import LINES_MAX, LONG_TEXT_MAX, STEPS_MAX, Card, Material, Step
from amparo.files.card_times import span_of
from amparo.files.front_matter import (
    CardRead,
    FrontMatter,
    fenced,
    id_from,
    long_text,
    materials_of,
    quoted,
    say_material,
)
from amparo.files.losses import Loss, Written

MARKS = ("walk_through", "time_required_minutes", "materials_needed", "organization_size_under")
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+", re.MULTILINE)
BULLET = re.compile(r"^[*-]\s+", re.MULTILINE)
PART = re.compile(r"^(?=#{1,6}[ \t]*\S|\*\*[^*\n]+\*\*[ \t]*$|\d{1,2}[.)]\s)", re.MULTILINE)
"""Where a part begins: a heading, a line all in bold, or a numbered point after some words."""
BOLD = re.compile(r"\*\*([^*\n]{1,200}?)\s*:?\s*\*\*")
SENTENCE = re.compile(r"(?<=[.?!])\s")
LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
TITLE_MAX = 80
WRAPPED_FROM = 55
NOT_CARRIED = ("key_messages", "challenges", "recall", "way_back", "adaptations", "after", "reading")


def is_activity(matter: FrontMatter) -> bool:
    return any(mark in matter.raw for mark in MARKS)


def read_activity(untrusted: str) -> CardRead:
    matter = FrontMatter(untrusted)
    title = matter.text("title", LINE_MAX)
    notes = [each.strip() for each in BULLET.split(matter.text("considerations", LONG_TEXT_MAX)) if each.strip()]
    texts = [matter.text("overview", LONG_TEXT_MAX), matter.body.strip()]
    card = Card(
        id=id_from(title),
        title=title or "?",
        goals=matter.texts("summary"),
        text=matter.short("\n\n".join(filter(None, texts)), LONG_TEXT_MAX, "overview"),
        materials=_materials(matter),
        notes=tuple(matter.short(each, TEXT_MAX, "considerations") for each in notes[:LINES_MAX]),
        steps=_steps(matter),
        online=long_text(matter, "recommendations"),
        time=span_of(matter.text("time_required_minutes", LINE_MAX)),
        source="SAFETAG",
    )
    return CardRead(replace(card, kept=matter.kept()), tuple(matter.losses))


def _materials(matter: FrontMatter) -> tuple[Material, ...]:
    """One for each bullet, or each paragraph. What is too long for a packing list is shortened there, and kept as it was."""
    needed = matter.value("materials_needed")
    text = "\n".join(f"* {each}" for each in needed) if isinstance(needed, list) else str(needed or "")
    listed = BULLET.split(text) if BULLET.search(text) else text.split("\n\n")
    if any(len(" ".join(each.split())) > LINE_MAX for each in listed):
        matter.taken.discard("materials_needed")
    return materials_of(listed, lambda each, most, _where: each if len(each) <= most else f"{each[: most - 1]}…")


def _steps(matter: FrontMatter) -> tuple[Step, ...]:
    """One for each numbered point, or each part under a heading; without either it is one step."""
    whole = long_text(matter, "walk_through").strip()
    points = NUMBERED.split(whole) if NUMBERED.match(whole) else PART.split(whole)
    points = [point.strip() for point in points if point.strip(" \n_-")]
    if len(points) > STEPS_MAX:
        points = [*points[: STEPS_MAX - 1], "\n\n".join(points[STEPS_MAX - 1 :])]
    return tuple(Step(id=f"s{n}", title=_title(point), how=point) for n, point in enumerate(points, start=1))


def _title(point: str) -> str:
    """What it begins with in bold, or its first line; of a line that was only wrapped, its whole sentence."""
    line = point.split("\n", 1)[0]
    if bold := BOLD.match(point):
        line = bold[1]
    elif len(line) >= WRAPPED_FROM and not line.startswith("#"):
        line = SENTENCE.split(" ".join(point.split("\n\n", 1)[0].split()), maxsplit=1)[0]
    title = LINK.sub(r"\1", " ".join(line.split())).strip(" *#_:") or "?"
    return title if len(title) <= TITLE_MAX else f"{title[:TITLE_MAX].rsplit(' ', 1)[0]} …"


def write_activity(card: Card) -> Written:
    """What an activity has no name for is told."""
    points = [step.how or step.title for step in card.steps]
    if not any(PART.match(point) for point in points[:1] + points[1:2]):
        points = [f"{n}. {point}" for n, point in enumerate(points, start=1)] if len(points) > 1 else points
    lines = {
        "title": quoted(card.title),
        "summary": quoted("\n".join(card.goals)),
        "overview": quoted(card.text),
        "materials_needed": quoted("\n".join(f"* {say_material(each, listed=True)}" for each in card.materials)),
        "considerations": quoted("\n".join(f"* {note}" for note in card.notes)),
        "walk_through": quoted("\n\n".join(points)),
        "recommendations": quoted(card.online),
        **({"time_required_minutes": str(card.time.most)} if card.time else {}),
        **{each.name: each.value for each in card.kept},
    }
    lost = [name for name in NOT_CARRIED if getattr(card, name)]
    lost += ["steps.minutes"] if any(step.minutes is not None for step in card.steps) else []
    return Written(fenced(lines, ""), tuple(Loss("card-field-left-out", name, "") for name in lost))
