"""New words: shown until somebody has typed two of them from paper, then never again.

The same pages for the first account, for a changed passphrase and after the key on paper; `_done` knows what follows.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import cast
from uuid import uuid4

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.actions import account, door
from amparo.actions.door import AlreadyBegun, SignedIn
from amparo.actions.people import Purpose
from amparo.sealing.passphrase import Kind, Passphrase, generate, kinds
from amparo.web.door.begin import STEPS
from amparo.web.door.doorstep import DOORSTEP, Errand
from amparo.web.door.forms import OwnWordsForm, TwoWordsForm
from amparo.web.door.house import house
from amparo.web.door.refusals import REFUSALS, refused
from amparo.web.door.requests import DOORSTEP_COOKIE, CallerRequest, home, let_in
from amparo.web.frame import SeeOther
from amparo.web.page import tongue

View = Callable[[CallerRequest], HttpResponse]


def with_words(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """For callers who were given words; who came for a key on paper goes there."""

    @wraps(view)
    def asked(request: HttpRequest) -> HttpResponse:
        caller = cast(CallerRequest, request)
        return view(caller) if caller.caller.words else SeeOther(reverse("recovery-key"))

    return asked


@require_http_methods(["GET", "POST"])
@with_words
def words(request: CallerRequest) -> HttpResponse:
    """The words, and before them what they cannot protect against. POST: other words."""
    language = tongue()
    untrusted_kind = request.POST.get("kind", "")
    if untrusted_kind in kinds(language):
        other = generate(language, Kind(untrusted_kind))
        DOORSTEP.note(request.COOKIES[DOORSTEP_COOKIE], replace(request.caller, words=other))
        return SeeOther(reverse("words"))
    shown = {"words": _shown(request).words, "kinds": [kind.value for kind in kinds(language)]}
    return render(request, "door/words.html", {**_frame(request), **shown})


@require_http_methods(["GET", "POST"])
@with_words
def words_typed(request: CallerRequest) -> HttpResponse:
    form = TwoWordsForm(request.POST or None, words=_shown(request))
    return _taken(request, form, "door/words_typed.html", lambda: _shown(request))


@require_http_methods(["GET", "POST"])
@with_words
def words_own(request: CallerRequest) -> HttpResponse:
    form = OwnWordsForm(request.POST or None)
    return _taken(request, form, "door/words_own.html", lambda: form.cleaned_data["own"])


def _taken(request: CallerRequest, form: Form, template: str, typed: Callable[[], Passphrase]) -> HttpResponse:
    """The errand is done with the passphrase that was typed, and whoever did it is inside; or the page again."""
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, template, {**_frame(request), "form": form}, status=status)
    try:
        signed_in = _done(request, typed())
    except AlreadyBegun:
        return SeeOther(reverse("sign-in"))
    except REFUSALS as refusal:
        return refused(request, template, form, refusal, **_frame(request))
    DOORSTEP.goodbye(request.COOKIES[DOORSTEP_COOKIE])
    rotate_token(request)
    return let_in(SeeOther(reverse("recovery-key") if "paper" in request.POST else home()), signed_in)


def _done(request: CallerRequest, passphrase: Passphrase) -> SignedIn:
    here, now, caller = house(request.now), request.now, request.caller
    match caller.errand:
        case Errand.BEGIN:
            purpose = caller.purpose or Purpose.ME
            return door.make_account(passphrase, purpose, house=here, new_id=uuid4, now=now)
        case Errand.RECOVER:
            assert caller.recovery_key, "whoever recovers has shown a key"
            return door.recover(caller.name, caller.recovery_key, passphrase, house=here, now=now)
    assert request.member, "whoever changes their words is signed in"
    assert request.keys, "and their keys came with them"
    return account.change_passphrase(passphrase, by=request.member, keys=request.keys, house=here, now=now)


def _shown(request: CallerRequest) -> Passphrase:
    assert request.caller.words, "`with_words` has looked"
    return request.caller.words


def _frame(request: CallerRequest) -> dict[str, object]:
    """In the first steps the pages say which step this is."""
    first = request.caller.errand is Errand.BEGIN
    back = {Errand.BEGIN: "begin-for", Errand.RECOVER: "recover"}.get(request.caller.errand, "account")
    return {"step": 3 if first else None, "steps": STEPS, "first": first, "back_url": reverse(back)}
