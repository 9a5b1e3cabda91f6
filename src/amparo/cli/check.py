"""`amparo check`: what people might still ask themselves about a plan, a PACT, a session, a card or next steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import click
import msgspec

from amparo.cli import one_line
from amparo.cli.carrying import READABLE, kind_of, read_in
from amparo.cli.speaking import day_of, language_option, readers_language, report, today_option
from amparo.domain.checks import Finding, Severity, first_three
from amparo.domain.pact.model import Pact
from amparo.domain.pact.readiness import check as readiness_of
from amparo.domain.plan.checks import check as findings_of
from amparo.domain.plan.model import Plan
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.checks import alone
from amparo.domain.workshop.checks import check as sums_of
from amparo.domain.workshop.nextsteps import NextSteps
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.stepchecks import check as steps_of
from amparo.files.library import titles
from amparo.wording.catalogue import N_, gettext_in, ngettext_in
from amparo.wording.findings import Teller, theme_name
from amparo.wording.lexicons import lexicon

NOT_YET = N_("Not a plan yet")
NOT_READY = N_("Not ready yet")
NOTHING_YET = N_("Nothing to hold yet")
Asked = Plan | Pact | Session | NextSteps
BLOCKED: Mapping[type[Asked], str] = {Plan: NOT_YET, Pact: NOT_READY, Session: NOTHING_YET, NextSteps: NOTHING_YET}
LEVELS = {
    Severity.WARN: N_("Worth talking about"),
    Severity.HINT: N_("A hint"),
}


@click.command()
@click.argument("file")
@click.option("--from", "kind", type=click.Choice(READABLE), help="What FILE is, if its suffix does not tell.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--all", "whole", is_flag=True, help="Show every question, not only the first three.")
@today_option
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    file: str,
    kind: str | None,
    form: str,
    whole: bool,
    today: datetime | None,
    language: str | None,
) -> None:
    """Ask the questions that the plan, PACT, session, card or next steps in FILE leave open.

    FILE may also be the table of a plan (csv, xlsx, docx, md, txt); what could not be read from it is told on standard
    error. Ends with 0 if nothing was found, 1 if something was, 2 if FILE is none of them.
    """
    spoken = readers_language(language)
    document, unread = read_in(file, kind_of(file, kind, spoken, READABLE), spoken)
    report(unread, spoken)
    asked = alone(document) if isinstance(document, Card) else document
    found = _found(asked, day_of(today))
    if form == "json":
        click.echo(_as_json(found, asked, spoken))
    else:
        _say(found, asked, spoken, whole=whole)
    ctx.exit(1 if any(finding.left is None for finding in found) else 0)


def _found(document: Asked, today: date) -> Sequence[Finding]:
    """A file tells nothing of what was seen to happen; a PACT in it is taken at its word."""
    match document:
        case Plan():
            return findings_of(document, today, lexicon(document.workspace.language))
        case Pact():
            return readiness_of(document, today)
        case Session():
            return sums_of(document)
        case NextSteps():
            return steps_of(document, today, lexicon(document.language))


def _as_json(found: Sequence[Finding], document: Asked, language: str) -> bytes:
    """A list of objects. One that was left with a reason says so, and does not count for the exit code."""
    teller = Teller(document, language, _titles(document, language))
    objects = []
    for finding in found:
        told = teller.tell(finding)
        objects.append(
            {
                "code": finding.code,
                "level": finding.level,
                "theme": finding.theme,
                "where": finding.where,
                "items": finding.items,
                "title": told.title,
                "why": told.why,
                "question": told.question,
                "repair": told.repair,
                "source": told.source,
                "left_because": finding.left.reason if finding.left else None,
            }
        )
    return msgspec.json.format(msgspec.json.encode(objects), indent=2)


def _say(found: Sequence[Finding], document: Asked, language: str, *, whole: bool) -> None:
    """The first three in full, the others counted by theme: nobody is drowned."""
    asked = [finding for finding in found if finding.left is None]
    click.echo(_how_many(len(asked), len(found) - len(asked), language))
    shown = asked if whole else first_three(found)
    teller = Teller(document, language, _titles(document, language))
    levels = {Severity.BLOCKS: BLOCKED[type(document)], **LEVELS}
    for finding in shown:
        told = teller.tell(finding)
        level = gettext_in(language, levels[finding.level])
        click.echo(f"\n{level}: {one_line(f'{told.title} ({told.where})')}")
        for line in (told.question, told.why, f"[{finding.code}: {told.source}]"):
            click.echo(f"  {one_line(line)}")
    folded = Counter(finding.theme for finding in asked) - Counter(finding.theme for finding in shown)
    if folded:
        click.echo()
    for theme, number in folded.items():
        more = ngettext_in(language, "{theme}: {n} more question", "{theme}: {n} more questions", number)
        click.echo(more.format(theme=theme_name(theme, language), n=number))
    if folded:
        click.echo(gettext_in(language, "'--all' shows them."))


def _titles(document: Asked, language: str) -> Mapping[str, str]:
    """Of the library's cards, which a session may build on without having them."""
    return titles(language) if isinstance(document, Session) else {}


def _how_many(asked: int, left: int, language: str) -> str:
    if asked == 0:
        told = gettext_in(language, "Nothing left to ask.")
    else:
        told = ngettext_in(language, "{n} question to talk about.", "{n} questions to talk about.", asked).format(
            n=asked
        )
    if left == 0:
        return told
    others = ngettext_in(
        language, "{n} was left as it is, with a reason.", "{n} were left as they are, with a reason.", left
    )
    return f"{told} {others.format(n=left)}"
