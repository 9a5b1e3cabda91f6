"""The questions about next steps. Specific, and within reach: asked, never marked."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "step-nobody": Words(
        N_("Nobody has promised it"),
        N_("A step that nobody promised stays on the wall."),
        N_("Who says: I will? Or which organisation says: we will?"),
    ),
    "step-no-day": Words(
        N_("There is no day for it"),
        N_("What has no day is always for later."),
        N_("By which day will it be done?"),
    ),
    "step-no-first-act": Words(
        N_("Nobody knows how it begins"),
        N_("A first act of five minutes gets more done than a good intention."),
        N_("What is the very first thing to do, so small that it fits into one day?"),
    ),
    "step-no-addressee": Words(
        N_("It is asked of nobody"),
        N_("Others can only do what somebody asks of them by name."),
        N_("Which organisation or office is asked, and by whom?"),
    ),
    "point-no-audience": Words(
        N_("Nobody is there to hear it"),
        N_("A point without an audience is never made."),
        N_("Who shall hear this, and at which meeting?"),
    ),
    "no-well-being": Words(
        N_("Rest and well-being do not stand here"),
        N_("People who are worn out cannot protect themselves or others."),
        N_("What will each of you do for yourselves, and for one another?"),
    ),
    "step-not-one": Words(
        N_("“{words}” is not one person or organisation"),
        N_("Where everybody promises, each may wait for the others."),
        N_("Who makes sure that it is done?"),
    ),
    "step-vague": Words(
        N_("Two people may understand this in two ways"),
        N_("A step is specific when somebody else could see whether it was done."),
        N_("What exactly will somebody see when it is done?"),
    ),
    "step-late": Words(
        N_("Its day was {day}"),
        N_("A day that passed says nothing about anybody. A new one helps."),
        N_("Is it done? What kept it from being done, and what would be a day that holds?"),
    ),
    "many-for-one": Words(
        N_("{owner} has promised {count} steps"),
        N_("Three steps that are done beat ten that are not."),
        N_("Which of them matter most, and which can wait or go to somebody else?"),
    ),
    "nothing-of-ours": Words(
        N_("Everything is asked of others"),
        N_("What others do is not in your hands."),
        N_("What can each of you begin with, whatever the others do?"),
    ),
    "leads-nowhere": Words(
        N_("No step follows from this recommendation"),
        N_("A recommendation is carried out by its steps."),
        N_("What can you, your network or others do about it?"),
    ),
    "step-far": Words(
        N_("It is far away: {day}"),
        N_("What is more than three months away is easily forgotten."),
        N_("Is there a part of it that can be done within a month?"),
    ),
    "step-no-when": Words(
        N_("Nothing says what it follows on"),
        N_("“When I am back on Monday, I will ...” is done more often than “I will ...”."),
        N_("When exactly, and where, will you be when you begin?"),
    ),
    "comes-from-nowhere": Words(
        N_("It belongs to no recommendation"),
        N_("Whoever reads it later will ask what it was for."),
        N_("Which recommendation does it carry out?"),
    ),
    "no-solidarity": Words(
        N_("Nothing about standing by each other"),
        N_("You wanted to talk about solidarity between movements: it protects, too."),
        N_("What can your movements do for one another?"),
    ),
    "no-advocacy": Words(
        N_("Nothing to say to others yet"),
        N_("You wanted points for those who have influence."),
        N_("What shall they hear, and from whom?"),
    ),
    "no-recommendation": Words(
        N_("No recommendation yet"),
        N_("Today's steps begin with a short talk about recommendations."),
        N_("What are the two or three things that would help most?"),
    ),
    "outside-though-ours": Words(
        N_("This asks others to act"),
        N_("Today you wanted only what you do yourselves."),
        N_("What is your own part in it? Or shall others be asked after all?"),
    ),
}
