"""Asking the questions of one kind of document, most important first, and what becomes of each: left, asked again, mended."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar, cast

import msgspec
from msgspec.structs import replace

from amparo.domain.checks.finding import Finding, Found, Reading, Rule, Severity
from amparo.domain.plan.model import LeftAsIs
from amparo.domain.refusals import NeedsReason

SHOWN_FIRST = 3
SEVERITIES = tuple(Severity)


class NoRepair(Exception):
    """There is no one-step repair for this: it needs somebody who knows."""


class Item(Protocol):
    @property
    def id(self) -> str: ...


class Asked(Protocol):
    """A document that keeps the questions its people left as they are."""

    @property
    def left_as_is(self) -> tuple[LeftAsIs, ...]: ...


Document = TypeVar("Document", bound=Asked)


def first_three(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The three to show at once: of different codes as far as there are any, none that was left."""
    asked = [finding for finding in findings if finding.left is None]
    first: dict[str, Finding] = {}
    for finding in asked:
        first.setdefault(finding.code, finding)
    others = [finding for finding in asked if first[finding.code] is not finding]
    return (*first.values(), *others)[:SHOWN_FIRST]


def asked_again(document: Document, code: str, where: str) -> Document:
    """A question that was left with a reason may come up again."""
    return _leaving(document, (note for note in document.left_as_is if (note.code, note.where) != (code, where)))


class Questions(Generic[Document, Reading]):
    """All rules of one kind of document. `whole`: where something stands that belongs to no item."""

    def __init__(
        self,
        rules: Mapping[str, Rule[Document, Reading]],
        items: Callable[[Document], Iterable[Item]],
        whole: str,
    ) -> None:
        self.rules = rules
        self.items = items
        self.whole = whole
        self.ranks = {code: rank for rank, code in enumerate(rules)}

    def ask(
        self, document: Document, reading: Reading, rules: Iterable[Rule[Document, Reading]]
    ) -> tuple[Finding, ...]:
        """Every finding, most important first, those left with a reason last. Takes time in proportion to the document."""
        left = _Left(self, document)
        told = [finding for rule in rules for finding in self._findings(rule, reading, left)]
        places = {item.id: place for place, item in enumerate(self.items(document), start=1)} | {self.whole: 0}
        return tuple(sorted(told, key=lambda f: (f.left is not None, *self._weight(f), places.get(f.where, 0))))

    def leave(self, document: Document, finding: Finding, reason: str, on: date) -> Document:
        """The finding left as it is, with the reason; it asks again as soon as what it is about has changed."""
        if not reason.strip():
            raise NeedsReason
        mark = self.mark(document, finding)
        note = LeftAsIs(code=finding.code, where=finding.where, reason=reason, on=on, mark=mark)
        return _leaving(document, (*asked_again(document, finding.code, finding.where).left_as_is, note))

    def has_repair(self, finding: Finding) -> bool:
        return self.rules[finding.code].repair is not None and len(finding.items) == 1

    def repaired(self, document: Document, finding: Finding) -> Document:
        """The document after the one-step repair; NoRepair if there is none."""
        repair = self.rules[finding.code].repair
        if repair is None or not self.has_repair(finding):
            raise NoRepair(finding.code)
        return repair(document, finding)

    def mark(self, document: Document, finding: Finding) -> str:
        """A short hash of what the finding stands on: the items themselves or the document's own fields, and what was
        found."""
        return self.mark_among(self.index(document), document, finding)

    def index(self, document: Document) -> dict[str, Item]:
        return {item.id: item for item in self.items(document)}

    def mark_among(self, known: Mapping[str, object], document: Document, finding: Finding) -> str:
        about = [known[item_id] for item_id in (*finding.items, *finding.others) if item_id in known]
        if not finding.items:
            about += [getattr(document, name) for name in self.rules[finding.code].about]
        form = msgspec.json.encode((finding.code, about, finding.params), order="sorted")
        return blake2b(form, digest_size=8).hexdigest()

    def _findings(self, rule: Rule[Document, Reading], reading: Reading, left: "_Left[Document]") -> Iterator[Finding]:
        """What a rule found; more than a few at items are folded into one, those left one by one are not."""
        told = [left.told(self._finding(rule, found)) for found in rule.look(reading)]
        asked = [finding for finding in told if not finding.whole and finding.left is None]
        if len(asked) > rule.fold_above:
            yield left.told(self._folded(asked))
            told = [finding for finding in told if finding.whole or finding.left]
        yield from told

    def _finding(self, rule: Rule[Document, Reading], found: Found) -> Finding:
        where = found.where or self.whole
        return Finding(
            code=rule.code,
            level=found.level or rule.level,
            theme=rule.theme,
            where=where,
            whole=where == self.whole,
            params=found.params,
        )

    def _folded(self, findings: list[Finding]) -> Finding:
        ids = tuple(sorted({finding.where for finding in findings}))
        level = min((finding.level for finding in findings), key=SEVERITIES.index)
        return replace(findings[0], level=level, where=self.whole, whole=True, params={"items": ids})

    def _weight(self, finding: Finding) -> tuple[int, int]:
        return SEVERITIES.index(finding.level), self.ranks[finding.code]


class _Left(Generic[Document]):
    """The findings the group left, as long as what they are about has not changed."""

    def __init__(self, questions: Questions[Document, Any], document: Document) -> None:
        self.questions = questions
        self.document = document
        self.notes = {(note.code, note.where): note for note in document.left_as_is}
        self.known = questions.index(document) if self.notes else {}

    def told(self, finding: Finding) -> Finding:
        note = self.notes.get((finding.code, finding.where))
        same = note is not None and note.mark == self.questions.mark_among(self.known, self.document, finding)
        return replace(finding, left=note) if same else finding


def _leaving(document: Document, notes: Iterable[LeftAsIs]) -> Document:
    changed: Document = replace(cast("Any", document), left_as_is=tuple(notes))
    return changed
