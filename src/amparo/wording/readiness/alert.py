"""Questions about the alert itself: its words, the phone, and the machine that sends it."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "phone-is-shared": Words(
        N_("Others use this phone"),
        N_("Whoever shares or controls your phone could see your people, or stop a call for help."),
        N_("Is there another phone, or another way to call for help?"),
    ),
    "phone-alone-not-said": Words(
        N_("Is the phone yours alone?"),
        N_("On a phone that others use or control, this is not a safe tool."),
        N_("Can somebody else unlock it, or make you unlock it?"),
    ),
    "not-handed-over": Words(
        N_("The caller knows nothing yet"),
        N_("What you wrote here is sealed. The caller sends the messages, and it has none of it."),
        N_("Will you look at what it would get, and give it?"),
    ),
    "handed-over-before-a-change": Words(
        N_("The caller has an older state"),
        N_("You changed something since. An alert would still say the old."),
        N_("Will you look at the change and give it again?"),
    ),
    "gateway-silent": Words(
        N_("What sends it does not answer"),
        N_("Messages to them would go by: {ways}. No sign of life comes from there."),
        N_("Who can look at it, and what is their other way?"),
    ),
    "machine-sleeps": Words(
        N_("The machine was not always awake"),
        N_("It was silent for {count} minutes at a time. While it sleeps it sends nothing."),
        N_("Can it stay awake, or can it run somewhere that does?"),
    ),
    "check-in-nobody-hears": Words(
        N_("A missed check-in may find nobody"),
        N_("At that hour nobody of yours is likely to answer."),
        N_("Can the time move, or can somebody be there?"),
    ),
    "pack-came-free": Words(
        N_("The sealed facts came free in an alert"),
        N_("Whoever had a card then can open what was sealed then. Handing over anew seals it under a new key."),
        N_("Will you hand the PACT over anew, with a new card where somebody may have seen one?"),
    ),
    "ask-missing": Words(
        N_("What does the first message ask?"),
        N_("It should make sense in more than one situation, and only to them."),
        N_("Which few words will you agree on with them?"),
    ),
    "ask-says-too-much": Words(
        N_("The first message says too much"),
        N_("Others may read it on the way. “{words}” points to somebody."),
        N_("How can it ask without a name, a place or a number?"),
    ),
    "ask-is-long": Words(
        N_("The first message is long"),
        N_("With your word in front it may not fit into one message."),
        N_("What can be left out?"),
    ),
    "only-one-gets-it": Words(
        N_("And if only one of them gets it?"),
        N_("At night, two phones may be off."),
        N_("What does one person do alone until the others wake?"),
    ),
    "credit-not-looked-at": Words(
        N_("Is there credit on the phone?"),
        N_("Without credit no text message leaves. Nobody looked for a month."),
        N_("Will you look today, and who could top it up?"),
    ),
    "battery-not-looked-at": Words(
        N_("Does the battery last?"),
        N_("A phone that dies at noon calls nobody in the evening."),
        N_("How long does it last, and where do you charge it?"),
    ),
    "place-of-phone-undecided": Words(
        N_("May the phone say where you are?"),
        N_("It helps those who look for you, and whoever reads along."),
        N_("Do you allow it, and have you tried it?"),
    ),
    "listening-not-weighed": Words(
        N_("Who listens in?"),
        N_("Where all traffic is watched, an alert shows where you are and whom you know."),
        N_("What may others see, and do you accept that?"),
    ),
    "numbers-only-in-the-phone": Words(
        N_("The numbers are only in the phone"),
        N_("If it is taken, they are gone."),
        N_("Which numbers do you know by heart, and where is the paper?"),
    ),
    "link-without-way-in": Words(
        N_("The page cannot be opened from outside"),
        N_("They agreed to a link, and none will be sent. Steps go in the text."),
        N_("Is that enough for them, or should the page be reachable?"),
    ),
    "button-needs-https": Words(
        N_("The button cannot be put on a phone"),
        N_("Phones keep such a page only from a secured address."),
        N_("Can the address be secured, or is a text message enough?"),
    ),
    "runs-on-a-laptop": Words(
        N_("It runs on a laptop"),
        N_("It sends only while it is on and connected. If it is taken running, so is its key."),
        N_("Who keeps it on, and should it move to a safer place?"),
    ),
}
