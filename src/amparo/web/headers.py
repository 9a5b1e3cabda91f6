"""The headers every response carries, and the refusal of what another site sends here.

`security.md` asks for each of them. `Cache-Control: no-store` stands on styles and scripts too: a cached style sheet tells
whoever searches the computer what was read on it.
"""

from collections.abc import Callable
from secrets import token_hex

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
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
        for name, value in EVERY_RESPONSE.items():
            response[name] = value
        if settings.TLS and not _is_onion(request):
            response["Strict-Transport-Security"] = f"max-age={ONE_YEAR_SECONDS}"
        return response


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
