"""A cost cell: "$200", "US$ 1,200.50", "1.200,50 €", "sin costo", "$0 (if using open software)" (S3.28).

One sum, its currency as written ("$" is not made into anybody's dollar) and a condition. Ranges, guesses and rates
("200-300", "about 50", "20 a month") are not one sum: they stay in words.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from amparo.domain.part import LINE_MAX
from amparo.domain.plan.model import Cost
from amparo.domain.plan.structure import AMOUNT_MAX
from amparo.wording.tablewords import fold, words

NUMBER = re.compile(r"\d(?:[\d.,'’\s]{0,40}\d)?")
GROUPED = re.compile(r"\d{1,3}(?:([., '])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?|\d{1,16}(?:[.,]\d{1,2})?")
ISO_CODE = re.compile(r"[A-Z]{3}")
CURRENCY_WORDS_MAX = 3
FREE_WORDS_MAX = 4


def read_cost(text: str, languages: Sequence[str]) -> tuple[Cost | None, str]:
    """(cost, words still to be asked about): one of the two is empty."""
    line = " ".join(text.split())
    cost = _free(line, languages) or _sum(line, languages)
    return (cost, "") if cost else (None, text)


def _free(line: str, languages: Sequence[str]) -> Cost | None:
    parts = line.replace("(", " (").split()
    for count in range(1, min(FREE_WORDS_MAX, len(parts)) + 1):
        said = fold(" ".join(parts[:count]))
        if any(said in words(language).money.free for language in languages):
            condition = _condition(" ".join(parts[count:]), languages)
            if condition is not None:
                return Cost(amount=Decimal(0), condition=condition)
    return None


def _sum(line: str, languages: Sequence[str]) -> Cost | None:
    found = NUMBER.search(line)
    amount = _amount(found.group()) if found else None
    if found is None or amount is None:
        return None
    before = _currency(line[: found.start()], languages)
    if before is None:
        return None
    after = line[found.end() :].replace("(", " (").split()
    for count in range(min(CURRENCY_WORDS_MAX, len(after)), -1, -1):
        currency = _currency(" ".join(after[:count]), languages)
        condition = _condition(" ".join(after[count:]), languages)
        if currency is not None and condition is not None:
            named = before if before not in ("", "$") else currency or before
            return Cost(amount=amount, currency=named, condition=condition)
    return None


def _amount(written: str) -> Decimal | None:
    """The number, whatever its marks: the last mark parts off cents, unless three digits follow the only kind of mark."""
    number = re.sub(r"[\s’]", lambda mark: "'" if mark.group() == "’" else " ", written)
    if not GROUPED.fullmatch(number):
        return None
    marks = [c for c in number if not c.isdigit()]
    last = marks[-1] if marks else ""
    cents = (
        bool(last in (".", ",") and len(number) - number.rindex(last) - 1 != 3 and marks.count(last) == 1)
        if last
        else False
    )
    digits = number.rsplit(last, 1) if cents else [number]
    whole = "".join(c for c in digits[0] if c.isdigit())
    amount = Decimal(f"{whole}.{digits[1]}" if cents else whole)
    return amount if amount <= AMOUNT_MAX else None


def _currency(said: str, languages: Sequence[str]) -> str | None:
    """The currency as it goes into the plan, "" if nothing was said, None if this is no currency."""
    said = said.strip()
    if not said:
        return ""
    for language in languages:
        known = words(language).money.currencies.get(fold(said) or said)
        if known:
            return known
    return said if ISO_CODE.fullmatch(said) else None


def _condition(said: str, languages: Sequence[str]) -> str | None:
    """The condition without its brackets, "" if there is none, None if these words are something else."""
    bracketed = said.startswith("(") and said.endswith(")")
    bare = said[1:-1].strip() if bracketed else said.strip(" ,;")
    if not bare:
        return "" if not said.strip(" ,;.") or bracketed else None
    folded = fold(bare)
    money = [words(language).money for language in languages]
    if any(_starts(folded, m.each) for m in money) or len(bare) > LINE_MAX or not folded:
        return None
    return bare if bracketed or any(_starts(folded, m.conditions) for m in money) else None


def _starts(folded: str, listed: Sequence[str]) -> bool:
    return any(folded == word or folded.startswith((f"{word} ", f"{word}'")) for word in listed)
