"""In which language the command line speaks, and how it says what it could not carry."""

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime

import click

from amparo.cli import one_line
from amparo.files.losses import Loss
from amparo.wording.catalogue import LANGUAGES, gettext_in, spoken
from amparo.wording.losses import say_loss

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

language_option = click.option(
    "--language", type=click.Choice(list(LANGUAGES)), help="The language to speak; otherwise that of this machine."
)
today_option = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Take this day for today."
)


def readers_language(chosen: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """What was asked for, else the first language this machine is set to, else English."""
    if chosen:
        return chosen
    told = next((environment[name] for name in LOCALE_VARIABLES if environment.get(name)), "")
    return spoken(told[:2].lower())


def day_of(chosen: datetime | None) -> date:
    """The day that was asked for, else today where this machine stands."""
    return (chosen or datetime.now().astimezone()).date()


def report(losses: Iterable[Loss], language: str) -> None:
    """The losses on standard error, one line each."""
    for loss in losses:
        click.echo(f"amparo: {gettext_in(language, 'note')}: {one_line(say_loss(loss, language))}", err=True)
