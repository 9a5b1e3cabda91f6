"""Sentences laid into texts: each text one SMS segment where that can be, whole words, the same frame around each."""

from dataclasses import dataclass

from amparo.channels.segments import count

LOOK_ALIKES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " ", "\u202f": " "}
)
MANY = 9


@dataclass(frozen=True)
class Frame:
    """What stands around every text: the practice mark at both ends, the reference, and which text of how many."""

    mark: str = ""
    reference: str = ""

    def around(self, body: str, number: int, of: int) -> str:
        counted = f"{number}/{of}" if of > 1 else ""
        return " ".join(each for each in (self.mark, body, self.reference, counted, self.mark) if each)


def plain(text: str) -> str:
    """On one line, and typographic signs as a telephone writes them: one curly quote would cost 90 letters."""
    return " ".join(text.translate(LOOK_ALIKES).split())


def arranged(sentences: list[str], frame: Frame, *, one_text: bool) -> tuple[str, ...]:
    """The first sentence is alone in its text; the others share one as long as they fit. Nothing is left out."""
    if one_text:
        return (frame.around("\n".join(sentences), 1, 1),)
    bodies = _bodies(sentences, frame, MANY)
    if len(bodies) > MANY:
        bodies = _bodies(sentences, frame, len(bodies) * 2)  # the count itself takes more room
    return tuple(frame.around(body, number, len(bodies)) for number, body in enumerate(bodies, 1))


def _bodies(sentences: list[str], frame: Frame, of: int) -> list[str]:
    first, *rest = sentences
    bodies, last = _fitting(first, frame, of), ""
    for sentence in rest:
        together = f"{last} {sentence}".strip()
        if _fits(together, frame, of):
            last = together
            continue
        *whole, last = [last, *_fitting(sentence, frame, of)]
        bodies += [each for each in whole if each]
    return [*bodies, last] if last else bodies


def _fitting(sentence: str, frame: Frame, of: int) -> list[str]:
    """Split between words, and only where it has to be; a word longer than a text stays whole."""
    if _fits(sentence, frame, of):
        return [sentence]
    pieces = [""]
    for word in sentence.split(" "):
        longer = f"{pieces[-1]} {word}".strip()
        if pieces[-1] and not _fits(longer, frame, of):
            pieces.append(word)
        else:
            pieces[-1] = longer
    return pieces


def _fits(body: str, frame: Frame, of: int) -> bool:
    return count(frame.around(body, of, of)).parts == 1
