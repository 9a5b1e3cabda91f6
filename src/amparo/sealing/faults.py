"""What this room refuses, and why. Everything that does not open is one and the same refusal."""

from __future__ import annotations


class WrongKey(Exception):
    """This key does not open this, here.

    Wrong passphrase, unknown account, changed, cut or moved bytes, another format: never said which, because the
    difference would help whoever is trying. Nothing was opened, not even a part.
    """


class LogRefused(WrongKey):
    """The list of members was changed by somebody who had no right to, or is not the one seen before."""


class Busy(Exception):
    """Too many people are signing in at this moment. Wait a little and try again."""


class TooLarge(Exception):
    """This is larger than one sealed document may be."""
