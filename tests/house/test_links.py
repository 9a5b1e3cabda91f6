"""Documents point at each other: what they point at is there, and so is the heading."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import ROOT
from tests.house.test_words import tracked

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ELSEWHERE = ("http://", "https://", "mailto:")


def test_every_link_between_documents_leads_somewhere():
    pages = [ROOT / name for name in tracked() if name.endswith(".md")]
    assert not [f"{page.relative_to(ROOT)}: {link}" for page in pages for link in dead(page)]


def test_every_page_of_the_guide_and_of_the_decisions_is_listed_on_its_first_page():
    for folder in (ROOT / "docs/guide", ROOT / "docs/decisions"):
        listed = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))
        assert {page.name for page in folder.glob("*.md")} - {"README.md"} == listed


def dead(page: Path) -> Iterator[str]:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        place, _hash, heading = link.partition("#")
        target = page.parent / place if place else page
        if not link.startswith(ELSEWHERE) and not (target.exists() and heading in {"", *headings(target)}):
            yield link


def headings(page: Path) -> set[str]:
    """As the readers of Markdown name them: small letters, hyphens for blanks, no other signs."""
    if page.suffix != ".md":
        return set()
    titles = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
