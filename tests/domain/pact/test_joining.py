"""What was prepared elsewhere comes into Rosa's PACT: the same people stay one, nothing is lost or invented."""

import pytest
from msgspec.structs import replace

from amparo.domain.pact.joining import joined
from amparo.domain.pact.model import CONTACTS_MAX, Contact, Pact
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.refusals import NotNow
from tests.circle import rosas_circle


def test_brought_in_twice_it_knows_everybody_again():
    circle = rosas_circle()
    assert joined(circle, circle).contacts == circle.contacts
    assert joined(circle, circle).acts == circle.acts


def test_whoever_is_new_keeps_what_is_said_of_them_under_another_id():
    other = Pact(contacts=(Contact(id="c1", alias="Ana"), Contact(id="noor", alias=" NOOR ")))
    fresh = joined(rosas_circle(), other).contacts[len(rosas_circle().contacts) :]
    assert [contact.alias for contact in fresh] == ["Ana"]


def test_more_people_than_a_pact_holds_are_refused():
    crowd = Pact(contacts=tuple(Contact(id=f"x{n}", alias=f"Somebody {n}") for n in range(CONTACTS_MAX)))
    with pytest.raises(NotNow):
        joined(rosas_circle(), crowd)


def test_invented_people_never_meet_real_ones():
    other = replace(rosas_circle(), workspace=replace(rosas_circle().workspace, kind=WorkspaceKind.FICTITIOUS))
    assert joined(Pact(), other) == Pact(acts=other.acts)
