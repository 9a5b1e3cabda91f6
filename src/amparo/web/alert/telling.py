"""A call as its page shows it: sentences in the contact's language, times as their own clock shows them."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.domain.alert.model import ANSWERS, HELPING
from amparo.domain.alert.notes import Position
from amparo.domain.alert.terms import Reached, Sentence, Verified
from amparo.domain.alert.views import CallView, Entry, Standing
from amparo.domain.plan.terms import Confidence
from amparo.wording.alert_sentences import say_ago, say_clock, say_happened, say_headline
from amparo.wording.terms import say_list, say_term

LOG_MAX = 40
NEWS_MAX = 8
READY = (Sentence.SPOKE_TO_THEM, Sentence.LAWYER_KNOWS, Sentence.FOUND_NOTHING_YET)


def told(view: CallView, *, mine: Reached, language: str, now: datetime) -> dict[str, Any]:
    """Everything of the page. `mine`: what this contact answered, also when the worker has not yet taken it up."""
    here = _Here(language, view.call.time_zone, now)
    news = [here.entry(each) for each in view.news[:NEWS_MAX]]
    return {
        "call": view.call,
        "reference": view.reference,
        "practice": view.practice,
        "odd": view.odd,
        "over": view.over,
        "headline": say_headline(view.case, view.call.about, language),
        "raised": {"time": here.clock(view.raised_at), "ago": say_ago(view.raised_at, now, language)},
        "newest": news[0] if news else None,
        "news": news[1:],
        "called": _called(view.standings),
        "leads": _leads(view),
        "answers": _answers(view, language),
        "thanks": _thanks(view, mine),
        "ask": mine not in HELPING,
        "helping": mine in HELPING,
        "asked_to_lead": view.asked_to_lead and not view.i_lead,
        "yes": _("I can help now and lead") if view.asked_to_lead else _("I can help now"),
        "sentences": [(each.value, say_term(each, language)) for each in READY],
        "standings": [here.standing(each) for each in view.standings],
        "somebody": _("Somebody"),
        "place": here.place(view.position) if view.position else None,
        "free": bool(view.release),
        "waits_for": view.release_waits_for,
        "waits": _waits(view.release_waits_for),
        **_for_the_lead(view, here),
    }


class _Here:
    """The reader: their language, their clock, and what it shows now."""

    def __init__(self, language: str, zone: str, now: datetime) -> None:
        self.language, self.zone, self.now = language, zone, now

    def clock(self, at: datetime) -> str:
        return say_clock(at, self.now, self.zone, self.language)

    def entry(self, entry: Entry) -> dict[str, Any]:
        sentence = entry.sentence if entry.sentence is not Sentence.OWN else None
        said = [say_term(sentence, self.language)] if sentence else []
        return {
            "time": self.clock(entry.at),
            "said": say_happened(entry.what, entry.who, self.language),
            "text": ". ".join(each for each in (*said, entry.text) if each),
            "verified": say_term(entry.verified, self.language) if entry.verified else "",
        }

    def standing(self, standing: Standing) -> dict[str, Any]:
        return {
            "contact": standing.contact,
            "alias": standing.alias,
            "leads": standing.leads,
            "said": say_term(standing.reached, self.language),
            "since": self.clock(standing.since),
            "task": standing.task,
            "needs": standing.needs,
            "proof": standing.proof,
        }

    def place(self, position: Position) -> dict[str, str]:
        doubt = round(position.accuracy) if position.accuracy is not None else None
        within = ngettext("within %(count)d metre,", "within %(count)d metres,", doubt or 0)
        return {
            "geo": f"{position.latitude:.5f},{position.longitude:.5f}",
            "doubt": within % {"count": doubt} if doubt is not None else "",
            "time": self.clock(position.at),
        }

    def offered(self, terms: Iterable[Enum]) -> list[tuple[str, str]]:
        return [(each.value, say_term(each, self.language)) for each in terms]


def place(position: Position, language: str, zone: str, now: datetime) -> dict[str, str]:
    return _Here(language, zone, now).place(position)


def board(
    standings: Iterable[Standing], log: Iterable[Entry], language: str, zone: str, now: datetime
) -> dict[str, Any]:
    """Who knows, who does what, since when, and everything so far, newest first."""
    here = _Here(language, zone, now)
    return {"standings": [here.standing(each) for each in standings], "log": [here.entry(each) for each in log]}


def _for_the_lead(view: CallView, here: _Here) -> dict[str, Any]:
    if not view.i_lead:
        return {"i_lead": False}
    return {
        "i_lead": True,
        "case": say_term(view.case, here.language),
        "may": here.offered(view.may),
        "verified": here.offered(Verified),
        "confidence": [(each.value, say_term(each, here.language)) for each in Confidence],
        "heirs": [each for each in view.standings if each.contact != view.call.contact and each.alias],
        "log": [here.entry(each) for each in view.log[:LOG_MAX]],
    }


def _called(standings: Iterable[Standing]) -> str:
    count = sum(each.reached is not Reached.WAITING for each in standings)
    if count < 2:
        return ""
    return ngettext("%(count)d person was called.", "%(count)d people were called.", count) % {"count": count}


def _leads(view: CallView) -> str:
    """Who was only asked does not lead yet."""
    if view.i_lead:
        return _("You lead.")
    leading = next((each.alias for each in view.standings if each.leads), "")
    if leading:
        return _("%(name)s leads.") % {"name": leading}
    if view.lead == view.call.contact:
        return _("You should lead.")
    return _("%(name)s should lead.") % {"name": _lead_name(view)} if _lead_name(view) else ""


def _answers(view: CallView, language: str) -> str:
    others = [each for each in view.standings if each.contact != view.call.contact]
    can = [each.alias or _("Somebody") for each in others if each.reached in HELPING]
    if can:
        return _("Can help: %(names)s.") % {"names": say_list(can, language)}
    return "" if any(each.reached in ANSWERS for each in view.standings) else _("Nobody has answered yet.")


def _thanks(view: CallView, mine: Reached) -> str:
    if mine in HELPING:
        return _("You said that you can help. Thank you.")
    if mine not in ANSWERS:
        return ""
    lead = _lead_name(view)
    if lead and not view.i_lead:
        return _("Thank you for saying so. %(name)s knows.") % {"name": lead}
    return _("Thank you for saying so.")


def _waits(count: int) -> str:
    waits = ngettext(
        "They open when %(count)d more person has given their part of the key.",
        "They open when %(count)d more people have given their part of the key.",
        count,
    )
    return waits % {"count": count}


def _lead_name(view: CallView) -> str:
    return next((each.alias for each in view.standings if each.contact == view.lead), "")
