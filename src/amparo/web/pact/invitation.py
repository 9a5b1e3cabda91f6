"""The page of somebody who is asked to be a contact: what it would mean, and their answer. No account, no script.

The address is the right, so no cookie is set and no form carries a token. Looking answers nothing; previews look too.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.actions import invitations
from amparo.actions.invitations import Asked, NoSuchInvitation
from amparo.domain.pact.invitation import Says
from amparo.domain.part import LINE_MAX
from amparo.web.alert.contact import page
from amparo.web.door.requests import DoorRequest
from amparo.wording.catalogue import spoken

LIMITS_MAX = 1_000


class AnswerForm(forms.Form):
    """Nothing but the answer itself is required."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        yes_no = [("yes", _("Yes")), ("no", _("No"))]
        says = [
            (Says.YES.value, _("Yes, I will")),
            (Says.NO.value, _("No, I cannot")),
            (Says.LATER.value, _("I want to talk about it first")),
        ]
        self.fields = {
            "says": forms.ChoiceField(
                label=_("Your answer"), choices=says, error_messages={"required": _("Please choose one of these.")}
            ),
            "link": _maybe(_("May the message hold a link? It shows more than a text can."), yes_no),
            "night": _maybe(_("May we practise at night, once?"), yes_no),
            "report": _maybe(_("Does your work oblige you to report to the authorities?"), yes_no),
            "limits": forms.CharField(label=_("What I will not do"), required=False, max_length=LIMITS_MAX),
            "supporter": forms.CharField(
                label=_("Who looks after me when it was too much"), required=False, max_length=LINE_MAX
            ),
            "card": forms.BooleanField(
                label=_("Make me a card of twelve words: with it I can read what is sealed"), required=False
            ),
        }


def _maybe(label: str, choices: list[tuple[str, str]]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        required=False,
        coerce=lambda value: value == "yes",
        empty_value=None,
    )


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whatever opens nothing is answered alike."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, link: str) -> HttpResponse:
        try:
            return view(request, link)
        except NoSuchInvitation:
            return page(request, "pact/invitation/nothing.html", {}, status=404)

    return answered


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: DoorRequest, link: str) -> HttpResponse:
    asked = invitations.read_invitation(link, now=request.now)
    with translation.override(spoken(asked.invitation.language)):
        if request.method != "POST":
            return _asking(request, asked, AnswerForm())
        if request.POST.get("says") == Says.WITHDRAW.value:
            invitations.answer_invitation(link, Says.WITHDRAW, now=request.now)
            return page(request, "pact/invitation/kept.html", {"asked": asked.invitation, "says": "withdraw"})
        form = AnswerForm(request.POST)
        return _answered(request, link, asked, form) if form.is_valid() else _asking(request, asked, form)


def _answered(request: DoorRequest, link: str, asked: Asked, form: AnswerForm) -> HttpResponse:
    said = form.cleaned_data
    says = Says(said["says"])
    card = invitations.new_card(asked.invitation.language) if said["card"] and says is Says.YES else None
    invitations.answer_invitation(
        link,
        says,
        now=request.now,
        link=said["link"],
        night_practice=said["night"],
        must_report=said["report"],
        limits=said["limits"],
        supporter=said["supporter"],
        card=card,
    )
    shown = {"asked": asked.invitation, "says": says.value, "words": card.words if card else ()}
    return page(request, "pact/invitation/kept.html", shown)


def _asking(request: DoorRequest, asked: Asked, form: AnswerForm) -> HttpResponse:
    shown = {"asked": asked.invitation, "answered": asked.answered, "form": form}
    return page(request, "pact/invitation/asked.html", shown, status=422 if form.errors else 200)
