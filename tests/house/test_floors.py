"""What import-linter cannot say: libraries that one room alone may know, and what must load without them."""

import subprocess
import sys

import msgspec
import pytest

from amparo.domain.document import plain
from tests.circle import rosas_circle
from tests.house.source import PACKAGE, imports, name_of, python_files, room
from tests.people import river_house

SOLE_IMPORTER = {
    "cryptography": "sealing",
    "Crypto": "sealing",
    "pyrage": "sealing",
    "diceware": "sealing",
    "zxcvbn": "sealing",
    "django.db": "store",
    "typst": "files",
    "docx": "files",
    "openpyxl": "files",
    "xlsxwriter": "files",
    "PIL": "files",
    "apprise": "channels",
    "gammu": "channels",
    "httpx": "channels",
    "smtplib": "channels",
}
NOBODY_IMPORTS = ("django.contrib.auth", "django.contrib.sessions", "django.contrib.admin")
WITHOUT_DJANGO = ("domain", "sealing", "wording", "files", "timetable", "channels")
LIGHT_COMMANDS = ("check", "convert")
SOURCES = python_files("src/amparo")
OPENS_PICTURES = "src/amparo/files/pictures.py"


def test_a_library_is_known_to_one_room():
    intruders = [
        f"{name_of(path)} imports {name}; only {owner} may"
        for path in SOURCES
        for name in imports(path)
        for library, owner in SOLE_IMPORTER.items()
        if within(name, library) and room(path) != owner
    ]
    assert not intruders


def test_one_module_opens_pictures():
    """Decoders of what strangers made stand behind its limits, and behind nothing else."""
    assert [name_of(path) for path in SOURCES if any(within(name, "PIL") for name in imports(path))] == [OPENS_PICTURES]


def test_the_domain_stands_on_the_standard_library_and_msgspec():
    allowed = {*sys.stdlib_module_names, "msgspec"}
    strangers = [
        f"{name_of(path)} imports {name}"
        for path in python_files("src/amparo/domain")
        for name in imports(path)
        if name.split(".")[0] not in allowed and not within(name, "amparo.domain")
    ]
    assert not strangers


def test_the_lower_floors_know_no_django():
    assert not [
        f"{name_of(path)} imports {name}"
        for path in SOURCES
        if room(path) in WITHOUT_DJANGO
        for name in imports(path)
        if within(name, "django")
    ]


def test_nobody_takes_accounts_from_django():
    """Named in the settings counts too."""
    assert not [
        f"{name_of(path)} names {banned}"
        for path in SOURCES
        for banned in NOBODY_IMPORTS
        if banned in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("document", [river_house, rosas_circle], ids=["plan", "pact"])
@pytest.mark.parametrize("command", LIGHT_COMMANDS)
def test_files_are_handled_without_django_and_without_keys(command, document, tmp_path):
    module = PACKAGE / f"cli/{command}.py"
    if not module.exists():
        assert not (PACKAGE / "cli").exists(), f"the command line has no cli/{command}.py"
        return
    file = tmp_path / "document.json"
    file.write_bytes(msgspec.json.encode(plain(document())))
    typed = [command, str(file), *([str(tmp_path / "document.yaml")] if command == "convert" else [])]
    assert not loaded_by(typed) & {"django", "cryptography", "pyrage", "zxcvbn", "diceware", "PIL"}


def loaded_by(typed: list[str]) -> set[str]:
    """The top-level packages in memory after the command ran in a process of its own."""
    script = (
        "import sys\n"
        "from amparo.cli import main\n"
        f"sys.argv = {['amparo', *typed]!r}\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert end.code in (None, 0, 1), end.code\n"
        "print('\\nloaded', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    child = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    return set(child.stdout.splitlines()[-1].split()[1:])


def within(name: str, library: str) -> bool:
    return f"{name}.".startswith(f"{library}.")
