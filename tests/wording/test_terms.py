"""The plan's own words, in English; other languages are the catalogue's business."""

from datetime import date
from decimal import Decimal
from enum import Enum
from inspect import getmembers, isclass

import pytest
from msgspec.structs import replace

from amparo.domain.alert import terms as alert_terms
from amparo.domain.pact import terms as pact_terms
from amparo.domain.pact.terms import FactKind
from amparo.domain.plan import terms as plan_terms
from amparo.domain.plan.model import AtOnce, ByDate, Cost, Every, Within
from amparo.domain.plan.terms import Rank, Unit
from amparo.domain.workshop import card as card_terms
from amparo.wording.pact_terms import FACT_HINTS, say_fact_hint
from amparo.wording.terms import (
    IMPACTS,
    LIKELIHOODS,
    TERMS,
    say_amount,
    say_cost,
    say_day,
    say_everybody_on,
    say_owner,
    say_schedule,
    say_term,
)
from tests.people import river_house

WORDED = [
    kind
    for terms in (plan_terms, pact_terms, alert_terms, card_terms)
    for _, kind in getmembers(terms, isclass)
    if issubclass(kind, Enum) and kind.__module__ == terms.__name__
]


@pytest.mark.parametrize("kind", [kind for kind in WORDED if kind is not Rank])
def test_every_term_has_words(kind):
    assert set(TERMS[kind]) == set(kind)
    assert all(say_term(term, "en") for term in kind)


def test_each_of_the_twelve_facts_says_what_to_write_down():
    assert set(FACT_HINTS) == set(FactKind)
    assert "Never a password" in say_fact_hint(FactKind.DEVICES, "en")


def test_a_rank_is_said_for_how_likely_and_for_how_bad():
    assert set(LIKELIHOODS) == set(IMPACTS) == set(Rank)


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Within(count=1, unit=Unit.WEEK), "Within 1 week"),
        (Within(count=3, unit=Unit.MONTH), "Within 3 months"),
        (Every(count=1, unit=Unit.DAY), "Every day"),
        (Every(count=6, unit=Unit.MONTH), "Every 6 months"),
        (Every(count=1, unit=Unit.WEEK, first=date(2027, 3, 1)), "Every week, from 1 March 2027"),
        (Every(count=2, unit=Unit.YEAR, until=date(2031, 3, 1)), "Every 2 years, until 1 March 2031"),
        (AtOnce(), "At once"),
        (ByDate(day=date(2027, 3, 15)), "By 15 March 2027"),
    ],
)
def test_a_timetable_is_said_as_people_say_it(schedule, words):
    assert say_schedule(schedule, "en") == words


@pytest.mark.parametrize(
    ("cost", "language", "words"),
    [
        (Cost(amount=Decimal(200), currency="$"), "en", "$200"),
        (Cost(amount=Decimal(200), currency="USD"), "en", "USD 200"),
        (
            Cost(amount=Decimal(0), currency="$", condition="if the software is free"),
            "en",
            "$0 (if the software is free)",
        ),
        (Cost(amount=Decimal("1234.5"), currency="EUR"), "fr", "1\u202f234,50 EUR"),
        (Cost(amount=Decimal("1234.5"), currency="$"), "es", "$1.234,50"),
        (Cost(amount=Decimal(30)), "ar", "30"),
    ],
)
def test_a_cost_is_said_as_the_language_writes_it(cost, language, words):
    assert say_cost(cost, language) == words


@pytest.mark.parametrize("amount", ["0.125", "999999999999999", "12.5", "1E+3", "0"])
def test_no_cent_is_rounded_away(amount):
    assert Decimal(say_amount(Decimal(amount), "en").replace(",", "")) == Decimal(amount)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 March 2027"),
        ("es", "1 de marzo de 2027"),
        ("fr", "1 mars 2027"),
        ("ar", "1 مارس 2027"),
        ("xx", "1 March 2027"),
    ],
)
def test_a_day_is_said_in_the_readers_language(language, words):
    assert say_day(date(2027, 3, 1), language) == words


def test_the_owner_is_the_person_or_what_the_table_said():
    plan = river_house()
    people = {person.id: person for person in plan.people}
    assert say_owner(plan.measures[0], people) == "Rosa"
    assert say_owner(replace(plan.measures[0], owner=None, owner_words="IT person?"), people) == "IT person?"


def test_everybody_on_a_measure_is_named_with_who_steps_in():
    plan = river_house()
    people = {person.id: person for person in plan.people}
    shared = replace(plan.measures[0], helpers=("w2",), deputy="w2")
    assert say_everybody_on(shared, people, "en") == "Rosa, with Tomás; if not: Tomás"
