"""The talk afterwards: what the marks mean, what a gap was, why, the questions that are asked only if nobody speaks, and
the next step that a gap turns into: "When ..., I will ..."."""

from collections.abc import Mapping

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.gaps import Gap
from amparo.domain.workshop.drill.model import Drill
from amparo.domain.workshop.drill.terms import Cause, GapKind, Got, Happened
from amparo.domain.workshop.drill.timeline import Lane
from amparo.domain.workshop.nextsteps import NextStep
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.drill.news import say_news_title
from amparo.wording.drill.roles import say_place
from amparo.wording.terms import say_term

HAPPENED: Mapping[Happened, str] = {
    Happened.RAISED: N_("The alert went out"),
    Happened.NEWS: N_("News"),
    Happened.SKIPPED: N_("Left out"),
    Happened.SEEN: N_("Seen"),
    Happened.CALLED: N_("Called somebody"),
    Happened.LEADS: N_("Leads"),
    Happened.DONE: N_("Did what was needed"),
    Happened.ASKED: N_("Was asked"),
    Happened.TOKEN: N_("Token"),
    Happened.FREED: N_("Free"),
    Happened.NOTE: N_("Note"),
    Happened.HELD: N_("The clock was held"),
    Happened.WENT_ON: N_("Went on"),
    Happened.RESTED: N_("A break"),
    Happened.TIME_OUT: N_("Time-out"),
    Happened.AGAIN: N_("Tried again"),
}

GOT: Mapping[Got, str] = {
    Got.GOT: N_("Knew it"),
    Got.UNSURE: N_("Not sure"),
    Got.NOT_GOT: N_("Not known"),
}

CAUSES: Mapping[Cause, str] = {
    Cause.INFORMATION: N_("Information"),
    Cause.PEOPLE: N_("People"),
    Cause.TOOL: N_("A tool"),
    Cause.ORDER: N_("Order of things"),
    Cause.CONSENT: N_("Consent"),
    Cause.LUCK: N_("Luck"),
}

GAPS: Mapping[GapKind, str] = {
    GapKind.NOBODY_LED: N_("Nobody led team {team}"),
    GapKind.FACT_NOT_KNOWN: N_("Not known: {fact}"),
    GapKind.NEWS_UNANSWERED: N_("Nothing followed: {news}"),
    GapKind.NOT_REACHED: N_("The alert did not reach this part"),
    GapKind.NO_TOKEN: N_("Nobody was convinced yet"),
    GapKind.WAITED: N_("Waited for what others had to do first"),
    GapKind.NOT_LEFT: N_("The practice message did not leave in the agreed hours: contact {number}"),
    GapKind.NO_ANSWER: N_("The practice message was not noticed within five minutes: contact {number}"),
}

NEXT_STEPS: Mapping[Cause, tuple[str, str]] = {
    Cause.INFORMATION: (N_("I am home"), N_("write down what was missing, and give it to my people: {gap}")),
    Cause.PEOPLE: (N_("I see my three people"), N_("agree with them who does this, and who if not: {gap}")),
    Cause.TOOL: (N_("I have my phone in my hand"), N_("set up and try a second way for this: {gap}")),
    Cause.ORDER: (N_("I look at our list again"), N_("put down what has to come first: {gap}")),
    Cause.CONSENT: (N_("I am home"), N_("write down to whom I may be named, and sign it: {gap}")),
    Cause.LUCK: (N_("we next practise"), N_("try this once more: {gap}")),
}
FACT_STEPS: Mapping[FactKind, str] = {
    FactKind.MANDATE: N_("ask my lawyer to sign the mandate with me"),
    FactKind.CONSENT: N_("write down to whom I may be named and shown, and tell my people"),
    FactKind.DEVICES: N_("write down which devices I carry, and give the list to somebody"),
    FactKind.FAMILY: N_("talk to my family: who brings news, to whom first, how often"),
    FactKind.LEADS: N_("agree with my people who leads, and who if not"),
    FactKind.WHO: N_("write a short life of mine and choose a photo"),
    FactKind.WORK: N_("write two sentences on what I do for human rights"),
    FactKind.CIRCUMSTANCES: N_("tell my people how to note time, place and witnesses"),
    FactKind.WHY_THERE: N_("write down where people are taken here, and why"),
    FactKind.HEALTH: N_("write down my medicine for a doctor"),
    FactKind.OFFICIALS: N_("write down who helped before, and whom to keep away from"),
    FactKind.CAPTORS: N_("decide what captors may be told, and tell my people"),
}

