"""Lines on offer, and the plan that holds some of them.

A line counts as ticked while the plan holds its sentence, said in the plan's language by `say`; a line that somebody has
reworded is theirs. What stays ticked keeps everything that was written on it since.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.plan.edits import new_id, with_item, without_item
from amparo.domain.plan.model import Capacity, Measure, Objective, Plan, Vulnerability
from amparo.domain.plan.structure import LISTS

Say = Callable[[str], str]
"""code -> sentence, in the plan's language"""

Lined = Vulnerability | Capacity | Objective | Measure


class Ticks(Struct, frozen=True, kw_only=True):
    """What a page of lines comes back with.

    `chosen`: codes; `kept`: ids of own lines that stay (None: all of them); `own`: new lines in their own words.
    """

    chosen: tuple[str, ...] = ()
    kept: tuple[str, ...] | None = None
    own: tuple[str, ...] = ()


def lines(plan: Plan, kind: type[Lined]) -> tuple[Lined, ...]:
    found: tuple[Lined, ...] = getattr(plan, LISTS[kind])
    return found


def ticked(plan: Plan, kind: type[Lined], codes: Iterable[str], say: Say) -> tuple[str, ...]:
    """Which of these lines the plan holds."""
    texts = {item.text for item in lines(plan, kind)}
    return tuple(code for code in codes if say(code) in texts)


def own_lines(plan: Plan, kind: type[Lined], codes: Iterable[str], say: Say) -> tuple[Lined, ...]:
    """What the plan holds in people's own words."""
    offered = {say(code) for code in codes}
    return tuple(item for item in lines(plan, kind) if item.text not in offered)


def with_text(plan: Plan, kind: type[Lined], text: str) -> str | None:
    return next((item.id for item in lines(plan, kind) if item.text == text), None)


def tick(
    plan: Plan,
    kind: type[Lined],
    codes: Sequence[str],
    ticks: Ticks,
    say: Say,
    make: Callable[[str, str], Lined],
) -> Plan:
    """`make` builds a line from its code ("" for an own one) and its sentence; its id is given here."""
    plan = _without_gone(plan, kind, codes, ticks, say)
    there = set(ticked(plan, kind, codes, say))
    fresh = [(code, say(code)) for code in codes if code in set(ticks.chosen) - there]
    for code, text in [*fresh, *(("", text) for text in ticks.own)]:
        plan = with_item(plan, replace(make(code, text), id=new_id(plan, kind)))
    return plan


def _without_gone(plan: Plan, kind: type[Lined], codes: Sequence[str], ticks: Ticks, say: Say) -> Plan:
    offered = {say(code) for code in codes}
    chosen = {say(code) for code in ticks.chosen}
    for item in lines(plan, kind):
        own_gone = ticks.kept is not None and item.id not in ticks.kept
        if (item.text not in chosen) if item.text in offered else own_gone:
            plan = without_item(plan, item.id)
    return plan
