"""What works here: this installation, tested and told plainly, before anybody's night depends on it."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from amparo.actions import gateways
from amparo.actions.gateways import Gateway, Health
from amparo.channels import notebook
from amparo.web.alert.ways import said_way
from amparo.web.door.requests import SignedInRequest, home, signed_in
from amparo.web.page import tongue
from amparo.wording.gateways import why_not
from amparo.wording.terms import say_day

PATIENCE_SECONDS = 5
DOORS = {"http": HTTPConnection, "https": HTTPSConnection}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SILENT_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """One thing that works, or what to do about it."""

    name: str
    works: bool
    said: str
    todo: str = ""


def _fine(name: str, said: str, todo: str = "") -> Line:
    return Line(name, works=True, said=said, todo=todo)


def _look(name: str, said: str, todo: str = "") -> Line:
    return Line(name, works=False, said=said, todo=todo)


@require_http_methods(["GET", "POST"])
@signed_in
def works(request: SignedInRequest) -> HttpResponse:
    """POST: also tries whether the public address answers."""
    health = gateways.worker_health(by=request.member, now=request.now)
    ways = [_gateway(each, request.now) for each in gateways.gateways_of(by=request.member)]
    lines = [
        _outside(settings.ADDRESS, tried=request.method == "POST"),
        _button(settings.ADDRESS),
        _awake(health),
        *(ways or [_look(_("Messages"), _("No way of sending is set up."), _("Set up text messages or e-mail."))]),
    ]
    shown = {"lines": lines, "laptop": is_laptop(), "address": settings.ADDRESS, "back_url": home()}
    return render(request, "alert/works.html", {**shown, "notebook": bool(notebook.BOOK.messages())})


def is_laptop() -> bool:
    """Pages and worker in one process."""
    return "sqlite" in str(settings.DATABASES["default"]["ENGINE"])


def _outside(address: str, *, tried: bool) -> Line:
    name = _("Contacts can open their page")
    if not address:
        said = _("No public address is set. No link is sent: steps go in the text, answers come by SMS or e-mail.")
        return _look(name, said, _("To have links, set AMPARO_ADDRESS to an address that is reached from outside."))
    if urlsplit(address).hostname in LOOPBACK:
        return _look(name, _("This is a trial: links open on this machine alone."))
    if not tried:
        return _look(name, address, _("Not tried yet. Open it on a phone that is outside this network."))
    if answers(address):
        todo = _("It answers this machine. Open it on a phone that is outside this network as well.")
        return _fine(name, address, todo)
    return _look(name, address, _("It does not answer from here. Over Tor it cannot be tried from here."))


def _button(address: str) -> Line:
    name = _("The button works without a network")
    parts = urlsplit(address)
    if parts.scheme == "https":
        return _fine(name, _("HTTPS: a phone can keep the button."))
    if (parts.hostname or "").endswith(".onion"):
        return _look(name, _("Over Tor the button works only while there is a network."))
    return _look(name, _("Phones keep a button only over HTTPS."), _("Until then, raise the alert by text message."))


def _awake(health: Health) -> Line:
    name = _("This machine was awake")
    if health.beat_at is None:
        return _look(name, _("Nothing watches here yet."), _("Start Amparo again; if this stays, ask for help."))
    if health.late:
        return _look(name, _("What watches here has stopped."), _("Start Amparo again."))
    if not health.gaps:
        return _fine(name, _("Without a gap in the last 14 days."))
    longest = max(gap.ended_at - gap.begun_at for gap in health.gaps)
    count = len(health.gaps)
    gaps = ngettext(
        "%(count)d gap in 14 days, the longest %(minutes)d minutes.",
        "%(count)d gaps in 14 days, the longest %(minutes)d minutes.",
        count,
    ) % {"count": count, "minutes": round(longest.total_seconds() / 60)}
    return _look(name, gaps, _("While it sleeps nobody is called. Turn sleep off, or let another machine do this."))


def _gateway(gateway: Gateway, now: datetime) -> Line:
    """The day and no minute: whoever is made to open this page must not see that people are still being called."""
    name = said_way(gateway.way)
    language = tongue()
    if gateway.why:
        return _look(name, why_not(gateway.why, language), _("Look at the settings, then send a practice."))
    if gateway.worked_at is None:
        return _look(name, _("Set up, never used."), _("Send a practice message."))
    if now - gateway.worked_at > SILENT_AFTER:
        return _look(name, _("Not used for over a week."), _("Send a practice message."))
    return _fine(name, _("Worked lately.") + f" ({say_day(gateway.worked_at.date(), language)})")


def answers(address: str) -> bool:
    """Whether our own page answers there. The address is the operator's setting, nothing anybody typed."""
    parts = urlsplit(address)
    if parts.scheme not in DOORS or not parts.hostname:
        return False
    try:
        with closing(DOORS[parts.scheme](parts.hostname, parts.port, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("GET", reverse("health"))
            answer = connection.getresponse()
            return bool(answer.status == HTTPStatus.OK and answer.read(16) == b"ok\n")
    except (HTTPException, OSError, ValueError):
        return False
