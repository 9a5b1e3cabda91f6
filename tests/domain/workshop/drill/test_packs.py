"""What was asked for, against what somebody's own people have: listed is not in anybody's hands."""

from msgspec.structs import replace

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.packs import FACTS, Held, OwnFact, compared, pack_of, ticked, with_fact
from amparo.domain.workshop.drill.terms import Got
from tests.circle import rosas_circle
from tests.domain.workshop.drill.game import Game

LAWYER = "team-1-lawyer"


def asked():
    game = Game()
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.NOT_GOT, minutes=6)
    game.do(machine.asked, "warden-1", LAWYER, FactKind.WHY_THERE, Got.GOT, minutes=7)
    game.do(machine.asked, "warden-1", LAWYER, FactKind.MANDATE, Got.GOT, minutes=8)
    return game.drill


def test_only_what_was_asked_for_is_compared_in_its_order():
    mandate, why = compared(asked(), (OwnFact(fact=FactKind.WHY_THERE, by=("Noor",)),))
    assert (mandate.fact, mandate.asked, mandate.known, mandate.own.held) == (FactKind.MANDATE, 2, 1, Held.MISSING)
    assert (why.fact, why.own.held, why.own.by) == (FactKind.WHY_THERE, Held.THERE, ("Noor",))


def test_a_pact_tells_in_whose_hands_each_of_the_twelve_is():
    pack = {each.fact: each for each in pack_of(rosas_circle())}
    assert tuple(pack) == FACTS
    assert len(FACTS) == 12
    assert pack[FactKind.WHO].held is Held.THERE
    assert pack[FactKind.WHO].by


def test_what_is_only_listed_is_in_nobodys_hands():
    pact = rosas_circle()
    bare = replace(pact, facts=tuple(replace(fact, deliveries=()) for fact in pact.facts))
    assert {each.held for each in pack_of(bare)} <= {Held.LISTED, Held.MISSING}
    assert {each.held for each in pack_of(replace(pact, facts=()))} == {Held.MISSING}


def test_what_was_said_about_a_fact_stays_as_long_as_it_is_ticked():
    told = with_fact((), OwnFact(fact=FactKind.WHO, paper="red folder"))
    assert ticked(told, [FactKind.WORK, FactKind.WHO])[0].paper == "red folder"
    assert ticked(told, [FactKind.WORK]) == (OwnFact(fact=FactKind.WORK),)
