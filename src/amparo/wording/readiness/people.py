"""Questions about your people: whether they said yes, differ from one another, and can be reached."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "fewer-than-three": Words(
        N_("Fewer than three people"),
        N_("One may sleep, one may have no signal. Three make it likely that somebody answers."),
        N_("Who else would you want beside you in this situation?"),
    ),
    "not-asked": Words(
        N_("Not asked yet"),
        N_("Nobody should learn from an alert that they are part of this."),
        N_("When will you ask, and how do you make it easy to say no?"),
    ),
    "asked-but-silent": Words(
        N_("Asked, no answer yet"),
        N_("Silence is not a yes."),
        N_("Will you ask once more, or think of somebody else?"),
    ),
    "yes-not-on-record": Words(
        N_("Their own yes is missing"),
        N_("They count as one of your people, and it is not written how they agreed."),
        N_("Did they say yes themselves, and on which day?"),
    ),
    "yes-only-told": Words(
        N_("A yes by mouth"),
        N_("That is a good beginning. An answered invitation shows that messages reach them too."),
        N_("Would you send the invitation as well?"),
    ),
    "no-way-to-reach": Words(
        N_("No way to send them a message"),
        N_("An alert can only go where a message can go. A number to ring is not enough."),
        N_("Which message would they see first?"),
    ),
    "only-one-way": Words(
        N_("Only one way to reach them"),
        N_("Networks fail, phones are lost, accounts are blocked."),
        N_("What is a second way that does not hang on the first?"),
    ),
    "same-way-twice": Words(
        N_("The same address twice"),
        N_("It looks like two ways and is one."),
        N_("Which of the two did you mean to be another?"),
        N_("Keep the first"),
    ),
    "all-depend-on-one": Words(
        N_("All depend on “{words}”"),
        N_("If that falls, all of your people fall with it."),
        N_("Who stands outside of it?"),
    ),
    "all-one-phone-company": Words(
        N_("All use “{words}”"),
        N_("One cut network would silence all of them."),
        N_("Who has another company, or a way without a phone?"),
    ),
    "dependence-not-said": Words(
        N_("On what do they depend?"),
        N_("Three people in one office are one door to knock at."),
        N_("Which organisation, place or network do they hang on?"),
    ),
    "all-hit-together": Words(
        N_("All could be hit together with you"),
        N_("Whoever is taken with you cannot act for you."),
        N_("Who would still be free and able to act?"),
    ),
    "hit-together-not-said": Words(
        N_("Could they be taken too?"),
        N_("People who are often beside you may share what happens to you."),
        N_("Would they be hit together with you?"),
    ),
    "nobody-at-low-risk": Words(
        N_("Everybody risks much"),
        N_("Fear is a good reason to hesitate. One person with little to lose acts sooner."),
        N_("Who could act for you without paying dearly for it?"),
    ),
    "nobody-near": Words(
        N_("Nobody near"),
        N_("Some things need a person who can be there within two hours."),
        N_("Who lives or works close to where it may happen?"),
    ),
    "hours-uncovered": Words(
        N_("Hours in which nobody may answer"),
        N_("By their hours and by what was tried, some of the week has nobody."),
        N_("Who could take these hours, or somebody in another time zone?"),
    ),
    "hours-not-said": Words(
        N_("When do they answer?"),
        N_("Without their hours nobody sees where the gaps are."),
        N_("At which hours would they notice a message?"),
    ),
    "does-not-read-messages": Words(
        N_("They do not read messages often"),
        N_("An alert that waits until evening is a letter."),
        N_("Which sound or which way would they notice at once?"),
    ),
    "reading-not-said": Words(
        N_("Do they read their messages?"),
        N_("Some people look once a day, some every minute. It changes who is called first."),
        N_("How soon do they usually see a message?"),
    ),
    "others-unknown": Words(
        N_("Do they know the others?"),
        N_("People who know one another lose no time asking who that is. Sometimes they must not."),
        N_("Should they know the others, or should they not?"),
    ),
    "own-risk-not-discussed": Words(
        N_("Their own risk is not talked about"),
        N_("Whoever helps you may be watched, questioned or dismissed. They decide better knowing it."),
        N_("What could it cost them, and do they still want to?"),
    ),
    "limits-not-said": Words(
        N_("What they will not do is not written"),
        N_("A limit that was said aloud protects you both."),
        N_("What would they never do, whatever happens?"),
    ),
    "going-to-look-undecided": Words(
        N_("Go and look for you, or not?"),
        N_("Going to the place is the first wish of people who love you, and often a trap."),
        N_("May they go and look for you, and if so how far?"),
    ),
    "duty-to-report-not-asked": Words(
        N_("Must they report what they hear?"),
        N_("Some professions have to tell the authorities. It changes what you tell them."),
        N_("Have you asked whether the law obliges them?"),
    ),
    "has-to-report": Words(
        N_("They have to report"),
        N_("The law obliges them to tell the authorities of some things."),
        N_("What should they better not know, and is their task still right?"),
    ),
    "not-calm": Words(
        N_("This may be too much for them"),
        N_("Somebody who is overwhelmed is hurt, and no help to you."),
        N_("Is there a smaller task, or somebody who supports them?"),
    ),
    "calm-not-said": Words(
        N_("How do they bear hard news?"),
        N_("Calm and practical people are rarely the closest ones."),
        N_("What do you know of them in a hard hour?"),
    ),
    "only-family": Words(
        N_("All are family"),
        N_("Your family will be hit by the news itself. They may need somebody too."),
        N_("Who outside your family could carry the practical part?"),
    ),
    "nobody-in-reserve": Words(
        N_("Nobody in reserve"),
        N_("If none of them answers, the alert has nowhere to go on to."),
        N_("Who could be called only when nobody answers?"),
    ),
}
