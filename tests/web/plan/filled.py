"""A form as a browser sends it back: every field with what stands in it."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the form that has the button `save` words, by name; several values as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.area = ""
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("name") or ""
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and self.forms and name:
            if said.get("type") in ("radio", "checkbox") and "checked" not in said:
                return
            self._put(name, said.get("value") or ("on" if said.get("type") == "checkbox" else ""))
        elif tag == "textarea":
            self.area = name
            self._put(name, "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in said or self.select not in self.forms[-1]):
            self.forms[-1][self.select] = [said.get("value") or ""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        if tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1][self.area][-1] += data.removeprefix("\n")

    def _put(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def filled(page: str, field: str, **changes: object) -> dict[str, object]:
    """The form that has this field, as it stands, with some answers changed; None takes one away."""
    reader = Form()
    reader.feed(page)
    form = next(form for form in reader.forms if field in form)
    answers: dict[str, object] = {name: values for name, values in form.items() if name != "csrfmiddlewaretoken"}
    return {name: value for name, value in (answers | changes).items() if value is not None}
