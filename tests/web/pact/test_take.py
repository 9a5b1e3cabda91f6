"""Taking a PACT along, and bringing one in."""

from uuid import UUID

import pytest

from amparo.actions import pacts
from amparo.files.documents import read_pact, write_json, write_yaml
from amparo.sealing.agefile import open_with_passphrase
from tests.circle import rosas_circle
from tests.inside import client_of


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_plain_file_carries_everything(rosas, kind):
    answer = rosas.client.post(rosas.base + "take/file/", {"kind": kind})
    assert read_pact(answer.content, kind) == rosas.pact
    assert answer["Content-Disposition"] == f'attachment; filename="notes.{kind}"'


def test_other_kinds_are_not_on_offer(rosas):
    rosas.sends("take/file/", status=400, kind="pdf")


def test_a_plain_file_is_a_grave_act(rosas, clock):
    clock.passes(minutes=11)
    assert rosas.sends("take/file/", kind="yaml").startswith("/again/")


def test_a_sealed_copy_opens_with_its_words(rosas):
    page = rosas.sends("take/words/", status=200)
    words = page.split('name="words" value="')[1].split('"')[0]
    answer = rosas.client.post(rosas.base + "take/sealed/", {"words": words})
    assert read_pact(open_with_passphrase(answer.content, words), "yaml") == rosas.pact


@pytest.mark.parametrize("write", [write_json, write_yaml])
def test_a_pact_is_brought_in(doors, rosa, write):
    led_to = client_of(rosa).post("/pacts/bring/", {"text": write(rosas_circle()).decode()})["Location"]
    assert pacts.read_pact(UUID(led_to.split("/")[2]), **rosa.looks).document == rosas_circle()


def test_what_is_no_pact_is_explained(doors, rosa):
    answer = client_of(rosa).post("/pacts/bring/", {"text": "amparo: pact\nversion: 1\ncontacts: many\n"})
    assert answer.status_code == 422
    assert "Please look at this" in answer.content.decode()
