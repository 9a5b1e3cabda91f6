"""`amparo new`: a plan to fill in, empty or with an example in it; a PACT for one situation; a session, a card, next steps."""

from datetime import date

import click

from amparo.cli.carrying import kind_of, write_whole
from amparo.cli.speaking import day_of, language_option, readers_language
from amparo.domain.document import CARD, KINDS, NEXT_STEPS, PACT, PLAN, SESSION, Document
from amparo.domain.pact.beginning import started as started_pact
from amparo.domain.pact.model import Pact
from amparo.domain.pact.terms import Scenario
from amparo.domain.plan.first_plan import Choices, Worry, started
from amparo.domain.plan.model import Plan, Workspace
from amparo.domain.plan.starters import OWN, STARTERS, Moment, starter
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop.card import Card, Step
from amparo.domain.workshop.nextsteps import NextStep, NextSteps
from amparo.domain.workshop.session import Session
from amparo.files.documents import SUFFIXES, write_document
from amparo.wording.catalogue import gettext_in
from amparo.wording.starters import say_starter

EXAMPLES = tuple(known.code for known in STARTERS if known is not OWN)
LINES = 2
MEASURES = {Moment.BEFORE: 5, Moment.IF: 2, Moment.AFTER: 1}
"""So many of each: an example shows the whole way from a threat to what is done after, and stays short."""


@click.command()
@click.argument("file")
@click.option("--kind", type=click.Choice(list(KINDS)), default=PLAN.name, show_default=True)
@click.option("--example", type=click.Choice(EXAMPLES), help="Begin the plan with an invented example of this kind.")
@click.option(
    "--scenario",
    type=click.Choice([scenario.value for scenario in Scenario]),
    help="The one situation the PACT is for.",
)
@language_option
def new(file: str, kind: str, example: str | None, scenario: str | None, language: str | None) -> None:
    """Write a plan, PACT, session, card or next steps to fill in, in FILE (json or yaml).

    What already stands there is left alone.
    """
    spoken = readers_language(language)
    suffix = kind_of(file, None, spoken, SUFFIXES)
    if (example and (scenario or kind != PLAN.name)) or (scenario and kind not in (PLAN.name, PACT.name)):
        raise click.UsageError(gettext_in(spoken, "'--example' is for a plan, '--scenario' for a PACT"))
    today = day_of(None)
    document = _begun(PACT.name if scenario else kind, example, scenario, spoken, today)
    write_whole(file, write_document(document, suffix), spoken, over=False)


def _begun(kind: str, example: str | None, scenario: str | None, language: str, today: date) -> Document:
    if kind == PACT.name:
        return _pact(scenario, language, today)
    if kind == SESSION.name:
        return Session(title=gettext_in(language, "A session"), language=language, cards=(_card(language),))
    if kind == CARD.name:
        return _card(language)
    if kind == NEXT_STEPS.name:
        return NextSteps(language=language, held_on=today, steps=(_next_step(language),))
    return _example(example, language, today) if example else _empty(language, today)


def _card(language: str) -> Card:
    """One step, so that whoever fills it in sees what a step is made of."""
    step = Step(id="s1", title=gettext_in(language, "A new step"))
    return Card(id="own", title=gettext_in(language, "A card of our own"), language=language, steps=(step,))


def _next_step(language: str) -> NextStep:
    return NextStep(id="s1", text=gettext_in(language, "A new step"))


def _empty(language: str, today: date) -> Plan:
    return Plan(workspace=Workspace(language=language), written_on=today)


def _pact(scenario: str | None, language: str, today: date) -> Pact:
    """The twelve facts are listed and empty, whatever the situation."""
    return started_pact(Scenario(scenario) if scenario else None, today, workspace=Workspace(language=language))


def _example(code: str, language: str, today: date) -> Plan:
    chosen = starter(code)
    measures = [[m.code for m in chosen.measures if m.moment is moment][:most] for moment, most in MEASURES.items()]
    choices = Choices(
        worry=Worry(starter=code, why=chosen.why[:1]),
        worse=chosen.worse[:LINES],
        have=chosen.have[:LINES],
        measures=tuple(code for some in measures for code in some),
    )
    workspace = Workspace(kind=WorkspaceKind.FICTITIOUS, language=language)
    return started(choices, lambda each: say_starter(each, language), today, workspace)
