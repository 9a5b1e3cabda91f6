"""Who may pass where: every address asks Rosa, Tomás and Mateo, and whoever has not come in."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from amparo.actions import agendas, pacts, plans
from amparo.web.door.routes import WHO, Who
from tests.circle import rosas_circle
from tests.inside import client_of
from tests.people import river_house
from tests.web.workshop.conftest import MONDAY

ARGUMENTS = {
    "code": "0000-0000-0000-0000-0000-0000-0000",
    "version": 1,
    "item_id": "m1",
    "kind": "smtp",
    "note_id": "00000000-0000-4000-8000-000000000001",
    "made_id": "00000000-0000-4000-8000-000000000001",
    "copy_id": "00000000-0000-4000-8000-000000000001",
    "number": 1,
}
DOCUMENTS = {"plan_id", "pact_id", "document_id", "session_id", "alert_id", "room_id"}
NOBODYS = "00000000-0000-4000-8000-000000000000"
PACT_ID = UUID("5b0f5a54-77a5-4c53-8a5f-0d9c5a3f2e10")
SESSION_ID = UUID("0c7a6a8e-5f0b-4bb0-9d7c-6d1f6b7c5a21")
READ_ELSEWHERE = {"language", "leave", "here", "health", "units"}


def routes(patterns=None) -> Iterator[URLPattern]:
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns)
        else:
            yield each


def address(route, plan_id):
    names = route.pattern.converters
    given = {**ARGUMENTS, **dict.fromkeys(DOCUMENTS, plan_id)}
    if route.name.startswith("pact"):
        whose = plan_id if plan_id == NOBODYS else PACT_ID
        given |= dict.fromkeys(DOCUMENTS, whose) | {"item_id": "noor"}
    if route.name.startswith("session"):
        whose = plan_id if plan_id == NOBODYS else SESSION_ID
        given |= dict.fromkeys(DOCUMENTS, whose) | {"item_id": "tea", "card_id": "plan", "step_id": "want"}
    return reverse(route.name, kwargs={name: given.get(name, "x") for name in names})


def started(rosa, plan_id):
    plans.start_plan(plan_id, river_house(), **rosa.acts)
    pacts.start_pact(PACT_ID, rosas_circle(), **rosa.acts)
    agendas.start_session(SESSION_ID, MONDAY, **rosa.acts)


def of_a_document(route):
    return DOCUMENTS & set(route.pattern.converters)


def protected():
    return [route for route in routes() if WHO[route.name] is Who.SIGNED_IN]


def test_every_address_has_a_line_and_every_line_an_address():
    names = [route.name for route in routes()]
    assert sorted(set(names)) == sorted(name for name in WHO if not name.startswith("gallery"))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_whoever_is_not_signed_in_is_shown_the_door(doors, rosa, plan_id, method):
    started(rosa, plan_id)
    for route in protected():
        answer = getattr(Client(), method)(address(route, plan_id))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (303, "/open/"), route.name


def test_an_address_without_a_line_is_answered_as_if_it_were_not_there(client, monkeypatch):
    monkeypatch.delitem(WHO, "health")
    assert client.get("/health/").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_no_trace_of_rosas_plan(doors, rosa, mateo, plan_id, method):
    started(rosa, plan_id)
    for route in protected():
        if of_a_document(route):
            theirs = getattr(client_of(mateo), method)(address(route, plan_id))
            nobodys = getattr(client_of(mateo), method)(address(route, NOBODYS))
            assert theirs.status_code in (404, 405), route.name
            assert theirs.status_code == nobodys.status_code, route.name
            assert len(theirs.content) == len(nobodys.content), route.name
    assert plans.read_plan(plan_id, **rosa.looks).version == 1


def test_a_colleague_reaches_what_rosa_reaches(doors, rosa, tomas, plan_id):
    started(rosa, plan_id)
    for route in protected():
        theirs = client_of(tomas).get(address(route, plan_id)).status_code
        assert theirs == client_of(rosa).get(address(route, plan_id)).status_code, route.name


def test_looking_changes_nothing_anywhere(doors, rosa, plan_id):
    from amparo.store.models import AccountRow, DocumentRow, VersionRow

    started(rosa, plan_id)

    def stored():
        return [list(model.objects.order_by("pk").values()) for model in (AccountRow, DocumentRow, VersionRow)]

    before = stored()
    for route in routes():
        for method in ("get", "head"):
            getattr(client_of(rosa), method)(address(route, plan_id))
    assert stored() == before
    assert client_of(rosa).get("/account/").status_code == 200


def test_every_page_of_the_door_has_a_title_that_says_nothing(doors, rosa):
    client = client_of(rosa)
    for route in routes():
        page = client.get(address(route, "x")).content.decode() if not of_a_document(route) else ""
        if route.name not in READ_ELSEWHERE and "<title>" in page:
            assert "<title>Notebook</title>" in page, route.name


@pytest.mark.parametrize("method", ["get", "post"])
def test_in_clear_on_the_local_network_nothing_answers_but_the_room(doors, rosa, plan_id, method):
    started(rosa, plan_id)
    for route in routes():
        if WHO[route.name] is not Who.IN_THE_ROOM:
            for client in (Client(), client_of(rosa)):
                answer = getattr(client, method)(address(route, plan_id), headers={"X-Amparo-Lan": "1"})
                assert answer.status_code in (404, 405), route.name


def test_no_address_of_the_room_asks_for_a_passphrase(doors):
    for route in routes():
        if WHO[route.name] is Who.IN_THE_ROOM:
            page = Client().get(address(route, NOBODYS), headers={"X-Amparo-Lan": "1"}, follow=True)
            assert 'name="words" ' not in page.content.decode() or page.request["PATH_INFO"].startswith("/j/"), (
                route.name
            )
            assert "/open/" not in page.request["PATH_INFO"], route.name
