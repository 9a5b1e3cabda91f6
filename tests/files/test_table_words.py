"""Times, money and owners as people write them, in three languages and a little of the fourth."""

from datetime import date
from decimal import Decimal

import pytest

from amparo.domain.plan.model import AtOnce, ByDate, Cost, Every, Within
from amparo.domain.plan.terms import PersonKind, Unit
from amparo.files.table.money import read_cost
from amparo.files.table.owners import read_owner
from amparo.files.table.times import read_schedule
from tests.people import WRITTEN

ALL = ("en", "es", "fr", "ar")
DAY, WEEK, MONTH = Unit.DAY, Unit.WEEK, Unit.MONTH


@pytest.mark.parametrize(
    ("schedule", "sayings"),
    [
        (
            Within(count=3, unit=MONTH),
            ["Within 3 months", "dentro de tres meses", "d’ici 3 mois", "3 months", "خلال 3 أشهر"],
        ),
        (
            Within(count=2, unit=WEEK),
            ["in 2 weeks", "En dos semanas.", "dans deux semaines", "within the next two weeks"],
        ),
        (Within(count=1, unit=MONTH), ["Within a month", "dentro de un mes", "dans un mois", "in one month's time"]),
        (Within(count=48, unit=Unit.HOUR), ["within 48 hours", "en 48 horas", "sous 48 heures", "48h"]),
        (
            Every(count=6, unit=MONTH),
            ["Every six months", "cada seis meses", "tous les six mois", "twice a year", "semestral"],
        ),
        (Every(count=1, unit=WEEK), ["weekly", "once every week", "una vez por semana", "chaque semaine", "كل أسبوع"]),
        (Every(count=2, unit=WEEK), ["every other week", "fortnightly", "cada 2 semanas", "toutes les deux semaines"]),
        (Every(count=1, unit=DAY), ["daily", "todos los días", "chaque jour", "quotidien"]),
        (AtOnce(), ["Immediate", "at once", "inmediato", "de inmediato", "immédiatement", "tout de suite", "فورا"]),
        (
            ByDate(day=date(2027, 3, 15)),
            ["by 15 March 2027", "March 15, 2027", "2027-03-15", "antes del 15 de marzo de 2027"],
        ),
        (
            ByDate(day=date(2027, 3, 15)),
            ["le 15 mars 2027", "15/03/2027", "15 March", "15.03.2027", "قبل 15 مارس 2027"],
        ),
        (
            ByDate(day=date(2027, 3, 31)),
            ["fin marzo", "a finales de marzo", "fin mars", "end of March", "en marzo de 2027"],
        ),
    ],
)
def test_times_are_understood(schedule, sayings):
    assert [read_schedule(saying, ALL, WRITTEN) for saying in sayings] == [(schedule, "")] * len(sayings)


@pytest.mark.parametrize(
    "saying",
    [
        "soon",
        "as soon as possible",
        "2-3 weeks",
        "regularly",
        "0 days",
        "31 February 2027",
        "03/04/2027",
        "by March",
        "cuando se pueda",
        "dès que possible",
        "5000 weeks",
        "every",
        "within months",
        "²",
        "९९९९९ days",
    ],
)
def test_what_is_no_time_stays_in_words(saying):
    assert read_schedule(saying, ALL, WRITTEN) == (None, saying)


def test_a_day_without_a_year_needs_the_day_of_writing():
    assert read_schedule("15 March", ALL, None) == (None, "15 March")
    assert read_schedule("03/04/2027", ("es", "en"), None)[0] == ByDate(day=date(2027, 4, 3))


def test_an_aside_is_kept_beside_the_time():
    said = "Within 2 months (before the elections)"
    assert read_schedule(said, ALL, None) == (Within(count=2, unit=MONTH), said)


@pytest.mark.parametrize(
    ("saying", "amount", "currency", "condition"),
    [
        ("$200", "200", "$", ""),
        ("200 USD", "200", "USD", ""),
        ("US$ 1,200.50", "1200.50", "USD", ""),
        ("1.200,50 €", "1200.50", "EUR", ""),
        ("1 200 FCFA", "1200", "FCFA", ""),
        ("1,200", "1200", "", ""),
        ("12,5 EUR", "12.5", "EUR", ""),
        ("KES 4'000", "4000", "KES", ""),
        ("0", "0", "", ""),
        ("$0 (if using open software)", "0", "$", "if using open software"),
        ("$0 if it is lent", "0", "$", "if it is lent"),
        ("sin costo", "0", "", ""),
        ("Gratuit", "0", "", ""),
        ("gratuito (si es software libre)", "0", "", "si es software libre"),
        ("30 quetzales", "30", "quetzales", ""),
    ],
)
def test_money_is_understood(saying, amount, currency, condition):
    cost, left = read_cost(saying, ALL)
    assert (cost, left) == (Cost(amount=Decimal(amount), currency=currency, condition=condition), "")


@pytest.mark.parametrize(
    "saying",
    [
        "200-300",
        "about 50",
        "$20 per month",
        "20 € par mois",
        "300 al mes",
        "$",
        "1e9",
        "-5",
        "9" * 30,
        "1.2.3",
        "a lot",
    ],
)
def test_what_is_not_one_sum_stays_in_words(saying):
    assert read_cost(saying, ALL) == (None, saying)


@pytest.mark.parametrize(
    ("saying", "kind"),
    [
        ("Finance officer", PersonKind.PERSON),
        ("Information/ communications officer", PersonKind.PERSON),
        ("Information and communications officer", PersonKind.PERSON),
        ("Responsable de comunicación e incidencia", PersonKind.PERSON),
        ("Chargée de l'information et de la communication", PersonKind.PERSON),
        ("El/la coordinador/a", PersonKind.PERSON),
        ("Coordinateur/rice", PersonKind.PERSON),
        ("Rosa", PersonKind.PERSON),
        ("All", PersonKind.GROUP),
        ("Todas y todos", PersonKind.GROUP),
        ("Toute l’équipe", PersonKind.GROUP),
        ("All programme officers", PersonKind.GROUP),
        ("External consultant", PersonKind.OUTSIDE),
        ("Parish office (external)", PersonKind.OUTSIDE),
        ("Prestataire", PersonKind.OUTSIDE),
    ],
)
def test_one_owner_is_somebody(saying, kind):
    named = read_owner(saying, ALL)
    assert (named.alias, named.kind, named.words) == (saying, kind, "")


@pytest.mark.parametrize(
    ("saying", "outside"),
    [
        ("Programme officers and management", ()),
        ("IT officer/ external IT consultant", ("external IT consultant",)),
        ("Rosa or Tomás", ()),
        ("Ana y el abogado", ()),
        ("Trésorier ou bénévole", ()),
        ("Técnica o consultora externa", ("consultora externa",)),
        ("por definir", ()),
        ("TBD", ()),
    ],
)
def test_several_owners_stay_in_words(saying, outside):
    named = read_owner(saying, ALL)
    assert (named.alias, named.words, named.outside) == ("", saying, outside)
