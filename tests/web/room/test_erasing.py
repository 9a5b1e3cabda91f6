"""A workshop is erased by its facilitator: after its title was typed, and with a proof."""

import pytest

from amparo.store import erasing
from amparo.store.models import RoomRow
from amparo.web.room import held
from tests.inside import NOW, client_of
from tests.workshop import river_session


def page(opened):
    return f"/rooms/{opened.id}/erase/"


def test_another_title_erases_nothing(opened, rosa):
    answer = client_of(rosa).post(page(opened), {"title": "Some other workshop"})
    assert answer.status_code == 422
    assert RoomRow.objects.filter(id=opened.id).exists()


def test_with_its_title_it_is_gone_from_rows_and_memory(opened, rosa):
    answer = client_of(rosa).post(page(opened), {"title": f" {river_session().title.upper()} "})
    assert answer.status_code == 200
    assert "The workshop is erased" in answer.content.decode()
    assert not RoomRow.objects.filter(id=opened.id).exists()
    assert held.key_of(opened.id, NOW) is None
    assert "A workshop was erased" in client_of(rosa).get("/account/").content.decode()


def test_when_its_day_comes_while_it_is_open_its_key_goes_from_memory_too(opened, phone):
    erasing.erase_due(NOW.replace(year=NOW.year + 1))
    assert held._held == {}
    assert phone.client.get("/s/")["Location"] == "/j/"


def test_looking_erases_nothing_and_says_what_goes(opened, rosa):
    assert river_session().title in client_of(rosa).get(page(opened)).content.decode()
    assert RoomRow.objects.filter(id=opened.id).exists()


@pytest.mark.parametrize("who", ["tomas", "mateo"])
def test_nobody_else_erases_it(opened, who, request):
    stranger = request.getfixturevalue(who)
    for answer in (
        client_of(stranger).get(page(opened)),
        client_of(stranger).post(page(opened), {"title": river_session().title}),
    ):
        assert answer.status_code == 404
    assert RoomRow.objects.filter(id=opened.id).exists()
