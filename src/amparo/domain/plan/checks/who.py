"""Does a "who" name one person? "Information/communications officer" does, "IT officer/ external consultant" does not.

A part between separators counts as somebody only if it names a role, a group, or a person of the plan; where no role
is named at all, each part that is not a mere department counts ("Ana or Luis").
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from amparo.domain.plan.checks.text import Reader, tokens

EITHER = frozenset("/|")
SOMEBODY = frozenset(("role", "group"))


class Who(StrEnum):
    ONE = "one"
    SEVERAL = "several"
    EITHER = "either"
    GROUP = "group"
    EVERYBODY = "everybody"
    OUTSIDE = "outside"


def who(text: str, reader: Reader, aliases: AbstractSet[str]) -> Who:
    """What a name or a role stands for; "one" unless the words say otherwise. `aliases`: words joined by a space."""
    words = tokens(text)
    either = [word for word in words if word in EITHER or "or" in reader.at([word], 0).signs]
    parts = _parts(words, reader, either)
    signs = [_signs(part, reader) for part in parts]
    if any("everybody" in each for each in signs):
        return Who.EVERYBODY
    if _somebodies(parts, signs, aliases) > 1:
        return Who.EITHER if either else Who.SEVERAL
    return Who.GROUP if any("group" in each and "role" not in each for each in signs) else Who.ONE


def _parts(words: list[str], reader: Reader, either: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in reader.coordinators or word in either:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _signs(part: list[str], reader: Reader) -> frozenset[str]:
    found: set[str] = set()
    place, department_only = 0, True
    while place < len(part):
        hit = reader.at(part, place)
        found.update(hit.signs)
        if "department" not in hit.signs and not reader.is_stop(part[place]):
            department_only = False
        place += hit.length
    return frozenset(found | ({"department-only"} if department_only else set()))


def _somebodies(parts: list[list[str]], signs: list[frozenset[str]], aliases: AbstractSet[str]) -> int:
    if any(SOMEBODY & each for each in signs):
        named = zip(parts, signs, strict=True)
        return sum(1 for part, each in named if SOMEBODY & each or " ".join(part) in aliases)
    return sum(1 for each in signs if "department-only" not in each)
