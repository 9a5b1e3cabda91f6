"""The first steps: screens 1 and 2. Screen 3, the words, is the same for everybody who gets new ones (`words`)."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from amparo.actions import door
from amparo.actions.people import Purpose
from amparo.sealing.passphrase import Passphrase, generate, kinds
from amparo.store import firstrun
from amparo.web.door.doorstep import DOORSTEP, Errand, caller
from amparo.web.door.house import house
from amparo.web.door.requests import DOORSTEP_COOKIE, CallerRequest, DoorRequest, remember_caller
from amparo.web.frame import SeeOther, speak
from amparo.wording import catalogue

STEPS = 3
"""To the words on paper. What comes then, a plan or three people, counts its own."""
PURPOSES = (
    (Purpose.ME.value, _("Me")),
    (Purpose.ORGANISATION.value, _("Us, an organisation")),
    (Purpose.WORKSHOP.value, _("A workshop I lead")),
)


@require_http_methods(["GET", "POST"])
def begin(request: DoorRequest, code: str) -> HttpResponse:
    """Screen 1. Looking at the address uses nothing up; choosing a language exchanges the code, once."""
    here = house(request.now)
    language = request.POST.get("language", "")
    if request.method == "POST" and language in catalogue.LANGUAGES and door.begin(code, house=here, now=request.now):
        comer = replace(caller(Errand.BEGIN, request.now), words=_words_in(language))
        return remember_caller(speak(SeeOther(reverse("begin-for")), language), DOORSTEP.welcome(comer))
    if not firstrun.works(code, here.instance, request.now):
        return render(request, "door/used.html", status=404)
    return render(request, "door/begin.html", {"step": 1, "steps": STEPS})


@require_http_methods(["GET", "POST"])
def begin_language(request: CallerRequest) -> HttpResponse:
    """Screen 1 once more, for whoever came back to it: the words then come in the other language."""
    language = request.POST.get("language", "")
    if language in catalogue.LANGUAGES:
        DOORSTEP.note(request.COOKIES[DOORSTEP_COOKIE], replace(request.caller, words=_words_in(language)))
        return speak(SeeOther(reverse("begin-for")), language)
    return render(request, "door/begin.html", {"step": 1, "steps": STEPS})


@require_http_methods(["GET", "POST"])
def begin_for(request: CallerRequest) -> HttpResponse:
    """Screen 2."""
    untrusted_purpose = request.POST.get("purpose", "")
    if untrusted_purpose in set(Purpose):
        noted = replace(request.caller, purpose=Purpose(untrusted_purpose))
        DOORSTEP.note(request.COOKIES[DOORSTEP_COOKIE], noted)
        return SeeOther(reverse("words"))
    return render(request, "door/begin_for.html", {"purposes": PURPOSES, "step": 2, "steps": STEPS})


def _words_in(language: str) -> Passphrase:
    return generate(language, kinds(language)[0])
