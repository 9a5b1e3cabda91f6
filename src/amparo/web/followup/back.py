"""For the facilitator: slips of paper to hand out, and what came back, without names unless somebody wrote theirs."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from amparo.actions import agendas, followups
from amparo.actions.followups import NotOffered
from amparo.domain.workshop.followup import ASKED_AFTER, CameBack, Harvest
from amparo.domain.workshop.nextsteps import StepState
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.followup.choices import reasons, states
from amparo.web.followup.later import day_of
from amparo.web.frame import SeeOther
from amparo.web.pact.invite import outside, qr_of
from amparo.web.page import tongue
from amparo.wording.catalogue import spoken
from amparo.wording.terms import say_day, say_term

SLIPS = 10


@require_safe
@signed_in
def listed(request: SignedInRequest) -> HttpResponse:
    language = tongue()
    found = followups.came_back(by=request.member, keys=request.keys)
    shown = {
        "harvests": [_told(each, language) for each in found],
        "sessions": agendas.sessions_of(by=request.member, keys=request.keys),
        "answers": [*states(language), *reasons(language)],
        "count": SLIPS,
        "most": followups.SLIPS_MAX,
        "on": (request.now.date() + ASKED_AFTER).isoformat(),
        "back_url": reverse("workshops"),
    }
    return render(request, "followup/back.html", shown)


@require_POST
@signed_in
def slips(request: SignedInRequest) -> HttpResponse:
    """Shown only now: each has a link of its own, and nothing on it says whose it is."""
    untrusted = request.POST
    line = _session(request, untrusted.get("session", ""))
    language, count = spoken(line.document.language), untrusted.get("count", "")
    made = followups.print_slips(
        line.title,
        language,
        int(count) if count.isdecimal() and len(count) < 4 else SLIPS,
        by=request.member,
        keys=request.keys,
        today=request.now.date(),
        on=day_of(untrusted.get("on")),
    )
    here = settings.ADDRESS  # without one, a link would open on this computer alone
    paths = [reverse("follow-up", args=[slip.link.text]) for slip in made]
    addresses = [outside(request, path) if here else "" for path in paths]
    shown = {
        "slips": [{"address": address, "qr": qr_of(address) if address else ""} for address in addresses],
        "language": language,
        "rtl": translation.get_language_info(language)["bidi"],
        "on": say_day(made[0].ask_on, language),
        "states": states(language),
        "reasons": reasons(language),
        "back_url": reverse("follow-ups"),
    }
    return render(request, "followup/slips.html", shown)


@require_POST
@signed_in
def paper(request: SignedInRequest) -> HttpResponse:
    """What stands on a slip that was handed back; it counts like any other."""
    untrusted, by, keys = request.POST, request.member, request.keys
    title = untrusted.get("title", "")
    if title not in {each.title for each in followups.came_back(by=by, keys=keys)}:
        raise Http404
    try:
        words = untrusted.get("words", "")
        followups.add_from_paper(
            title, untrusted.get("says", ""), by=by, keys=keys, today=request.now.date(), words=words
        )
    except NotOffered:
        return HttpResponseBadRequest()
    return SeeOther(reverse("follow-ups"))


def _session(request: SignedInRequest, untrusted_id: str) -> Any:
    lines = {line.id: line for line in agendas.sessions_of(by=request.member, keys=request.keys)}
    try:
        return lines[UUID(untrusted_id)]
    except (KeyError, ValueError):
        raise Http404 from None


def _told(found: Harvest, language: str) -> dict[str, Any]:
    kinds = (StepState.DONE, StepState.STARTED, StepState.NOT_DONE)
    shown = found.without_what_reveals()
    return {
        "title": found.title,
        "asked": found.asked,
        "answered": found.answered,
        "few": found.few,
        "states": [(say_term(state, language), shown.states[state]) for state in kinds if shown.states[state]],
        "reasons": [(say_term(why, language), count) for why, count in shown.reasons.most_common()],
        "said": [{"came": came, "how": _how(came, language, why=bool(shown.reasons))} for came in shown.said],
    }


def _how(came: CameBack, language: str, *, why: bool) -> str:
    term = (came.why_not if why else None) or came.state
    return say_term(term, language) if term else ""
