"""The word lists of each language hold together."""

import pytest

from amparo.domain.plan.checks.order import BEFORE
from amparo.domain.plan.checks.text import reader
from amparo.domain.plan.checks.who import Who, who
from amparo.domain.plan.terms import Unit
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.lexicons import lexicon


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_the_same_kinds_of_words(language):
    words, english = lexicon(language), lexicon("en")
    assert set(words.verbs) == set(english.verbs) >= set(BEFORE)
    assert set(words.signs) == set(english.signs)
    assert set(words.things) == set(english.things)
    assert set(words.units.values()) == set(Unit)


def test_a_language_without_lists_knows_nothing():
    assert not lexicon("sw").known
    assert not lexicon("../secrets").known
    assert lexicon("es-MX").known


@pytest.mark.parametrize(
    ("language", "text", "rhythm"),
    [
        ("en", "Back up the server once every week", (1, Unit.WEEK)),
        ("en", "Meet every two months", (2, Unit.MONTH)),
        ("en", "Meet twice a year", (6, Unit.MONTH)),
        ("en", "Give every driver a phone", None),
        ("en", "Back up weekly and print monthly", None),
        ("es", "Hacer copias todas las semanas", (1, Unit.WEEK)),
        ("es", "Reunirse cada 15 días", (15, Unit.DAY)),
        ("es", "Copia mensual", (1, Unit.MONTH)),
        ("fr", "Sauvegarder toutes les deux semaines", (2, Unit.WEEK)),
        ("fr", "Se réunir une fois par mois", (1, Unit.MONTH)),
        ("ar", "نسخ احتياطي كل ثلاثة أشهر", (3, Unit.MONTH)),
        ("ar", "نسخ احتياطي أسبوعيا", (1, Unit.WEEK)),
    ],
)
def test_how_often_is_read_from_words(language, text, rhythm):
    assert reader(lexicon(language)).read(text).rhythm == rhythm


@pytest.mark.parametrize(
    ("language", "text", "verbs"),
    [
        ("en", "Choose and buy a lock", ("choose", "buy")),
        ("en", "Train staff to use the program", ("train",)),
        ("en", "Internal training on locks", ("train",)),
        ("en", "Buy a drive for the back-ups", ("buy",)),
        ("en", "Buy a camera, then install it", ("buy", "install")),
        ("en", "Speak with the chief", ()),
        ("es", "Elegir y comprar un candado", ("choose", "buy")),
        ("es", "Capacitar al equipo en cómo usar el cifrado", ("train",)),
        ("fr", "Former l'équipe à utiliser le logiciel", ("train",)),
        ("fr", "Acheter puis installer une caméra", ("buy", "install")),
        ("ar", "اختيار وشراء قفل", ("choose", "buy")),
    ],
)
def test_deeds_are_read_at_the_head_of_a_text(language, text, verbs):
    assert reader(lexicon(language)).read(text).verbs == verbs


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Rosa", Who.ONE),
        ("en", "Information/communications officer", Who.ONE),
        ("en", "Director of Policy and Research", Who.ONE),
        ("en", "Finance & admin", Who.ONE),
        ("en", "Head of the security team", Who.ONE),
        ("en", "IT officer/ external IT consultant", Who.EITHER),
        ("en", "Ana or Luis", Who.EITHER),
        ("en", "Programme officers and management", Who.SEVERAL),
        ("en", "Ana and Luis", Who.SEVERAL),
        ("en", "The whole team", Who.GROUP),
        ("en", "All", Who.EVERYBODY),
        ("es", "Encargada de información y comunicación", Who.ONE),
        ("es", "Coordinadora o consultor externo", Who.EITHER),
        ("es", "Todas", Who.EVERYBODY),
        ("fr", "Chargée de l'information et de la communication", Who.ONE),
        ("fr", "Directrice ou comptable", Who.EITHER),
        ("fr", "Tout le monde", Who.EVERYBODY),
        ("ar", "مسؤولة الإعلام", Who.ONE),
        ("ar", "الجميع", Who.EVERYBODY),
        ("ar", "المدير أو المحامي", Who.EITHER),
    ],
)
def test_who_names_one_person(language, text, kind):
    assert who(text, reader(lexicon(language)), frozenset()) is kind
