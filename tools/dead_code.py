"""Functions, classes and methods that nothing uses, tests included.

Fields and properties are left out, because documents, rows and templates name them; ruff sees imports.
"""

import re
import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("class", "function", "method", "unreachable_code")

PLACES = ("src", "tests", "tools", "bench")

CALLED_BY_DJANGO = ("Meta", "Migration", "Media", "*Config", "ready", "clean*", "get_*", "process_*")
CALLED_BY_UPLOADS = ("new_file", "receive_data_chunk", "file_complete", "upload_complete")
CALLED_BY_PYTHON = ("visit_*", "handle_*", "do_*", "log_message", "emit", "format", "filter", "data_received", "__*__")
CALLED_BY_LIBRARIES = (
    "list_commands",
    "ignore_aliases",
    "_get_socket",
    "getreply",
    "capture_signals",
)  # click, PyYAML, smtplib, uvicorn
CALLED_BY_PYTEST = ("pytest_*", "test_*", "Test*")
DECORATORS = ("@*.command", "@*.group", "@*.fixture", "@fixture", "@receiver", "@register.*", "@rule*", "@invariant*")
NAMED_IN_SETTINGS = re.compile(r"""["']amparo(?:\.\w+)*\.(\w+)["']""")


def main() -> int:
    libraries = (*CALLED_BY_DJANGO, *CALLED_BY_UPLOADS, *CALLED_BY_LIBRARIES)
    names = [*libraries, *CALLED_BY_PYTHON, *CALLED_BY_PYTEST, *named_in_settings()]
    watch = Vulture(ignore_names=names, ignore_decorators=list(DECORATORS))
    watch.scavenge([str(ROOT / place) for place in PLACES])
    unused = [item for item in watch.get_unused_code(min_confidence=60) if item.typ in KINDS]
    for item in unused:
        print(f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} {item.name}")
    return 1 if unused else 0


def named_in_settings() -> set[str]:
    """Django finds classes and functions by their full name in a string: "amparo.web.headers.Headers"."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    return {name for source in sources for name in NAMED_IN_SETTINGS.findall(source)}


if __name__ == "__main__":
    sys.exit(main())