QUESTIONS = (
    N_("Where did the preparation fail?"),
    N_("What would you have needed to know?"),
    N_("What would you have needed to have?"),
    N_("What would you have needed to dare?"),
    N_("What did it feel like to get the message?"),
    N_("Was it wise to tell the captors?"),
)
"""Held back: asked one by one, and only if nobody brings the point up."""


def say_happened_in_drill(what: Happened, language: str) -> str:
    return gettext_in(language, HAPPENED[what])


def say_got(got: Got, language: str) -> str:
    return gettext_in(language, GOT[got])


def say_cause(cause: Cause, language: str) -> str:
    return gettext_in(language, CAUSES[cause])


def say_gap(gap: Gap, drill: Drill, language: str) -> str:
    """ "Not known: My lawyer, and the signed mandate (Lawyer, team 1)"; never who played it."""
    news = drill.item(gap.news)
    place = drill.place(gap.place)
    said = gettext_in(language, GAPS[gap.kind]).format(
        team=gap.team,
        number=gap.number,
        fact=say_term(gap.fact, language) if gap.fact else "",
        news=say_news_title(news, language) if news else "",
    )
    if place is None:
        return said
    return gettext_in(language, N_("{gap} ({part})")).format(gap=said, part=say_place(place, language))


def say_fact_gap(fact: FactKind, language: str) -> str:
    """The same, of somebody's own people."""
    return gettext_in(language, GAPS[GapKind.FACT_NOT_KNOWN]).format(fact=say_term(fact, language))


def say_gap_and_cause(gap: str, cause: Cause | None, language: str) -> str:
    """What a next step is for: a gap in a drill, and why there was one."""
    return gettext_in(language, N_("because of the drill: {why}")).format(why=say_why(gap, cause, language))


def say_why(gap: str, cause: Cause | None, language: str) -> str:
    """The same where it is plain that the drill showed it."""
    return f"{gap} · {say_cause(cause, language)}" if cause else gap


def say_drill_theme(cause: Cause, language: str) -> str:
    """The recommendation under which a room's steps against gaps of one cause stand."""
    return gettext_in(language, N_("What the drill showed: {cause}")).format(cause=say_cause(cause, language))


def say_game_time(seconds: int) -> str:
    """ "12:05": minutes and seconds of the game."""
    return f"{seconds // 60:02}:{seconds % 60:02}"


def say_when(cause: Cause, language: str) -> str:
    """How a next step begins: the moment at which it is done."""
    return gettext_in(language, NEXT_STEPS[cause][0])


def say_i_will(gap: Gap, cause: Cause, drill: Drill, language: str) -> str:
    """What is done then. Whoever makes it theirs changes the words."""
    if gap.fact and gap.fact in FACT_STEPS and cause is not Cause.LUCK:
        return gettext_in(language, FACT_STEPS[gap.fact])
    return gettext_in(language, NEXT_STEPS[cause][1]).format(gap=say_gap(gap, drill, language))


def say_questions(language: str) -> tuple[str, ...]:
    return tuple(gettext_in(language, question) for question in QUESTIONS)


def say_step(when: str, will: str, language: str) -> str:
    """One sentence, as it is read aloud: when, and what."""
    if not when:
        return gettext_in(language, N_("I will {will}")).format(will=will)
    return gettext_in(language, N_("When {when}, I will {will}")).format(when=when, will=will)


def say_next_step(step: NextStep, language: str) -> str:
    return say_step(step.when, step.text, language)


def say_i_will_learn(fact: FactKind, language: str) -> str:
    """What somebody does about a fact that their own people do not have."""
    return gettext_in(language, FACT_STEPS[fact]) if fact in FACT_STEPS else say_term(fact, language)


def say_lane(lane: Lane, language: str) -> str:
    if lane.number:
        return gettext_in(language, N_("Contact {number}, real phone")).format(number=lane.number)
    return say_place(lane.place, language) if lane.place else say_whole_room(language)


def say_whole_room(language: str) -> str:
    return gettext_in(language, N_("The whole room"))
