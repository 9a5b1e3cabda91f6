"""Questions about what could happen, what we want, and what a plan should keep to itself."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

WORDS: Mapping[str, Words] = {
    "secret-written-in-plan": Words(
        N_("A secret seems to stand in the plan"),
        N_("Plans get copied, printed and lost. Whoever finds one would then hold the key as well."),
        N_("Could this say where the secret is agreed, instead of the secret itself?"),
    ),
    "contact-details-in-text": Words(
        N_("Somebody could be found through this text"),
        N_("A number, an e-mail or a street leads straight to a person if the plan is lost."),
        N_("Can a role or an alias stand here, with the details kept elsewhere?"),
    ),
    "real-plan-open-to-all": Words(
        N_("A real plan is marked as open to all"),
        N_("A plan in the wrong hands tells how to get around it."),
        N_("Who really needs to read this plan, and who does not?"),
    ),
    "no-threat-selected": Words(
        N_("No threat is chosen yet"),
        N_("A plan works when it is about the few things that worry you most."),
        N_("Of all that could happen, what is this plan about?"),
    ),
    "selected-without-reason": Words(
        N_("Chosen, but not said why"),
        N_("In six months the reason tells you whether the choice still holds."),
        N_("Is this threat here because it is serious, likely, or close to what makes you vulnerable?"),
    ),
    "threat-unanswered": Words(
        N_("Nothing answers this threat yet"),
        N_("You chose it because it matters, and nothing in the plan works on it."),
        N_("What do you want to reach here, and what could you do for it?"),
    ),
    "too-many-threats": Words(
        N_("Many threats at once"),
        N_("Nobody can work on everything. Up to {most} can be kept in mind; here there are {count}."),
        N_("Which of these can wait for the next round?"),
    ),
    "clear-threat-slow-answer": Words(
        N_("A threat that is here now meets only slow answers"),
        N_("Learning and building up take months. A threat that is already here does not wait."),
        N_("What could make it less likely this week: friends, publicity, a talk, a change of habit?"),
    ),
    "graver-threat-left-out": Words(
        N_("A graver threat was not chosen"),
        N_("You judged it at least as likely and as harmful as everything you chose."),
        N_("Is there a reason to leave it for later?"),
    ),
    "incident-since-analysis": Words(
        N_("Something happened after this threat was judged"),
        N_("An incident may show that a threat is nearer, or different, than you thought."),
        N_("Does what happened change how you see this threat?"),
    ),
    "incident-unanswered": Words(
        N_("An incident asked for action, and no measure answers it"),
        N_("What you learned from it is easily lost again."),
        N_("What would you do differently now, and where does it stand in the plan?"),
    ),
    "analysis-old": Words(
        N_("This threat was last judged on {day}"),
        N_("Threats, and the people behind them, change within months."),
        N_("Does what you wrote then still hold today?"),
    ),
    "vulnerability-without-threat": Words(
        N_("This makes none of the chosen threats worse"),
        N_("Long lists tire people. Only what goes with a chosen threat belongs in this plan."),
        N_("Which chosen threat does it make worse, or can it leave the plan?"),
    ),
    "vulnerability-unanswered": Words(
        N_("No objective works on this"),
        N_("It makes a chosen threat worse, and nothing says how that shall change."),
        N_("What would you like instead, or have you decided to bear it as it is?"),
    ),
    "threat-without-vulnerability": Words(
        N_("Nothing says what makes this threat worse"),
        N_("You can change your vulnerabilities sooner than the people who threaten you."),
        N_("What would make this more likely for you, or worse if it happens?"),
    ),
    "threat-without-capacity": Words(
        N_("Nothing says what you already have against this"),
        N_("Most groups are stronger than their first list says."),
        N_("What has already helped you, or could, if this threat comes near?"),
    ),
    "capacities-unused": Words(
        N_("No measure says that it builds on what you have"),
        N_("What exists already costs little and is already trusted."),
        N_("Which measure could start from a strength you have, such as “{capacity}”?"),
    ),
    "threat-not-judged": Words(
        N_("How likely, or how bad, is not said"),
        N_("Without that it is hard to agree on what comes first."),
        N_("How likely is this, and how bad would it be, in your own words?"),
    ),
    "threats-alike": Words(
        N_("Two threats read the same"),
        N_("Told twice, a threat gets two half answers."),
        N_("Is this the same as “{other}”, and can one of them go?"),
    ),
    "very-likely-without-ground": Words(
        N_("Judged as very likely, without a ground"),
        N_("Somebody who reads it later cannot tell what you had seen."),
        N_("What did you see, hear or live through that makes it so likely?"),
    ),
    "threat-vague": Words(
        N_("Nobody and nothing is named in this threat"),
        N_("The more exactly a threat is told, the easier it is to answer."),
        N_("Who could do this, to whom, where, and how would you notice?"),
    ),
    "threat-from-one-side-only": Words(
        N_("This threat is met from one side only"),
        N_("A threat can be made less likely, and its harm can be made smaller. Nothing here says: {missing}."),
        N_("What do you want for the other side?"),
    ),
    "threat-without-overall-objective": Words(
        N_("No overall objective for this threat"),
        N_("Single steps are easier to judge when it is clear what they shall reach together."),
        N_("Taken as a whole, what do you want to be different about this threat?"),
    ),
    "objective-without-measure": Words(
        N_("No measure is tied to this objective"),
        N_("A wish without a deed stays a wish."),
        N_("What is one thing that you could do for it?"),
    ),
    "objective-outside-selection": Words(
        N_("This objective is about a threat you did not choose"),
        N_("It takes time and money away from what you decided to work on."),
        N_("Should the threat be chosen too, or can the objective wait?"),
    ),
    "aims-missing": Words(
        N_("One of the three aims is missing"),
        N_("A plan has three aims: aggressors stop, authorities act, you grow stronger. Not here yet: {aims}."),
        N_("Is there something you could want there as well?"),
    ),
    "other-side-only-in-detail": Words(
        N_("The other side appears only in a detail"),
        N_(
            "One overall objective seems to have got lost: {missing}. It stands only in an objective about one weak point."
        ),
        N_("Would you like to write it down for the threat as a whole?"),
    ),
    "objective-reads-as-measure": Words(
        N_("This objective reads like something to do"),
        N_("That does no harm. Some groups find it clearer to say what will be different afterwards."),
        N_("What will be different once this is done?"),
    ),
    "objective-without-sign": Words(
        N_("How will you see that it is reached?"),
        N_("Without a sign nobody knows when to stop, or that it worked."),
        N_("What would you see or hear that tells you it is so?"),
    ),
    "needs-half-considered": Words(
        N_("Special needs are thought of only in part"),
        N_("Women, elders, disabled, indigenous or LGBTI colleagues may need something else. Not said yet: {missing}."),
        N_("Who among you would need something different then? “None” is an answer too."),
    ),
}
