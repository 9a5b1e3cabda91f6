"""The sentences marked for translation: in Python by the name of the function called, in templates by Django's tags."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace
from django.utils.translation.template import block_re, constant_re, context_re, endblock_re, inline_re, plural_re


@dataclass(frozen=True)
class Marked:
    text: str
    plural: str | None = None
    context: str | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Places:
    """Which arguments of a marking function hold what, counted from 0."""

    text: int = 0
    plural: int | None = None
    context: int | None = None


FUNCTIONS = {
    **dict.fromkeys(("_", "N_", "gettext", "gettext_lazy", "gettext_noop"), Places()),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), Places(0, plural=1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), Places(1, context=0)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), Places(1, plural=2, context=0)),
    "gettext_in": Places(1),
    "ngettext_in": Places(1, plural=2),
    "pgettext_in": Places(2, context=1),
}


def marked_in(folder: Path) -> list[Marked]:
    """Every sentence once, in the order of files and lines, with the files that use it."""
    found: dict[tuple[str | None, str], Marked] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".py", ".html", ".txt"):
            continue
        source = path.read_text(encoding="utf-8")
        sentences = in_python(source) if path.suffix == ".py" else in_template(source)
        for sentence in sentences:
            seen = found.get((sentence.context, sentence.text), sentence)
            files = sorted({*seen.files, path.relative_to(folder).as_posix()})
            found[sentence.context, sentence.text] = replace(
                seen, plural=seen.plural or sentence.plural, files=tuple(files)
            )
    return list(found.values())


def in_python(source: str) -> Iterator[Marked]:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        places = FUNCTIONS.get(_name(call.func))
        text = _sentence(call, places.text) if places else None
        if places and text:
            yield Marked(text, _sentence(call, places.plural), _sentence(call, places.context))


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _sentence(call: ast.Call, place: int | None) -> str | None:
    """The words at this place. A variable there was marked where it was written; a joined string can never be found again."""
    if place is None or place >= len(call.args):
        return None
    match call.args[place]:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr():
            raise SyntaxError(f"line {call.lineno}: an f-string cannot be translated; use {{name}} and format()")
    return None


def in_template(source: str) -> Iterator[Marked]:
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        if token.token_type is TokenType.BLOCK and block_re.match(token.contents):
            yield _block(token, tokens)
            continue
        inline = inline_re.match(token.contents) if token.token_type is TokenType.BLOCK else None
        if inline:
            yield Marked(_percent(inline[1][1:-1]), context=_context(token))
        for constant in constant_re.findall(token.contents):
            yield Marked(_percent(constant[1:-1]))


def _block(opening: Token, tokens: Iterator[Token]) -> Marked:
    """Read on to {% endblocktranslate %}; the words come out exactly as Django looks them up."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        match token.token_type:
            case TokenType.TEXT:
                parts[-1].append(_percent(token.contents))
            case TokenType.VAR:
                parts[-1].append(f"%({token.contents})s")
            case TokenType.BLOCK if endblock_re.match(token.contents):
                break
            case TokenType.BLOCK if plural_re.match(token.contents):
                parts.append([])
    trimmed = "trimmed" in opening.split_contents()
    texts = [trim_whitespace("".join(part)) if trimmed else "".join(part) for part in parts]
    return Marked(texts[0], texts[1] if len(texts) > 1 else None, _context(opening))


def _context(token: Token) -> str | None:
    """The tag's name is cut off because the expression begins at the space after it."""
    found = context_re.match(token.contents[len(token.contents.split()[0]) :])
    return found[1][1:-1] if found else None


def _percent(words: str) -> str:
    return words.replace("%", "%%")
