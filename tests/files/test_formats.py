"""The pages on formats say what the code does."""

import json
from hashlib import blake2b
from pathlib import Path

import msgspec
import pytest

from amparo.domain.document import CARD, NEXT_STEPS, PACT, PLAN, SESSION, schema
from amparo.domain.pact.life import material_mark
from amparo.domain.pact.structure import LISTS as PACT_LISTS
from amparo.domain.plan.structure import LISTS as PLAN_LISTS
from amparo.domain.workshop.nextsteps import LISTS as STEP_LISTS
from amparo.domain.workshop.structure import LISTS as SESSION_LISTS
from amparo.files.documents import read_document, read_pact
from amparo.wording.losses import SENTENCES

ROOT = Path(__file__).parents[2]
PAGES = {
    kind: (ROOT / f"docs/formats/{kind.name}-v{kind.version}.md").read_text(encoding="utf-8")
    for kind in (PLAN, PACT, NEXT_STEPS)
}
GOLDEN = {kind: (ROOT / f"tests/documents/{kind.name}-v1.json").read_bytes() for kind in PAGES}
PAGES |= {kind: (ROOT / "docs/formats/session-v1.md").read_text(encoding="utf-8") for kind in (SESSION, CARD)}
GOLDEN |= {kind: (ROOT / f"tests/documents/{kind.name}-v1.json").read_bytes() for kind in (SESSION, CARD)}
LISTS = {PLAN: PLAN_LISTS, PACT: PACT_LISTS, SESSION: SESSION_LISTS, CARD: {}, NEXT_STEPS: STEP_LISTS}
TABLE_PAGE = (ROOT / "docs/formats/table-v1.md").read_text(encoding="utf-8")
WITH_QUESTIONS = (SESSION, CARD, NEXT_STEPS)
"""They say of the questions left as they are: as in the plan."""
NAMED_ABOVE = ("Readers", "Focus", "Cause")
"""Words that the page lists among its types."""
NARROWED = ("Pause", "kind")
"""Of which the schema allows more than what must hold does."""
TEXTS = {300: "line", 4_000: "text", 20_000: "long text"}
QUOTE = '"'
TAGGED = {"ByDate": "by", "Within": "within", "Every": "every", "AtOnce": "at-once"}


def parts(kind):
    definitions = schema(kind)["$defs"]
    shared = {"LeftAsIs"} if kind in WITH_QUESTIONS else set()
    return sorted(name for name in definitions if definitions[name].get("properties") and name not in shared)


@pytest.mark.parametrize(
    ("kind", "part"), [pytest.param(kind, part, id=f"{kind.name}-{part}") for kind in PAGES for part in parts(kind)]
)
def test_every_field_of_every_part_is_on_the_page(kind, part):
    section = PAGES[kind].split("### Schedule" if part in TAGGED else f"### {part}\n")[1].split("\n###")[0]
    fields = schema(kind)["$defs"][part]["properties"]
    assert not [field for field in fields if f"`{field}`" not in section + "`amparo` `version`"]


@pytest.mark.parametrize(
    ("kind", "part"),
    [pytest.param(kind, part, id=f"{kind.name}-{part}") for kind in WITH_QUESTIONS for part in parts(kind)],
)
def test_each_row_says_the_bounds_and_the_words_that_the_schema_has(kind, part):
    definition = schema(kind)["$defs"][part]
    section = PAGES[kind].split(f"### {part}\n")[1].split("\n##")[0]
    rows = {row.partition("`")[0]: row.partition("\n")[0] for row in section.split("\n| `")[1:]}
    for name, field in definition["properties"].items():
        if name not in ("amparo", "version") and (part, name) != NARROWED:
            assert ("**required**" in rows[name]) == (name in definition.get("required", ())), name
            assert not [said for said in told(field, schema(kind)["$defs"]) if said not in rows[name]], name


def told(field, definitions):
    """What a row has to name of one field: its least and most, how many, each word it may be, and what stands if absent."""
    for inner in (field, *field.get("anyOf", ()), field.get("items", {})):
        if "minimum" in inner:
            yield f"{inner['minimum']:,} to {inner['maximum']:,}"
        if "maxItems" in inner:
            yield f"at most {inner['maxItems']}"
        if longest := inner.get("maxLength"):
            yield TEXTS.get(longest, f"at most {longest} characters")
        of = definitions.get(inner.get("$ref", "").rpartition("/")[2], {})
        yield from (f"`{word}`" for word in of.get("enum", ()) if of["title"] not in NAMED_ABOVE)
    default = field.get("default")
    if default is not None and default not in ("", [], ()):
        yield f"`{json.dumps(default).strip(QUOTE)}`"


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_the_golden_document_has_something_of_every_kind(kind):
    document = read_document(GOLDEN[kind], "json")
    assert all(getattr(document, name) for name in LISTS[kind].values())
    properties = schema(kind)["$defs"][kind.whole.__name__]["properties"]
    assert set(msgspec.json.decode(GOLDEN[kind])) == set(properties) - {"ended"}


def test_the_golden_pact_fills_every_field_of_every_part():
    text = GOLDEN[PACT].decode()
    definitions = schema(PACT)["$defs"]
    ending = {"Ending", "Pact"}
    assert not [
        f"{part}.{field}"
        for part in parts(PACT)
        if part not in ending
        for field in definitions[part]["properties"]
        if f'"{field}":' not in text
    ]


def test_a_stranger_computes_the_mark_of_a_rehearsal_as_the_page_says():
    form = json.loads(GOLDEN[PACT])
    alive = {"accepted", "briefed", "rehearsed", "active"}
    marked = [
        [form.get("scenario"), form.get("scenario_words", ""), form["lead"], form["deputy"], form["design"]["ask"]]
    ]
    for contact in form["contacts"]:
        if contact.get("state") not in alive:
            continue
        tasks = [task for task in form["tasks"] if task["contact"] == contact["id"]]
        marked += [
            [contact["id"], contact.get("reserve", False), contact.get("link"), contact.get("language", "en")],
            [[channel["way"], channel["address"]] for channel in contact["channels"]],
            [[t["id"], t["first_step"], t.get("say", ""), t.get("ring", ""), t.get("after", [])] for t in tasks],
        ]
    written = json.dumps(marked, ensure_ascii=False, separators=(",", ":")).encode()
    mark = blake2b(written, digest_size=8).hexdigest()
    assert mark == form["rehearsals"][-1]["mark"] == material_mark(read_pact(GOLDEN[PACT], "json"))


def test_every_code_of_a_reading_is_on_the_page():
    codes = TABLE_PAGE.split("## The codes of the report")[1]
    said = list(SENTENCES)
    assert not [code for code in said[: said.index("threats-left-out")] if f"`{code}`" not in codes]
