"""What a plan should not say, because the wrong person may read it (E1, E3)."""

import re
from collections.abc import Iterator
from itertools import product

from amparo.domain.plan.checks.finding import Found, Rule, Severity, Theme
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.checks.text import folded
from amparo.domain.plan.terms import Confidentiality, WorkspaceKind

MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w{2,}")
PHONE = re.compile(r"(?<![\w./-])\+?\(?\d[\d\s().-]{5,}\d(?![\w/])")
NOT_A_PHONE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"  # a day
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|(19|20)\d\d\s?-\s?(19|20)\d\d"  # from year to year
    r"|\d{1,3}([ .,]\d{3})+([.,]\d\d)?"  # an amount
    r"|\d{1,8}"
)
PHONE_DIGITS_MIN = 7
GIVEN = re.compile(r"(?P<name>[^:=\n]{2,40})[:=]\s*(?P<value>\S+)")
SECRET_WORDS = 3
STREET_NUMBER_WITHIN = 4
FEW = 9
DAY_OR_HOUR = re.compile(r"\d+([-./:h]\d+)+")


def holds_phone(text: str) -> bool:
    for match in PHONE.finditer(text):
        number = match.group().strip()
        if sum(map(str.isdigit, number)) >= PHONE_DIGITS_MIN and not NOT_A_PHONE.fullmatch(number):
            return True
    return False


def holds_address(text: str, reading: Reading) -> bool:
    """A street word and a house number with nothing but a name between them."""
    if not any(map(str.isdigit, text)) or "street" not in reading.words(text).signs:
        return False
    words = re.findall(r"\w+", folded(DAY_OR_HOUR.sub(" ", text)))
    streets = [place for place, word in enumerate(words) if "street" in reading.reader.at([word], 0).signs]
    numbers = [place for place, word in enumerate(words) if word[0].isdigit()]
    pairs = product(streets[:FEW], numbers[:FEW])
    return any(_only_a_name_between(words, min(pair), max(pair), reading) for pair in pairs)


def _only_a_name_between(words: list[str], first: int, last: int, reading: Reading) -> bool:
    between = words[first + 1 : last]
    joiners = reading.reader.joiners
    named = all(word in joiners or not reading.reader.is_stop(word) for word in between)
    return last - first <= STREET_NUMBER_WITHIN and named


def _contact_details(reading: Reading) -> Iterator[Found]:
    told: set[str] = set()
    for where, text in reading.texts:
        kind = "" if where in told else _contact_kind(text, reading)
        if kind:
            told.add(where)
            yield Found(where, {"kind": kind})


def _contact_kind(text: str, reading: Reading) -> str:
    if "@" in text and MAIL.search(text):
        return "mail"
    if holds_phone(text):
        return "phone"
    return "address" if holds_address(text, reading) else ""


def _secrets(reading: Reading) -> Iterator[Found]:
    """ "password: ..." gives the thing itself away; "strong passwords" does not."""
    told = dict.fromkeys(where for where, text in reading.texts if _tells_secret(text, reading))
    yield from map(Found, told)


def _tells_secret(text: str, reading: Reading) -> bool:
    if ":" not in text and "=" not in text:
        return False
    for given in GIVEN.finditer(text):
        words = re.findall(r"\w+", folded(given["name"]))[-SECRET_WORDS:]
        named = any("secret" in reading.reader.at(words, place).signs for place in range(len(words)))
        if named and _reads_as_secret(given["value"], text[given.end() :], reading):
            return True
    return False


def _reads_as_secret(value: str, rest: str, reading: Reading) -> bool:
    """A mix of letters and digits, or the last word: "key words: one for danger" goes on as a sentence does."""
    ends = not rest.strip(" .,;)") or value[-1] in ".,;)"
    return any(map(str.isdigit, value)) or (ends and not reading.reader.is_stop(folded(value.strip(".,;)"))))


def _open_to_all(reading: Reading) -> Iterator[Found]:
    workspace = reading.plan.workspace
    if workspace.kind is WorkspaceKind.REAL and workspace.confidentiality is Confidentiality.OPEN:
        yield Found()


THEME = Theme.CONFIDENTIALITY
RULES = (
    Rule("secret-written-in-plan", Severity.WARN, THEME, ("P34", "E1"), _secrets, mend_at="text"),
    Rule("contact-details-in-text", Severity.WARN, THEME, ("C702", "P34", "E3"), _contact_details, mend_at="text"),
    Rule(
        "real-plan-open-to-all", Severity.HINT, THEME, ("P34",), _open_to_all, mend_at="workspace", about=("workspace",)
    ),
)
