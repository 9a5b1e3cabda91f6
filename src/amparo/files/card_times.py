"""How long a card says it takes, in whatever words: "60 to 75 minutes", "45m alone + 15m talk", "2 hours and follow-up"."""

import re

from amparo.domain.workshop.card import MINUTES_MAX, Span

NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
HOURS = r"hours?|hrs?|h|horas?|heures?|ساعات|ساعة"
MINUTES = r"minutes?|minutos?|mins?|m|['′’]|دقائق|دقيقة"
AMOUNT = re.compile(rf"({NUMBER})\s*(?:(?:-|to|a|à|إلى)\s*({NUMBER})\s*)?(?:({HOURS})|({MINUTES}))(?![^\W\d_])")
CLOCKED = re.compile(r"\b(\d{1,2})\s*h\s*(\d{2})\b")
BARE = re.compile(rf"\s*({NUMBER})\s*(?:(?:-|to)\s*({NUMBER})\s*)?")
ASIDE = re.compile(r"\([^()]*\)")
FOLLOW_UP = re.compile(r"follow[- ]?up|seguimiento|suivi|متابعة")
IN_WORDS = (("an hour and a half", "90 minutes"), ("half an hour", "30 minutes"), ("an hour", "1 hour"))


def span_of(said: str) -> Span | None:
    """The range, all parts added up; None where no time is spoken of."""
    text = said.lower().replace("–", "-").replace("—", "-")
    for words, digits in IN_WORDS:
        text = text.replace(words, digits)
    text = CLOCKED.sub(r"\1 h \2 min", text)
    found = AMOUNT.findall(ASIDE.sub(" ", text)) or AMOUNT.findall(text)
    if not found and (bare := BARE.fullmatch(text)):
        found = [(bare[1], bare[2] or "", "", "minutes")]
    if not found:
        return None
    least = round(sum(_minutes(low, hours) for low, _high, hours, _unit in found))
    most = round(sum(_minutes(high or low, hours) for low, high, hours, _unit in found))
    if max(least, most) > MINUTES_MAX:
        return None
    follow_up = bool(FOLLOW_UP.search(text))
    return Span(least=min(least, most), most=max(least, most), follow_up=follow_up, said=said)


def _minutes(number: str, hours: str) -> float:
    return float(number.replace(",", ".")) * (60 if hours else 1)
