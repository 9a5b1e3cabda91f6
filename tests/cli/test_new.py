"""A plan to begin with."""

from datetime import date

import pytest
from click.testing import CliRunner

from amparo.cli import main
from amparo.cli.new import EXAMPLES
from amparo.domain.plan.checks import Severity, check
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.session import Session
from amparo.files.documents import read_document
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.lexicons import lexicon


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_plan_of_an_invented_case_that_nothing_blocks(tmp_path, example, language):
    file = tmp_path / "plan.yaml"
    assert CliRunner().invoke(main, ["new", str(file), "--example", example, "--language", language]).exit_code == 0
    plan = read_document(file.read_bytes(), "yaml")
    assert plan.workspace.kind is WorkspaceKind.FICTITIOUS
    assert plan.measures
    findings = check(plan, plan.written_on or date.max, lexicon(language))
    assert not [each.code for each in findings if each.level is Severity.BLOCKS]


def test_an_example_never_takes_the_place_of_a_plan(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("mine")
    assert CliRunner().invoke(main, ["new", str(file), "--example", "arrest"]).exit_code == 2
    assert file.read_text() == "mine"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "whole"), [("session", Session), ("card", Card)])
def test_a_session_or_a_card_begins_with_one_step_to_fill_in(tmp_path, kind, whole, language):
    file = tmp_path / "begun.yaml"
    done = CliRunner().invoke(main, ["new", str(file), "--kind", kind, "--language", language])
    assert done.exit_code == 0, done.output
    begun = read_document(file.read_bytes(), "yaml")
    assert isinstance(begun, whole)
    assert begun.language == language
    card = begun.cards[0] if isinstance(begun, Session) else begun
    assert len(card.steps) == 1


@pytest.mark.parametrize("asked", [["--example", "arrest"], ["--scenario", "arrest"]])
@pytest.mark.parametrize("kind", ["session", "card"])
def test_no_session_is_of_a_threat_or_a_situation(tmp_path, kind, asked):
    file = tmp_path / "begun.yaml"
    assert CliRunner().invoke(main, ["new", str(file), "--kind", kind, *asked]).exit_code == 2
    assert not file.exists()
