"""What a program reads from `amparo check`: the exit code, and the objects of `--format json`."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from amparo.cli import main
from amparo.cli.speaking import readers_language
from amparo.domain.plan.checks import QUESTIONS, check
from amparo.domain.plan.model import Plan
from amparo.files.documents import write_json, write_yaml
from amparo.wording.lexicons import lexicon
from tests.circle import rosas_circle
from tests.people import TODAY, river_house

OBJECT = {"code", "level", "where", "why", "question", "source"}


def asked(folder: Path, plan: Plan, *options: str) -> tuple[int, str]:
    (folder / "plan.json").write_bytes(write_json(plan))
    typed = ("check", str(folder / "plan.json"), "--today", TODAY.isoformat(), *options)
    run = (sys.executable, "-c", "from amparo.cli import main; main()", *typed)
    ended = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=False)
    assert not ended.stderr
    return ended.returncode, ended.stdout


def with_all_left(plan: Plan, today: date) -> Plan:
    for finding in check(plan, today, lexicon("en")):
        if finding.left is None:
            plan = QUESTIONS.leave(plan, finding, "We talked about it", today)
    return plan


def test_each_finding_is_an_object_that_says_everything(tmp_path):
    code, output = asked(tmp_path, replace(river_house(), review_on=None), "--format", "json")
    found = json.loads(output)
    assert code == 1
    assert all(set(one) >= OBJECT and one["level"] in {"blocks", "warn", "hint"} for one in found)
    assert "no-review-day" in [one["code"] for one in found]


def test_what_was_left_with_a_reason_does_not_count(tmp_path):
    left = with_all_left(river_house(), TODAY)
    code, output = asked(tmp_path, left, "--format", "json")
    assert code == 0
    assert {one["left_because"] for one in json.loads(output)} == {"We talked about it"}
    assert asked(tmp_path, left)[0] == 0


def test_at_most_three_questions_are_shown_first(tmp_path):
    short, whole = asked(tmp_path, Plan())[1], asked(tmp_path, Plan(), "--all")[1]
    assert short.count("\n  [") <= 3 <= whole.count("\n  [")


def test_the_same_plan_is_asked_the_same_in_yaml(tmp_path):
    (tmp_path / "plan.yaml").write_bytes(write_yaml(river_house()))
    run = (sys.executable, "-c", "from amparo.cli import main; main()", "check", str(tmp_path / "plan.yaml"))
    ended = subprocess.run(
        (*run, "--today", TODAY.isoformat()), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.stdout == asked(tmp_path, river_house())[1]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_GT.UTF-8"}, "es"),
        ({"LANG": "fr_FR", "LC_ALL": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
    ],
)
def test_the_command_line_speaks_the_language_of_the_machine(environment, language):
    assert readers_language(None, environment) == language
    assert readers_language("fr", environment) == "fr"


def test_a_broken_pact_is_told_all_its_faults_at_once(tmp_path):
    pact = replace(rosas_circle(), deputy="noor", scenario_words="or a raid")
    (tmp_path / "pact.yaml").write_bytes(write_yaml(pact))
    ended = CliRunner().invoke(main, ["check", str(tmp_path / "pact.yaml"), "--language", "en"])
    assert ended.exit_code == 2
    assert [line.split(": ")[3] for line in ended.stderr.splitlines()[:-1]] == ["deputy", "scenario_words"]


def test_what_went_stale_is_asked_about_by_itself(tmp_path):
    (tmp_path / "pact.json").write_bytes(write_json(rosas_circle()))
    typed = ["check", str(tmp_path / "pact.json"), "--language", "en", "--format", "json", "--today"]
    assert json.loads(CliRunner().invoke(main, [*typed, "2026-11-20"]).stdout) == []
    assert "look-again-late" in {
        one["code"] for one in json.loads(CliRunner().invoke(main, [*typed, "2027-06-20"]).stdout)
    }
