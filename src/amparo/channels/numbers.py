"""Telephone numbers as services take them: `+` and digits. People write them with blanks, brackets and hyphens."""

import re

NUMBER = re.compile(r"\+?[0-9]{3,15}")
PUNCTUATION = str.maketrans("", "", " -.()/")


def number_of(untrusted: str) -> str | None:
    """The bare number, or None for what is none. A line break is never mere punctuation."""
    bare = untrusted.translate(PUNCTUATION)
    return bare if bare.isascii() and NUMBER.fullmatch(bare) else None
