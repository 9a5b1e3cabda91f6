"""Reads one short text with a Lexicon: which deeds it names, which things, how often. Each text is read once.

No grammar: a deed is a listed verb at the head of the text, or right after an "and". That is enough to suspect an
order and too little to be sure of one, which is why what is found here only ever becomes a question.
"""

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from functools import cache

from msgspec import Struct

from amparo.domain.plan.checks.lexicon import Lexicon
from amparo.domain.plan.terms import Unit

TOKEN = re.compile(r"[^\W_]+|[,;&/+|،؛]")
SEPARATORS = frozenset(",;&/+|،؛")
SWALLOWING = frozenset(("passing", "so-that", "every"))
"""Signs whose words are read as one; of all others a part may mean something too."""

IMPLIED = {"backup": "@storage"}
"""A back-up has to be kept on something, whether or not the text says on what."""

STEM_LONGEST = 6
STEM_SHORTEST = 3
Rhythm = tuple[int, Unit]


class Words(Struct, frozen=True, eq=False):
    """What was read. `nouns` are stems ("@backup" for a known thing); `thing` is what the first deed is done to."""

    signature: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    thing: frozenset[str] = frozenset()
    rhythm: Rhythm | None = None
    parts: int = 1


class Hit(Struct, frozen=True, eq=False):
    """A phrase of the lexicon found in a text: how many words long, and what it means."""

    length: int
    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    rhythm: Rhythm | None = None


MISS = Hit(length=1)
Entry = tuple[tuple[str, ...], str, str, Rhythm | None]


def folded(text: str) -> str:
    """Without case and accents."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c) and c != "ـ")


def tokens(text: str) -> list[str]:
    return TOKEN.findall(folded(text))


def _hit(found: list[Entry]) -> Hit:
    if not found:
        return MISS
    swallowed = (len(rest) for rest, kind, name, _ in found if kind != "sign" or name in SWALLOWING)
    return Hit(
        length=1 + max(swallowed, default=0),
        verbs=_named("verb", found),
        things=_named("thing", found),
        signs=_named("sign", found),
        rhythm=next((rhythm for _, _, _, rhythm in found if rhythm), None),
    )


def _named(wanted: str, found: list[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, kind, name, _ in found if kind == wanted))


def reader(lexicon: Lexicon) -> "Reader":
    """A reader of this language that has read nothing yet: what it remembers of a plan must go when the plan goes."""
    return _prepared(lexicon).forgetful()


@cache
def _prepared(lexicon: Lexicon) -> "Reader":
    return Reader(lexicon)


class Reader:
    """Looks words up by their beginning, so that reading takes the same time however many phrases there are."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.stop = frozenset(folded(word) for word in (*lexicon.stop, *lexicon.numbers))
        self.joiners = frozenset(folded(word) for word in lexicon.joiners)
        self.coordinators = frozenset(folded(word) for word in lexicon.coordinators) | SEPARATORS
        self.numbers = {folded(word): number for word, number in lexicon.numbers.items()}
        self.units = {folded(word): unit for word, unit in lexicon.units.items()}
        self.endings = tuple(folded(ending) for ending in lexicon.endings)
        self.proclitics = tuple(folded(little) for little in lexicon.proclitics)
        self.joined = tuple(little for little in self.proclitics if little in self.coordinators)
        self.whole: dict[str, list[Entry]] = {}
        self.beginnings: dict[str, list[Entry]] = {}
        self.forget()
        for kind, table in (("verb", lexicon.verbs), ("thing", lexicon.things), ("sign", lexicon.signs)):
            for name, phrases in table.items():
                self._learn(phrases, kind, name)
        for phrase, rhythm in lexicon.rhythms.items():
            self._learn((phrase,), "rhythm", "", rhythm)
        self.longest = max(map(len, self.beginnings), default=0)
        self.weak = frozenset(self.stem(folded(word)) for word in lexicon.weak)

    def _learn(self, phrases: Iterable[str], kind: str, name: str, rhythm: Rhythm | None = None) -> None:
        for phrase in phrases:
            first, *rest = folded(phrase).replace("-", " ").replace("'", " ").split()
            table = self.beginnings if first.endswith("*") else self.whole
            table.setdefault(first.rstrip("*"), []).append((tuple(rest), kind, name, rhythm))

    def forgetful(self) -> "Reader":
        fresh = copy(self)
        fresh.forget()
        return fresh

    def forget(self) -> None:
        self._entries: dict[str, Hit | tuple[Entry, ...]] = {}
        self._stems: dict[str, str] = {}

    def forms(self, word: str) -> tuple[str, ...]:
        """The word, and what is left of it without the little words written in one with it."""
        if not self.proclitics:
            return (word,)
        bare = tuple(
            word[len(little) :]
            for little in self.proclitics
            if word.startswith(little) and len(word) - len(little) >= STEM_SHORTEST
        )
        return (word, *bare)

    def stem(self, word: str) -> str:
        """Near enough the same for "encrypt" and "encryption", for "copia" and "copias"."""
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = self._singular(word)[:STEM_LONGEST]
        return known

    def _singular(self, word: str) -> str:
        bare = self.forms(word)
        word = bare[1] if len(bare) > 1 else word
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= STEM_SHORTEST:
                return word[: -len(ending)]
        return word

    def is_joined(self, word: str) -> bool:
        """Written in one with an "and" before it (Arabic)."""
        return word not in self.whole and word.startswith(self.joined) if self.joined else False

    def is_stop(self, word: str) -> bool:
        return word in self.stop or (bool(self.proclitics) and any(form in self.stop for form in self.forms(word)[1:]))

    def at(self, words: list[str], place: int) -> Hit:
        """Everything the lexicon says about the phrase that begins here."""
        known = self._entries.get(words[place])
        if known is None:
            known = self._entries[words[place]] = self._starting_with(words[place])
        if isinstance(known, Hit):
            return known
        return _hit([entry for entry in known if self._follows(entry[0], words, place + 1)])

    def _starting_with(self, word: str) -> Hit | tuple[Entry, ...]:
        """Phrases that may begin with this word; the answer itself, if all of them are just this word."""
        found: list[Entry] = []
        for form in self.forms(word):
            found += self.whole.get(form, ())
            for length in range(min(len(form), self.longest), 0, -1):
                found += self.beginnings.get(form[:length], ())
        return tuple(found) if any(rest for rest, _, _, _ in found) else _hit(found)

    def _follows(self, rest: tuple[str, ...], words: list[str], place: int) -> bool:
        if not rest:
            return True
        if place + len(rest) > len(words):
            return False
        return all(self._matches(piece, words[place + step]) for step, piece in enumerate(rest))

    def _matches(self, piece: str, word: str) -> bool:
        if piece == word:
            return True
        if not self.proclitics and piece[-1] != "*":
            return False
        return any(form.startswith(piece[:-1]) if piece[-1] == "*" else form == piece for form in self.forms(word))

    def interval(self, words: list[str], place: int) -> Rhythm | None:
        """ "every [two] weeks", from the word after "every"."""
        count = 1
        if place < len(words) and (words[place].isdecimal() or words[place] in self.numbers):
            number = words[place]
            count = int(number[:4]) if number.isdecimal() else self.numbers[number]
            place += 1
        unit = self.units.get(words[place]) if place < len(words) else None
        return (count, unit) if unit is not None and count else None

    def read(self, text: str) -> Words:
        return _Reading(self, tokens(text)).words()


