"""The words of an alert as people read them: how far it got with somebody, where the case stands, what was said."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from amparo.domain.alert.terms import Case, Reached, Sentence, Verified
from amparo.wording.catalogue import N_, gettext_in, ngettext_in
from amparo.wording.terms import say_day

MINUTES_MAX = 120
HOURS_MAX = 48

TERMS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Reached: {
        Reached.WAITING: N_("In reserve, not called yet"),
        Reached.QUEUED: N_("About to be called"),
        Reached.HANDED_OVER: N_("Message handed over; no sign of it yet"),
        Reached.DELIVERED: N_("Message is on their phone, not answered"),
        Reached.OPENED: N_("Page was opened, not answered"),
        Reached.CAN: N_("Can help"),
        Reached.CANNOT: N_("Cannot help now"),
        Reached.ACTING: N_("Is acting"),
        Reached.BLOCKED: N_("Is stuck and needs something"),
        Reached.DONE: N_("Has done it"),
        Reached.STOOD_DOWN: N_("Is resting"),
        Reached.NOT_REACHED: N_("Not reached; trying again"),
    },
    Case: {
        Case.PRESSED: N_("Not called yet"),
        Case.UNVERIFIED: N_("Nothing is confirmed yet"),
        Case.VERIFYING: N_("Being checked"),
        Case.CONFIRMED: N_("It is true"),
        Case.ACTING: N_("People are acting"),
        Case.LOCATED: N_("Located"),
        Case.ACCESS: N_("A lawyer or doctor got in"),
        Case.SAFE: N_("Safe"),
        Case.RELEASED: N_("Released"),
        Case.STILL_HELD: N_("Still held: this will take long"),
        Case.DECEASED: N_("Has died"),
        Case.SUSPENDED: N_("Stopped for now: it endangers the contacts"),
        Case.DOUBTED: N_("An all-clear nobody can believe yet"),
        Case.HANDED_OVER: N_("An organisation has taken it on"),
        Case.FALSE_ALARM: N_("A false alarm"),
        Case.AFTER_CARE: N_("Looking after everybody"),
        Case.DEBRIEFED: N_("Talked through"),
        Case.STOPPED: N_("Stopped before anybody was called"),
        Case.CLOSED: N_("Over"),
    },
    Verified: {
        Verified.FACE: N_("I saw it myself"),
        Verified.VOICE: N_("I heard their voice"),
        Verified.WORDS: N_("They said the agreed words"),
        Verified.THIRD_PARTY: N_("Somebody told me"),
        Verified.NOT: N_("I do not know for certain"),
    },
    Sentence: {
        Sentence.SPOKE_TO_THEM: N_("I spoke to them."),
        Sentence.LAWYER_KNOWS: N_("The lawyer knows."),
        Sentence.FOUND_NOTHING_YET: N_("I found nothing out yet."),
        Sentence.OWN: N_("Something else:"),
    },
}

HEADLINES: Mapping[Case, str] = {
    Case.LOCATED: N_("{name} has been located."),
    Case.ACCESS: N_("Somebody got through to {name}."),
    Case.SAFE: N_("{name} is safe."),
    Case.RELEASED: N_("{name} is free."),
    Case.STILL_HELD: N_("{name} is still held."),
    Case.DECEASED: N_("{name} has died."),
    Case.SUSPENDED: N_("Stop for now. Going on would endanger you."),
    Case.DOUBTED: N_("An all-clear came. We do not trust it yet."),
    Case.HANDED_OVER: N_("An organisation has taken it on."),
    Case.FALSE_ALARM: N_("It was a false alarm. {name} is all right."),
    Case.AFTER_CARE: N_("It is over. Now look after yourself."),
    Case.DEBRIEFED: N_("It is over. Thank you."),
    Case.STOPPED: N_("{name} stopped it. Nobody has to do anything."),
    Case.CLOSED: N_("It is over. Thank you."),
}
"""What stands largest on a contact's page once the case has moved."""
NEEDED = N_("{name} needs help. You agreed to help.")

HAPPENED: Mapping[str, str] = {
    "pressed": N_("The alert was raised"),
    "check-in-missed": N_("A check-in was missed"),
    "reserves-called": N_("The reserves were called"),
    "calling-ended": N_("Nobody is called again"),
    "answered-can": N_("{who} can help"),
    "answered-cannot": N_("{who} cannot help now"),
    "asked-to-lead": N_("{who} was asked to lead"),
    "leads": N_("{who} leads"),
    "acting": N_("{who} is acting"),
    "done": N_("{who} has done it"),
    "blocked": N_("{who} is stuck and needs something"),
    "learned": N_("{who} says:"),
    "stood-down": N_("{who} is resting"),
    "owner-said": N_("From the phone that asked for help:"),
    "position": N_("A position came from the phone"),
    "all-clear": N_("The all-clear came"),
    "words-wrong": N_("Wrong words were typed"),
    "duress": N_("Words under coercion were used"),
    "stopped": N_("It was stopped before anybody was called"),
    "share-given": N_("{who} gave their part of the key"),
    "pack-free": N_("The facts can be opened"),
}
"""The codes of a log's entries. A case the alert moved to is said by its own name."""


def say_alert_term(term: Enum, language: str) -> str:
    return gettext_in(language, TERMS[type(term)][term])


def say_headline(case: Case, name: str, language: str) -> str:
    return gettext_in(language, HEADLINES.get(case, NEEDED)).format(name=name)


def say_happened(what: str, who: str, language: str) -> str:
    """One line of a log, from its code: "Leila leads"."""
    if what in HAPPENED:
        return gettext_in(language, HAPPENED[what]).format(who=who or gettext_in(language, "Somebody"))
    return say_alert_term(Case(what), language) if what in set(Case) else ""


def say_clock(at: datetime, now: datetime, zone: str, language: str) -> str:
    """ "03:07", as the reader's own clock showed it; with the day if it was another one."""
    there = ZoneInfo(zone)
    local = at.astimezone(there)
    clock = f"{local:%H:%M}"
    if local.date() == now.astimezone(there).date():
        return clock
    return gettext_in(language, "{day}, {time}").format(day=say_day(local.date(), language), time=clock)


def say_ago(at: datetime, now: datetime, language: str) -> str:
    """ "4 minutes ago"; empty after two days, when the day says more."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < MINUTES_MAX:
        return ngettext_in(language, "{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if minutes < HOURS_MAX * 60:
        return ngettext_in(language, "{count} hour ago", "{count} hours ago", minutes // 60).format(count=minutes // 60)
    return ""
