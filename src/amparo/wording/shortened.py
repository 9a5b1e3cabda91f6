"""A text somebody wrote, short enough to be named inside one of our sentences."""


def shortened(text: str, most: int) -> str:
    """On one line, and cut with an ellipsis where it is longer than `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
