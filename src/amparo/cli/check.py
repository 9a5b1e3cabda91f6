"""`amparo check`: what the group might still ask itself about a plan."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import click
import msgspec

from amparo.cli.carrying import READABLE, kind_of, read_plan_in
from amparo.cli.speaking import language_option, readers_language, report, today_option
from amparo.domain.plan.checks import check as findings_of
from amparo.domain.plan.checks.finding import Finding
from amparo.domain.plan.model import Plan
from amparo.wording.catalogue import gettext_in, ngettext_in
from amparo.wording.findings import tell
from amparo.wording.lexicons import lexicon

SHOWN_FIRST = 3


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
    """Ask the questions that the plan in FILE leaves open.

    FILE may also be a table (csv, xlsx, docx, md, txt); what could not be read from it is told on standard error.
    Ends with 0 if nothing was found, 1 if something was, 2 if FILE is no plan.
    """
    spoken = readers_language(language)
    plan, unread = read_plan_in(file, kind_of(file, kind, spoken, READABLE), spoken)
    report(unread, spoken)
    day = today.date() if today else date.today()
    found = findings_of(plan, day, lexicon(plan.workspace.language))
    if form == "json":
        click.echo(_as_json(found, plan, spoken))
    else:
        _say(found, plan, spoken, whole=whole)
    ctx.exit(1 if any(finding.left is None for finding in found) else 0)
