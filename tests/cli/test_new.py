"""A plan to begin with."""

from datetime import date

import pytest
from click.testing import CliRunner

from amparo.cli import main
from amparo.cli.new import EXAMPLES
from amparo.domain.plan.checks import Severity, check
from amparo.domain.plan.terms import WorkspaceKind
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
