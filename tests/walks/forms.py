"""The forms of a page as a browser reads them: what would be sent if nothing were touched, and by which buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

UNTOUCHED = ("button", "submit", "reset", "image", "file")


@dataclass
class Form:
    action: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    """Words, name, value."""
    named: set[str] = field(default_factory=set)
    """Every field there is, ticked or not."""
    written: set[str] = field(default_factory=set)
    """Those in which somebody writes words of their own."""


class Forms(HTMLParser):
    """Also what stands outside of its form and names it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.here: Form | None = None
        self.button: list[str] | None = None
        self.area: str | None = None
        self.select: str | None = None
        self.said = ""
        self.outside: list[tuple[str, tuple[str, str, str]]] = []
        self.feed(page)
        for form, button in self.outside:
            self.by_id[form].buttons.append(button)

    def handle_starttag(self, tag, attrs):
        its = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.here = Form(action=its.get("action", ""))
                self.found.append(self.here)
                self.by_id[its.get("id", "")] = self.here
            case "button":
                words = its.get("aria-label", "")
                self.button, self.said = [its.get("form", ""), its.get("name", ""), its.get("value", ""), words], ""
            case "textarea":
                self.area, self.said = its.get("name", ""), ""
            case "select":
                self.select = its.get("name", "")
            case "option" if self.here and self.select is not None:
                self._option(its)
            case "input" if self.here:
                self._input(its)

    def _option(self, its):
        """The first one counts unless another is chosen."""
        chosen = self.here.fields.setdefault(self.select, [its.get("value", "")])
        self.here.named.add(self.select)
        if "selected" in its:
            chosen[:] = [its.get("value", "")]

    def _input(self, its):
        kind, name = its.get("type", "text"), its.get("name", "")
        if not name or kind in UNTOUCHED:
            return
        self.here.named.add(name)
        if kind == "text":
            self.here.written.add(name)
        if kind not in ("checkbox", "radio") or "checked" in its:
            self.here.fields.setdefault(name, []).append(its.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        self.said += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.here = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area is not None:
            if self.here:
                self.here.fields[self.area] = [self.said]
                self.here.named.add(self.area)
                self.here.written.add(self.area)
            self.area = None
        elif tag == "button" and self.button is not None:
            form, name, value, label = self.button
            button = (label or " ".join(self.said.split()), name, value)
            if form:
                self.outside.append((form, button))
            elif self.here:
                self.here.buttons.append(button)
            self.button = None


def to_press(page: str, words: str, names: tuple[str, ...] = ()) -> tuple[Form, tuple[str, str, str]]:
    """The first form that has these fields and a button with these words."""
    for form in Forms(page).found:
        for button in form.buttons:
            if button[0] == words and form.named.issuperset(names):
                return form, button
    raise AssertionError(f"nothing says {words!r} here")
