"""The catalogues of sentences: collect them from code and templates, compile them, say what is missing.

    python tools/messages.py extract                 after changing a sentence; keeps what is translated
    python tools/messages.py missing --language es   what a translator still has to do
    python tools/messages.py check                   as `make check` asks: exit 1 when anything is missing
    python tools/messages.py compile                 .po -> .mo (the build does it by itself)

Needs no program but Python. The build hook imports this module too, so only polib is imported here at the top.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from marked import Marked

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/amparo"
LOCALE = SOURCES / "wording/locale"

# Django keeps catalogues whose plural rule differs from its own apart, so Spanish may use the rule people know.
PLURALS = {
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural="
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
}
HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", "MIME-Version": "1.0"}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
COUNTERS = frozenset({"{n}", "{count}", "{number}", "%(n)s", "%(count)s", "%(number)s"})


def catalogue(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/django.po"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Write the .mo beside each .po that is newer than it; all of them are returned."""
    compiled = []
    for path in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(target))
        compiled.append(target)
    return compiled


def extract() -> None:
    from marked import marked_in

    marked = marked_in(SOURCES)
    for language in PLURALS:
        merge(catalogue(language), marked, language)
    compile_catalogues()
    print(f"{len(marked)} sentences in each of {', '.join(PLURALS)}")


def merge(path: Path, marked: "Iterable[Marked]", language: str) -> None:
    """Write the catalogue anew: translations of unchanged sentences stay, the rest is empty, nothing is guessed."""
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=100)
    # Until a native speaker has read the whole catalogue the pages say so; then this becomes "yes".
    new.metadata = HEADER | {"Language": language, "Plural-Forms": PLURALS[language]}
    new.metadata["X-Reviewed"] = old.metadata.get("X-Reviewed", "no")
    for sentence in marked:
        new.append(entry_for(sentence, known.get((sentence.context, sentence.text)), language))
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path), newline="\n")


def entry_for(sentence: "Marked", known: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=sentence.context, msgid=sentence.text, occurrences=[(file, "") for file in sentence.files]
    )
    entry.tcomment = known.tcomment if known else ""
    if sentence.plural is None:
        entry.msgstr = known.msgstr if known else ""
    else:
        entry.msgid_plural = sentence.plural
        forms = known.msgstr_plural if known else {}
        entry.msgstr_plural = {index: forms.get(index, "") for index in range(forms_of(language))}
    return entry


def forms_of(language: str) -> int:
    return int(PLURALS[language].split("=")[1].split(";")[0])


def missing(language: str) -> list[str]:
    """The sentences of this catalogue that are empty, in part or whole, or marked as doubtful."""
    return [entry.msgid for entry in polib.pofile(str(catalogue(language))) if not entry.translated()]


def faults(language: str) -> Iterator[str]:
    """Everything that keeps this catalogue from being complete, one line each."""
    from marked import marked_in

    book = polib.pofile(str(catalogue(language)))
    written = {(entry.msgctxt, entry.msgid, entry.msgid_plural or None) for entry in book}
    for sentence in marked_in(SOURCES):
        if (sentence.context, sentence.text, sentence.plural) not in written:
            yield f"{language}: not in the catalogue (run 'make messages'): {sentence.text!r}"
    for entry in book:
        if not entry.translated():
            yield f"{language}: not translated: {entry.msgid!r}"
        else:
            yield from (f"{language}: {fault}: {entry.msgid!r}" for fault in placeholder_faults(entry))
    if book.metadata.get("Plural-Forms") != PLURALS[language]:
        yield f"{language}: the header's Plural-Forms is not {PLURALS[language]}"


def placeholder_faults(entry: polib.POEntry) -> Iterator[str]:
    """A form of a plural may leave out the number itself ("one measure"), the last form may not."""
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    for index, form in enumerate(forms):
        may_go = COUNTERS if index < len(forms) - 1 else frozenset()
        found = set(PLACEHOLDER.findall(form))
        if not wanted - may_go <= found <= wanted:
            yield f"placeholders {sorted(found)} instead of {sorted(wanted)}"


def check() -> int:
    found = [fault for language in PLURALS for fault in faults(language)]
    print("\n".join(found) or f"complete in {', '.join(PLURALS)}")
    return 1 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="The catalogues of sentences.")
    parser.add_argument("act", choices=("extract", "compile", "check", "missing"))
    parser.add_argument("--language", choices=tuple(PLURALS))
    asked = parser.parse_args()
    match asked.act:
        case "extract":
            extract()
        case "compile":
            compile_catalogues()
        case "check":
            return check()
        case "missing":
            for language in (asked.language,) if asked.language else PLURALS:
                print("\n".join(missing(language)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
