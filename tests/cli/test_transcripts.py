"""What was typed, what came back, the exit code: each file beside this one is a walk in an empty folder.

    $ amparo check letter.txt           a command; `<` and `>` send a file in and take the output
    amparo: error: ...                  what came back, standard error after standard output
    [2]                                 the exit code, where it is not 0
    ...                                 any lines

A file of the tests' documents is at hand under its own name; `river.json` is the River House, `circle.json` Rosa's PACT.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.cli import carrying
from amparo.files import table
from amparo.files.documents import write_json
from tests.circle import rosas_circle
from tests.people import river_house

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "documents"
AMPARO = (sys.executable, "-c", "from amparo.cli import main; main()")


@pytest.mark.parametrize("transcript", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_command_line_answers_as_written(transcript, tmp_path):
    for document in (*DOCUMENTS.glob("*.md"), *DOCUMENTS.glob("*-v1.*"), *(DOCUMENTS / "tables").iterdir()):
        shutil.copy(document, tmp_path)
    (tmp_path / "river.json").write_bytes(write_json(river_house()))
    (tmp_path / "circle.json").write_bytes(write_json(rosas_circle()))
    (tmp_path / "letter.txt").write_text("Dear Tomás,\nall is well.\n", encoding="utf-8")
    for typed, expected in walk(transcript.read_text(encoding="utf-8")):
        assert matches(said(typed, tmp_path), expected), f"$ {typed}\n{said(typed, tmp_path)}"


def walk(transcript: str) -> list[tuple[str, str]]:
    """(what was typed, what came back) in order."""
    parts = re.split(r"^\$ (.+)\n", transcript, flags=re.MULTILINE)
    return list(zip(parts[1::2], (back.strip() for back in parts[2::2]), strict=True))


def said(typed: str, folder: Path) -> str:
    program, *arguments = shlex.split(typed)
    taken, given = after(arguments, ">"), after(arguments, "<")
    if program == "cat":
        return (folder / arguments[0]).read_text(encoding="utf-8").strip()
    if program == "ls":
        return "\n".join(sorted(path.name for path in folder.iterdir() if path.match(arguments[0])))
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "PYTHONIOENCODING": "utf-8"}
    entered = (folder / given).read_bytes() if given else b""
    ended = subprocess.run(
        (*AMPARO, *arguments), cwd=folder, env=environment, input=entered, capture_output=True, check=False
    )
    if taken:
        (folder / taken).write_bytes(ended.stdout)
    output = ("" if taken else ended.stdout.decode()) + ended.stderr.decode()
    return "\n".join(filter(None, [output.strip(), f"[{ended.returncode}]" if ended.returncode else ""]))


def after(arguments: list[str], sign: str) -> str:
    """The word after the sign; both are taken out of the arguments."""
    if sign not in arguments:
        return ""
    place = arguments.index(sign)
    _, word = arguments.pop(place), arguments.pop(place)
    return word


def matches(output: str, expected: str) -> bool:
    pattern = "\n".join("(?s:.*)" if line == "..." else re.escape(line) for line in expected.split("\n"))
    return re.fullmatch(pattern.replace("\n(?s:.*)", r"(?s:.*)"), output) is not None


def test_starting_up_loads_nothing_but_click():
    script = "import sys; import amparo.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True, check=True).stdout.split()
    assert not {"msgspec", "yaml", "django", "cryptography", "openpyxl", "docx", "babel"} & set(loaded)


def test_every_kind_of_table_is_known_though_no_table_reader_is_loaded_to_ask():
    assert carrying.TABLES == table.SUFFIXES
