"""Writing up: only what the group decided, for the readers it decided about; everything else is taken out and said.

Without a decision nothing is written up. A decision needs both answers: that the notes harm nobody where they end up
(appropriate), and that everybody in them agrees (consent). What is taken out is listed, so that a preview can show it.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from unicodedata import normalize

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.plan.checks.text import folded
from amparo.domain.workshop.nextsteps import (
    TEXTS,
    AdvocacyPoint,
    Decision,
    Doer,
    Item,
    NextStep,
    NextSteps,
    Readers,
    Recommendation,
    Shown,
    items,
)

STRUCK = "[…]"
MARK_BYTES = 16
STRUCK_MIN = 2
"""A single letter struck everywhere would strike the text."""
SHORT = 4
COMBINING = "\u0300-\u036f\u064b-\u065f"
MARKS = f"[{COMBINING}]"
GONE = ("by", "on", "when", "first_act", "gap", "why_words", "learned")

SUGGESTED: Mapping[Readers, tuple[Shown, ...]] = {
    Readers.PARTICIPANTS: (Shown.DAYS, Shown.FIRST_ACTS, Shown.OURS, Shown.OTHERS, Shown.ADVOCACY),
    Readers.ORGANISATIONS: (Shown.DAYS, Shown.OURS, Shown.OTHERS, Shown.ADVOCACY),
    Readers.OUTSIDE: (Shown.OTHERS, Shown.ADVOCACY),
}
"""Where a group begins to decide: never names, and to readers outside never what its own people do."""


class NotDecided(Exception):
    """The group has not agreed that anything is written up for these readers. Ask it first."""


class Removed(Struct, frozen=True):
    """What a reader will not find: the item, and which field of it; "" for the whole item, "struck" for words in it."""

    item: str
    field: str


class WrittenUp(Struct, frozen=True):
    """`whole`: what these readers get. `removed`: what they do not."""

    whole: NextSteps
    removed: tuple[Removed, ...]


def decided(whole: NextSteps, decision: Decision) -> NextSteps:
    """The group's newest decision about these readers, in the place of an older one."""
    others = tuple(each for each in whole.decisions if each.readers is not decision.readers)
    return replace(whole, decisions=(*others, decision))


def struck_anew(whole: NextSteps, words: tuple[str, ...]) -> NextSteps:
    """With these words struck. Where one of them may stand again, nobody has said yes to that: the group is asked anew."""
    again = set(whole.struck) - set(words)
    return replace(whole, struck=words, decisions=() if again else whole.decisions)


def about_what_is_here(whole: NextSteps, decision: Decision) -> Decision:
    """Covering what lies before the group now, word for word, and nothing that comes later."""
    return replace(decision, covers=tuple(_mark(item, decision) for item in items(whole) if _may_stand(item, decision)))


def _mark(item: Item, decision: Decision) -> str:
    """Another one for every other text that these readers would get; which recommendation it leads back to is not in it."""
    written = _shortened(item, decision)
    alone = written if isinstance(written, Recommendation) else replace(written, recommendation=None)
    return blake2b(msgspec.json.encode(alone, order="sorted"), digest_size=MARK_BYTES).hexdigest()


def agreed(whole: NextSteps, readers: Readers) -> Decision | None:
    """The decision that lets something be written up for them, if there is one."""
    return next((d for d in whole.decisions if d.readers is readers and d.appropriate and d.consent), None)


def written_up(whole: NextSteps, readers: Readers) -> WrittenUp:
    """What these readers get. NotDecided until the group has said yes to both questions."""
    decision = agreed(whole, readers)
    if decision is None:
        raise NotDecided
    return redacted(whole, decision)


