"""A plan written as a file, with the report of what that kind of file cannot carry."""

from collections.abc import Callable
from datetime import date

from amparo.domain.plan.model import Plan
from amparo.files.documents import SUFFIXES as DOCUMENTS
from amparo.files.documents import write_document
from amparo.files.losses import Written
from amparo.files.unprintable import cleaned

SUFFIXES = (*DOCUMENTS, "csv", "xlsx", "docx", "md", "txt", "pdf")
PAPERS = ("a4", "letter")

Writer = Callable[[Plan, str, date, str], Written]


class UnknownSuffix(Exception):
    """Amparo does not write this kind of file."""


def write(plan: Plan, suffix: str, language: str, today: date, paper: str = "a4") -> Written:
    """The plan as `suffix` (one of SUFFIXES, with or without its dot), worded in `language`; the same in, the same out.

    JSON and YAML are the document itself and lose nothing. The others are for people and for spreadsheets. `paper`,
    one of PAPERS, matters to XLSX, DOCX and PDF. Text from people stays text: never code, formula or markup.
    """
    assert paper in PAPERS, paper
    kind = suffix.lstrip(".").lower()
    if kind in DOCUMENTS:
        return Written(write_document(plan, kind))
    clean, removed = cleaned(plan)
    written = _writer(kind)(clean, language, today, paper)
    return Written(written.content, (*removed, *written.losses))


def _writer(kind: str) -> Writer:
    """Each library is loaded only when its kind of file is asked for: a text file waits for no PDF engine."""
    match kind:
        case "csv":
            from amparo.files.as_csv import write_csv

            return write_csv
        case "xlsx":
            from amparo.files.as_xlsx import write_xlsx

            return write_xlsx
        case "docx":
            from amparo.files.as_docx import write_docx

            return write_docx
        case "md":
            from amparo.files.as_markdown import write_markdown

            return write_markdown
        case "txt":
            from amparo.files.as_text import write_text

            return write_text
        case "pdf":
            from amparo.files.as_pdf import write_pdf

            return write_pdf
        case _:
            raise UnknownSuffix(kind)
