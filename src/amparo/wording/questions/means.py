"""Questions about people, money, emergencies, and what comes after the plan is written."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "no-owner": Words(
        N_("Nobody is named"),
        N_("What belongs to nobody is done by nobody, however much everybody wants it."),
        N_("Which one person makes sure that this gets done?"),
    ),
    "no-single-owner": Words(
        N_("“{words}” is not one person"),
        N_("Where several are named, each may wait for the other. The others can still help."),
        N_("Which one of you makes sure that it gets done?"),
    ),
    "owner-left": Words(
        N_("{owner} is no longer there"),
        N_("A measure left behind is noticed only when it is needed."),
        N_("Who takes it over?"),
    ),
    "owner-not-agreed": Words(
        N_("{owner} has not said yes"),
        N_("People do what they agreed to, and rarely what they were handed."),
        N_("Has somebody asked, and what would make a yes possible?"),
    ),
    "one-carries-most": Words(
        N_("{owner} carries {count} of {of} measures"),
        N_("Whoever carries much more than the others gets tired, and the plan stops with one illness."),
        N_("What could somebody else take over?"),
    ),
    "more-hours-than-there-are": Words(
        N_("More hours than {owner} has"),
        N_("What is promised takes more time than there is until then."),
        N_("What can wait, or who can help?"),
    ),
    "one-carries-half-the-hours": Words(
        N_("{owner} carries over half of all hours"),
        N_("Work spread over several people goes on when one of them is missing."),
        N_("What could somebody else take over?"),
    ),
    "nobody-else-can": Words(
        N_("Everything here hangs on {owner}"),
        N_("All measures for this objective have the same person, and nobody to step in."),
        N_("Who could step in for at least one of them?"),
    ),
    "reactive-without-deputy": Words(
        N_("Nobody steps in"),
        N_("When it happens, the one person may be the one it happens to."),
        N_("Who does this if the first person cannot?"),
    ),
    "drafted-alone": Words(
        N_("Written by one person"),
        N_("Those who were not asked see other dangers, and carry out less."),
        N_("Who else should read it before it counts: drivers, guards, the youngest, the newest?"),
    ),
    "stop-half-decided": Words(
        N_("When to stop is decided only in part"),
        N_("In a tense hour nobody wants to be the one who stops. Not said yet: {missing}."),
        N_("Who decides that it is no longer safe enough, and by which sign?"),
    ),
    "owner-only-in-words": Words(
        N_("Who is this?"),
        N_("The name stands in the measure, but not yet among the people of the plan."),
        N_("Shall this person be added, with an alias?"),
    ),
    "hours-missing": Words(
        N_("How much time does it take?"),
        N_("Hours are said for other measures. Without these nobody sees who has too much."),
        N_("About how many hours, roughly?"),
    ),
    "free-but-seems-to-cost": Words(
        N_("Nothing to pay?"),
        N_("Something is bought or built here, or an expert is hired, and the cost is nought."),
        N_("Who gives it, or what will it cost?"),
    ),
    "over-budget": Words(
        N_("More than there is"),
        N_("The measures add up to at least {total} {currency}. There are {budget} {currency}."),
        N_("What could cost less, wait, or be asked of somebody?"),
    ),
    "over-budget-in-a-year": Words(
        N_("Fits once, but not for a year"),
        N_("With what is repeated, a year comes to {total} {currency}. There are {budget} {currency}."),
        N_("How will the repeated costs be paid?"),
    ),
    "no-cost": Words(
        N_("No cost said"),
        N_("Other measures say what they cost. A nought is an answer, too."),
        N_("What does it cost, or is it free?"),
    ),
    "currencies-mixed": Words(
        N_("More than one currency"),
        N_("Sums in {currencies} cannot be added up."),
        N_("In which currency do you want to count?"),
    ),
    "cost-not-understood": Words(
        N_("“{words}” could not be read as a sum"),
        N_("The words are kept, but they are missing from the total."),
        N_("How much is that, and in which currency?"),
    ),
    "emergency-without-first-hour": Words(
        N_("Nothing for the first hour"),
        N_("What is done in the first hour often decides the rest."),
        N_("What happens in the first five minutes, and within the hour?"),
    ),
    "emergency-step-without-who": Words(
        N_("A step without a person"),
        N_("In an emergency nobody has time to find out who is meant."),
        N_("Who does each step?"),
    ),
    "emergency-without-deputy": Words(
        N_("Nobody steps in"),
        N_("The person in the procedure may be the one it happens to."),
        N_("Who takes over if one of you cannot?"),
    ),
    "emergency-never-rehearsed": Words(
        N_("Never tried"),
        N_("Under stress people do what they have practised, not what they have read."),
        N_("When could you play it through once, with a tea afterwards?"),
    ),
    "reactive-without-trigger": Words(
        N_("By which sign does it begin?"),
        N_("Without a sign one person begins too soon, and another too late."),
        N_("What do you see or hear that makes you start?"),
    ),
    "changed-since-review": Words(
        N_("Something changed after you last looked"),
        N_("Noted for {day}, and the plan has not been looked at since."),
        N_("Does the plan still fit?"),
    ),
    "review-late": Words(
        N_("Time to look at the plan again"),
        N_("A good plan can be wrong after six months. The day that counts here was {day}."),
        N_("When do you sit down together, even for half an hour?"),
    ),
    "plan-expired": Words(
        N_("The plan was good until {day}"),
        N_("Somebody may still be relying on it."),
        N_("Does it still hold, or do you write a new one?"),
    ),
    "no-review-day": Words(
        N_("No day to look at it again"),
        N_("Threats change. A plan nobody looks at grows wrong without anybody noticing."),
        N_("On which day, within six months, do you look at it together?"),
    ),
    "no-day-written": Words(
        N_("The plan has no date"),
        N_("“Within two weeks” means nothing without the day from which to count."),
        N_("On which day was this plan agreed?"),
    ),
    "not-yet-explained": Words(
        N_("Not everybody knows the plan yet"),
        N_("A plan helps only those who know it. Not recorded yet: {missing}."),
        N_("Who still needs to agree to it, get it, or have it explained?"),
    ),
    "done-but-not-judged-again": Words(
        N_("All done, and not judged again"),
        N_("You have done everything you planned here. The threat may look different now."),
        N_("How do you see this threat today?"),
    ),
    "news-old": Words(
        N_("The latest news is from {day}"),
        N_("One of your threats is here now, and then things change fast."),
        N_("What has changed around you since then?"),
    ),
}
