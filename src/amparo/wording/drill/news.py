"""The news of a drill as it is read out, shown or handed over, and what a room should see happen then."""

from collections.abc import Mapping

from amparo.domain.workshop.drill.model import News
from amparo.domain.workshop.drill.terms import By, Condition, Expected
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.drill.roles import say_role
from amparo.wording.terms import say_list

NEWS: Mapping[str, tuple[str, str]] = {
    "lead-phone-off": (N_("The lead's phone is off"), N_("Whoever should lead does not answer. Nobody knows why.")),
    "who-decides": (N_("Who decides?"), N_("A neighbour rings three of you, one after the other: who decides now?")),
    "no-credit": (N_("No credit"), N_("Your credit is used up. No more calls and no texts from your phone.")),
    "rumour-free": (
        N_("A rumour: they are free"),
        N_("A text from a number you do not know: they let them go, all is well."),
    ),
    "journalist": (
        N_("A journalist calls"),
        N_("A journalist: I have the name already. Give me a photo and one sentence, I write in ten minutes."),
    ),
    "family-crying": (
        N_("The family is at the door"),
        N_("Somebody of the family arrives, in tears: why did nobody tell us?"),
    ),
    "police-deny": (N_("The police deny it"), N_("The station says: nobody of that name is here, or ever was.")),
    "other-team": (
        N_("Another team needs a statement"),
        N_("Another team comes to you: without a public statement they get no further. Do you have one?"),
    ),
    "internet-cut": (
        N_("The internet is cut"),
        N_("From now on there is no internet in the city. Calls and texts still work."),
    ),
    "posted": (
        N_("Somebody posted it"),
        N_("A well-meaning stranger has posted the name and a photo. It is being shared."),
    ),
    "captor-calls": (
        N_("A call from their phone"),
        N_("The defender's own number rings. A strange voice: who are you, and who else knows?"),
    ),
}

EXPECTED: Mapping[Expected, str] = {
    Expected.DEPUTY_LEADS: N_("The deputy leads, and the others hear it"),
    Expected.OTHER_WAY: N_("They go on by another way: another phone, a person, paper"),
    Expected.RUMOUR_CHECKED: N_("Nobody passes it on before a second source has confirmed it"),
    Expected.ONE_VOICE: N_("One person speaks, and only as far as the defender agreed"),
    Expected.FAMILY_CARED_FOR: N_("Somebody sits down with them, says what is known, and when there is more"),
    Expected.SECOND_SOURCE: N_("They ask elsewhere: a lawyer, a witness, another station"),
    Expected.STATEMENT_SHARED: N_("The teams share what they have, if consent allows it"),
    Expected.WORKS_OFFLINE: N_("They use numbers on paper, and meet where they had agreed"),
    Expected.POST_ANSWERED: N_("They decide by consent: ask to take it down, or set it right"),
    Expected.NOTHING_GIVEN_AWAY: N_("They say what was agreed for captors, and no names"),
}

WAYS: Mapping[By, str] = {
    By.CARD: N_("Hand over the card"),
    By.TEXT: N_("Show it as a text message"),
    By.SPOKEN: N_("Say it, as that person"),
    By.SILENCE: N_("Tell nobody: it just does not happen"),
}

CONDITIONS: Mapping[Condition, str] = {
    Condition.ALWAYS: N_("In any case"),
    Condition.NOBODY_LEADS: N_("Only if nobody leads by then"),
    Condition.NO_STATEMENT: N_("Only if nobody has a public statement by then"),
    Condition.NOT_DONE: N_("Only if what the news before asked for was not done"),
}


def say_news_title(news: News, language: str) -> str:
    return gettext_in(language, NEWS[news.code][0]) if news.code in NEWS else news.text


def say_news(news: News, language: str) -> str:
    """The sentence that is read out or shown; own words as they were written."""
    return gettext_in(language, NEWS[news.code][1]) if news.code in NEWS else news.text


def say_expected(expected: Expected, language: str) -> str:
    return gettext_in(language, EXPECTED[expected])


def say_by(by: By, language: str) -> str:
    return gettext_in(language, WAYS[by])


def say_condition(condition: Condition, language: str) -> str:
    return gettext_in(language, CONDITIONS[condition])


def say_to(news: News, language: str) -> str:
    """Who gets it: the parts it names, or the whole room."""
    if not news.to:
        return gettext_in(language, "Everybody")
    return say_list((say_role(role, language) for role in news.to), language)
