"""The account: what happened lately, sessions, other words, and the key on paper."""

from dataclasses import replace
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import account
from amparo.actions.account import DrawnRecoveryKey
from amparo.actions.allow import Act, allow
from amparo.sealing.passphrase import generate, kinds
from amparo.store.events import What
from amparo.web.door import requests
from amparo.web.door.doorstep import DOORSTEP, Caller, Errand, caller
from amparo.web.door.forms import TwoGroupsForm
from amparo.web.door.house import house
from amparo.web.door.requests import DOORSTEP_COOKIE, SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.wording.terms import say_day

HAPPENED = {
    What.ACCOUNT_MADE: _("You began here."),
    What.SIGNED_IN: _("You signed in."),
    What.WRONG_WORDS: _("Somebody typed wrong words."),
    What.PASSPHRASE_CHANGED: _("The passphrase was changed."),
    What.RECOVERY_KEY_MADE: _("A new recovery key was made."),
    What.RECOVERED: _("The recovery key was used to set a new passphrase."),
    What.OTHERS_SIGNED_OUT: _("All other sessions were ended."),
    What.REFUSED: _("Something that your role does not include was tried."),
    What.DID_NOT_OPEN: _("Stored bytes did not open: somebody may have changed them."),
    What.EXPORTED: _("A document was taken out as a plain file."),
    What.ERASED: _("A plan was erased."),
    What.ROOM_ERASED: _("A workshop was erased. Every file was searched: nothing of it is left."),
    What.ROOM_ERASED_UNSEEN: _("A workshop was erased. The files of the database server could not be searched."),
    What.ROOM_LEFT_TRACES: _("A workshop was erased, but sealed traces of it still lay in a file for a moment."),
}


@require_safe
@signed_in
def show(request: SignedInRequest) -> HttpResponse:
    happened = [(event.at, _said(event.at), HAPPENED[event.what]) for event in account.events_of(by=request.member)]
    return render(request, "door/account.html", {"happened": happened, "home_url": requests.home()})


@require_http_methods(["GET", "POST"])
@signed_in
def sessions(request: SignedInRequest) -> HttpResponse:
    """POST `end`: one session; POST `others`: every one but this."""
    by, here, now = request.member, request.session_id, request.now
    if request.method == "POST":
        if "others" in request.POST:
            account.end_other_sessions(by=by, here=here, now=now)
        else:
            account.end_session(request.POST.get("end", ""), by=by, now=now)
        return SeeOther(reverse("sessions"))
    listed = [(session, _said(session.begun_at)) for session in account.sessions_of(by=by, here=here, now=now)]
    return render(request, "door/sessions.html", {"sessions": listed})


def _said(at: datetime) -> str:
    """As days are said on every other page, with the time."""
    return f"{say_day(at.date(), tongue())}, {at:%H:%M}"


@require_POST
@signed_in
def passphrase(request: SignedInRequest) -> HttpResponse:
    """Shows new words; nothing is changed before two of them are typed."""
    allow(request.member, Act.CHANGE_PASSPHRASE)
    language = tongue()
    words = generate(language, kinds(language)[0])
    return _to_the_doorstep(request, replace(caller(Errand.CHANGE_PASSPHRASE, request.now), words=words), "words")


@require_http_methods(["GET", "POST"])
@signed_in
def recovery_key(request: SignedInRequest) -> HttpResponse:
    """What a key on paper is for; POST draws one, which then stands here until two groups of it were typed."""
    if request.method == "POST":
        drawn = account.draw_recovery_key(by=request.member, keys=request.keys, house=house(request.now))
        comer = replace(caller(Errand.RECOVERY_KEY, request.now), drawn=drawn)
        return _to_the_doorstep(request, comer, "recovery-key")
    drawn_before = _drawn(request)
    printed = drawn_before.recovery_key.printed().split("-") if drawn_before else []
    return render(request, "door/recovery_key.html", {"groups": printed, "home_url": requests.home()})


@require_http_methods(["GET", "POST"])
@signed_in
def recovery_key_typed(request: SignedInRequest) -> HttpResponse:
    drawn = _drawn(request)
    if drawn is None:
        return SeeOther(reverse("recovery-key"))
    form = TwoGroupsForm(request.POST or None, key=drawn.recovery_key)
    if not form.is_valid():
        return render(request, "door/recovery_key_typed.html", {"form": form}, status=422 if form.is_bound else 200)
    account.keep_recovery_key(drawn, by=request.member, keys=request.keys, now=request.now)
    DOORSTEP.goodbye(request.COOKIES[DOORSTEP_COOKIE])
    return SeeOther(requests.home())


def _drawn(request: SignedInRequest) -> DrawnRecoveryKey | None:
    return request.caller.drawn if request.caller else None


def _to_the_doorstep(request: SignedInRequest, comer: Caller, route: str) -> HttpResponse:
    cookie = DOORSTEP.welcome(replace(comer, member=request.member.id))
    return requests.remember_caller(SeeOther(reverse(route)), cookie)
