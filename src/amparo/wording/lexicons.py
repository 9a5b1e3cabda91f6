"""The word lists of each language, read from `lexicon/*.toml`. The checks get them as an argument."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from amparo.domain.plan.checks.lexicon import Lexicon, Phrases
from amparo.domain.plan.terms import Unit
from amparo.wording.catalogue import LANGUAGES

FOLDER = Path(__file__).parent / "lexicon"


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of "es" or "es-MX"; the empty one for a language without word lists, so that nothing is guessed."""
    base = language.partition("-")[0]
    if base not in LANGUAGES:
        return Lexicon(language=language, dead_tools=dead_tools())
    lists = tomllib.loads((FOLDER / f"{base}.toml").read_text(encoding="utf-8"))
    return Lexicon(
        language=language,
        stop=_phrases(lists["stop"]),
        weak=_phrases(lists["weak"]),
        joiners=_phrases(lists["joiners"]),
        coordinators=_phrases(lists["coordinators"]),
        endings=_phrases(lists["endings"]),
        proclitics=_phrases(lists.get("proclitics", "")),
        verbs=_table(lists["verbs"]),
        things=_table(lists["things"]),
        signs=_table(lists["signs"]),
        rhythms={phrase: _rhythm(told) for phrase, told in lists["rhythms"].items()},
        numbers=lists["numbers"],
        units={word: Unit(unit) for unit, words in lists["units"].items() for word in _phrases(words)},
        dead_tools=dead_tools(),
    )


@cache
def dead_tools() -> Mapping[str, int]:
    """Names are the same in every language."""
    tools: dict[str, int] = tomllib.loads((FOLDER / "tools.toml").read_text(encoding="utf-8"))["dead_tools"]
    return tools


def _phrases(line: str) -> Phrases:
    return tuple(phrase.strip() for phrase in line.split(",") if phrase.strip())


def _table(lists: Mapping[str, Any]) -> Mapping[str, Phrases]:
    return {name: _phrases(line) for name, line in lists.items()}


def _rhythm(told: str) -> tuple[int, Unit]:
    count, unit = told.split()
    return int(count), Unit(unit)
