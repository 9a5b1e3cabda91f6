"""A member's own key for sealed copies: an age identity that follows from the account, so that nothing more has to be kept.

Whoever has the recipient (`age1...`) can seal a file to this member; only the signed-in member opens it. The six words
are for reading aloud: a recipient that somebody exchanged on its way has others.
"""

from __future__ import annotations

from hashlib import sha256

from amparo.sealing import agefile
from amparo.sealing.account import Keyring
from amparo.sealing.agefile import AgeIdentity
from amparo.sealing.encoding import lp
from amparo.sealing.primitives import derive
from amparo.sealing.words import FALLBACK, spell

LABEL = b"hrd1/copies"
HRP = "age-secret-key-"
ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
CHECK_SYMBOLS = 6
GROUP = 4


def identity_of(keyring: Keyring) -> AgeIdentity:
    """The same at every sign-in, whatever the passphrase: it follows from the key that never changes."""
    return agefile.identity_from(_bech32(derive(keyring.umk.raw, LABEL)))


def six_words(recipient: str, language: str = FALLBACK) -> tuple[str, ...]:
    """Of a recipient's one form. NotARecipient for anything else. Both sides must read them in the same language."""
    return spell(sha256(lp("hrd1/recipient-fingerprint", agefile.recipient_in(recipient))).digest(), language)


def in_groups(recipient: str) -> tuple[str, ...]:
    """Four signs at a time, for whoever compares it with what their own age program shows."""
    whole = agefile.recipient_in(recipient)
    return tuple(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def _bech32(raw: bytes) -> str:
    """As age writes a secret key: Bech32 in capitals (BIP 173)."""
    symbols = _by_fives(raw)
    checked = [*(ord(each) >> 5 for each in HRP), 0, *(ord(each) & 31 for each in HRP), *symbols]
    remainder = _remainder([*checked, *[0] * CHECK_SYMBOLS]) ^ 1
    check = [remainder >> 5 * (CHECK_SYMBOLS - 1 - place) & 31 for place in range(CHECK_SYMBOLS)]
    return f"{HRP}1{''.join(ALPHABET[symbol] for symbol in (*symbols, *check))}".upper()


def _by_fives(raw: bytes) -> list[int]:
    bits = 8 * len(raw)
    padded = -(-bits // 5) * 5
    number = int.from_bytes(raw, "big") << (padded - bits)
    return [number >> shift & 31 for shift in range(padded - 5, -1, -5)]


def _remainder(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, factor in enumerate(GENERATOR):
            check ^= factor if top >> place & 1 else 0
    return check
