import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, override_settings

from amparo.web.headers import EVERY_RESPONSE

ANSWERS = {
    "/health/": 200,
    "/units/": 200,
    "/nowhere/": 404,
    "/leave/": 405,
    "/static/amparo/amparo.css": 200,
    "/static/amparo/amparo.js": 200,
    "/gallery/fall/": 500,
}


@pytest.fixture
def stranger() -> Client:
    with override_settings(ROOT_URLCONF="tests.web.gallery.urls"):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_carries_every_header(stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == ANSWERS[path]
    assert {name: answer[name] for name in EVERY_RESPONSE} == EVERY_RESPONSE


def test_a_name_the_site_does_not_answer_to_is_refused_with_every_header(stranger):
    answer = stranger.get("/units/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert {name: answer[name] for name in EVERY_RESPONSE} == EVERY_RESPONSE


def test_only_a_name_with_tls_asks_to_stay_with_tls(stranger, settings):
    assert "Strict-Transport-Security" not in stranger.get("/units/")
    settings.TLS = True
    assert "Strict-Transport-Security" in stranger.get("/units/")
    assert "Strict-Transport-Security" not in stranger.get("/units/", headers={"host": "abc.onion"})


@pytest.mark.parametrize("came_from", ["cross-site", "same-site"])
def test_what_another_site_sends_is_refused(stranger, came_from):
    assert stranger.post("/leave/", headers={"sec-fetch-site": came_from}).status_code == 403


@pytest.mark.parametrize("came_from", ["same-origin", "none"])
def test_what_our_own_page_sends_is_heard(stranger, came_from):
    assert stranger.post("/leave/", headers={"sec-fetch-site": came_from}).status_code == 303


def test_another_site_may_link_here(stranger):
    assert stranger.get("/units/", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_a_page_that_fell_over_says_nothing_but_a_reference(stranger):
    page = stranger.get("/gallery/fall/").content.decode()
    assert "drawer" not in page
    assert "ValueError" not in page
    assert "Reference" in page


def test_a_form_without_its_token_is_refused_and_says_why():
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "es"})
    assert answer.status_code == 403
    assert "cookie" in answer.content.decode()


@pytest.mark.parametrize(("name", "bytes_max"), [("amparo.css", 5_500), ("amparo.js", 1_500), ("petal.svg", 300)])
def test_what_travels_with_every_page_stays_small(name, bytes_max):
    found = Path(str(finders.find(f"amparo/{name}")))
    assert len(gzip.compress(found.read_bytes())) < bytes_max
