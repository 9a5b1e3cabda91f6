"""Every field of a card and a session has a name people understand."""

import pytest
from msgspec.structs import fields

from amparo.domain.workshop.session import Session
from amparo.wording.fields import LABELS, ONE, PARTS
from amparo.wording.session_fields import SESSION_LABELS


@pytest.mark.parametrize("kind", SESSION_LABELS)
def test_every_field_of_a_session_has_a_name(kind):
    named = set(LABELS[kind]) | {"id"} | (set(PARTS) if kind is Session else set())
    assert {field.name for field in fields(kind)} <= named
    assert set(LABELS[kind]) <= {field.name for field in fields(kind)}
    assert {"cards", "pauses", "fixed"} <= set(ONE)
