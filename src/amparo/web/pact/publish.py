"""Handing a PACT over to the machine that sends: what exactly, to which key; and taking it back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from amparo.actions import gateways, publishing
from amparo.actions.pacts import Opened
from amparo.actions.plans import MovedOn
from amparo.actions.publishing import AlertUnderWay, NotPublished, NotYours, NoWorker, WorkerChanged
from amparo.domain.alert.envelope import Envelope, Greeting, Words
from amparo.domain.alert.occurrences import next_times, zone_of
from amparo.domain.pact.model import AlertDesign, CheckIn, Pact
from amparo.domain.pact.pack import pack_of
from amparo.domain.pact.publishing import CannotPublish, Missing
from amparo.domain.pact.terms import Release, Way
from amparo.web.document import inputs
from amparo.web.document.page import seen_number
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.pact.page import moved_on, page, read, tongue
from amparo.wording.previews import preview
from amparo.wording.terms import say_day, say_moment, say_term

NEXT_SHOWN = 3
SECRET_SHOWN = "a" * 22
"""Stands where the secret of a link will stand; as long."""
WORD_SHOWN = "■■■■■"
"""Stands where the agreed word will stand: nobody here can read it."""


class PublishForm(forms.Form):
    """How the sealed facts come free, and that the key was compared."""

    def __init__(self, pact: Pact, data: Any = None, *, accepted: bool | None = None) -> None:
        super().__init__(data)
        design = pact.design
        self.fields = {
            "device": forms.BooleanField(label=_("My phone: when I press, they open"), required=False),
            "quorum": forms.BooleanField(label=_("My people together, if I cannot"), required=False),
            "many": inputs.number(_("How many of them together"), whole=True, least=2, most=10),
            "worker": forms.BooleanField(label=_("The caller alone, when I miss a time"), required=False),
        }
        if not accepted:
            self.fields["accept"] = forms.BooleanField(
                label=_("I have compared these six words with those the caller printed"),
                error_messages={"required": _("First compare the six words. If they differ, hand over nothing.")},
            )
        self.initial = {
            "device": Release.DEVICE in design.release,
            "quorum": Release.QUORUM in design.release,
            "worker": Release.WORKER in design.release,
            "many": design.quorum,
        }
        strict(self, "seen")

    def design(self, before: AlertDesign) -> AlertDesign:
        said = self.cleaned_data
        chosen = {Release.DEVICE: said["device"], Release.QUORUM: said["quorum"], Release.WORKER: said["worker"]}
        release = tuple(way for way, yes in chosen.items() if yes)
        return replace(before, release=release, quorum=said["many"] or before.quorum)


@require_http_methods(["GET", "POST"])
@signed_in
def publish(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    try:
        standing = publishing.standing(pact_id, opened.document, by=request.member, language=tongue())
    except NoWorker:
        return page(request, pact_id, opened, "no_worker", tab="pact-publish")
    form = PublishForm(opened.document, request.POST or None, accepted=standing.accepted)
    shown: dict[str, Any] = {
        "form": form,
        "standing": standing,
        "mute": not gateways.gateways_of(by=request.member),
        **_shown(request, pact_id, opened),
    }
    if standing.published:
        shown["published_on"] = say_day(standing.published.day, tongue())
    if not form.is_valid():
        return page(
            request, pact_id, opened, "publish", tab="pact-publish", status=422 if form.errors else 200, **shown
        )
    try:
        publishing.publish(
            pact_id,
            form.design(opened.document.design),
            seen=seen_number(request.POST.get("seen", "")),
            accept="accept" in form.cleaned_data,
            by=request.member,
            keys=request.keys,
            now=request.now,
        )
    except MovedOn:
        return moved_on(request, pact_id)
    except (WorkerChanged, AlertUnderWay, CannotPublish, NotYours) as refusal:
        form.add_error(None, _why_not(refusal))
        return page(request, pact_id, read(request, pact_id), "publish", tab="pact-publish", status=422, **shown)
    return _back(pact_id)


def _back(pact_id: UUID) -> HttpResponse:
    """Nothing is offered to be undone: what the caller has is given or taken here, and not by an older PACT."""
    return SeeOther(reverse("pact-publish", args=[pact_id]))


def _why_not(refusal: Exception) -> str:
    match refusal:
        case WorkerChanged():
            return _("The caller has another key than before. Nothing was handed over.")
        case NotYours():
            return _("Somebody else handed this PACT over. It is theirs to change.")
        case AlertUnderWay():
            return _("An alert runs. Hand over anew when it is over.")
    return _("Somebody would be left alone: see what is missing.")


def _shown(request: SignedInRequest, pact_id: UUID, opened: Opened) -> dict[str, Any]:
    """Exactly what is handed over, contact by contact, with each text as they will get it."""
    pact = opened.document
    try:
        envelope = publishing.shown(pact_id, opened, by=request.member)
    except CannotPublish as refusal:
        aliases = {contact.id: contact.alias for contact in pact.contacts}
        missing_of = [aliases[one] for one in refusal.contacts]
        return {"missing": _missing(refusal.missing), "missing_of": missing_of, **_mended(refusal.missing, pact_id)}
    words = Words(greetings=tuple(Greeting(contact=call.contact, word=WORD_SHOWN) for call in envelope.calls))
    texts: dict[str, list[Any]] = {}
    link = f"{settings.ADDRESS}/c/{SECRET_SHOWN}/" if settings.ADDRESS else ""
    for one in preview(envelope, words, link=link):
        way = {
            "way": say_term(one.way, tongue()),
            "address": one.address,
            "sms": one.way is Way.SMS,
            "texts": one.texts,
        }
        texts.setdefault(one.contact, []).append(way)
    calls = [{"call": call, "texts": texts.get(call.contact, ())} for call in envelope.calls]
    check_ins = [(one, _next(one, request.now)) for one in envelope.check_ins]
    return {"calls": calls, "envelope": envelope, "check_ins": check_ins, "facts_sealed": _sealed(pact, envelope)}


def _next(check_in: CheckIn, now: datetime) -> list[str]:
    """With their days, as the clock of that zone shows them: a wrong zone is seen here, before it matters."""
    zone = zone_of(check_in.time_zone)
    return [say_moment(each.astimezone(zone), tongue()) for each in next_times(check_in, now, NEXT_SHOWN)]


def _sealed(pact: Pact, envelope: Envelope) -> dict[str, Any]:
    return {"count": len(pack_of(pact).facts), "cards": sum(call.opens_pack for call in envelope.calls)}


def _missing(missing: Missing) -> str:
    return {
        Missing.CONTACT: _("Nobody has said yes yet."),
        Missing.NAME: _("First say what your people call you: on the page of the PACT as a whole."),
        Missing.LEAD: _("Nobody leads who has said yes."),
        Missing.STEP: _("These have no first step:"),
        Missing.REACH: _("No message can reach these:"),
    }[missing]


def _mended(missing: Missing, pact_id: UUID) -> dict[str, str]:
    """The page on which what is missing is filled in."""
    if missing is Missing.NAME:
        return {"to_it": _("Name, situation, how to reach me"), "to_it_url": reverse("pact-about", args=[pact_id])}
    return {"to_it": _("To the PACT"), "to_it_url": reverse("pact", args=[pact_id])}


@require_POST
@signed_in
def take_back(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """Everything, or only the buttons and codes."""
    who: dict[str, Any] = {"by": request.member, "keys": request.keys, "now": request.now}
    if request.POST.get("what") == "buttons":
        try:
            publishing.remove_triggers(pact_id, **who)
        except (NotPublished, AlertUnderWay):
            return moved_on(request, pact_id)
        return _back(pact_id)
    publishing.withdraw(pact_id, **who)
    return _back(pact_id)
