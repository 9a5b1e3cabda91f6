"""The source as the house tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/amparo"
SKIPPED = {".venv", ".boot", "bundle", "dist", "data", "migrations"}


def python_files(*places: str) -> list[Path]:
    """Every Python file below these places, migrations aside: Django writes them."""
    return sorted(path for place in places for path in (ROOT / place).rglob("*.py") if not SKIPPED & set(path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """`web` for src/amparo/web/page.py; empty for what stands in the package itself."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else ""


def imports(path: Path) -> Iterator[str]:
    """The full names this file imports, wherever in it: `django.db.models`, `django.db.models.Model`."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{alias.name}" for alias in names)


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """The dotted names this file calls, as written, with their lines."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno
