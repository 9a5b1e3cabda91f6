"""The sentences of an alert as people read them: what happened, how long ago, by whose clock."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from amparo.domain.alert.terms import Case
from amparo.wording.catalogue import N_, gettext_in, ngettext_in
from amparo.wording.terms import say_day, say_term

MINUTES_MAX = 120
HOURS_MAX = 48

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
    "pressed-again": N_("The button was pressed again"),
    "check-in-missed": N_("A check-in was missed"),
    "reserves-called": N_("The reserves were called"),
    "hours-over": N_("The agreed hours of this practice are over"),
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


def say_headline(case: Case, name: str, language: str) -> str:
    return gettext_in(language, HEADLINES.get(case, NEEDED)).format(name=name)


def say_happened(what: str, who: str, language: str) -> str:
    """One line of a log, from its code: "Leila leads"."""
    if what in HAPPENED:
        return gettext_in(language, HAPPENED[what]).format(who=who or gettext_in(language, "Somebody"))
    return say_term(Case(what), language) if what in set(Case) else ""


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
