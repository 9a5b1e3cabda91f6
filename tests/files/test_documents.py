"""JSON and YAML are the same document; whatever is no document is refused with its place."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from amparo.domain.faults import FaultCode, NotADocument
from amparo.domain.part import TEXT_MAX
from amparo.domain.plan.model import Measure, Person, Plan, Threat, Workspace
from amparo.domain.workshop.nextsteps import AdvocacyPoint, NextStep, NextSteps, Recommendation
from amparo.files.documents import (
    DEPTH_MAX,
    SIZE_MAX_BYTES,
    read_document,
    read_pact,
    read_plan,
    write_json,
    write_yaml,
)
from tests.circle import rosas_circle
from tests.people import WRITTEN, river_house

DOCUMENTS = Path(__file__).parent.parent / "documents"
WRITERS = {"json": write_json, "yaml": write_yaml}

anything = some.text(some.characters(codec="utf-8"), max_size=60)
likely_trouble = some.sampled_from(
    [
        "",
        "no",
        "yes",
        "null",
        "~",
        "012",
        "1e5",
        "1_000",
        "0x1F",
        ".5",
        "2026-11-02",
        "12:30",
        "- a",
        "a: b",
        "# x",
        "&x",
        "*x",
        "!y",
        "%",
        "@",
        "'",
        '"',
        "|",
        ">",
        " a",
        "a ",
        "a\n",
        "\na",
        "a\n b\n",
        "a\r\nb",
        "…\n…",
        "\x07",
        "\u2028",
        "\x85",
        "\ufeff",
        "🌱",
        "ﷺ",
        "א\nב",
        "true",
        "=",
        "<<",
        "?",
        "[",
        "{",
        "\t",
        "a\n\nb",
        "---",
        "...",
    ]
)
words = anything | likely_trouble


@given(title=words, alias=words, first=words, second=words)
@settings(deadline=None)
@pytest.mark.parametrize("suffix", WRITERS)
def test_whatever_people_write_comes_back_the_same(suffix, title, alias, first, second):
    plan = Plan(
        title=title,
        people=(Person(id="w1", alias=alias),),
        threats=(Threat(id="t1", text=first + second),),
        measures=(Measure(id="m1", text=f"{first}\n{second}", evidence=second),),
    )
    assert read_document(WRITERS[suffix](plan), suffix) == plan


@given(title=words, text=words, first=words, second=words)
@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("suffix", WRITERS)
def test_whatever_somebody_promises_comes_back_the_same(suffix, title, text, first, second):
    whole = NextSteps(
        title=title,
        recommendations=(Recommendation(id="r1", text=text),),
        steps=(NextStep(id="s1", text=f"{first}\n{second}", recommendation="r1", by=first, when=second, learned=text),),
        advocacy=(AdvocacyPoint(id="p1", text=second, audience=first),),
        struck=(first, second),
    )
    assert read_document(WRITERS[suffix](whole), suffix) == whole


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_river_house_comes_back_the_same(suffix):
    assert read_document(WRITERS[suffix](river_house()), f".{suffix}") == river_house()


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("kind", ["plan", "pact", "session", "card", "next-steps"])
def test_the_first_version_is_read_for_ever(kind, suffix):
    golden = (DOCUMENTS / f"{kind}-v1.{suffix}").read_bytes()
    document = read_document(golden, suffix)
    assert document == read_document((DOCUMENTS / f"{kind}-v1.json").read_bytes(), "json")
    assert read_document(write_yaml(document), "yaml") == document


@pytest.mark.parametrize("suffix", WRITERS)
def test_rosas_pact_comes_back_the_same_and_is_no_plan(suffix):
    written = WRITERS[suffix](rosas_circle())
    assert read_document(written, suffix) == read_pact(written, suffix) == rosas_circle()
    with pytest.raises(NotADocument):
        read_plan(written, suffix)


def test_yaml_keeps_lines_as_lines_and_letters_as_letters():
    written = write_yaml(replace(river_house(), kept_where="At the notary's\nIn the tin — أمان")).decode()
    assert "kept_where: |-\n  At the notary's\n  In the tin — أمان\n" in written


@pytest.mark.parametrize(
    ("suffix", "untrusted", "code", "path"),
    [
        ("json", b'{"amparo": "plan",\n "version" 1}', FaultCode.BAD_SYNTAX, "2:12"),
        ("yaml", b"amparo: plan\nversion: [1", FaultCode.BAD_SYNTAX, "3:1"),
        ("json", b'{"amparo": "plan",\n "amparo": "plan"}', FaultCode.REPEATED_KEY, "2:2"),
        ("yaml", b"amparo: plan\namparo: plan", FaultCode.REPEATED_KEY, "2:1"),
        ("yaml", b"amparo: &a plan\ntitle: *a", FaultCode.NOT_PLAIN, "1:9"),
        ("yaml", b"amparo: plan\ntitle: *a", FaultCode.NOT_PLAIN, "2:8"),
        ("yaml", b"amparo: !!python/name:os.system plan", FaultCode.NOT_PLAIN, "1:9"),
        ("yaml", b"amparo: plan\n---\namparo: plan", FaultCode.NOT_PLAIN, "2:1"),
        ("yaml", b"[a, b]: plan", FaultCode.NOT_PLAIN, "1:1"),
        ("json", b"[" * 100_000, FaultCode.TOO_DEEP, ""),
        ("json", b"[" * 30 + b"]" * 30, FaultCode.TOO_DEEP, ""),
        ("yaml", b"[" * 100_000, FaultCode.TOO_DEEP, f"1:{DEPTH_MAX + 1}"),
        ("yaml", b"- " * 100_000, FaultCode.TOO_DEEP, f"1:{DEPTH_MAX * 2 + 1}"),
        ("json", b'{"title": "\xff"}', FaultCode.NOT_TEXT, "1:1"),
        ("json", b'{"title": "\\ud800"}', FaultCode.BAD_SYNTAX, "1:1"),
        ("json", b'{"hours": NaN}', FaultCode.BAD_SYNTAX, "1:1"),
        ("json", b"9" * 10_000, FaultCode.BAD_SYNTAX, "1:1"),
        ("yaml", b"", FaultCode.NOT_A_DOCUMENT, "amparo"),
        ("json", b"{}", FaultCode.NOT_A_DOCUMENT, "amparo"),
    ],
)
def test_what_is_no_document_is_refused_with_its_place(suffix, untrusted, code, path):
    with pytest.raises(NotADocument) as refusal:
        read_document(untrusted, suffix)
    assert (refusal.value.faults[0].code, refusal.value.faults[0].path) == (code, path)


def test_a_file_too_big_is_refused_before_it_is_looked_into():
    with pytest.raises(NotADocument) as refusal:
        read_document(b" " * (SIZE_MAX_BYTES + 1), "json")
    assert refusal.value.faults[0].code is FaultCode.TOO_BIG


def test_a_text_file_from_windows_is_read():
    plan = Plan(workspace=Workspace(organisation="Casa del Río"), written_on=WRITTEN)
    assert read_document(write_yaml(plan).decode().encode("utf-16"), "yaml") == plan
    assert read_document(b"\xef\xbb\xbf" + write_json(plan).replace(b"\n", b"\r\n"), "json") == plan


@given(untrusted=some.binary(max_size=200) | some.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@settings(deadline=None)
@pytest.mark.parametrize("suffix", WRITERS)
def test_no_bytes_do_worse_than_being_refused(suffix, untrusted):
    with pytest.raises(NotADocument):
        read_document(untrusted, suffix)


def test_several_faults_are_told_together():
    broken = replace(
        river_house(), measures=(Measure(id="m1", text="x" * (TEXT_MAX + 1)), Measure(id="m1", text="y", owner="w9"))
    )
    with pytest.raises(NotADocument) as refusal:
        read_document(write_json(replace(broken, measures=broken.measures[1:] * 2)), "json")
    assert {fault.code for fault in refusal.value.faults} >= {FaultCode.REPEATED_ID, FaultCode.BROKEN_REFERENCE}
