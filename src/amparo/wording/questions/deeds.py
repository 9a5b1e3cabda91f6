"""Questions about what we will do, before what, and when."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "no-measures": Words(
        N_("Nothing to do yet"),
        N_("A plan is what you will do, by whom and by when."),
        N_("What is the first thing you could do about what worries you?"),
    ),
    "no-reactive-measure": Words(
        N_("Nothing for the day it happens"),
        N_("All measures come before. On the day itself nobody would know what to do first."),
        N_("If it happens tonight, what do you do in the first hour, and who does it?"),
    ),
    "no-preventive-measure": Words(
        N_("Nothing that comes before"),
        N_("All measures begin once it has happened. Some of the harm can be avoided beforehand."),
        N_("What could you do now so that it happens less, or hurts less?"),
    ),
    "threat-without-reactive": Words(
        N_("Nothing for the day this threat comes true"),
        N_("Every measure against it comes before. Others in this plan do have a “what if”."),
        N_("If this one happens, what do you do first?"),
    ),
    "threat-without-preventive": Words(
        N_("Nothing that comes before this threat"),
        N_("Every measure against it begins once it has happened."),
        N_("What could you do beforehand so that it happens less, or hurts less?"),
    ),
    "dead-tool": Words(
        N_("{tool} is no longer looked after"),
        N_("It was given up in {year}. Holes found since then stay open."),
        N_("What could you use instead?"),
    ),
    "vague-measure": Words(
        N_("What exactly will be done?"),
        N_("Words like these leave everybody to imagine something else, and nobody can tell when it is done."),
        N_("What would somebody see you do?"),
    ),
    "outside-body-not-asked": Words(
        N_("It depends on somebody who has not agreed"),
        N_("Until {names} said yes, this may not happen however hard you work."),
        N_("Who asks them, and what do you do if they say no?"),
    ),
    "serves-no-objective": Words(
        N_("What is this measure for?"),
        N_("It is not tied to anything you want to reach."),
        N_("Which objective does it serve, or can it go?"),
    ),
    "too-many-measures": Words(
        N_("A long plan"),
        N_("Five measures that get done beat thirty that do not. Here {count} are open."),
        N_("Which ones would you keep if there were time for five?"),
    ),
    "measures-alike": Words(
        N_("Two measures read the same"),
        N_("Written twice, each owner may think the other does it."),
        N_("Is this the same as “{other}”, and can one of them go?"),
    ),
    "one-strategy-only": Words(
        N_("All measures follow one strategy"),
        N_("You can win consent, protect yourselves, and make an attack costly. All here do the same."),
        N_("What could you do of another kind?"),
    ),
    "several-deeds-in-one": Words(
        N_("Long, or several things in one"),
        N_("Short measures are easier to hand out, to finish and to remember."),
        N_("Could this become two or three measures, each with its own person and day?"),
    ),
    "back-up-never-restored": Words(
        N_("Does the copy open?"),
        N_("Many copies turn out to be empty or broken on the day they are needed."),
        N_("When will you try to get something back from a copy?"),
    ),
    "nobody-keeps-it-up": Words(
        N_("Who keeps it up to date?"),
        N_("What is installed and then left alone grows unsafe."),
        N_("Who updates it, and how often?"),
    ),
    "training-for-whom": Words(
        N_("Who will be trained?"),
        N_("A training without a list of people tends to reach those who need it least."),
        N_("Who takes part, and who leads it?"),
    ),
    "measure-reads-as-objective": Words(
        N_("This measure reads like something to reach"),
        N_("That does no harm as long as it is clear what you will do."),
        N_("What is one thing that you will do for this?"),
    ),
    "before-or-after-not-said": Words(
        N_("Before it happens, or once it has?"),
        N_("Seeing both kinds side by side shows where the plan is thin."),
        N_("Does this come before, or does it begin when it happens?"),
    ),
    "no-proof": Words(
        N_("How do you know that it is done?"),
        N_("“Done” means something else to everybody until you have agreed on a sign."),
        N_("What could you show when it is done?"),
    ),
    "order-in-a-ring": Words(
        N_("These measures wait for each other"),
        N_("Each needs another one first, all the way round: {ring}. None can begin."),
        N_("Which one can start without the others?"),
    ),
    "due-before-what-it-needs": Words(
        N_("Due before what it needs"),
        N_("It is due: {when}. What it needs comes later: “{needs}” ({needs_when})."),
        N_("Which of the two should move?"),
        N_("Do it only then"),
    ),
    "copy-rarer-than-original": Words(
        N_("The copy kept elsewhere is renewed more rarely"),
        N_("What was saved since the last copy would be lost with the office. The original is “{original}”."),
        N_("Could the copy leave the house each time a new back-up is made?"),
        N_("Renew it as often"),
    ),
    "order-seems-wrong": Words(
        N_("Should something else come first?"),
        N_("It is due: {when}. It seems to need what comes later: {needs} ({last_when})."),
        N_("Which of them has to come first?"),
        N_("Put it after them"),
    ),
    "link-seems-missing": Words(
        N_("Does this need something first?"),
        N_("If one of them is late, nobody sees that the other has to wait. It seems to need: {needs}."),
        N_("Does this have to wait for it?"),
        N_("Say that it comes after"),
    ),
    "no-timetable": Words(
        N_("No day yet"),
        N_("What has no day is always overtaken by what has one."),
        N_("By when is this done, or how often does it happen?"),
    ),
    "rhythm-differs-from-text": Words(
        N_("The text and the timetable differ"),
        N_("The text says “{rhythm}”. The timetable says “{when}”."),
        N_("Which of the two do you mean?"),
        N_("Take “{rhythm}”"),
    ),
    "overdue": Words(
        N_("The day has passed"),
        N_("It was due on {day} and is still open."),
        N_("Is it done, does it need a new day, or does it need help?"),
    ),
    "vague-time": Words(
        N_("“{words}” is not a day"),
        N_("Words like these move on by themselves."),
        N_("By which day, or how often exactly?"),
    ),
    "all-at-once": Words(
        N_("Much at the very beginning"),
        N_("{count} of {of} measures are due in the first two weeks. Plans break when they begin too hard."),
        N_("Which of them could wait a month?"),
    ),
    "no-start-soon": Words(
        N_("Nothing begins soon"),
        N_("Without a small early success a plan is easily shelved."),
        N_("What small thing could be done within four weeks?"),
    ),
    "nothing-later": Words(
        N_("Nothing after the first month"),
        N_("Some things that protect you need more time than a few weeks."),
        N_("What do you want to have in place in half a year?"),
    ),
    "time-not-understood": Words(
        N_("“{words}” could not be read as a time"),
        N_("The words are kept, but nobody can be reminded of them."),
        N_("Which day or which rhythm do they mean?"),
    ),
    "repeated-only-in-words": Words(
        N_("Again and again, or only once?"),
        N_("The text says “{rhythm}”, the timetable “{when}”. After the first time nobody would be reminded."),
        N_("Is it to be done again and again?"),
        N_("Repeat it: {rhythm}"),
    ),
}
