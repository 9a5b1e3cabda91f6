"""Words that must not stand in the repository: promises nobody can keep, marks of unfinished work, one machine's paths."""

import re
import subprocess

from tests.house.source import ROOT

HERE = "tests/house/test_words.py"
OWN_TEXT = re.compile(r"\.(py|md|html|css|js|toml|po|txt|sh|yaml|yml|json)$|^(Makefile|\.ci/run|tools/[\w-]+)$")
NOT_OURS = re.compile(r"^(uv\.lock|LICENSE)$|/migrations/")

FORBIDDEN = re.compile(
    r"\b(military[- ]grade|bank[- ]level|unhackable|unbreakable|bullet-?proof|100\s?% (?:safe|secure))\b"
    r"|\b(?-i:TODO|FIXME|XXX|HACK|NotImplementedError)\b"  # in Spanish, "todo" is a word of every day
    r"|(?<![\w.])/(?:root|work)/\w"
    r"|\bissue #?\d",
    re.IGNORECASE,
)


def test_no_forbidden_word_is_in_the_repository():
    assert not [
        f"{name}:{number} {line.strip()[:100]}"
        for name in tracked()
        if OWN_TEXT.search(name) and not NOT_OURS.search(name) and name != HERE
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1)
        if FORBIDDEN.search(line)
    ]


def tracked() -> list[str]:
    """Every file git would take; the whole folder where there is no git (an unpacked archive)."""
    git = ("git", "ls-files", "--cached", "--others", "--exclude-standard")
    try:
        listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        listed = [
            path.relative_to(ROOT).as_posix() for top in ("src", "docs", "tests") for path in (ROOT / top).rglob("*")
        ]
    return [name for name in listed if (ROOT / name).is_file()]
