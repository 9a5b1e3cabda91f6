"""Everything the worker and its rows are held to on SQLite, they are held to on PostgreSQL: the same tests, run again."""

import subprocess
import sys

import pytest

from tests.served import clean_environment

SUITE = ("tests/worker", "tests/store/test_pages_side.py", "tests/store/test_packs.py", "tests/store/test_published.py")


@pytest.mark.parametrize("part", SUITE)
def test_the_hosted_engine_holds_what_the_embedded_one_holds(postgresql, part, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", part],
        capture_output=True,
        text=True,
        check=False,
        env={**clean_environment(), "AMPARO_DATABASE_URL": postgresql.url()},
    )
    assert done.returncode == 0, done.stdout[-4_000:]
