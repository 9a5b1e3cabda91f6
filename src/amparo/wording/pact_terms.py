"""The words of a PACT as people read them; those of an alert under way are in `alert_terms`."""

from collections.abc import Mapping
from enum import Enum

from amparo.domain.alert.notes import By
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.life import PactState
from amparo.domain.pact.terms import (
    Answered,
    Audience,
    Cadence,
    CaptorsTold,
    ContactState,
    EvidenceKind,
    FactKind,
    PoliceStance,
    RehearsalKind,
    Relation,
    Release,
    Risk,
    Scenario,
    Way,
)
from amparo.wording.catalogue import N_, gettext_in

PACT_TERMS: Mapping[type[Enum], Mapping[Enum, str]] = {
    PactState: {
        PactState.SKETCHED: N_("A sketch"),
        PactState.CONTACTS_ASKED: N_("Waiting for answers"),
        PactState.AGREED: N_("They said yes"),
        PactState.INFORMED: N_("They know what to do"),
        PactState.REHEARSED: N_("Practised"),
        PactState.READY: N_("Ready"),
        PactState.DUE_FOR_REVIEW: N_("Time to look again"),
        PactState.STALE: N_("Too old to rely on"),
        PactState.ENDED: N_("Ended"),
    },
    Scenario: {
        Scenario.ARREST: N_("I am arrested or detained"),
        Scenario.DISAPPEARANCE: N_("Nobody knows where I am"),
        Scenario.KIDNAPPING: N_("I am kidnapped"),
        Scenario.RAID: N_("Our office or my home is searched"),
        Scenario.ASSAULT: N_("I am attacked"),
        Scenario.SEXUAL_ASSAULT: N_("I am sexually assaulted"),
        Scenario.TRAVEL: N_("I do not arrive, or do not check in"),
        Scenario.PROTEST: N_("Something happens at a protest"),
        Scenario.ONLINE: N_("I am hounded online"),
        Scenario.DEVICE: N_("My phone or computer is taken or lost"),
        Scenario.SMEAR: N_("Lies are spread about me"),
        Scenario.EVACUATION: N_("My family has to leave"),
        Scenario.OWN: N_("Something else, in my own words"),
    },
    Way: {
        Way.SMS: N_("Text message"),
        Way.EMAIL: N_("E-mail"),
        Way.SIGNAL: N_("Signal"),
        Way.OTHER: N_("Another service"),
        Way.CALL: N_("A number to ring"),
    },
    Relation: {
        Relation.FAMILY: N_("Family"),
        Relation.FRIEND: N_("Friend"),
        Relation.COLLEAGUE: N_("Colleague"),
        Relation.INSTITUTION: N_("Somebody from an organisation"),
        Relation.ABROAD: N_("Somebody abroad"),
    },
    ContactState: {
        ContactState.PROPOSED: N_("Thought of"),
        ContactState.ASKED: N_("Asked, no answer yet"),
        ContactState.ACCEPTED: N_("Said yes"),
        ContactState.DECLINED: N_("Said no"),
        ContactState.BRIEFED: N_("Knows what to do"),
        ContactState.REHEARSED: N_("Has practised"),
        ContactState.ACTIVE: N_("Ready to be called"),
        ContactState.RESTING: N_("Taking a rest"),
        ContactState.WITHDRAWN: N_("Stepped back"),
    },
    Answered: {
        Answered.INVITATION: N_("They answered the invitation"),
        Answered.IN_PERSON: N_("They told me in person"),
    },
    Risk: {Risk.LOW: N_("Low"), Risk.MIDDLE: N_("In between"), Risk.HIGH: N_("High")},
    FactKind: {
        FactKind.WHO: N_("Who I am, with a photo"),
        FactKind.WORK: N_("What I do for human rights"),
        FactKind.CIRCUMSTANCES: N_("What happened, and how we know"),
        FactKind.WHY_THERE: N_("Where I may be held, and why there"),
        FactKind.CONSENT: N_("Whether I may be named, and to whom"),
        FactKind.MANDATE: N_("My lawyer, and the signed mandate"),
        FactKind.DEVICES: N_("Devices I carry and accounts open on them"),
        FactKind.HEALTH: N_("My health and medicine"),
        FactKind.FAMILY: N_("Who tells my family, and how often"),
        FactKind.LEADS: N_("Who leads, and what comes next"),
        FactKind.OFFICIALS: N_("Officials who help, and who do not"),
        FactKind.CAPTORS: N_("What captors should be told"),
        FactKind.OTHER: N_("Something else"),
    },
    Audience: {
        Audience.FAMILY: N_("My family"),
        Audience.LAWYER: N_("A lawyer"),
        Audience.AUTHORITIES: N_("Authorities here"),
        Audience.EMBASSY: N_("An embassy"),
        Audience.UNITED_NATIONS: N_("The United Nations"),
        Audience.ORGANISATIONS: N_("Human-rights organisations"),
        Audience.PRESS: N_("The press"),
        Audience.PUBLIC: N_("Everybody"),
    },
    PoliceStance: {
        PoliceStance.ALLY: N_("They would help"),
        PoliceStance.ADVERSARY: N_("They would make it worse"),
        PoliceStance.DEPENDS: N_("It depends on the day"),
    },
    CaptorsTold: {
        CaptorsTold.TELL: N_("Tell them"),
        CaptorsTold.DO_NOT_TELL: N_("Do not tell them"),
        CaptorsTold.ONLY_IF: N_("Tell them only under my conditions"),
    },
    RehearsalKind: {
        RehearsalKind.MESSAGE_TEST: N_("Test message"),
        RehearsalKind.TABLE_TALK: N_("Talked through at a table"),
        RehearsalKind.DRY_RUN: N_("Practised with real phones"),
    },
    Release: {
        Release.DEVICE: N_("My own phone opens it when I press"),
        Release.QUORUM: N_("Several of my people open it together"),
        Release.WORKER: N_("The caller opens it by itself"),
    },
    Cadence: {Cadence.ONCE: N_("Once"), Cadence.DAILY: N_("Every day"), Cadence.WEEKLY: N_("On these days each week")},
    EvidenceKind: {
        EvidenceKind.MESSAGE_DELIVERED: N_("A message arrived"),
        EvidenceKind.MESSAGE_FAILED: N_("A message did not arrive"),
        EvidenceKind.INVITATION_ANSWERED: N_("The invitation was answered"),
        EvidenceKind.PRACTICE_ANSWERED: N_("A practice alert was answered"),
        EvidenceKind.PRACTICE_UNANSWERED: N_("A practice alert got no answer"),
        EvidenceKind.PAGE_OPENED: N_("The page was opened"),
        EvidenceKind.ALERT_ANSWERED: N_("An alert was answered"),
        EvidenceKind.PACK_FREE: N_("The facts can be opened"),
    },
    MessageKind: {
        MessageKind.CALL: N_("The call"),
        MessageKind.AGAIN: N_("The call, once more"),
        MessageKind.YOU_LEAD: N_("Asked to lead"),
        MessageKind.NEWS: N_("News"),
        MessageKind.OUTCOME: N_("How it turned out"),
        MessageKind.ALL_CLEAR: N_("All clear"),
        MessageKind.FALSE_ALARM: N_("False alarm"),
        MessageKind.DURESS: N_("Warning to who leads"),
        MessageKind.ASK_OWNER: N_("Is everything well?"),
        MessageKind.TEST: N_("Practice message"),
    },
    By: {
        By.BUTTON: N_("By the button"),
        By.SMS: N_("By text message"),
        By.HOOK: N_("By another app"),
        By.CHECK_IN: N_("By a missed check-in"),
        By.OWNER: N_("From my own page"),
    },
}