class _Reading:
    """One pass over the words of one text."""

    def __init__(self, reader: Reader, words: list[str]) -> None:
        self.reader = reader
        self.all = words
        self.signature: set[str] = set()
        self.signs: set[str] = set()
        self.opening: set[str] = set()
        self.verbs: list[str] = []
        self.nouns: set[str] = set()
        self.thing: set[str] = set()
        self.rhythms: set[Rhythm] = set()
        self.content = 0
        self.after = "start"
        self.aside = False
        self.named = False

    def words(self) -> Words:
        place = 0
        while place < len(self.all):
            hit = self.reader.at(self.all, place)
            self._take(hit, place)
            place += hit.length
        return Words(
            signature=frozenset(self.signature),
            signs=frozenset(self.signs),
            opening=frozenset(self.opening),
            verbs=tuple(dict.fromkeys(self.verbs)),
            nouns=frozenset(self.nouns),
            thing=frozenset(self.thing),
            rhythm=next(iter(self.rhythms)) if len(self.rhythms) == 1 else None,
            parts=1 + sum(1 for word in self.all if word == ";"),
        )

    def _take(self, hit: Hit, place: int) -> None:
        here = self.all[place : place + hit.length]
        self.signature.update(word for word in here if word not in SEPARATORS and not self.reader.is_stop(word))
        self._take_signs(hit, place)
        if "passing" in hit.signs:
            self.after = "stop"
        elif hit.verbs and self._is_deed(hit, place):
            self.verbs += hit.verbs
            self.nouns.update(IMPLIED[verb] for verb in hit.verbs if verb in IMPLIED)
            self._take_things(hit)
            self.after = "verb"
        elif hit.things:
            self._take_things(hit)
            self._take_content([f"@{name}" for name in hit.things])
        elif not hit.verbs:
            self._take_word(here[0])

    def _take_signs(self, hit: Hit, place: int) -> None:
        self.signs.update(sign for sign in hit.signs if not (self.aside and sign == "once-happened"))
        if place <= 1:
            self.opening.update(hit.signs)
        if "so-that" in hit.signs and place:
            self.aside = True
        if hit.rhythm:
            self.rhythms.add(hit.rhythm)
        if "every" in hit.signs and (rhythm := self.reader.interval(self.all, place + hit.length)):
            self.rhythms.add(rhythm)

    def _is_deed(self, hit: Hit, place: int) -> bool:
        """At the head, after at most one word that describes it ("internal training"), or right after an "and"."""
        leading = not self.content and not self.verbs
        described = self.content == 1 and not self.verbs and self.after == "content"
        joined = self.after == "and" or self.reader.is_joined(self.all[place])
        return not self.aside and (leading or described or (joined and self._is_done_to_something(hit, place)))

    def _is_done_to_something(self, hit: Hit, place: int) -> bool:
        """ "and copy the files" is a deed, "the server and copies" is not."""
        if not hit.things:
            return True
        following = self.all[place + hit.length : place + hit.length + 1]
        return bool(following) and following[0] not in SEPARATORS

    def _take_things(self, hit: Hit) -> None:
        if not self.aside:
            self.nouns.update(f"@{name}" for name in hit.things)

    def _take_word(self, word: str) -> None:
        if word in self.reader.coordinators:
            self.after = "and"
            self.named = self.named or bool(self.thing)
        elif self.reader.is_stop(word) or word.isdecimal():
            self.after = "stop" if self.after != "start" else "start"
            self.named = self.named or (bool(self.thing) and word not in self.reader.joiners)
        elif not self.aside:
            stem = self.reader.stem(word)
            self.nouns.add(stem)
            self._take_content([stem])

    def _take_content(self, stems: list[str]) -> None:
        if self.verbs and not self.named:
            self.thing.update(stems)
        self.content += 1
        self.after = "content"
