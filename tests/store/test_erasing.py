"""An erased workshop is searched for in every file, and no byte of it is found."""

import json

import pytest

from amparo.cli.premises import prepare
from amparo.store import erasing, rooms
from amparo.store.events import What
from amparo.store.rooms import NoSuchRoom
from tests.inside import NOW
from tests.store.writer import started
from tests.workshop import ROOM


@pytest.fixture(scope="module", params=["now", "day"])
def erased(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("erased")
    prepare(folder, "en")
    return request.param, json.loads(started("erased", folder, request.param))


def test_nothing_of_an_erased_workshop_stands_in_any_file(erased):
    how, told = erased
    assert told["stored"] > 300
    assert told["found_before"] == told["stored"], "what is looked for must have been there to be found"
    assert told["found_after"] == 0
    assert told["marks"] > 150
    assert told["plain_after"] == 0
    assert told["others_found"] > 0, "the workshop beside it stays"
    assert told["noted"][0] == What.ROOM_ERASED
    if how == "now":
        proof = told["proof"]
        assert proof["searched"]
        assert proof["found"] == 0
        assert proof["pieces"] > told["stored"] / 2
        assert proof["files"] >= 2


def test_nothing_of_a_drill_that_was_erased_before_its_room_stands_in_any_file(erased):
    how, told = erased
    stored, before, after = told["drill"]
    assert stored == before >= 8, "the drill, two pictures and what three people ticked, each with its id"
    assert after == (0 if how == "now" else stored)


def test_a_room_that_is_not_there_is_not_erased(rosa):
    with pytest.raises(NoSuchRoom):
        erasing.erase(ROOM, NOW)


def test_a_trace_is_found_where_there_is_one(tmp_path, monkeypatch):
    """The search itself, over a file in which a piece lies across two chunks."""
    monkeypatch.setattr(erasing, "CHUNK_BYTES", 64)
    file = tmp_path / "left-over"
    file.write_bytes(b"." * 56 + b"sixteen bytes...." + b"." * 90)
    assert erasing._stands_in(file, (b"sixteen bytes...",))
    assert not erasing._stands_in(file, (b"something other.",))
    assert not erasing._stands_in(tmp_path / "gone-meanwhile", (b"sixteen bytes...",))


def test_rooms_of_somebody_else_are_not_erased_by_their_title(rosa):
    with pytest.raises(NoSuchRoom):
        rooms.title(ROOM, rosa.keys)
