"""Setting pages in type, for the wall and the folder, in the fonts that lie beside the templates.

A template is code; a document reaches it only as JSON, so nothing people wrote can run.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from amparo.files.directions import held
from amparo.files.losses import Loss
from amparo.wording.catalogue import RIGHT_TO_LEFT, spoken

PRINT = Path(__file__).parent / "print"
TYPST_PAPERS = {"a4": "a4", "letter": "us-letter"}
SUBSTITUTE = "\ufffd"
LONG_WORD = re.compile(r"\S{25,}")
BREAK_HERE = "\u200b"
VARIATION = re.compile("[\ufe00-\ufe0f]")
CHARACTERS_TOLD_MAX = 20


def typeset(name: str, content: Any, language: str, today: date, paper: str, **more: str) -> bytes:
    """`content` as a PDF, laid out by the template of this name; the same in, the same out."""
    inputs = {
        name: json.dumps(content, ensure_ascii=False),
        "language": spoken(language),
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "paper": TYPST_PAPERS[paper],
        "day": today.isoformat(),
        **more,
    }
    return typst.compile(
        str(PRINT / f"{name}.typ"),
        root=str(PRINT),
        font_paths=_fonts(),
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(today, time(), UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    """Our fonts only: the same page on every machine, and no list of what this one has installed."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(PRINT / "fonts")])


def printable(content: Any) -> tuple[Any, tuple[Loss, ...]]:
    """The content with every character our fonts lack replaced by one that says so, and which those were."""
    missing: dict[str, None] = {}

    def kept(text: str) -> str:
        if text.isascii():
            return text
        known = [c if _in_fonts(ord(c)) else SUBSTITUTE for c in VARIATION.sub("", text)]
        missing.update(dict.fromkeys(c for c in text if not _in_fonts(ord(c)) and not VARIATION.match(c)))
        return "".join(known)

    printable = _mapped(content, kept)
    told = "".join(list(missing)[:CHARACTERS_TOLD_MAX])
    return printable, (Loss("characters-not-in-print-font", "pdf", told),) if missing else ()


def laid_out(content: Any, language: str) -> Any:
    return _breakable(_mapped(content, held) if language in RIGHT_TO_LEFT else content)


def _breakable(content: Any) -> Any:
    """A word longer than a column, an address perhaps, may break anywhere; nothing then stands over the next column."""
    return _mapped(content, lambda text: LONG_WORD.sub(lambda word: BREAK_HERE.join(word.group()), text))


def _mapped(content: Any, change: Callable[[str], str]) -> Any:
    if isinstance(content, str):
        return change(content)
    if isinstance(content, dict):
        return {key: _mapped(value, change) for key, value in content.items()}
    return [_mapped(part, change) for part in content] if isinstance(content, list | tuple) else content


def _in_fonts(point: int) -> bool:
    starts, ends = _coverage()
    place = bisect_right(starts, point) - 1
    return point == 0x0A or (place >= 0 and point <= ends[place])


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges the fonts cover (tools/subset_fonts.py writes them)."""
    ranges = (PRINT / "fonts/coverage.txt").read_text(encoding="ascii").split()
    starts, ends = zip(*(line.split("-") for line in ranges), strict=True)
    return [int(start, 16) for start in starts], [int(end, 16) for end in ends]
