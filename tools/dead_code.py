"""Functions, classes and methods that nothing uses, tests included.

Fields and properties are left out, because documents, rows and templates name them; ruff sees imports.
"""

import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("class", "function", "method", "unreachable_code")

PLACES = ("src", "tests", "tools", "bench")

CALLED_BY_DJANGO = ("Meta", "Migration", "Media", "ready", "clean*", "get_*", "process_*")
CALLED_BY_PYTHON = ("visit_*", "handle_*", "do_*", "log_message", "emit", "format", "filter", "__*__")
CALLED_BY_PYTEST = ("pytest_*", "test_*", "Test*")
DECORATORS = ("@*.command", "@*.group", "@*.fixture", "@fixture", "@receiver", "@register.*", "@rule*", "@invariant*")


def main() -> int:
    watch = Vulture(
        ignore_names=[*CALLED_BY_DJANGO, *CALLED_BY_PYTHON, *CALLED_BY_PYTEST], ignore_decorators=list(DECORATORS)
    )
    watch.scavenge([str(ROOT / place) for place in PLACES])
    unused = [item for item in watch.get_unused_code(min_confidence=60) if item.typ in KINDS]
    for item in unused:
        print(f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} {item.name}")
    return 1 if unused else 0


if __name__ == "__main__":
    sys.exit(main())
