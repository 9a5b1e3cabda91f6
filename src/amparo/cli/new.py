"""`amparo new`: an empty plan to fill in."""

import click

from amparo.cli.carrying import kind_of, write_whole
from amparo.cli.speaking import day_of, language_option, readers_language
from amparo.domain.plan.model import Plan, Workspace
from amparo.files.documents import SUFFIXES, write_json, write_yaml


@click.command()
@click.argument("file")
@language_option
def new(file: str, language: str | None) -> None:
    """Write an empty plan, dated today, in FILE (json or yaml). What already stands there is left alone."""
    spoken = readers_language(language)
    kind = kind_of(file, None, spoken, SUFFIXES)
    plan = Plan(workspace=Workspace(language=spoken), written_on=day_of(None))
    write_whole(file, write_json(plan) if kind == "json" else write_yaml(plan), spoken, over=False)
