"""What every test may ask for. Tests that cannot run here say so loudly, and fail where `CI=true`."""

import os
import shutil
import sys

import messages
import pytest
from hypothesis import settings

NO_CHROMIUM = "no Chromium on this machine"
NO_POSTGRESQL = "no PostgreSQL on this machine"
LOUD = {
    NO_CHROMIUM: ("BROWSER TESTS WERE NOT RUN", "Install one, or name it in CHROMIUM."),
    NO_POSTGRESQL: ("TESTS OF THE HOSTED ENGINE WERE NOT RUN", "Install it, or name its folder in POSTGRESQL."),
}
settings.register_profile("amparo", deadline=None)  # no test depends on how busy the machine is
settings.load_profile("amparo")

LONG_ONES = tuple(f"tests/{folder}/" for folder in ("engines", "browser", "cli", "walks", "store"))
"""Folders whose tests start processes and wait for them; the others compute."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


# Each process that a test starts would compile all modules anew: half of the time it takes to start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, not in each of xdist's processes
        messages.compile_catalogues()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One more than there are processors: while one waits for a process, a phone or a clock, another computes."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files come first, so that none of them is left over when everything else is done."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG_ONES))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"{NO_CHROMIUM}, and here browser tests must run")
    pytest.skip(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    every = terminalreporter.stats.get("skipped", [])
    for why, (title, what_to_do) in LOUD.items():
        skipped = [report for report in every if why in str(report.longrepr)]
        if skipped:
            terminalreporter.section(title, red=True, bold=True)
            terminalreporter.line(f"{len(skipped)} tests skipped: {why}. {what_to_do}")
