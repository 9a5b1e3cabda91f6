"""One style sheet for both directions of writing: sides are called start and end."""

import re

import pytest

from tests.house.source import PACKAGE, name_of

SIDES = re.compile(
    r"""(?<![\w-])(?:
        (?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?\s*:
      | border-(?:top|bottom)-(?:left|right)-radius\s*:
      | (?:left|right)\s*:
      | (?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)
      )""",
    re.VERBOSE,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def test_style_knows_no_left_and_no_right():
    assert not [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in sorted((PACKAGE / "web").rglob("*.css"))
        for number, line in enumerate(without_comments(path.read_text(encoding="utf-8")).splitlines(), start=1)
        if SIDES.search(line)
    ]


def without_comments(css: str) -> str:
    return COMMENT.sub(lambda found: "\n" * found[0].count("\n"), css)


@pytest.mark.parametrize("line", ["margin-left: 1px", "a{left:0}", "text-align: right", "border-left-color : red"])
def test_a_side_is_found(line):
    assert SIDES.search(line)


@pytest.mark.parametrize(
    "line", ["margin-inline-start: 1px", "--from-left: 0", "text-align: start", "/* copyright: me */"]
)
def test_a_start_or_an_end_is_let_through(line):
    assert not SIDES.search(line)
