"""Characters no document may hold: control characters, halves of surrogate pairs, non-characters.

XML refuses them and terminals obey them. They are taken out of every text before anything is written.
"""

import re
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.misfits import shown
from amparo.files.losses import Loss

D = TypeVar("D", bound=Struct)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n?")


def cleaned(document: D) -> tuple[D, tuple[Loss, ...]]:
    """The document without them, and one loss for each text that held any. Windows line ends become plain ones in silence."""
    losses: list[Loss] = []
    clean: D = _cleaned(document, "", losses)
    return clean, tuple(losses)


def _cleaned(value: Any, path: str, losses: list[Loss]) -> Any:
    if isinstance(value, Struct):
        changes = {}
        for name in value.__struct_fields__:
            before = getattr(value, name)
            after = _cleaned(before, f"{path}.{name}" if path else name, losses) if before else before
            if after is not before:
                changes[name] = after
        return replace(value, **changes) if changes else value
    if isinstance(value, tuple):
        parts = tuple(_cleaned(part, f"{path}[{place}]", losses) for place, part in enumerate(value))
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    return _clean_text(value, path, losses) if type(value) is str else value


def _clean_text(text: str, path: str, losses: list[Loss]) -> str:
    lines = LINE_END.sub("\n", text) if "\r" in text else text
    clean, count = UNPRINTABLE.subn("", lines)
    if count:
        losses.append(Loss("control-characters-removed", path, shown(clean)))
    return clean if clean != text else text
