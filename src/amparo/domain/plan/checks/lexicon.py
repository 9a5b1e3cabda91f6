"""What the checks know about a language: lists of words, never a grammar. It is an argument, so the rules stay pure.

A phrase is words parted by spaces; a word that ends in `*` matches everything that begins so ("instal*"). Case and
accents do not matter. A language nobody has described yet is the empty Lexicon, and every rule that reads words
then stays silent instead of guessing.
"""

from collections.abc import Mapping

from msgspec import Struct

from amparo.domain.plan.terms import Unit

Phrases = tuple[str, ...]


class Lexicon(Struct, frozen=True, eq=False, kw_only=True):
    """One language. Its identity is its value, so that what is prepared from it can be kept."""

    language: str = ""
    stop: Phrases = ()
    """Words that carry no meaning of their own, and those too general to tie two measures together."""
    weak: Phrases = ()
    """Nouns that tie two measures together only if nothing better is there: program, tool, device."""
    joiners: Phrases = ()
    """Words inside a name of a thing: "copia DE seguridad"."""
    coordinators: Phrases = ()
    """Words after which a second verb may follow: "choose AND buy"."""
    endings: tuple[str, ...] = ()
    """Plural and gender endings, cut off before words are compared; longest first."""
    proclitics: tuple[str, ...] = ()
    """Little words written in one with the next (Arabic); longest first."""
    verbs: Mapping[str, Phrases] = {}
    """Kind of deed -> phrases: choose, buy, build, install, train, use, backup, keep, restore, maintain."""
    things: Mapping[str, Phrases] = {}
    """Kind of thing -> phrases that mean the same: storage, backup, encryption."""
    signs: Mapping[str, Phrases] = {}
    """What else a phrase may show: vague, vague-time, everybody, role, group, department, slow, harm, likely ..."""
    rhythms: Mapping[str, tuple[int, Unit]] = {}
    """Phrase -> every so many units: "weekly" -> (1, WEEK)."""
    numbers: Mapping[str, int] = {}
    units: Mapping[str, Unit] = {}
    dead_tools: Mapping[str, int] = {}
    """Tool -> the year it was given up (P36)."""

    @property
    def known(self) -> bool:
        """Whether anything can be read in this language."""
        return bool(self.verbs)
