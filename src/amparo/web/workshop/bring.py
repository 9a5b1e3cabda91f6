"""Bringing in a session or a card that somebody wrote elsewhere: it begins a session, or its cards join one."""

from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from amparo.actions import agendas
from amparo.domain.faults import NotADocument
from amparo.domain.refusals import DoesNotHoldTogether
from amparo.domain.workshop.card import Card
from amparo.domain.workshop.edits import with_card, with_session
from amparo.domain.workshop.session import Session
from amparo.files import documents
from amparo.files.cards import read_markdown_card
from amparo.files.losses import Loss
from amparo.web.document.posted import strict
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.workshop.page import acts, changed, read, today, tongue
from amparo.wording.faults import say_fault
from amparo.wording.losses import say_loss

FAULTS_TOLD_MAX = 20
MARKDOWN = ("md", "markdown", "txt")


class BringForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("A file"))


@require_http_methods(["GET", "POST"])
@signed_in
def bring(request: SignedInRequest) -> HttpResponse:
    """All that is wrong with it is told at once; what a card could not carry is told beside the session it begins."""
    form, session, losses = _posted(request)
    if session is None:
        return _form(request, form, reverse("workshops"))
    session_id = uuid4()
    agendas.start_session(session_id, session, by=request.member, keys=request.keys, today=today(request))
    return _told(request, session_id, losses) if losses else SeeOther(reverse("session", args=[session_id]))


@require_http_methods(["GET", "POST"])
@signed_in
def bring_into(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """A card, or all cards of a session with the breaks between their steps, behind those that are here."""
    opened = read(request, session_id)
    form, brought, losses = _posted(request)
    back = reverse("session-cards", args=[session_id])
    if brought is None:
        return _form(request, form, back)
    try:
        opened = agendas.change_session(session_id, lambda one: with_session(one, brought), **acts(request))
    except DoesNotHoldTogether:
        form.add_error(None, _("This is too long."))
        return _form(request, form, back)
    return _told(request, session_id, losses) if losses else changed(_agenda(session_id), opened, anchor="agenda")


def _agenda(session_id: UUID) -> str:
    return reverse("session", args=[session_id])


def _posted(request: SignedInRequest) -> tuple[BringForm, Session | None, tuple[Loss, ...]]:
    """The session in the file; none, and what is wrong with it beside the form."""
    form = BringForm(request.POST if request.method == "POST" else None, request.FILES or None)
    strict(form)
    session: Session | None = None
    losses: tuple[Loss, ...] = ()
    if form.is_valid():
        try:
            session, losses = _read(form.cleaned_data["file"])
        except NotADocument as refusal:
            for fault in refusal.faults[:FAULTS_TOLD_MAX]:
                form.add_error(None, say_fault(fault, tongue()))
        else:
            if session is None:
                form.add_error(None, _("This file is damaged, or it is not what its name says."))
    return form, session, losses


def _read(uploaded: Any) -> tuple[Session | None, tuple[Loss, ...]]:
    untrusted = uploaded.read()
    suffix = PurePath(uploaded.name or "").suffix.lstrip(".").lower()
    if suffix in MARKDOWN:
        found = read_markdown_card(untrusted)
        return (_session_of(found.card), found.losses) if found else (None, ())
    if suffix not in documents.SUFFIXES:
        return None, ()
    document = documents.read_document(untrusted, suffix)
    if isinstance(document, Card):
        return _session_of(document), ()
    return (document, ()) if isinstance(document, Session) else (None, ())


def _session_of(card: Card) -> Session:
    return with_card(Session(title=card.title, language=card.language), card)


def _told(request: SignedInRequest, session_id: UUID, losses: tuple[Loss, ...]) -> HttpResponse:
    shown = {
        "told": [say_loss(loss, tongue()) for loss in losses],
        "session_url": _agenda(session_id),
        "back_url": reverse("workshops"),
    }
    return render(request, "session/brought.html", shown)


def _form(request: SignedInRequest, form: BringForm, back_url: str) -> HttpResponse:
    shown = {"form": form, "back_url": back_url}
    return render(request, "session/bring.html", shown, status=422 if form.errors else 200)
