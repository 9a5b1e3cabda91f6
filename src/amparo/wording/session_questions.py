"""The words of every question about a session or a card, by its code."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "nothing-left-for-step": Words(
        N_("A step has no minutes left"),
        N_("The other steps already fill the {total} minutes of “{card}”. What has no minutes is what falls out."),
        N_("Will you add time, take it from other steps, or make this step homework?"),
        N_("Done at home"),
    ),
    "step-without-minutes": Words(
        N_("A step without minutes"),
        N_("Other steps of “{card}” have their minutes. This one will take them from whatever comes last."),
        N_("How long shall it take, and how short could it be?"),
    ),
    "one-total-for-parts": Words(
        N_("One total for several parts"),
        N_(
            "It says {total} minutes for {parts} parts together. Nobody will notice in time that the first takes too long."
        ),
        N_("How will you divide the minutes?"),
    ),
    "over-card-time": Words(
        N_("The steps take longer than the card"),
        N_("The steps add up to {sum} minutes; the card says {total} at most."),
        N_("Which of the two is true?"),
    ),
    "break-without-place": Words(
        N_("A break without a place"),
        N_("It takes {minutes} minutes, and nobody knows after which step. Such breaks are the first to be lost."),
        N_("After which step do people rest?"),
    ),
    "over-session-time": Words(
        N_("Too much for the time there is"),
        N_("With its breaks this takes {sum} minutes; you have {total}."),
        N_("What can go, be shorter, or be done at home?"),
    ),
    "long-without-break": Words(
        N_("A long time without a break"),
        N_("At the end of this step people will have worked for {minutes} minutes without a rest."),
        N_("Where can they rest before?"),
    ),
    "hurried-report-back": Words(
        N_("A hurried report back"),
        N_("{count} people in {minutes} minutes: nobody will have time to ask anything."),
        N_("Fewer people, or more minutes?"),
    ),
    "nothing-can-give": Words(
        N_("Nothing may be shorter"),
        N_("Every step must be and none can be shortened. Something always takes longer than planned."),
        N_("What could be left out or shortened, if it runs late?"),
    ),
    "nothing-to-do": Words(
        N_("No steps yet"),
        N_("A session is made of cards with steps."),
        N_("Which card will you begin with?"),
    ),
    "game-not-played": Words(
        N_("It comes after a game that nobody has recorded"),
        N_("This card looks back at a game or a drill. Without one there is nothing to look back at."),
        N_("Was one held with these people before, or will you put it in front?"),
    ),
    "card-too-early": Words(
        N_("It builds on what comes later"),
        N_("This card builds on {needs}, which stands after it."),
        N_("Shall they change places?"),
    ),
    "card-before-missing": Words(
        N_("It builds on something that is not here"),
        N_("This card builds on other cards: {before}. They are not in this session."),
        N_("Have these people done that before?"),
    ),
    "game-without-debrief": Words(
        N_("A game without talking about it"),
        N_("What people learn, they learn afterwards; and nobody should go home with only the fright of it."),
        N_("When will you talk about the game?"),
    ),
    "no-closing": Words(
        N_("It ends without a closing"),
        N_(
            "The last thing people do is what they take home. They should leave knowing what they will do, and in good heart."
        ),
        N_("How will you close?"),
    ),
    "past-the-end": Words(
        N_("It goes on after everybody must be gone"),
        N_("By this plan it ends {minutes} minutes too late."),
        N_("What can go, or can you begin earlier?"),
    ),
    "in-the-middle-of-a-step": Words(
        N_("It falls into the middle of a step"),
        N_("At that time {last} is going on."),
        N_("Can this step begin later or be divided?"),
    ),
    "no-goal": Words(
        N_("No goal"),
        N_("Without a goal nobody can tell whether it was reached."),
        N_("What will people be able to do afterwards?"),
    ),
    "reporters-unknown": Words(
        N_("Nobody knows how many report back"),
        N_("If everybody reports, the others stop listening."),
        N_("How many will you choose?"),
    ),
    "nothing-to-bring": Words(
        N_("Nothing to bring"),
        N_("The packing list is made from what each card needs; this card names nothing."),
        N_("Does it really need nothing, not even paper?"),
    ),
    "for-how-many": Words(
        N_("For how many?"),
        N_("Some things are needed for each person or each group, so the packing list cannot be counted yet."),
        N_("How many people do you expect?"),
    ),
    "uneven-groups": Words(
        N_("The groups do not come out"),
        N_("{people} people cannot be divided into groups of {size} or one fewer."),
        N_("Which groups may be smaller or larger?"),
    ),
}
