import logging
import sys
from uuid import UUID

import pytest
from django.test import RequestFactory

from amparo.web.logs import Harmful, Harmless, Lines


def written(name: str, message: str, *args: object, **extra: object) -> str:
    exc_info = extra.pop("exc_info", None)
    record = logging.getLogger(name).makeRecord(name, logging.WARNING, "", 0, message, args, exc_info, extra=extra)
    record.created = 1_795_169_999.0
    assert Harmless().filter(record)
    return Lines().format(record)


def test_a_declared_number_and_a_code_are_written_with_the_time_rounded():
    line = written("amparo.worker", "message settled", outcome="sent", seconds=1.2)
    assert line == "2026-11-20T10:10Z WARNING amparo.worker message settled outcome=sent seconds=1.2"


def test_a_random_id_may_be_written():
    assert written("amparo.web", "seen", reference=UUID(int=7)).endswith(
        "reference=00000000-0000-0000-0000-000000000007"
    )


@pytest.mark.parametrize(
    "extra", [{"name_of": "Rosa"}, {"outcome": "Rosa was here"}, {"outcome": ["sent"]}, {"count": None}]
)
def test_our_own_line_with_anything_else_is_a_fault(extra):
    with pytest.raises(Harmful):
        written("amparo.worker", "message settled", **extra)


def test_our_own_line_with_arguments_is_a_fault():
    with pytest.raises(Harmful):
        written("amparo.worker", "message to %s", "Rosa")


def test_a_librarys_line_keeps_its_status_and_loses_its_words():
    request = RequestFactory().get("/plans/7f3a/?who=Rosa")
    request.reference = "ab12cd34"
    line = written("django.request", "%s: %s", "Not Found", request.path, status_code=404, request=request)
    assert line.endswith("django.request event reference=ab12cd34 status_code=404")


def test_an_error_leaves_its_kind_and_its_place_not_its_text():
    try:
        raise ValueError("Rosa keeps the list in the drawer")
    except ValueError:
        line = written("django.request", "Internal Server Error: %s", "/x/", exc_info=sys.exc_info())
    assert "drawer" not in line
    assert "error=ValueError place=test_an_error" in line


def test_nothing_of_a_request_reaches_the_log(client, settings, capsys, monkeypatch):
    console = logging.getLogger().handlers[0]
    monkeypatch.setattr(console, "stream", sys.stderr)
    settings.ROOT_URLCONF = "tests.web.gallery.urls"
    client.raise_request_exception = False
    client.get("/gallery/fall/?q=canary", headers={"user-agent": "canary", "referer": "http://testserver/canary"})
    client.get("/canary/")
    said = capsys.readouterr().err
    assert "status_code=500" in said
    assert "status_code=404" in said
    assert "canary" not in said
    assert "drawer" not in said
    assert "gallery" not in said
