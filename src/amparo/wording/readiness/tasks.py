"""Questions about what each of them does, and what they know and have for it."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "no-lead": Words(
        N_("Nobody leads"),
        N_("Without one who leads, everybody waits for the others, or all do the same."),
        N_("Which one of them keeps it together?"),
    ),
    "deputy-is-lead": Words(
        N_("Who leads also stands in"),
        N_("If they cannot lead, they cannot stand in either."),
        N_("Who leads if they do not answer?"),
        N_("Leave the second place empty for now"),
    ),
    "no-deputy-for-lead": Words(
        N_("Nobody stands in for who leads"),
        N_("Whoever leads may be asleep, ill or taken as well."),
        N_("Who leads if they do not answer?"),
    ),
    "lead-in-reserve": Words(
        N_("Who leads is only in reserve"),
        N_("They would be called last, and could not lead from the start."),
        N_("Should they be called at once?"),
        N_("Call them at once"),
    ),
    "lead-hit-too": Words(
        N_("Who leads could be hit with you"),
        N_("Then the one who keeps it together is missing from the first minute."),
        N_("Who leads from somewhere safer?"),
    ),
    "all-in-reserve": Words(
        N_("All are in reserve"),
        N_("Nobody would be called at once; the first minutes would pass in silence."),
        N_("Who should be called first?"),
    ),
    "nothing-to-do": Words(
        N_("Nothing to do yet"),
        N_("To know of a danger and have nothing to do is the worst place to be."),
        N_("What is one thing they can really do?"),
    ),
    "not-talked-through": Words(
        N_("Not talked through yet"),
        N_("A task read for the first time at night is a task half done."),
        N_("When will you go through it together?"),
    ),
    "no-first-step": Words(
        N_("No first step"),
        N_("At three in the morning people need one small thing to begin with."),
        N_("What is the very first thing they do, in one sentence?"),
    ),
    "no-sign-to-begin": Words(
        N_("When does it begin?"),
        N_("Too early may endanger you, too late as well."),
        N_("By which sign do they know that it is time?"),
    ),
    "task-of-nobody": Words(
        N_("{contact} can no longer do this"),
        N_("They said no, stepped back or need rest. That is their right."),
        N_("Who takes it over, or can it go?"),
    ),
    "waiting-in-a-ring": Words(
        N_("They wait for one another"),
        N_("In {ring} each waits until another is done."),
        N_("Which of them can begin without the others?"),
    ),
    "demand-unanswered": Words(
        N_("They will ask, and nobody can answer"),
        N_("Before they act they want to know: {demands}."),
        N_("Where is the answer, or do you leave it open on purpose?"),
    ),
    "not-empowered": Words(
        N_("Do they have what it takes?"),
        N_("A good will needs money, a paper or a right to go with it."),
        N_("What do they need so that they may and can do this?"),
    ),
    "no-time-to-do-it": Words(
        N_("Within what time?"),
        N_("Some things help only in the first hour."),
        N_("By when should it be done?"),
    ),
    "no-other-way": Words(
        N_("And if that does not work?"),
        N_("The office is closed, the number is dead: it happens."),
        N_("What do they try next?"),
    ),
    "nothing-to-avoid": Words(
        N_("What should they not do?"),
        N_("Ringing your phone may harm you. Silence or a call that breaks off may be the sign itself."),
        N_("What should they leave alone, however much they want to?"),
    ),
    "need-not-handed-over": Words(
        N_("They do not have what they need"),
        N_("For this they need {needs}. Writing it down does not yet give it to them."),
        N_("How and when does it get into their hands?"),
    ),
    "need-not-confirmed": Words(
        N_("Have they got it?"),
        N_("You gave them {needs}. They have not said yet that they have it."),
        N_("When can you ask them to look?"),
    ),
    "need-is-empty": Words(
        N_("A title, and nothing under it"),
        N_("Somebody will look here for an answer in the first hour."),
        N_("What stands in it, or where is it on paper?"),
    ),
    "need-out-of-date": Words(
        N_("What they hold is out of date"),
        N_("They may act on {needs}, and that was true only until a day that is past."),
        N_("What is true today, and how do they get it?"),
    ),
    "handing-over-late": Words(
        N_("It should be in their hands by now"),
        N_("It was to be handed over by {day}."),
        N_("What kept it, and when is the next good moment?"),
    ),
    "no-card": Words(
        N_("No card to open the facts"),
        N_("Your sealed facts open with twelve words on their card."),
        N_("When will you make the card together?"),
    ),
    "too-few-cards": Words(
        N_("Too few cards to open it together"),
        N_("It takes {of} of them together, and {count} have a card."),
        N_("Who gets a card, or how many should it take?"),
    ),
    "nothing-opens-the-facts": Words(
        N_("Nothing opens the sealed facts"),
        N_("They would stay sealed on the day they are needed."),
        N_("What should open them: your phone, or several of your people together?"),
    ),
    "no-mandate": Words(
        N_("No lawyer with a signed paper"),
        N_("A lawyer without your mandate may be sent away. Others may be sent whom you do not know."),
        N_("Which lawyer do you trust, and who holds the signed mandate?"),
    ),
    "devices-unknown": Words(
        N_("What is on your phone? Nobody knows"),
        N_("Somebody has to close accounts before others read them."),
        N_("Who knows which devices you carry and what is open on them?"),
    ),
    "facts-not-thought-of": Words(
        N_("Facts they may be asked for"),
        N_("Nothing is said yet about: {kinds}. Some of it you may leave out on purpose."),
        N_("Which of these would help on the first day?"),
    ),
}
