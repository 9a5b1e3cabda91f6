"""Size, names, clocks and chance. A list of exceptions holds what stands; nothing new joins it without a reason beside it."""

import ast

from tests.house.source import ROOT, SKIPPED, calls, imports, name_of, python_files, room, tree

FUNCTION_LINES_MAX = 60
FILE_LINES_MAX = 400
FILES = python_files("src", "tests", "tools", "bench")
SOURCES = python_files("src/amparo")

EMPTY_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "managers",
    "common",
    "misc",
    "services",
    "data",
    "info",
}
EMPTY_ENDINGS = ("Manager", "Helper", "Utils", "Service")

ROOF = {"web", "cli", "worker"}
CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns")
CLOCKS += ("time.localtime", "time.gmtime", "timezone.now", "timezone.localtime", "timezone.localdate")
CHANCE = ("secrets", "os.urandom", "uuid.uuid4", "uuid.uuid1")

# File below the roof -> why it may.
READS_THE_CLOCK: dict[str, str] = {}
DRAWS_CHANCE: dict[str, str] = {}


def test_no_function_is_too_long():
    assert not [
        f"{name_of(path)}:{node.lineno} {node.name}: {lines} lines"
        for path in python_files("src", "tools", "bench")  # a test's cast may be a long list of people
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES_MAX
    ]


def test_no_file_is_too_long():
    files = [*FILES, *(path for kind in ("css", "js", "html") for path in (ROOT / "src/amparo").rglob(f"*.{kind}"))]
    counted = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert not {name: lines for name, lines in counted.items() if lines > FILE_LINES_MAX}


def test_no_room_has_an_empty_name():
    places = [path for path in (ROOT / "src/amparo").rglob("*") if path.is_dir() or path.suffix == ".py"]
    assert not [name_of(path) for path in places if path.stem in EMPTY_NAMES and not SKIPPED & set(path.parts)]


def test_nothing_is_called_by_an_empty_name():
    assert not [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if node.name in EMPTY_NAMES or node.name.endswith(EMPTY_ENDINGS)
    ]


def test_only_the_roof_reads_the_clock():
    assert not [
        f"{name_of(path)}:{line} {call}()"
        for path in SOURCES
        if room(path) not in ROOF and name_of(path) not in READS_THE_CLOCK
        for call, line in calls(path)
        if f".{call}".endswith(tuple(f".{clock}" for clock in CLOCKS))
    ]


def test_only_the_roof_and_sealing_draw_chance():
    assert not [
        f"{name_of(path)} imports {name}"
        for path in SOURCES
        if room(path) not in {*ROOF, "sealing"} and name_of(path) not in DRAWS_CHANCE
        for name in [*imports(path), *(call for call, _ in calls(path))]
        if f"{name}.".startswith(tuple(f"{source}." for source in CHANCE))
    ]


def test_nobody_uses_chance_that_can_be_guessed():
    assert not [name_of(path) for path in SOURCES for name in imports(path) if name.split(".")[0] == "random"]
