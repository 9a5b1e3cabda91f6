import re

import pytest
from django.conf import settings
from django.test import Client

from amparo.web import frame


def test_the_bare_address_leads_to_the_plans(client):
    assert client.get("/")["Location"] == "/plans/"


def test_rosa_chooses_spanish_and_keeps_it(client):
    answer = client.post("/language/", {"language": "es", "next": "/units/"})
    assert (answer.status_code, answer["Location"]) == (303, "/units/")
    assert '<html lang="es" dir="ltr">' in client.get("/units/").content.decode()


def test_the_choice_is_a_cookie_no_script_reads_and_no_disk_keeps(client):
    client.post("/language/", {"language": "ar"})
    cookie = client.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Strict", "", "")


def test_arabic_reads_from_the_right_and_says_who_has_not_read_it(client):
    page = client.get("/nowhere/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert page.count('class="limits"') == 2


def test_english_needs_no_such_line(client):
    assert client.get("/nowhere/").content.decode().count('class="limits"') == 1


@pytest.mark.parametrize("untrusted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_choosing_a_language_leads_to_no_other_site(client, untrusted):
    assert client.post("/language/", {"language": "fr", "next": untrusted})["Location"] == "/"


def test_a_language_we_do_not_speak_changes_nothing(client):
    client.post("/language/", {"language": "xx"})
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize("path", ["/language/", "/leave/"])
def test_looking_changes_nothing(client, path):
    assert client.get(path).status_code == 405


def test_leaving_clears_what_the_browser_kept_and_ends_the_session(client):
    ended = []

    def end(request, **_kwargs):
        ended.append(request.path)

    frame.leaving.connect(end)
    answer = client.post("/leave/")
    assert (answer.status_code, answer["Location"]) == (303, "/units/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'
    assert ended == ["/leave/"]


def test_nothing_keeps_somebody_who_leaves():
    def fail(**_kwargs):
        raise RuntimeError

    frame.leaving.connect(fail)
    assert Client(enforce_csrf_checks=True).post("/leave/").status_code == 303


def test_the_page_after_leaving_names_nothing(client):
    page = client.get("/units/").content.decode()
    assert "amparo" not in re.sub(r"/static/\S+", "", page).lower()
    assert "<form" not in page
    assert "<script" not in page


def test_no_cookie_of_ours_travels_where_it_should_not(client):
    client.get("/nowhere/")
    cookie = client.cookies["__Host-form"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Strict", "/")
    assert (cookie["max-age"], cookie["domain"]) == ("", "")
