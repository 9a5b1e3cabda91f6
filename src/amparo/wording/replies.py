"""What a short reply means: 1 or 2, in any digits, or the few words people write instead, in their language.

Whatever is not plainly one of these is kept as text for whoever leads. A wrong guess would be worse than none.
"""

import re
from enum import StrEnum
from unicodedata import category, digit, normalize

from amparo.domain.workshop.nextsteps import StepState

TEXT_MAX = 160
REFERENCE = re.compile(r"^[0-9ABCDEFGHJKMNPQRSTVWXYZ]{4}(-\d{1,6})?$")


class Reply(StrEnum):
    """To the owner, asked whether all is well, 1 means that it is, and 2 asks for more time."""

    CAN = "can"
    CANNOT = "cannot"
    LEAD = "lead"


PROGRESS = {"1": StepState.DONE, "2": StepState.STARTED, "3": StepState.NOT_DONE}
DIGITS = {"1": Reply.CAN, "2": Reply.CANNOT}
WORDS = {
    "en": {
        Reply.CAN: ("yes", "can", "i can", "i can help", "i can help now"),
        Reply.CANNOT: ("no", "cannot", "can not", "i cannot", "i can not", "cant", "i cant"),
        Reply.LEAD: ("lead", "i lead", "i can lead"),
    },
    "es": {
        Reply.CAN: ("sí", "puedo", "sí puedo", "yo puedo", "puedo ayudar"),
        Reply.CANNOT: ("no", "no puedo", "no puedo ayudar"),
        Reply.LEAD: ("coordino", "yo coordino", "puedo coordinar", "dirijo", "yo dirijo"),
    },
    "fr": {
        Reply.CAN: ("oui", "je peux", "oui je peux", "je peux aider"),
        Reply.CANNOT: (
            "non",
            "je ne peux pas",
            "je peux pas",
            "peux pas",
            "non je ne peux pas",
            "je ne peux pas aider",
        ),
        Reply.LEAD: ("je coordonne", "je peux coordonner", "je dirige", "je peux diriger"),
    },
    "ar": {
        Reply.CAN: ("نعم", "أستطيع", "نعم أستطيع", "يمكنني", "أقدر"),
        Reply.CANNOT: ("لا", "لا أستطيع", "لا يمكنني", "لا أقدر"),
        Reply.LEAD: ("أتولى التنسيق", "أنسق", "أنا أنسق", "أقود", "أنا أقود"),
    },
}

NO_MORE = {
    "": ("0", "stop", "stop all", "stopall", "unsubscribe", "cancel", "end", "quit"),
    "en": ("no more", "no more messages", "no more please", "enough"),
    "es": ("no más", "no más mensajes", "basta", "baja", "parar", "alto"),
    "fr": ("arrêt", "arrêter", "arrêtez", "plus de messages", "plus de message", "assez"),
    "ar": ("توقف", "توقفوا", "قف", "كفى", "إيقاف", "إلغاء", "لا مزيد", "لا مزيد من الرسائل"),
}
"""To a question that can be ended. Under "": what telephone companies have taught people, whatever they speak."""


def meaning(untrusted_text: str, language: str) -> Reply | None:
    """In the contact's language, or in English. A reference that was quoted with it does not count as a word."""
    words = _words(untrusted_text)
    return _means(words, language) or _means([each for each in words if not _reference(each)], language)


def progress(untrusted_text: str) -> StepState | None:
    """Weeks after a workshop: how a next step went, in one character of any script's digits."""
    return PROGRESS.get(" ".join(_words(untrusted_text)))


def wants_no_more(untrusted_text: str, language: str) -> bool:
    """In the language they were asked in, or in English."""
    said = " ".join(_words(untrusted_text))
    return any(said in ENDS.get(each, ()) for each in ("", language.split("-", maxsplit=1)[0], "en"))


def references(untrusted_text: str) -> tuple[str, ...]:
    """The references that seem to be quoted; whether there is such an alert is for others to know."""
    found = [_reference(each) for each in _words(untrusted_text)]
    return tuple(each for each in found if each)


def _means(words: list[str], language: str) -> Reply | None:
    said = " ".join(words)
    if said in DIGITS:
        return DIGITS[said]
    own = TABLE.get(language.split("-", maxsplit=1)[0], {})
    return own.get(said) or TABLE["en"].get(said)


def _reference(word: str) -> str:
    upper = word.upper()
    return upper[:4] if REFERENCE.match(upper) else ""


def _words(untrusted_text: str) -> list[str]:
    """Folded: case, accents, punctuation and the shape of digits and of alif do not count."""
    folded = normalize("NFKD", untrusted_text[:TEXT_MAX]).casefold()
    return "".join(_letter(each) for each in folded if each not in SILENT and category(each) != "Mn").split()


SILENT = frozenset("'’ʼـ")


def _letter(each: str) -> str:
    kind = category(each)
    if kind == "Nd":
        return str(digit(each))
    return each if kind.startswith("L") or each == "-" else " "


TABLE = {
    language: {" ".join(_words(word)): reply for reply, words in said.items() for word in words}
    for language, said in WORDS.items()
}
ENDS = {language: {" ".join(_words(word)) for word in words} for language, words in NO_MORE.items()}
