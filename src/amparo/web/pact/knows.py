"""What each contact has to know, and how far it is in their hands: listed, handed over, confirmed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import pacts
from amparo.domain.pact import edits
from amparo.domain.pact.beginning import Say, offered_facts, with_offered_fact
from amparo.domain.pact.model import Contact, Delivery, Fact, KeyFigure, Pact
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.page import acts, changed, moved_on, page, read, today, tongue
from amparo.wording.differences import name_of
from amparo.wording.scenarios import say_scenario
from amparo.wording.terms import say_day, say_term

DONE: Mapping[str, Callable[[Pact, str, str, date], Pact]] = {
    "need": lambda pact, fact, contact, _day: edits.to_deliver(pact, fact, contact),
    "deliver": edits.delivered,
    "confirm": edits.confirmed,
    "spare": lambda pact, fact, contact, _day: edits.not_for(pact, fact, contact),
}


@dataclass(frozen=True)
class Cell:
    """One fact for one contact: how far it is, and what may follow."""

    contact: str
    alias: str
    said: str
    tag: str = ""
    act: str = ""
    words: str | Promise = ""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def knows(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    """Posted to: something that is to be prepared in this situation is listed as a fact of its own, empty."""
    if request.method == "POST":
        listed = partial(_listed, request.POST.get("code", ""))
        return changed(reverse("pact-knows", args=[pact_id]), pacts.change_pact(pact_id, listed, **acts(request)))
    opened = read(request, pact_id)
    pact, day = opened.document, today(request)
    shown: dict[str, Any] = {
        "facts": [_line(fact, pact, pact_id, day) for fact in pact.facts],
        "offered": [(each.code, say_scenario(each.code, tongue())) for each in offered_facts(pact, _say(pact))],
        "figures": [_figure(figure, pact, pact_id) for figure in pact.key_figures],
        "consents": [_consent(consent) for consent in pact.consents],
    }
    return page(request, pact_id, opened, "knows", tab="pact-knows", **shown)


def _listed(untrusted_code: str, pact: Pact) -> Pact:
    offered = {each.code for each in offered_facts(pact, _say(pact))}
    return with_offered_fact(pact, untrusted_code, _say(pact)) if untrusted_code in offered else pact


def _say(pact: Pact) -> Say:
    return partial(say_scenario, language=pact.workspace.language)


@require_POST
@signed_in
def hand_over(request: SignedInRequest, pact_id: UUID, item_id: str) -> HttpResponse:
    """One fact, one contact, one step further."""
    contact, act = request.POST.get("contact", ""), request.POST.get("act", "")
    if act not in DONE:
        raise Http404
    day = today(request)
    try:
        opened = pacts.change_pact(pact_id, lambda pact: DONE[act](pact, item_id, contact, day), **acts(request))
    except NoSuchItem:
        raise Http404 from None
    except NotNow:
        return moved_on(request, pact_id)
    return changed(reverse("pact-knows", args=[pact_id]), opened, anchor=item_id)


def _line(fact: Fact, pact: Pact, pact_id: UUID, day: date) -> dict[str, Any]:
    hands = {delivery.contact: delivery for delivery in fact.deliveries}
    return {
        "id": fact.id,
        "name": name_of(fact, tongue()),
        "url": reverse("pact-item", args=[pact_id, fact.id]),
        "written": bool(fact.text.strip()),
        "cells": [_cell(contact, hands.get(contact.id), day) for contact in pact.contacts],
    }


def _cell(contact: Contact, delivery: Delivery | None, day: date) -> Cell:
    who = contact.id, contact.alias
    if delivery is None:
        return Cell(*who, "", act="need", words=gettext_lazy("Needs it"))
    if delivery.expires_on and delivery.expires_on <= day:
        told = _("No longer true since %(day)s") % {"day": say_day(delivery.expires_on, tongue())}
        return Cell(*who, told, "care", "deliver", gettext_lazy("Handed over anew"))
    if delivery.confirmed_on:
        return Cell(*who, _("Confirmed %(day)s") % {"day": say_day(delivery.confirmed_on, tongue())}, "ok")
    if delivery.delivered_on:
        told = _("Handed over %(day)s") % {"day": say_day(delivery.delivered_on, tongue())}
        return Cell(*who, told, "", "confirm", gettext_lazy("They have it"))
    return Cell(*who, _("Only listed"), "care", "deliver", gettext_lazy("Handed over"))


def _figure(figure: KeyFigure, pact: Pact, pact_id: UUID) -> dict[str, Any]:
    facts = {fact.id: name_of(fact, tongue()) for fact in pact.facts}
    demands = [
        {
            "text": demand.text,
            "answer": facts.get(demand.answered_by or "", "") or demand.left_open,
            "open": not demand.answered_by and not demand.left_open,
        }
        for demand in figure.demands
    ]
    url = reverse("pact-item", args=[pact_id, figure.id])
    return {"id": figure.id, "name": figure.alias, "url": url, "power": figure.power, "demands": demands}


def _consent(consent: Any) -> dict[str, Any]:
    yes_no = {True: _("yes"), False: _("no"), None: _("not decided")}
    return {
        "id": consent.id,
        "name": say_term(consent.audience, tongue()),
        "named": yes_no[consent.name],
        "shown": yes_no[consent.photo],
        "conditions": consent.conditions,
        "given_on": say_day(consent.given_on, tongue()) if consent.given_on else "",
    }
