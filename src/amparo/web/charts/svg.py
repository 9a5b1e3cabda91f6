"""Elements of a drawing. Text and attributes are escaped here, so nothing that a person wrote can become markup."""

from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

Value = str | int | float


def tag(element: str, *inside: str, **attributes: Value) -> SafeString:
    """`tag("text", name, x=4, text_anchor="start")`; `class_` is `class`, other underscores are hyphens."""
    written = format_html_join("", ' {}="{}"', ((_name(name), _number(value)) for name, value in attributes.items()))
    return format_html("<{}{}>{}</{}>", element, written, join(*inside), element)


def join(*parts: str) -> SafeString:
    return SafeString("".join(conditional_escape(part) for part in parts))


@dataclass(frozen=True)
class Canvas:
    """A width, and which way it reads: every x passes here once, so that a drawing mirrors as a whole."""

    width: float
    rtl: bool = False

    def x(self, start: float, length: float = 0) -> float:
        """The left edge of what begins `start` units from where reading starts and is `length` wide."""
        return self.width - start - length if self.rtl else start

    def draw(self, kind: str, height: float, title: str, name: str, *inside: str) -> SafeString:
        # text-anchor counts from the direction, and a browser would take that from the page: it is said, not inherited.
        return tag(
            "svg",
            tag("title", title, id=f"{name}-title"),
            *inside,
            class_=f"chart {kind}",
            viewBox=f"0 0 {_number(self.width)} {_number(height)}",
            width=self.width,
            height=height,
            role="img",
            aria_labelledby=f"{name}-title",
            direction="rtl" if self.rtl else "ltr",
        )


def hatches(name: str) -> SafeString:
    """Patterns `<name>-2` to `<name>-5`, each denser than the one before, so that grey paper still shows the order."""
    return tag("defs", *(_pattern(f"{name}-{level}", level, *drawing) for level, drawing in HATCHES.items()))


HATCHES = {
    2: (12, "M6 6h.01"),
    3: (10, "M0 10 10 0M-2 2 2-2M8 12 12 8"),
    4: (6, "M0 6 6 0M-2 2 2-2M4 8 8 4"),
    5: (6, "M0 0 6 6M0 6 6 0"),
}


def _pattern(name: str, level: int, size: int, drawn: str) -> SafeString:
    line = tag("path", d=drawn, class_=f"hatch h{level}")
    return tag("pattern", line, id=name, width=size, height=size, patternUnits="userSpaceOnUse")


def _name(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


def _number(value: Value) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
