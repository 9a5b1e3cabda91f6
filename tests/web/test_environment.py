from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from amparo.store import database
from amparo.web import environment
from amparo.web.apps import debug_stays_at_home


@pytest.fixture
def said(tmp_path):
    return {"AMPARO_DATA": str(tmp_path), "AMPARO_HOSTS": "localhost, Plan.Example"}


def test_what_is_said_is_read(said, tmp_path):
    assert environment.read(said) == environment.Environment(
        data=tmp_path, hosts=("localhost", "plan.example"), tls=False, debug=False
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"AMPARO_DATA": ""},
        {"AMPARO_DATA": "relative"},
        {"AMPARO_DATA": "/no/such/folder"},
        {"AMPARO_HOSTS": ""},
        {"AMPARO_HOSTS": "*"},
        {"AMPARO_HOSTS": "localhost:8000"},
        {"AMPARO_DEBUG": "yes"},
        {"AMPARO_DEBUG": ""},
        {"AMPARO_TLS": "True"},
    ],
)
def test_what_cannot_be_meant_stops_the_start(said, wrong):
    with pytest.raises(ImproperlyConfigured, match=next(iter(wrong))):
        environment.read(said | wrong)


def test_without_its_signing_key_nothing_starts(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="amparo serve"):
        environment.signing_key(tmp_path)


def test_a_short_signing_key_is_refused(tmp_path):
    file = tmp_path / environment.SIGNING_KEY
    file.parent.mkdir()
    file.write_text("short")
    with pytest.raises(ImproperlyConfigured, match="fewer than 50"):
        environment.signing_key(tmp_path)


def test_debug_pages_are_for_this_machine_only(settings):
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert debug_stays_at_home() == []
    settings.ALLOWED_HOSTS = ["plan.example"]
    assert [fault.id for fault in debug_stays_at_home()] == ["amparo.E001"]


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite:///x", "postgres", "postgresql://"])
def test_a_database_that_is_none_we_know_stops_the_start(said, url):
    with pytest.raises(ImproperlyConfigured, match="AMPARO_DATABASE_URL"):
        database.configured(environment.read(said | {"AMPARO_DATABASE_URL": url}).database, Path())


def test_what_is_accepted_in_postgresql_is_on_its_disk():
    options = database.configured("postgresql://u:p@localhost/amparo", Path())["OPTIONS"]["options"]
    assert "synchronous_commit=on" in options


def test_the_share_of_several_web_nodes_is_read_or_refused(tmp_path):
    assert environment.session_share({}) is None
    file = tmp_path / "share"
    for wrong in (None, "not hexadecimal", "ab" * 31):
        if wrong:
            file.write_text(wrong)
        with pytest.raises(ImproperlyConfigured, match="AMPARO_SESSION_SHARE_FILE"):
            environment.session_share({"AMPARO_SESSION_SHARE_FILE": str(file)})
    file.write_text("ab" * 32)
    assert environment.session_share({"AMPARO_SESSION_SHARE_FILE": str(file)}) == b"\xab" * 32
