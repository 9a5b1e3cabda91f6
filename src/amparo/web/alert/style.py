"""The whole style of a contact's page, small enough to stand in the page: one request, nothing to wait for."""

from importlib.resources import files

from django.utils.safestring import mark_safe

from amparo.web import headers


def _packed(css: str) -> str:
    return "".join(line.strip() for line in css.splitlines())


_CSS = _packed(files("amparo.web").joinpath("templates/call/call.css").read_text(encoding="utf-8"))
STYLE = mark_safe(_CSS)  # noqa: S308 - a file of ours, never what somebody wrote
HEADERS = headers.style_only(_CSS)
