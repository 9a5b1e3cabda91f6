"""A button for a phone and codes for any phone: made here, shown once."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import publishing
from amparo.actions.publishing import AlertUnderWay, NotPublished
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.invite import outside, qr_of
from amparo.web.pact.page import page, read


class ButtonForm(forms.Form):
    number = forms.CharField(required=False, max_length=40)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["number"].label = _("The number the caller answers to (you may leave this empty)")
        self.fields["number"].help_text = _("Where the phone’s own text message goes when there is no internet.")
        self.fields["number"].widget.attrs |= {"inputmode": "tel", "dir": "ltr"}
        strict(self)


@require_http_methods(["GET", "POST"])
@signed_in
def button(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """A button for a phone. Its address is its secret, and is shown once."""
    opened, form = read(request, pact_id), ButtonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return page(request, pact_id, opened, "button", form=form, status=422 if form.errors else 200)
    try:
        made = publishing.make_trigger(
            pact_id, form.cleaned_data["number"], by=request.member, keys=request.keys, now=request.now
        )
    except (NotPublished, AlertUnderWay) as refusal:
        form.add_error(None, _not_now(refusal))
        return page(request, pact_id, opened, "button", form=form, status=422)
    address = outside(request, f"/b/{made.trigger.text}/")
    return page(request, pact_id, opened, "button_made", address=address, qr=qr_of(address), code=made.code)


@require_POST
@signed_in
def code(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    try:
        made = publishing.make_code(pact_id, by=request.member, keys=request.keys, now=request.now)
    except (NotPublished, AlertUnderWay) as refusal:
        form = ButtonForm({})
        form.add_error(None, _not_now(refusal))
        return page(request, pact_id, opened, "button", form=form, status=422)
    return page(request, pact_id, opened, "code_made", code=made)


def _not_now(refusal: Exception) -> str:
    if isinstance(refusal, NotPublished):
        return _("First hand the PACT over; the button belongs to it.")
    return _("An alert runs. Make a new one when it is over.")