def redacted(whole: NextSteps, decision: Decision) -> WrittenUp:
    """The same for a decision that is still being talked about: the preview."""
    kept = [_shortened(item, decision) for item in items(whole) if _stays(item, decision)]
    struck = _striking(whole.struck)
    known = {item.id for item in kept}
    clean = [_leading_back(_struck(item, struck), known) for item in kept]
    lists = {
        "recommendations": tuple(item for item in clean if isinstance(item, Recommendation)),
        "steps": tuple(item for item in clean if isinstance(item, NextStep)),
        "advocacy": tuple(item for item in clean if isinstance(item, AdvocacyPoint)),
    }
    title = _without(whole.title, struck) if struck else whole.title
    left = replace(whole, title=title, decisions=(), struck=(), left_as_is=(), **lists)
    removed = (Removed(item.id, "") for item in items(whole) if item.id not in known)
    return WrittenUp(left, (*removed, *_fields_gone(whole, clean)))


def _stays(item: Item, decision: Decision) -> bool:
    if decision.covers is not None and _mark(item, decision) not in decision.covers:
        return False
    return _may_stand(item, decision)


def _may_stand(item: Item, decision: Decision) -> bool:
    if isinstance(item, Recommendation):
        return True
    if decision.readers in item.keep_from:
        return False
    if isinstance(item, AdvocacyPoint):
        return Shown.ADVOCACY in decision.shows
    return (Shown.OTHERS if item.doer is Doer.OTHERS else Shown.OURS) in decision.shows


def _leading_back(item: Item, known: set[str]) -> Item:
    """To a recommendation that stands there, or to none."""
    if isinstance(item, Recommendation) or item.recommendation in known:
        return item
    return replace(item, recommendation=None)


def _shortened(item: Item, decision: Decision) -> Item:
    """Without what the decision does not show. What was said about a step not done is nobody's but theirs, and where
    preparation had a gap is told to nobody who was not there."""
    if isinstance(item, Recommendation):
        return replace(item, notes=())
    if isinstance(item, AdvocacyPoint):
        return replace(item, keep_from=())
    step = replace(item, keep_from=(), why_words="", learned="")
    if decision.readers is not Readers.PARTICIPANTS:
        step = replace(step, gap="", cause=None)
    if Shown.NAMES not in decision.shows:
        step = replace(step, by="")
    if Shown.DAYS not in decision.shows:
        step = replace(step, on=None, when="")
    if Shown.FIRST_ACTS not in decision.shows:
        step = replace(step, first_act="")
    return step


def _striking(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Longest first, so that a name within a longer one is not left half struck. With or without accents and capitals.

    Short words are struck where they stand alone; long ones also inside others, where endings or articles are written
    in one with them.
    """
    wanted = sorted({folded(word.strip()) for word in words}, key=len, reverse=True)
    patterns = [_pattern(word) for word in wanted if len(word) >= STRUCK_MIN]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def _pattern(word: str) -> str:
    letters = f"{MARKS}*".join(map(re.escape, word)) + f"{MARKS}*"
    return letters if len(word) > SHORT else rf"(?<![\w{COMBINING}]){letters}(?!\w)"


def _without(text: str, struck: re.Pattern[str]) -> str:
    """Letters and their accents are taken apart for it, and put together again."""
    return normalize("NFC", struck.sub(STRUCK, normalize("NFD", text)))


def without_words(text: str, words: tuple[str, ...]) -> str:
    """As it stands where these words may stand nowhere."""
    struck = _striking(words)
    return _without(text, struck) if struck else text


def _struck(item: Item, struck: re.Pattern[str] | None) -> Item:
    if struck is None:
        return item
    texts = {name: getattr(item, name) for name in TEXTS if getattr(item, name, "")}
    return replace(item, **{name: _without(text, struck) for name, text in texts.items()})


def _fields_gone(whole: NextSteps, clean: list[Item]) -> Iterator[Removed]:
    before = {item.id: item for item in items(whole)}
    for item in clean:
        for name in GONE:
            if getattr(before[item.id], name, None) and not getattr(item, name):
                yield Removed(item.id, name)
        if STRUCK in item.text and STRUCK not in before[item.id].text:
            yield Removed(item.id, "struck")
