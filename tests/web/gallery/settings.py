"""The gallery as it is served: compressed files, hashed names, the real front."""

import os
from pathlib import Path

from tests.settings import lay_out

lay_out(Path(os.environ["AMPARO_DATA"]))

from amparo.web.settings import *  # noqa: E402, F403
from amparo.web.settings import TEMPLATES  # noqa: E402

ROOT_URLCONF = "tests.web.gallery.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]

# Nobody signs in to the gallery, and its pages lock themselves all the same.
from amparo.web.door.routes import WHO, Who  # noqa: E402

WHO["here"] = Who.ANYBODY
