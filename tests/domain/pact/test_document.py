"""Reading the plain form of a PACT: all faults together, and nothing dropped in silence."""

from typing import Any

import pytest

from amparo.domain.document import PACT, PLAN, plain, read_document, read_pact, read_plan, schema
from amparo.domain.faults import NotADocument
from amparo.domain.pact.model import Pact
from tests.circle import rosas_circle
from tests.people import river_house


def form(**changes: Any) -> dict[str, Any]:
    return {"amparo": "pact", "version": PACT.version, **changes}


def faults(untrusted: object) -> list[tuple[str, str]]:
    with pytest.raises(NotADocument) as refusal:
        read_document(untrusted)
    return [(fault.code.value, fault.path) for fault in refusal.value.faults]


def test_each_document_is_read_as_what_it_says_it_is() -> None:
    assert read_document(plain(rosas_circle())) == rosas_circle()
    assert read_document(plain(river_house())) == river_house()
    assert plain(Pact()) == {"amparo": "pact", "version": 1}


def test_a_plan_is_no_pact_and_a_pact_is_no_plan() -> None:
    for read, other in ((read_pact, river_house()), (read_plan, rosas_circle())):
        with pytest.raises(NotADocument) as refusal:
            read(plain(other))
        assert refusal.value.faults[0].path == "amparo"


@pytest.mark.parametrize("letter", ["Dear all", None, [], {}, {"amparo": "letter"}, {"amparo": ["pact"]}])
def test_something_else_is_neither(letter: object) -> None:
    with pytest.raises(NotADocument) as refusal:
        read_document(letter)
    assert refusal.value.faults[0].expected == "plan, pact, session, card, next-steps"


def test_a_pact_from_a_newer_amparo_says_so() -> None:
    assert faults(form(version=2)) == [("newer-version", "version")]


def test_several_faults_are_told_together() -> None:
    told = faults(
        form(
            time_zone="12",
            scenario="flood",
            contacts=[
                {
                    "id": "noor",
                    "alias": "Noor",
                    "language": "espanol!",
                    "channels": [{"way": "pigeon", "address": "roof"}],
                    "hours": [{"begin": "7am", "until": "23:00:00Z"}],
                }
            ],
            check_ins=[{"id": "i1", "at": "20:00:00", "first": "2026-11-02", "days": [8]}],
            design={"stop_seconds": 900},
        )
    )
    assert told == [
        ("not-allowed", "scenario"),
        ("wrong-type", "time_zone"),
        ("wrong-type", "contacts[0].language"),
        ("not-allowed", "contacts[0].channels[0].way"),
        ("wrong-type", "contacts[0].hours[0].begin"),
        ("wrong-type", "contacts[0].hours[0].until"),
        ("out-of-range", "check_ins[0].days[0]"),
        ("out-of-range", "design.stop_seconds"),
    ]


def test_what_was_expected_is_told_in_words_of_the_trade() -> None:
    with pytest.raises(NotADocument) as refusal:
        read_pact(form(time_zone="12", check_ins=[{"id": "i1", "at": "8pm", "first": "2026-11-02"}]))
    assert [fault.expected for fault in refusal.value.faults] == ["time-zone", "time"]


def test_too_many_contacts_are_refused() -> None:
    crowd = [{"id": f"c{number}", "alias": "Somebody"} for number in range(41)]
    assert faults(form(contacts=crowd)) == [("too-long", "contacts")]


@pytest.mark.parametrize("kind", [PLAN, PACT], ids=lambda kind: kind.name)
def test_the_schema_knows_the_envelope(kind: Any) -> None:
    top = schema(kind)["$defs"][kind.whole.__name__]
    assert top["required"] == ["amparo", "version"]
    assert top["properties"]["amparo"] == {"const": kind.name}
    assert top["additionalProperties"] is False
