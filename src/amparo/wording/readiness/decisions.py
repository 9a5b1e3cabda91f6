"""Questions about what you decide beforehand."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "no-scenario": Words(
        N_("No situation chosen yet"),
        N_("Your people do different things after an arrest than after a missed bus."),
        N_("For which one situation are these people?"),
    ),
    "no-consent": Words(
        N_("May you be named? Not said yet"),
        N_("Once you are held, nobody can ask you. Without your word they may lose days."),
        N_("Who may use your name and your photo, and who may not?"),
    ),
    "consent-undecided": Words(
        N_("Neither yes nor no"),
        N_("Left open, everybody guesses what you would want."),
        N_("May your name be used here?"),
    ),
    "consent-without-day": Words(
        N_("A decision without its day"),
        N_("Whoever relies on it will be asked when you said so."),
        N_("On which day did you decide this?"),
    ),
    "photo-undecided": Words(
        N_("Your photo is left open"),
        N_("A photo is the first thing many will ask for."),
        N_("May your photo be shown here?"),
    ),
    "audiences-missing": Words(
        N_("Not decided for everybody"),
        N_("Nothing is said yet about: {audiences}."),
        N_("What is your yes or no for each of them?"),
    ),
    "captors-undecided": Words(
        N_("Should captors hear of the message?"),
        N_("Knowing that others know may protect you. It may also make them angry."),
        N_("Should your people tell them, not tell them, or only in some cases?"),
    ),
    "captors-without-conditions": Words(
        N_("Only if: but if what?"),
        N_("Your people need the condition in words they can check."),
        N_("What has to be true before captors are told?"),
    ),
    "captors-decision-untold": Words(
        N_("Your people do not know this decision"),
        N_("One wrong sentence on the phone would undo it."),
        N_("When can you tell each of them what you chose, and why?"),
    ),
    "police-undecided": Words(
        N_("The police: help or harm?"),
        N_("On the day there is no time to argue about it."),
        N_("In this situation, would the police help you?"),
    ),
    "police-nobody-decides": Words(
        N_("Nobody decides about the police"),
        N_("Two people deciding two ways is worse than either."),
        N_("Which of your people decides on the day?"),
    ),
    "greeting-not-agreed": Words(
        N_("No greeting word yet"),
        N_("Without a word of your own, anybody could call your people in your name."),
        N_("Which word will the two of you know, and nobody else?"),
    ),
    "greeting-not-in-person": Words(
        N_("The word was not agreed face to face"),
        N_("What went through a phone may have been read by others."),
        N_("When will you meet and choose a new one?"),
    ),
    "all-clear-not-agreed": Words(
        N_("No words to end it"),
        N_("Whoever holds your phone could say that all is well."),
        N_("Which words will only you know that end an alert?"),
    ),
    "second-word-not-agreed": Words(
        N_("The second word is not chosen"),
        N_("You want a word that warns who leads, and it does not exist yet."),
        N_("Which word will it be, and is it wise to have it?"),
    ),
}
