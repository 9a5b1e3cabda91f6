"""Whether an address can be what its way of reaching says, and how it is dialled. Nothing here proves that it exists."""

import re
import unicodedata
from collections.abc import Mapping

from amparo.domain.pact.terms import Way

PHONE_DIGITS = range(3, 17)

NUMBER = re.compile(r"\+?[0-9]+")
BETWEEN_DIGITS = re.compile(r"[\s().\-/\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"\\]{1,64}@[^@\s,;:<>()\[\]\"\\.][^@\s,;:<>()\[\]\"\\]{0,254}")
SIGNAL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{2,31}\.[0-9]{2,10}")
URL = re.compile(r"[a-z][a-z0-9+.\-]{1,30}://\S+")

EXPECTED: Mapping[Way, str] = {
    Way.SMS: "phone-number",
    Way.CALL: "phone-number",
    Way.EMAIL: "email-address",
    Way.SIGNAL: "signal-address",
    Way.OTHER: "channel-address",
}
"""The raw word for what an address of this way looks like."""


def dialled(way: Way, address: str) -> str:
    """The address as a machine takes it: digits of every script as 0 to 9, nothing between them; the rest only trimmed."""
    address = address.strip()
    if way in (Way.SMS, Way.CALL) or (way is Way.SIGNAL and not SIGNAL_NAME.fullmatch(address)):
        return BETWEEN_DIGITS.sub("", "".join(_western(sign) for sign in address))
    return address


def plausible(way: Way, address: str) -> bool:
    """Whether a message could be sent to it, or the number rung."""
    if not address.strip().isprintable() and way in (Way.EMAIL, Way.OTHER):
        return False
    taken = dialled(way, address)
    match way:
        case Way.SMS | Way.CALL:
            return _number(taken)
        case Way.SIGNAL:
            return bool(SIGNAL_NAME.fullmatch(taken)) or (taken.startswith("+") and _number(taken))
        case Way.EMAIL:
            return bool(EMAIL.fullmatch(taken))
        case Way.OTHER:
            return bool(URL.fullmatch(taken))


def _number(taken: str) -> bool:
    return bool(NUMBER.fullmatch(taken)) and len(taken.removeprefix("+")) in PHONE_DIGITS


def _western(sign: str) -> str:
    if sign == "\uff0b":  # the wide plus of East Asian keyboards
        return "+"
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
