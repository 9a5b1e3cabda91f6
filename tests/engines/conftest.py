import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import NO_POSTGRESQL
from tests.engines.place import Place
from tests.engines.server import server
from tests.engines.sink import Sink, listening


@pytest.fixture(scope="session")
def postgresql():
    """A server of the tests' own. Without the programs, a loud skip; a failure where `CI=true`."""
    found = (
        os.environ.get("POSTGRESQL")
        or subprocess.run(["tools/ensure-postgresql"], capture_output=True, text=True, check=False).stdout.strip()
    )
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{NO_POSTGRESQL}, and here the hosted engine must be tested")
        pytest.skip(NO_POSTGRESQL)
    with server(Path(found)) as running:
        yield running


@pytest.fixture(params=["embedded", "hosted"])
def place(request, tmp_path):
    """Nothing runs there yet."""
    url = request.getfixturevalue("postgresql").new_database() if request.param == "hosted" else ""
    there = Place(tmp_path, url)
    yield there
    there.stops()


@pytest.fixture
def sink():
    with listening(Sink()) as there:
        yield there
