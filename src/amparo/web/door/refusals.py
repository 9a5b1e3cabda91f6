"""What the door says when it does not open."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.actions.door import NotOpened, Wait
from amparo.sealing.faults import Busy

REFUSALS = (NotOpened, Wait, Busy)


def refused(request: HttpRequest, template: str, form: forms.Form, refusal: Exception, **shown: Any) -> HttpResponse:
    """The page again with one sentence; the same for a wrong name, wrong words and a wrong key."""
    status, sentence = _said(refusal)
    form.add_error(None, sentence)
    response = render(request, template, {**shown, "form": form}, status=status)
    if isinstance(refusal, Wait):
        response["Retry-After"] = str(refusal.seconds)
    return response


def _said(refusal: Exception) -> tuple[int, str]:
    match refusal:
        case Wait(seconds=seconds):
            told = ngettext(
                "That was wrong a few times in a row. Wait %(seconds)d second, then try again.",
                "That was wrong a few times in a row. Wait %(seconds)d seconds, then try again.",
                seconds,
            )
            return 429, told % {"seconds": seconds}
        case Busy():
            return 503, _("Many people are signing in at this moment. Wait a little and try again.")
    return 422, _("This opens nothing here. Check each word on your paper.")
