"""Next steps as a file: Markdown, text or PDF for people, YAML or JSON for programs. Redacted before it comes here."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import to_builtins

from amparo.domain.workshop.nextsteps import NextSteps, StepState
from amparo.files.as_markdown import escaped
from amparo.files.carried import STEPS, not_carried
from amparo.files.documents import SUFFIXES as DOCUMENTS
from amparo.files.documents import write_document
from amparo.files.losses import Loss, Written
from amparo.files.stepsheet import Line, Sheet, parted, sheet
from amparo.files.unprintable import cleaned
from amparo.files.written import UnknownSuffix
from amparo.wording.catalogue import gettext_in

SUFFIXES = ("pdf", "md", "txt", *DOCUMENTS)
TICKED, TO_TICK = "[x]", "[ ]"
SHOWN_BY_TICK = (StepState.PROPOSED, StepState.DONE)


def write_steps(
    whole: NextSteps, suffix: str, language: str, today: date, paper: str = "a4", *, apart: bool = False
) -> Written:
    """As `suffix`, one of SUFFIXES; the same in, the same out. Text from people stays text. `apart`: in parts, for readers
    who were not there."""
    kind = suffix.lstrip(".").lower()
    if kind in DOCUMENTS:
        return Written(write_document(whole, kind))
    clean, controls = cleaned(whole)
    removed = (*_not_shown(whole), *controls)
    read = (parted if apart else sheet)(clean, language)
    match kind:
        case "md":
            return Written("\n".join(_markdown(read)).encode(), removed)
        case "txt":
            return Written("\n".join(_plain(read)).encode(), removed)
        case "pdf":
            written = _pdf(read, language, today, paper)
            return Written(written.content, (*removed, *written.losses))
    raise UnknownSuffix(kind)


def _not_shown(whole: NextSteps) -> Iterator[Loss]:
    """What only the document keeps: decisions, what was learned, how far a step is that is not done."""
    yield from not_carried(whole, STEPS)
    if states := sum(step.state not in SHOWN_BY_TICK for step in whole.steps):
        yield Loss("not-carried", "steps.state", str(states))


def _markdown(read: Sheet) -> Iterator[str]:
    yield f"# {escaped(read.title)}"
    yield ""
    yield from (escaped(fact) + "  " for fact in read.facts)
    for section in read.sections:
        if section.heading:
            yield ""
            yield f"{'#' * section.level} {escaped(section.heading)}"
        if section.note:
            yield f"*{escaped(section.note)}*"
        yield ""
        for line in section.lines:
            yield f"- {_ticked(line)}{escaped(line.text)}{_noted(escaped(line.note))}"


def _plain(read: Sheet) -> Iterator[str]:
    yield read.title
    yield from read.facts
    for section in read.sections:
        yield ""
        if section.heading:
            yield section.heading + _noted(section.note)
        for line in section.lines:
            yield f"- {_ticked(line)}{line.text}{_noted(line.note)}"
    yield ""


def _ticked(line: Line) -> str:
    return "" if line.done is None else f"{TICKED if line.done else TO_TICK} "


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


def _pdf(read: Sheet, language: str, today: date, paper: str) -> Written:
    """The PDF engine is loaded only where a PDF is wanted."""
    from amparo.files.typesetting import laid_out, printable, typeset

    content: Any = {**to_builtins(read), "words": _words(language)}
    clean, missing = printable(content)
    return Written(typeset("steps", laid_out(clean, language), language, today, paper), missing)


def _words(language: str) -> dict[str, str]:
    return {
        "name": gettext_in(language, "Next steps"),
        "page": gettext_in(language, "Page {number} of {total}"),
    }
