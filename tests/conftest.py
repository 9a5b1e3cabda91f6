"""What every test may ask for. Browser tests that cannot run say so loudly, and fail where `CI=true`."""

import os
import shutil

import messages
import pytest
from hypothesis import settings

NO_CHROMIUM = "no Chromium on this machine"
settings.register_profile("amparo", deadline=None)  # no test depends on how busy the machine is
settings.load_profile("amparo")

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, not in each of xdist's processes
        messages.compile_catalogues()


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
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(report.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS WERE NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests skipped: {NO_CHROMIUM}. Install one, or name it in CHROMIUM.")
