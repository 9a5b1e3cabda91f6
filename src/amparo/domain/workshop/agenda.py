"""The agenda of a session: its steps and pauses in their order, with the clock that runs along, and what to bring."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.workshop.around import Stretch, held_up, laid
from amparo.domain.workshop.card import PAUSES, Card, Material, Need, Per, Step, StepKind
from amparo.domain.workshop.session import Pause, Session
from amparo.domain.workshop.structure import key_of

A_MINUTE = timedelta(minutes=1)


class Slot(Struct, frozen=True, kw_only=True):
    """One line of the agenda. `key`: `card-id/step-id`, or the id of a pause.

    `begins`, `ends`: the minutes of all lines before it, and with it. `on_wall`: how many minutes after the start the clock
    says it begins and ends, for it goes around what the clock decides. `minutes` None: nobody said; no clock moves.
    """

    key: str
    title: str
    kind: StepKind
    need: Need
    minutes: int | None
    least: int
    begins: int
    card: str = ""
    step: str = ""
    on_wall: tuple[int, int] = (0, 0)

    @property
    def ends(self) -> int:
        return self.begins + (self.minutes or 0)


def agenda(session: Session) -> tuple[Slot, ...]:
    """What is done here, in order. Homework is done at home; a pause without a place stands at the end."""
    lines = tuple(_lines(session))
    begins = accumulate((line.minutes or 0 for line in lines), initial=0)
    walls = laid([(timedelta(minutes=line.minutes or 0), line.kind in PAUSES) for line in lines], _held_up(session))
    return tuple(
        replace(line, begins=begin, on_wall=(wall[0] // A_MINUTE, wall[1] // A_MINUTE))
        for line, begin, wall in zip(lines, begins, walls, strict=False)
    )


def _held_up(session: Session) -> list[Stretch]:
    """Nothing, while nobody has said when it begins."""
    return held_up(session.fixed, session.starts_at) if session.starts_at else []


def rests_after(session: Session) -> tuple[Slot, ...]:
    """The steps after which a break can come: behind none that is a break, before none, and with none in their place."""
    lines = agenda(session)
    behind = (*lines[1:], None)
    return tuple(
        line
        for line, then in zip(lines, behind, strict=True)
        if line.card and line.kind not in PAUSES and (then is None or then.kind not in PAUSES)
    )


def _lines(session: Session) -> Iterator[Slot]:
    pauses: defaultdict[str, list[Pause]] = defaultdict(list)
    for pause in session.pauses:
        pauses[pause.after].append(pause)
    for card in session.cards:
        for step in card.steps:
            if not step.homework:
                yield _of_step(card, step)
            yield from map(_of_pause, pauses.pop(key_of(card, step), ()))
    yield from (_of_pause(pause) for left in pauses.values() for pause in left)


def _of_step(card: Card, step: Step) -> Slot:
    least = step.least if step.least is not None else step.minutes or 0
    return Slot(
        key=key_of(card, step),
        title=step.title,
        kind=step.kind,
        need=step.need,
        minutes=step.minutes,
        least=least,
        begins=0,
        card=card.id,
        step=step.id,
    )


def _of_pause(pause: Pause) -> Slot:
    return Slot(
        key=pause.id,
        title=pause.title,
        kind=pause.kind,
        need=Need.MUST,
        minutes=pause.minutes,
        least=pause.minutes,
        begins=0,
    )


def minutes_of(session: Session) -> int:
    """All of it, breaks included, as far as somebody has said how long it takes."""
    return sum(slot.minutes or 0 for slot in agenda(session))


def ends_on_wall(lines: Sequence[Slot]) -> int:
    """So many minutes after the start the last line is over, as the clock on the wall shows it."""
    return lines[-1].on_wall[1] if lines else 0


def groups_of(people: int, size: int) -> int:
    """So many groups of at most `size`."""
    return -(-people // size)


class ToBring(Struct, frozen=True, kw_only=True):
    """One line of the packing list. `quantity` None: nobody said how many people or how many things. `cards`: their ids."""

    what: str
    quantity: int | None
    materials: tuple[Material, ...]
    cards: tuple[str, ...]


def packing(session: Session) -> tuple[ToBring, ...]:
    """What to bring for this many people: things are used again, so the card that needs most of one decides.

    What is used up (so many for each person or group) is added up over the cards.
    """
    found: dict[str, list[tuple[str, Material]]] = {}
    for card in session.cards:
        for material in card.materials:
            found.setdefault(material.what.casefold().strip(), []).append((card.id, material))
    return tuple(_to_bring(session, wanted) for wanted in found.values())


def _to_bring(session: Session, wanted: list[tuple[str, Material]]) -> ToBring:
    used_up = [_count(session, m) for _card, m in wanted if m.per is not Per.ROOM]
    again = [m.quantity for _card, m in wanted if m.per is Per.ROOM and m.quantity is not None]
    known = [count for count in used_up if count is not None]
    quantity = max(sum(known), *again) if again else sum(known)
    return ToBring(
        what=wanted[0][1].what,
        quantity=None if None in used_up else quantity or None,
        materials=tuple(dict.fromkeys(material for _card, material in wanted)),
        cards=tuple(dict.fromkeys(card for card, _material in wanted)),
    )


def _count(session: Session, material: Material) -> int | None:
    if session.people is None or material.quantity is None:
        return None
    heads: Mapping[Per, int] = {
        Per.PERSON: session.people,
        Per.GROUP: groups_of(session.people, session.group_size),
        Per.ROOM: 1,
    }
    return material.quantity * heads[material.per]
