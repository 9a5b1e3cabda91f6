"""A text as one line, for the services that put it where another line would mean something."""

SUBJECT_MAX = 200


def one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:SUBJECT_MAX]
