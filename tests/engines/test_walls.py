"""Two trusts, as processes: whoever serves pages holds nothing that opens an alert, the worker nothing that opens a plan."""

import subprocess
import sys
from itertools import chain

import pytest

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import AgreementKey
from amparo.sealing.letter import read as read_letter
from amparo.store import labels
from tests.engines.place import Place

PAGES = """
import os, sys
from amparo.cli.serve import ready
serving = ready(__import__("pathlib").Path(os.environ["AMPARO_DATA"]), "en", quick=True)
from django.urls import get_resolver
list(get_resolver().reverse_dict)
print("loaded", *sorted(sys.modules))
"""
WORKER = """
import sys
from amparo.cli.worker import _ready
_ready("en")
import amparo.worker.nodes
print("loaded", *sorted(sys.modules))
"""
OF_THE_WORKER = ("amparo.sealing.workerkey", "amparo.store.turning", "amparo.worker")
OF_PEOPLE = (
    "amparo.store.plans",
    "amparo.store.documents",
    "amparo.store.accounts",
    "amparo.store.sessions",
    "amparo.sealing.account",
    "amparo.sealing.document",
    "amparo.sealing.compartment",
)


@pytest.fixture
def hosted(postgresql, tmp_path, sink):
    there = Place(tmp_path, postgresql.new_database())
    there.furnish(sink.url, pacts=1)
    there.hands("press", "0", "1")
    return there


def loaded(script, place):
    """With what the process is given, and nothing of the other's."""
    environ = {name: value for name, value in place.environ.items() if name != "AMPARO_WORKER_KEY_FILE"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environ)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


def within(modules, rooms):
    return {name for name in modules for room in rooms if f"{name}.".startswith(f"{room}.")}


def test_the_pages_do_not_even_load_what_opens_an_alert(hosted):
    modules = loaded(PAGES, hosted)
    assert "amparo.web.urls" in modules
    assert not within(modules, OF_THE_WORKER)


def test_the_worker_does_not_even_load_what_opens_a_plan(hosted):
    modules = loaded(WORKER, hosted)
    assert "amparo.worker.rounds" in modules
    assert not within(modules, OF_PEOPLE)


def test_nothing_the_web_node_has_opens_a_note_an_envelope_or_an_alert(hosted):
    """Every file it can read, whole and in every form a key could have, on every row."""
    import psycopg

    files = [path for path in hosted.data.rglob("*") if path.is_file()]
    secret = (hosted.folder / "key").read_text().strip()
    contents = [path.read_bytes() for path in files]
    assert not [path for path, content in zip(files, contents, strict=True) if secret.encode() in content]
    keys = [AgreementKey(each[:32]) for each in chain.from_iterable(map(as_bytes, contents)) if len(each) >= 32]
    with psycopg.connect(hosted.url) as connection:
        notes = connection.execute("SELECT sealed, key FROM inbox").fetchall()
        envelopes = connection.execute("SELECT sealed, id, version FROM envelope").fetchall()
    assert keys
    assert notes
    assert envelopes
    for key in keys:
        for sealed, mac in notes:
            with pytest.raises(WrongKey):
                read_letter(sealed, key, labels.INBOX, mac)
        for sealed, pact, version in envelopes:
            with pytest.raises(WrongKey):
                read_letter(sealed, key, labels.ENVELOPE, pact, version)


def as_bytes(content):
    yield content[:32]
    try:
        yield bytes.fromhex(content.decode("ascii").strip())
    except ValueError:
        return
