"""The terms of an alert that has begun: how far it got with somebody, where the case stands, how anybody knows."""

from collections.abc import Mapping
from enum import Enum

from amparo.domain.alert.terms import Case, Reached, Sentence, Verified
from amparo.wording.catalogue import N_

ALERT_TERMS: Mapping[type[Enum], Mapping[Enum, str]] = {
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
        Sentence.SPOKE_TO_THEM: N_("I spoke to them"),
        Sentence.LAWYER_KNOWS: N_("The lawyer knows"),
        Sentence.FOUND_NOTHING_YET: N_("I found nothing out yet"),
        Sentence.OWN: N_("Something else"),
    },
}
