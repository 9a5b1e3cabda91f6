"""Six words for the worker's public key: read aloud where it was set up, compared before anything is published to it."""

from __future__ import annotations

from hashlib import sha256

from amparo.sealing.encoding import lp
from amparo.sealing.words import FALLBACK, spell


def six_words(public: bytes, language: str = FALLBACK) -> tuple[str, ...]:
    """Both sides must read them in the same language."""
    return spell(sha256(lp("hrd1/worker-fingerprint", public)).digest(), language)
