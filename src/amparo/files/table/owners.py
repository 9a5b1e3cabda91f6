"""A responsibilities cell: one role, everybody, an outsider, or several of them.

Only one single person or body becomes somebody in the plan. "A and B", "A or B", "A / external B" name no single
owner (P11): the words are kept and nobody is made from them, because which of the two it is only the group can say.
An outside party among several is noted as somebody the measure depends on (S3.24, P28).
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct, convert

from amparo.domain.part import LINE_MAX
from amparo.domain.plan.terms import PersonKind
from amparo.wording.tablewords import PeopleWords, fold, words

# Encargado/a, coordinateur·rice, toutes/tous: two endings of one word are not two people.
ENDINGS = re.compile(r"(?<=\w)(?:[/·•-]|\()-?(?:[ao]s?|es?|x|rice|trice|ice|euse|ère|ne|se|ve)\b\)?(?!\w)")
MARKS = re.compile(r"[/&+;,\n]")
BRACKETS = re.compile(r"\([^()]*\)")
NAME_WORDS_MAX = 4


class Named(Struct, frozen=True, kw_only=True):
    """`alias` and `kind` of the one owner, or `words` if there is no single one; `outside` are outsiders among several."""

    alias: str = ""
    kind: PersonKind = PersonKind.PERSON
    words: str = ""
    outside: tuple[str, ...] = ()


def read_owner(text: str, languages: Sequence[str]) -> Named:
    line, folded = " ".join(text.split()), fold(text)
    people = _people(tuple(languages))
    if not folded or any(folded in words(language).marks.undecided for language in languages):
        return Named(words=line)
    if folded in people.groups or (_starts_as_group(people).match(folded) and not MARKS.search(folded)):
        return Named(alias=line, kind=PersonKind.GROUP)
    parts = _parts(text, people)
    outside = tuple(part for part in parts if _is_outside(part, people) and len(part) <= LINE_MAX)
    if sum(_stands_alone(part, people) for part in parts) > 1 or (outside and len(parts) > 1):
        return Named(words=line, outside=outside)
    return Named(alias=line, kind=PersonKind.OUTSIDE if _is_outside(line, people) else PersonKind.PERSON)


@cache
def _people(languages: tuple[str, ...]) -> PeopleWords:
    """The words of all these languages together: people write "IT and security lead" between Spanish lines."""
    each = [words(language).people for language in languages]
    sets = {
        name: frozenset[str]().union(*(getattr(people, name) for people in each))
        for name in ("roles", "departments", "groups", "outside", "links", "articles", "joins", "group_starts")
    }
    return convert(sets, PeopleWords)


@cache
def _starts_as_group(people: PeopleWords) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(start) for start in people.group_starts)})(?!\w)")


def _parts(text: str, people: PeopleWords) -> tuple[str, ...]:
    """The text cut at commas, slashes and words such as "and"; what stands in brackets is left out."""
    parts: list[str] = []
    for piece in MARKS.split(BRACKETS.sub(" ", ENDINGS.sub("", text))):
        part: list[str] = []
        for word in piece.split():
            if fold(word) in people.joins:
                parts.append(" ".join(part))
                part = []
            else:
                part.append(word)
        parts.append(" ".join(part))
    return tuple(part for part in parts if part)


def _stands_alone(part: str, people: PeopleWords) -> bool:
    """Whether this names somebody by itself: "IT officer", "Rosa", "outside consultant"; but not "information"."""
    folded = fold(part)
    found = folded.split()
    if not found or found[0] in people.links:
        return folded in people.groups
    if folded in people.groups or people.roles.intersection(found) or people.outside.intersection(found):
        return True
    if any(f" {role} " in f" {folded} " for role in people.roles if " " in role):
        return True
    named = [word for word in part.split() if fold(word) not in people.links | people.articles]
    capital = all(word[:1].isupper() for word in named)
    return bool(named) and capital and len(named) <= NAME_WORDS_MAX and not people.departments.intersection(found)


def _is_outside(part: str, people: PeopleWords) -> bool:
    return not people.outside.isdisjoint(re.split(r"[^\w-]+", fold(part)))
