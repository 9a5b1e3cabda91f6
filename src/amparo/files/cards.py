"""Cards as Markdown files of either sort: those of facilitators' sites, and SAFETAG activities."""

from amparo.domain.workshop.card import Card
from amparo.files.card_markdown import read_card, write_card
from amparo.files.card_safetag import is_activity, read_activity, write_activity
from amparo.files.front_matter import CardRead, looks_like_a_card
from amparo.files.losses import Written

SUFFIXES = ("md", "safetag")
SIZE_MAX_BYTES = 1024 * 1024


def read_markdown_card(untrusted: bytes) -> CardRead | None:
    """The card in these bytes; None if they are something else."""
    if len(untrusted) > SIZE_MAX_BYTES:
        return None
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    matter = looks_like_a_card(text)
    if matter is None:
        return None
    return read_activity(text) if is_activity(matter) else read_card(text)


def write_markdown_card(card: Card, kind: str) -> Written:
    return write_activity(card) if kind == "safetag" else write_card(card)
