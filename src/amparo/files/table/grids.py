"""What every source of a table comes down to: tables of cells, and the lines around them, in the order they stand."""

import html
import re
from collections.abc import Iterable

from msgspec import Struct

ROWS_MAX = 20_000
COLUMNS_MAX = 64

BREAK = re.compile(r"<\s*(?:br\s*/?|/?(?:p|ul|ol|div)(?:\s[^<>]*)?)>", re.IGNORECASE)
BULLET_TAG = re.compile(r"<\s*li(?:\s[^<>]*)?>", re.IGNORECASE)
OTHER_TAG = re.compile(r"<\s*/?(?:li|b|i|u|em|strong|span|font|sup|sub|a|code)(?:\s[^<>]*)?/?>", re.IGNORECASE)
BULLET = re.compile(r"(?:^|(?<=\s))[•▪·◦●‣]\s+")
ESCAPED = re.compile(r"\\([$*_|#\[\]()<>`~+.!{}-])")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")  # a limit, or each of a million openings looks for its end
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
QUOTED = re.compile(r'(?:"([^"]*)"|“([^“”]*)”|«([^«»]*)»)\.?', re.DOTALL)


class Cell(Struct, frozen=True):
    """`joined`: this is the lower part of a merged cell, and `text` is what stands in its upper part."""

    text: str = ""
    joined: bool = False


class Row(Struct, frozen=True):
    """`line`: the line of the text or the row of the sheet, counted from one."""

    cells: tuple[Cell, ...]
    line: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


class Grid(Struct, frozen=True):
    """One table as it stood, headings and all; its places are told in rows or in lines."""

    rows: tuple[Row, ...]
    counted: str = "row"


class Prose(Struct, frozen=True):
    """Lines around the tables; `text` is all of them."""

    text: str
    line: int = 0
    last_line: int = 0


class Beyond(Struct, frozen=True):
    """Where a limit cut a table off; what came after was not read."""

    line: int
    text: str = ""


Block = Grid | Prose | Beyond


def clean(untrusted: str, *, marked_up: bool) -> str:
    """The words of a cell: lines kept, bullets as "• ", nothing unseen; `marked_up` ones also lose tags and escapes."""
    text = UNSEEN.sub("", untrusted.replace("\r\n", "\n").replace("\r", "\n"))
    if marked_up:
        text = BULLET_TAG.sub("\n• ", BREAK.sub("\n", text))
        text = html.unescape(ESCAPED.sub(r"\1", STRONG.sub(r"\2", OTHER_TAG.sub("", text))))
        text = UNSEEN.sub("", text)
    text = BULLET.sub("\n• ", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    tidy = "\n".join(line for line in lines if line and line != "•")
    return unquoted(tidy)


def unquoted(text: str) -> str:
    """The text without the quotation marks around the whole of it."""
    quoted = QUOTED.fullmatch(text)
    return next((part.strip() for part in quoted.groups() if part), "") if quoted else text


def row_of(texts: Iterable[str], line: int, *, marked_up: bool) -> Row:
    return Row(tuple(Cell(clean(text, marked_up=marked_up)) for text in texts), line)


def same_words(text: str) -> str:
    """The letters and digits of a text, to see whether two cells say the same."""
    return "".join(c for c in text.casefold() if c.isalnum())
