import pytest
from django.core.exceptions import ImproperlyConfigured

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
