"""What each part of a session and of a card, and each thing that can be said about it, is called on screen and on paper."""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from amparo.domain.workshop.card import Card, Kept, Material, Need, Per, Span, Step, StepKind
from amparo.domain.workshop.session import FixedPoint, Pause, Session
from amparo.wording.catalogue import N_

SESSION_PARTS: Mapping[str, str] = {
    "cards": N_("Cards"),
    "pauses": N_("Breaks"),
    "fixed": N_("What the clock decides"),
}
SESSION_ONE: Mapping[str, str] = {
    "cards": N_("A card"),
    "pauses": N_("A break"),
    "fixed": N_("A time that is fixed"),
}

SESSION_LABELS: Mapping[type[Struct], Mapping[str, str]] = {
    Session: {
        "title": N_("What we call it"),
        "language": N_("Language"),
        "held_on": N_("Day"),
        "starts_at": N_("Begins at"),
        "minutes": N_("Minutes there are in all"),
        "people": N_("How many people"),
        "phones": N_("How many phones"),
        "group_size": N_("How many in a group at most"),
        "notes": N_("Notes for the facilitator"),
        "played": N_("When a game or drill was held with these people"),
        "left_as_is": N_("Questions left as they are"),
    },
    Card: {
        "title": N_("Title"),
        "language": N_("Language"),
        "goals": N_("Goals"),
        "key_messages": N_("Key messages"),
        "method": N_("How it is done"),
        "time": N_("How long it takes"),
        "materials": N_("What you need"),
        "remember": N_("Remember"),
        "text": N_("To begin with"),
        "notes": N_("Notes for the facilitator"),
        "challenges": N_("What can be difficult"),
        "steps": N_("Step by step"),
        "after": N_("Cards that come before"),
        "after_game": N_("A game or a drill comes before"),
        "recall": N_("What to recall at the end"),
        "way_back": N_("The way back to the analysis"),
        "reading": N_("To read on"),
        "online": N_("On the screen only"),
        "adaptations": N_("Other ways of doing it"),
        "number": N_("Number"),
        "slug": N_("Short name"),
        "category": N_("Kind of card"),
        "source": N_("Where it comes from"),
        "kept": N_("What else the file said"),
    },
    Step: {
        "title": N_("Step"),
        "minutes": N_("Minutes"),
        "least": N_("Minutes at least"),
        "need": N_("If time runs out"),
        "kind": N_("Kind of step"),
        "ask": N_("What participants read"),
        "how": N_("How"),
        "needs": N_("What this step needs"),
        "questions": N_("Questions, if the points do not come by themselves"),
        "reporters": N_("How many report back"),
        "homework": N_("Done at home"),
    },
    Span: {
        "least": N_("Minutes at least"),
        "most": N_("Minutes at most"),
        "follow_up": N_("With a follow-up later"),
        "said": N_("As it was written"),
    },
    Material: {"what": N_("What"), "quantity": N_("How many"), "per": N_("For whom")},
    Kept: {"name": N_("Name"), "value": N_("What it said")},
    Pause: {
        "title": N_("What we call it"),
        "minutes": N_("Minutes"),
        "kind": N_("Break or meal"),
        "after": N_("After which step"),
    },
    FixedPoint: {
        "title": N_("What we call it"),
        "at": N_("At"),
        "minutes": N_("Minutes"),
        "hard": N_("Everybody must be gone by then"),
    },
}

SESSION_TERMS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Need: {
        Need.MUST: N_("must"),
        Need.SHOULD: N_("should"),
        Need.IF_TIME: N_("if there is time"),
    },
    StepKind: {
        StepKind.WORK: N_("work"),
        StepKind.INTRODUCTION: N_("introduction"),
        StepKind.GROUPS: N_("in groups"),
        StepKind.REPORT_BACK: N_("report back"),
        StepKind.GAME: N_("game"),
        StepKind.DEBRIEF: N_("talking about the game"),
        StepKind.BREAK: N_("break"),
        StepKind.MEAL: N_("meal"),
        StepKind.CLOSING: N_("closing"),
    },
    Per: {
        Per.ROOM: N_("for the room"),
        Per.PERSON: N_("for each person"),
        Per.GROUP: N_("for each group"),
    },
}
