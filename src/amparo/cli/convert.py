"""`amparo convert`: a document from one kind of file to another, with a report of what could not be carried."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

import click

from amparo.cli import Refusal
from amparo.cli.carrying import READABLE, kind_of, read_in, write_whole
from amparo.cli.speaking import day_of, language_option, readers_language, report, today_option
from amparo.domain.document import Document
from amparo.domain.plan.model import Plan
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.nextsteps import NextSteps
from amparo.domain.workshop.session import Session
from amparo.files.cards import SUFFIXES as OF_CARDS
from amparo.files.cards import write_markdown_card
from amparo.files.documents import SUFFIXES as DOCUMENTS
from amparo.files.documents import write_document
from amparo.files.losses import Written
from amparo.files.session_sheet import Copy
from amparo.files.steps_written import SUFFIXES as OF_STEPS
from amparo.files.steps_written import write_steps
from amparo.files.written import PAPERS, SUFFIXES, write
from amparo.wording.catalogue import gettext_in

PDF = "pdf"
KINDS: Mapping[type[Document], tuple[str, ...]] = {
    Plan: SUFFIXES,
    NextSteps: OF_STEPS,
    Card: (*DOCUMENTS, *OF_CARDS, PDF),
    Session: (*DOCUMENTS, PDF),
}


class Print(NamedTuple):
    """What a print is for."""

    paper: str
    copy: Copy


@click.command()
@click.argument("source")
@click.argument("target")
@click.option("--from", "source_kind", type=click.Choice(READABLE), help="What SOURCE is, if its suffix does not tell.")
@click.option("--to", "target_kind", type=click.Choice((*SUFFIXES, "safetag")), help="What TARGET is to be.")
@click.option("--force", is_flag=True, help="Write over TARGET if it is there.")
@click.option(
    "--written-on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day a table was written: “within” and “every” count from it.",
)
@click.option("--paper", type=click.Choice(PAPERS), default=PAPERS[0], show_default=True, help="What a print is for.")
@click.option(
    "--copy",
    type=click.Choice([copy.value for copy in Copy]),
    default=Copy.FACILITATOR.value,
    show_default=True,
    help="Which print of a session or a card: with the facilitator's notes, without, small cards to cut out, empty name cards.",
)
@today_option
@language_option
def convert(
    source: str,
    target: str,
    source_kind: str | None,
    target_kind: str | None,
    force: bool,
    written_on: datetime | None,
    paper: str,
    copy: str,
    today: datetime | None,
    language: str | None,
) -> None:
    """Read the document in SOURCE and write it as TARGET, by their suffixes; "-" is standard input or output.

    What could not be carried is told on standard error. A PACT goes between json and yaml alone; a session also goes
    to pdf, a card to pdf, md and, by --to, safetag, and next steps to pdf, md and txt. Words of a table, a sheet or a
    print are those of --language, or else of the document's own language.
    """
    spoken = readers_language(language)
    reads = kind_of(source, source_kind, spoken, READABLE)
    writes = kind_of(target, target_kind, spoken, (*SUFFIXES, "safetag"))
    document, unread = read_in(source, reads, spoken, written_on.date() if written_on else None)
    written = _written(document, writes, language, day_of(today), Print(paper, Copy(copy)))
    write_whole(target, written.content, spoken, over=force)
    report((*unread, *written.losses), spoken)


def _written(document: Document, kind: str, language: str | None, today: date, on: Print) -> Written:
    if isinstance(document, Plan) and kind in SUFFIXES:
        return write(document, kind, language or document.workspace.language, today, on.paper)
    if isinstance(document, NextSteps) and kind in OF_STEPS:
        return write_steps(document, kind, language or document.language, today, on.paper)
    if isinstance(document, Session | Card) and kind == PDF:
        return _printed(document, language or document.language, today, on)
    if isinstance(document, Card) and kind in OF_CARDS:
        return write_markdown_card(document, kind)
    if kind in DOCUMENTS:
        return Written(write_document(document, kind))
    spoken = readers_language(language)
    kinds = KINDS.get(type(document), DOCUMENTS)
    said = gettext_in(spoken, "this document cannot be written as {kind}").format(kind=kind)
    raise Refusal(said, hint=gettext_in(spoken, "write it as one of: {kinds}").format(kinds=", ".join(kinds)))


def _printed(document: Session | Card, language: str, today: date, on: Print) -> Written:
    from amparo.files.session_print import print_card, print_session  # only a print waits for the PDF engine

    if isinstance(document, Card):
        return print_card(document, language, today, on.paper, on.copy)
    return print_session(document, language, today, on.paper, on.copy)
