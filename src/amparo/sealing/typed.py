"""One form for what people type: names, passphrases, codes.

A phone adds a capital, a keyboard writes Arabic digits, a copied text carries invisible marks. `fold` takes these away,
so that what was shown on paper is what opens. The order is part of the stored format (docs/formats/sealed-v1.md):
invisible marks out, NFKC, case folded, NFKC again, every decimal digit as 0-9, runs of blanks as one space, none at
the ends. Unicode promises that NFKC and case folding never change for characters that exist.
"""

from __future__ import annotations

import unicodedata

from amparo.sealing.faults import WrongKey

TYPED_CHARACTERS_MAX = 1_024

# Written out, not "category Cf": which characters are in a category may change with Unicode, stored keys may not.
_INVISIBLE = dict.fromkeys(
    [
        0x00AD,
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
)


def fold(untrusted_text: str) -> str:
    """The one form of a typed text. Longer than TYPED_CHARACTERS_MAX raises WrongKey before any work is done."""
    if len(untrusted_text) > TYPED_CHARACTERS_MAX:
        raise WrongKey
    text = unicodedata.normalize("NFKC", untrusted_text.translate(_INVISIBLE))
    text = unicodedata.normalize("NFKC", text.casefold())
    return " ".join("".join(map(_plain_digit, text)).split())


def _plain_digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def folded_bytes(untrusted_text: str) -> bytes:
    """UTF-8 of the folded text. A lone half of a character pair, which no keyboard writes, must not stop a sign-in."""
    return fold(untrusted_text).encode("utf-8", "surrogatepass")
