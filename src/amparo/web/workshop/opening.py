"""Opening a room from a session: who comes, whether it is invented, and the day on which everything in it is erased."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from amparo.actions import rooms
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.room import Kind
from amparo.web.document.posted import strict
from amparo.web.door.house import house
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.room.doors import opened_here
from amparo.web.workshop.page import page, read, today

ERASE_DAYS = 14
ERASE_DAYS_MAX = 365
ORGANISATIONS_MAX = 20


class OpenForm(forms.Form):
    people = forms.IntegerField(label=gettext_lazy("How many people"), required=False, min_value=1, max_value=1_000)
    phones = forms.IntegerField(label=gettext_lazy("How many phones"), required=False, min_value=0, max_value=1_000)
    kind = forms.ChoiceField(
        label=gettext_lazy("What we work on"),
        widget=forms.RadioSelect,
        choices=[
            (Kind.REAL.value, gettext_lazy("Our real situation")),
            (Kind.FICTITIOUS.value, gettext_lazy("A made-up example, because several organisations are here")),
        ],
    )
    organisations = forms.CharField(
        label=gettext_lazy("A word for each organisation"),
        help_text=gettext_lazy(
            "If there are several, one on each line. Tell each only its own: who types it sees what that organisation shows."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    erase_on = forms.DateField(
        label=gettext_lazy("Erase this workshop on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, request: SignedInRequest, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.today = today(request)
        strict(self)

    def clean_erase_on(self) -> Any:
        day = self.cleaned_data["erase_on"]
        if not self.today < day <= self.today + timedelta(days=ERASE_DAYS_MAX):
            raise forms.ValidationError(_("Choose a day between tomorrow and a year from now."))
        return day

    def clean_organisations(self) -> tuple[str, ...]:
        lines = (line.strip()[:LINE_MAX] for line in self.cleaned_data["organisations"].splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))[:ORGANISATIONS_MAX]


@require_http_methods(["GET", "POST"])
@signed_in
def open_room(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    opened = read(request, session_id)
    session = opened.document
    initial = {
        "people": session.people,
        "phones": session.phones,
        "kind": Kind.REAL.value,
        "erase_on": today(request) + timedelta(days=ERASE_DAYS),
    }
    form = OpenForm(request, request.POST if request.method == "POST" else None, initial)
    if not form.is_valid():
        return page(
            request, session_id, opened, "open", tab="session-open", form=form, status=422 if form.errors else 200
        )
    said, room_id = form.cleaned_data, uuid4()
    room = rooms.open_room(
        room_id,
        replace(session, people=said["people"], phones=said["phones"]),
        erase_on=said["erase_on"],
        kind=Kind(said["kind"]),
        organisations=said["organisations"],
        by=request.member,
        keys=request.keys,
        house=house(request.now),
    )
    opened_here(request, room_id, room.key)
    return SeeOther(reverse("console", args=[room_id]))
