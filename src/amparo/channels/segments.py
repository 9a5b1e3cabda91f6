"""How a text travels as SMS: in which alphabet, how many units long, in how many parts (3GPP TS 23.038 and 23.040).

One letter outside the GSM alphabet, even a Spanish á, turns the whole text to UCS-2 and 160 places into 70. A letter of
the extension table takes two places, an emoji takes two units, and neither is ever parted between two parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
GSM = BASIC | EXTENSION


class Encoding(StrEnum):
    GSM_7 = "gsm-7"
    UCS_2 = "ucs-2"


ALONE = {Encoding.GSM_7: 160, Encoding.UCS_2: 70}
JOINED = {Encoding.GSM_7: 153, Encoding.UCS_2: 67}


@dataclass(frozen=True)
class Segments:
    """`units`: septets or UTF-16 units. `per_part`: how many of them each of the parts has room for."""

    encoding: Encoding
    units: int
    parts: int
    per_part: int


def count(text: str) -> Segments:
    encoding = Encoding.GSM_7 if GSM.issuperset(text) else Encoding.UCS_2
    units = _units(text, encoding)
    if units <= ALONE[encoding]:
        return Segments(encoding, units, 1, ALONE[encoding])
    widths = [_units(letter, encoding) for letter in text]
    return Segments(encoding, units, _parts(widths, JOINED[encoding]), JOINED[encoding])


def _units(text: str, encoding: Encoding) -> int:
    if encoding is Encoding.GSM_7:
        return len(text) + sum(map(text.count, EXTENSION))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(widths: Iterable[int], room: int) -> int:
    """A letter of two units that does not fit any more begins the next part; the unit before it stays empty."""
    parts, taken = 1, 0
    for width in widths:
        if taken + width > room:
            parts, taken = parts + 1, 0
        taken += width
    return parts
