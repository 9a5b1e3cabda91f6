"""The headers every response carries, and the refusal of what another site sends here.

`security.md` asks for each of them. `Cache-Control: no-store` stands on styles and scripts too: a cached style sheet tells
whoever searches the computer what was read on it. A page that needs another line says so with `instead`, by name.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from secrets import token_hex
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]
T = TypeVar("T", bound=HttpResponse)

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
STYLE_ONLY = (
    "default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
SWITCHED_OFF = """
    accelerometer autoplay browsing-topics camera clipboard-read display-capture encrypted-media fullscreen gamepad
    geolocation gyroscope hid identity-credentials-get idle-detection local-fonts magnetometer microphone midi payment
    picture-in-picture publickey-credentials-create publickey-credentials-get screen-wake-lock serial speaker-selection
    storage-access usb xr-spatial-tracking
"""
EVERY_RESPONSE = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in SWITCHED_OFF.split()),
    "X-Robots-Tag": "noindex",
}
WITH_POSITION = {
    "Permissions-Policy": EVERY_RESPONSE["Permissions-Policy"].replace("geolocation=()", "geolocation=(self)")
}
"""For the button alone: the phone may be asked where it is."""
ONE_YEAR_SECONDS = 31_536_000
READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
FROM_HERE = frozenset(
    {"same-origin", "none"}
)  # "none": the person typed, reloaded or restored it; no site can forge that


class Headers:
    """Outermost: puts the headers on whatever comes back, and gives the request the reference its log lines carry."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reference = token_hex(4)  # type: ignore[attr-defined]
        response = self.respond(request)
        for name, value in {**EVERY_RESPONSE, **getattr(response, "instead", {})}.items():
            response[name] = value
        if settings.TLS and not _is_onion(request):
            response["Strict-Transport-Security"] = f"max-age={ONE_YEAR_SECONDS}"
        return response


def instead(response: T, lines: Mapping[str, str]) -> T:
    """This response carries these lines where every other carries the usual ones."""
    response.instead = lines  # type: ignore[attr-defined]
    return response


def style_only(css: str) -> Mapping[str, str]:
    """For a page whose whole style stands in it: that style, known by its hash, and nothing else; no script."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return {"Content-Security-Policy": STYLE_ONLY.format(digest=digest)}


def _is_onion(request: HttpRequest) -> bool:
    # Not `get_host`: it raises for a name the site does not answer to, and that refusal needs its headers too.
    return request.headers.get("Host", "").partition(":")[0].endswith(".onion")


class SameSiteOnly:
    """Refuse to act on what another site's page sent. Browsers that do not say where it came from have the form's token."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        came_from = request.headers.get("Sec-Fetch-Site", "none")
        if request.method not in READING and came_from not in FROM_HERE:
            raise PermissionDenied
        return self.respond(request)
