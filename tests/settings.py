"""Django for the tests: a folder of its own, a key of its own, static files as they lie in the source."""

import os
from pathlib import Path
from tempfile import mkdtemp

from amparo.web.environment import SIGNING_KEY


def lay_out(data: Path) -> None:
    """What `serve` prepares on its first start."""
    (data / SIGNING_KEY).parent.mkdir(parents=True, exist_ok=True)
    (data / SIGNING_KEY).write_text("only-for-tests " * 4, encoding="ascii")


if "AMPARO_DATA" not in os.environ:
    os.environ["AMPARO_DATA"] = mkdtemp(prefix="amparo-test-")
    os.environ["AMPARO_HOSTS"] = "localhost,127.0.0.1,testserver"
lay_out(Path(os.environ["AMPARO_DATA"]))

from amparo.web.settings import *  # noqa: E402, F403 - the real ones, with two replaced

STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