FACT_HINTS: Mapping[FactKind, str] = {
    FactKind.WHO: N_(
        "Name as you want it used, how you look, where a photo is. Write it as you would say it yourself."
    ),
    FactKind.WORK: N_("Two or three sentences that show an outsider that you defend rights peacefully."),
    FactKind.CIRCUMSTANCES: N_("Empty today. Say how your people should note time, place, and who saw it."),
    FactKind.WHY_THERE: N_(
        "Places people are taken to here, which force runs them, and the reason to look there first."
    ),
    FactKind.CONSENT: N_("Who may use your name, your photo, your story, and what that could cost you."),
    FactKind.MANDATE: N_("Name and number of your lawyer. Where the signed paper is that proves it."),
    FactKind.DEVICES: N_("Make, system, locked or not, accounts left open. Never a password."),
    FactKind.HEALTH: N_("Only what a doctor must know within a day: medicine, dose, allergies."),
    FactKind.FAMILY: N_("Who brings news, to whom first, how often, and who must not hear it from strangers."),
    FactKind.LEADS: N_("Who leads, who if not, and what the first day looks like."),
    FactKind.OFFICIALS: N_("Offices and people who answered before, and those to keep away from."),
    FactKind.CAPTORS: N_("What may be said to whoever holds you, what may not, and who says it."),
    FactKind.OTHER: N_("Whatever else one of your people needs in order to act."),
}


def say_fact_hint(kind: FactKind, language: str) -> str:
    """What to write down for a fact of this kind."""
    return gettext_in(language, FACT_HINTS[kind])
