"""Questions about a document as a page shows them: asked first, folded by theme, left with a reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from amparo.domain.checks import Finding, Theme, first_three
from amparo.wording.findings import Teller, theme_name

Ways: TypeAlias = Callable[[Finding], Sequence[tuple[str, str]]]
"""What one touch can do about a finding: a name for the form, and the words on the button."""


def no_ways(_finding: Finding) -> Sequence[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Asked:
    """What `components/finding.html` shows."""

    id: str
    level: str
    question: str
    why: str
    source: str
    where: str
    fix_url: str
    fix: str
    leave_url: str
    left: str
    again_url: str
    by_hand_url: str = ""
    """The form in which a session is mended otherwise than by its one step."""
    ways: Sequence[tuple[str, str]] = ()


def asked(
    found: Iterable[Finding],
    document: Any,
    kind: str,
    document_id: UUID,
    language: str,
    query: str = "",
    *,
    names: Mapping[str, str] | None = None,
    ways: Ways = no_ways,
) -> list[Asked]:
    """`kind`: how its routes begin; `query`: what is added to each address. `names`: of what is not in the document."""
    teller = Teller(document, language, names)
    return [_asked(finding, teller, kind, document_id, query, ways(finding)) for finding in found]


def _asked(
    finding: Finding, teller: Teller, kind: str, document_id: UUID, query: str, ways: Sequence[tuple[str, str]]
) -> Asked:
    args = [document_id, finding.code, finding.where]
    told = teller.tell(finding)
    return Asked(
        id=f"look-{finding.code}-{finding.where}",
        level=finding.level,
        question=told.question,
        why=told.why,
        source=told.source,
        where=told.where,
        fix_url=reverse(f"{kind}-fix", args=args) + query,
        fix=told.repair,
        leave_url=reverse(f"{kind}-leave", args=args) + query,
        left=finding.left.reason if finding.left else "",
        again_url=reverse(f"{kind}-ask-again", args=args) + query,
        by_hand_url=reverse(f"{kind}-fix", args=args) + "?by-hand=1" if kind == "session" and told.repair else "",
        ways=ways,
    )


def beside(
    found: Sequence[Finding],
    document: Any,
    kind: str,
    document_id: UUID,
    language: str,
    *,
    names: Mapping[str, str] | None = None,
    ways: Ways = no_ways,
) -> dict[str, Any]:
    """What `document/_look.html` shows."""
    left = [finding for finding in found if finding.left is not None]

    def told(some: Iterable[Finding]) -> list[Asked]:
        return asked(some, document, kind, document_id, language, names=names, ways=ways)

    return {
        "asked": told(first_three(found)),
        "folded": [(theme_name(theme, language), told(some)) for theme, some in folded(found).items()],
        "left": told(left),
        "open_count": len(found) - len(left),
    }


def open_of(found: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.left is None]


def folded(found: Sequence[Finding]) -> dict[Theme, list[Finding]]:
    """Those that are not among the first three, by theme."""
    first = set(map(id, first_three(found)))
    themes: dict[Theme, list[Finding]] = {}
    for finding in open_of(found):
        if id(finding) not in first:
            themes.setdefault(finding.theme, []).append(finding)
    return themes


def looks(
    found: Iterable[Finding], document: Any, whole: str, language: str, names: Mapping[str, str] | None = None
) -> dict[str, list[str]]:
    """Item -> the questions about it that are still open; those about many at once stand beside the list only."""
    by_item: dict[str, list[str]] = {}
    teller = Teller(document, language, names)
    for finding in open_of(found):
        if finding.where != whole:
            by_item.setdefault(finding.where, []).append(teller.tell(finding).question)
    return by_item


def find(found: Iterable[Finding], code: str, where: str) -> Finding | None:
    return next((finding for finding in found if (finding.code, finding.where) == (code, where)), None)


def to(route: str, *args: object, query: Mapping[str, str] | None = None, anchor: str = "") -> str:
    """An address, opened at the right field."""
    address = reverse(route, args=args)
    return f"{address}{'?' if query else ''}{urlencode(query or {})}{'#' if anchor else ''}{anchor}"
