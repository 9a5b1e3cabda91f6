"""Pages of participants: the whole style stands in the page, so that one request is enough to be useful on an old phone."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from amparo.web import headers

_CSS = "".join(
    line.strip() for line in files("amparo.web").joinpath("templates/room/room.css").read_text("utf-8").splitlines()
)
STYLE = mark_safe(_CSS)  # noqa: S308 - a file of ours, never what somebody wrote
POLICY = (
    "default-src 'none'; style-src 'sha256-{digest}'; script-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY.format(digest=b64encode(sha256(_CSS.encode()).digest()).decode())}


def page(request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, template, {**shown, "style": STYLE}, status=status)
    return headers.instead(response, HEADERS)


def in_clear(_request: HttpRequest) -> bool:
    """Whether others on this network could read what is typed."""
    return not settings.TLS
