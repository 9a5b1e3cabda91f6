"""Right to left: which parts of a line keep their own direction.

A phone number is several numbers with spaces between them. In a line that runs left each would keep its digits and all
would change places: the last pair first. A plain number, a day or a sum does not turn round and is left alone.
"""

import re

GAP, SIGNS = r" \u00a0\u202f", r"().\-/"
NUMBER_LIKE = re.compile(rf"([+(]{{1,2}}\d[\d{GAP}{SIGNS}]*\d|\d[\d{SIGNS}]*[{GAP}(][\d{GAP}{SIGNS}]*\d)")
LEFT_TO_RIGHT, END_OF_DIRECTION = "\u2066", "\u2069"


def held(text: str) -> str:
    """The text with invisible marks around each such number."""
    return NUMBER_LIKE.sub(rf"{LEFT_TO_RIGHT}\1{END_OF_DIRECTION}", text)
