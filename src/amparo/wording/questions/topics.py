"""What a plan may not speak of at all, and the names of the themes."""

from collections.abc import Mapping

from amparo.wording.catalogue import N_
from amparo.wording.questions.words import Words

SILENT = Words(
    N_("{theme}: not said yet"),
    N_("The plan says nothing yet about: {topics}. That may be fine; it is good to have decided it."),
    N_("Which of these matters for you now?"),
)

TOPICS: Mapping[str, str] = {
    "likelihood-and-harm": N_("how likely each threat is and how bad it would be"),
    "who-and-where": N_("who could do it, to whom and where"),
    "when-assessed": N_("when the threats were judged"),
    "why-chosen": N_("why these threats were chosen"),
    "vulnerabilities": N_("what makes it worse for you"),
    "capacities": N_("what you already have"),
    "which-goes-with-which": N_("what goes with which threat"),
    "sources": N_("where the facts come from"),
    "objectives": N_("what you want to reach"),
    "aims": N_("whether aggressors stop, authorities act, or you grow stronger"),
    "less-likely-or-less-harm": N_("whether it becomes less likely or does less harm"),
    "signs": N_("how you will see that it is reached"),
    "before-or-after": N_("what comes before and what begins when it happens"),
    "outside-agreement": N_("whether those outside have agreed"),
    "strategies": N_("whether you win consent, protect, or deter"),
    "proof": N_("how you will know that something is done"),
    "who-is-trained": N_("who takes part in the training"),
    "hours": N_("how many hours it takes, and who has them"),
    "agreement": N_("whether those named have said yes"),
    "deputies": N_("who steps in if somebody is missing"),
    "who-drafted": N_("who wrote it and who was asked"),
    "who-stops": N_("who decides to stop, and by which sign"),
    "costs": N_("what it costs"),
    "budget": N_("how much money there is"),
    "emergency-procedures": N_("the steps in an emergency"),
    "triggers": N_("by which sign you begin"),
    "accepted-shared-explained": N_("who agreed to it, has it, and had it explained"),
    "where-it-is-kept": N_("where the plan is kept, and who can get at it"),
    "special-needs": N_("needs that differ among you"),
    "wellbeing": N_("rest and well-being"),
}

THEMES: Mapping[str, str] = {
    "confidentiality": N_("What stays among you"),
    "analysis": N_("What could happen"),
    "objectives": N_("What you want"),
    "measures": N_("What you will do"),
    "order": N_("What comes first"),
    "people": N_("Who does it"),
    "time": N_("When"),
    "money": N_("What it costs"),
    "emergencies": N_("When it happens"),
    "follow-up": N_("How it goes on"),
    "inclusion": N_("Everybody counts"),
    "contacts": N_("Your people"),
    "tasks": N_("What each of them does"),
    "facts": N_("What they know and have"),
    "decisions": N_("What you decided beforehand"),
    "alert": N_("When you call for help"),
    "practice": N_("Whether it works"),
    "care": N_("Looking after one another"),
    "materials": N_("What to bring"),
}

VALUES: Mapping[tuple[str, str], str] = {
    ("missing", "impact"): N_("less harm if it happens"),
    ("missing", "likelihood"): N_("less likely to happen"),
    ("missing", "stop"): N_("what makes you stop"),
    ("missing", "who"): N_("who decides"),
    ("missing", "routine"): N_("in everyday work"),
    ("missing", "emergency"): N_("in an emergency"),
    ("missing", "accepted"): N_("agreed to"),
    ("missing", "shared"): N_("given to those who need it"),
    ("missing", "explained"): N_("explained"),
    ("aims", "a"): N_("aggressors stop"),
    ("aims", "b"): N_("authorities act"),
    ("aims", "c"): N_("you grow stronger"),
}
