"""The words of next steps: levels, who does it, what for, how it went."""

from collections.abc import Mapping
from enum import Enum

from amparo.domain.workshop.leaving import Way
from amparo.domain.workshop.nextsteps import Adaptation, Doer, Focus, Reach, Readers, Shown, StepState, WhyNot
from amparo.wording.catalogue import N_

STEP_TERMS: Mapping[type[Enum], Mapping[Enum, str]] = {
    Reach: {
        Reach.OURSELVES: N_("Each of us and our organisations"),
        Reach.MOVEMENT: N_("Our networks and movement"),
        Reach.INTERNATIONAL: N_("International organisations and donors"),
    },
    Doer: {
        Doer.I: N_("I do it"),
        Doer.WE: N_("We do it"),
        Doer.OTHERS: N_("Others do it, we ask them"),
    },
    Focus: {
        Focus.SECURITY: N_("Security"),
        Focus.WELL_BEING: N_("Well-being"),
        Focus.SOLIDARITY: N_("Solidarity"),
    },
    StepState: {
        StepState.PROPOSED: N_("Proposed"),
        StepState.COMMITTED: N_("Promised"),
        StepState.STARTED: N_("Begun"),
        StepState.DONE: N_("Done"),
        StepState.NOT_DONE: N_("Not done"),
        StepState.FOLLOWED_UP: N_("Talked about afterwards"),
    },
    WhyNot: {
        WhyNot.NO_TIME: N_("There was no time"),
        WhyNot.TOO_BIG: N_("It was too big"),
        WhyNot.NOT_SAFE: N_("It is not safe now"),
        WhyNot.WAITING: N_("It waits for somebody else"),
        WhyNot.NO_MEANS: N_("Money or things are missing"),
        WhyNot.CHANGED: N_("It is not needed any more"),
        WhyNot.NOT_SAID: N_("I would rather not say"),
    },
    Adaptation: {
        Adaptation.ONLY_OURS: N_("Only what we do ourselves"),
        Adaptation.ADVOCACY: N_("Also what we say to others"),
        Adaptation.SOLIDARITY: N_("Also how movements stand by each other"),
        Adaptation.RECOMMENDING: N_("Recommendations are made here, in short"),
    },
    Readers: {
        Readers.PARTICIPANTS: N_("Those who were there"),
        Readers.ORGANISATIONS: N_("Their organisations"),
        Readers.OUTSIDE: N_("International organisations and donors"),
    },
    Shown: {
        Shown.NAMES: N_("Names for the day"),
        Shown.DAYS: N_("Days"),
        Shown.FIRST_ACTS: N_("What each begins with"),
        Shown.OURS: N_("What we do ourselves"),
        Shown.OTHERS: N_("What we ask of others"),
        Shown.ADVOCACY: N_("What we say to others"),
    },
    Way: {
        Way.AGE: N_("Sealed to my age key"),
        Way.VOICE: N_("Sealed; the facilitator tells me the words by voice"),
        Way.AMPARO: N_("Sealed to my key in Amparo"),
        Way.PAPER: N_("On paper"),
        Way.NOTHING: N_("Nothing"),
    },
}
