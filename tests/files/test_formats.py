"""The pages on formats say what the code does."""

from pathlib import Path

import msgspec
import pytest

from amparo.domain.document import schema
from amparo.domain.plan.structure import items
from amparo.files.documents import read_document
from amparo.wording.losses import SENTENCES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/formats/plan-v1.md").read_text(encoding="utf-8")
TABLE_PAGE = (ROOT / "docs/formats/table-v1.md").read_text(encoding="utf-8")
TAGGED = {"ByDate": "by", "Within": "within", "Every": "every", "AtOnce": "at-once"}


@pytest.mark.parametrize(
    "part", sorted(name for name in schema()["$defs"] if schema()["$defs"][name].get("properties"))
)
def test_every_field_of_every_part_is_on_the_page(part):
    section = PAGE.split("### Schedule" if part in TAGGED else f"### {part}\n")[1].split("\n###")[0]
    assert not [
        field for field in schema()["$defs"][part]["properties"] if f"`{field}`" not in section + "`amparo` `version`"
    ]


def test_the_golden_plan_has_something_of_every_kind():
    golden = (ROOT / "tests/documents/plan-v1.json").read_bytes()
    plan = read_document(golden, "json")
    assert {type(item).__name__ for item in items(plan)} == {
        *("Person", "ContextNote", "Stakeholder", "Threat", "Vulnerability"),
        *("Capacity", "Incident", "Objective", "Measure", "Protocol"),
    }
    assert set(msgspec.json.decode(golden)) == set(schema()["$defs"]["Plan"]["properties"]) - {"ended"}


def test_every_code_of_a_reading_is_on_the_page():
    codes = TABLE_PAGE.split("## The codes of the report")[1]
    said = list(SENTENCES)
    assert not [code for code in said[: said.index("threats-left-out")] if f"`{code}`" not in codes]
