"""A SAFETAG activity: front matter alone, with its own names."""

import re

from msgspec.structs import replace

from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.workshop.card import LONG_TEXT_MAX, STEPS_MAX, Card, Step
from amparo.files.card_times import span_of
from amparo.files.front_matter import (
    CardRead,
    FrontMatter,
    fenced,
    id_from,
    long_text,
    materials_in,
    quoted,
    say_material,
)
from amparo.files.losses import Loss, Written

MARKS = ("walk_through", "time_required_minutes", "materials_needed", "organization_size_under")
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+", re.MULTILINE)
BULLET = re.compile(r"^[*-]\s+", re.MULTILINE)
NOT_CARRIED = ("key_messages", "challenges", "recall", "way_back", "adaptations", "after", "reading")


def is_activity(matter: FrontMatter) -> bool:
    return any(mark in matter.raw for mark in MARKS)


def read_activity(untrusted: str) -> CardRead:
    matter = FrontMatter(untrusted)
    title = matter.text("title", LINE_MAX)
    needed = matter.value("materials_needed")
    listed = BULLET.sub("", "\n".join(map(str, needed)) if isinstance(needed, list) else str(needed or ""))
    notes = [each.strip() for each in BULLET.split(matter.text("considerations", LONG_TEXT_MAX)) if each.strip()]
    card = Card(
        id=id_from(title),
        title=title or "?",
        goals=matter.texts("summary"),
        text=long_text(matter, "overview"),
        materials=materials_in(listed, matter.short),
        notes=tuple(matter.short(each, TEXT_MAX, "considerations") for each in notes[:100]),
        steps=_steps(matter),
        online=long_text(matter, "recommendations"),
        time=span_of(matter.text("time_required_minutes", LINE_MAX)),
        source="SAFETAG",
    )
    return CardRead(replace(card, kept=matter.kept()), tuple(matter.losses))


def _steps(matter: FrontMatter) -> tuple[Step, ...]:
    """One for each numbered point; its first line names it. Without numbers it is one step."""
    whole = long_text(matter, "walk_through").strip()
    points = [point.strip() for point in NUMBERED.split(whole) if point.strip()] if NUMBERED.match(whole) else [whole]
    named = [(point.split("\n", 1)[0].strip(" *#"), point) for point in points[:STEPS_MAX] if point]
    return tuple(
        Step(id=f"s{n}", title=title if len(title) <= 80 else f"{title[:79]}…", how=point)
        for n, (title, point) in enumerate(named, start=1)
    )


def write_activity(card: Card) -> Written:
    """What an activity has no name for is told."""
    points = [f"{n}. {step.how or step.title}" for n, step in enumerate(card.steps, start=1)]
    lines = {
        "title": quoted(card.title),
        "summary": quoted("\n".join(card.goals)),
        "overview": quoted(card.text),
        "materials_needed": quoted("\n".join(f"* {say_material(each)}" for each in card.materials)),
        "considerations": quoted("\n".join(f"* {note}" for note in card.notes)),
        "walk_through": quoted("\n\n".join(points) if len(points) > 1 else card.steps[0].how if points else ""),
        "recommendations": quoted(card.online),
        **({"time_required_minutes": str(card.time.most)} if card.time else {}),
        **{each.name: each.value for each in card.kept},
    }
    lost = [name for name in NOT_CARRIED if getattr(card, name)]
    lost += ["steps.minutes"] if any(step.minutes is not None for step in card.steps) else []
    return Written(fenced(lines, ""), tuple(Loss("card-field-left-out", name, "") for name in lost))
