"""Every field a person fills in has a name they understand."""

import pytest
from msgspec.structs import fields

from amparo.domain.pact import model
from amparo.domain.pact.model import Evidence, Pact
from amparo.domain.part import Part
from amparo.wording.fields import LABELS, ONE, PARTS, say_field, say_path

NEVER_FILLED_IN = {Evidence}
PARTS_OF_A_PACT = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Part) and kind.__module__ == model.__name__
]


@pytest.mark.parametrize("kind", [kind for kind in PARTS_OF_A_PACT if kind not in NEVER_FILLED_IN])
def test_every_field_of_a_pact_has_a_name(kind):
    named = set(LABELS[kind]) | {"id"} | (set(PARTS) if kind is Pact else set())
    assert {field.name for field in fields(kind)} <= named
    assert set(LABELS[kind]) <= {field.name for field in fields(kind)}
    assert all(say_field(kind, name, "en") for name in LABELS[kind])


def test_a_path_into_a_pact_is_said_in_words():
    assert say_path("contacts.channels.address", "en", document=Pact) == (
        "My people · How to reach them, best first · Number or address"
    )
    assert "contacts" in ONE
