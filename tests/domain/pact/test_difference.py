"""What changed between two versions of a PACT, in words."""

from msgspec.structs import replace

from amparo.domain.difference import differences
from amparo.domain.pact.edits import with_item, without_item
from amparo.domain.pact.model import Act, Channel, Pact
from amparo.domain.pact.structure import LISTS
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.differences import say_changes
from tests.circle import rosas_circle
from tests.domain.pact.readiness.pacts import sound

BEFORE = rosas_circle()


def said(after: Pact, before: Pact = BEFORE) -> list[tuple[str, str, str, str, str]]:
    changes = differences(before, after, LISTS.values())
    return [(one.head, one.what, one.field, one.before, one.after) for one in say_changes(changes, before, after, "en")]


def test_nothing_changed_says_nothing():
    assert said(BEFORE) == []


def test_another_lead_is_said_by_name():
    after = replace(BEFORE, lead="leila", deputy="tam")
    assert said(after) == [
        ("Changed", "", "Who leads", "Noor", "Leila"),
        ("Changed", "", "Who leads if not", "Leila", "Tam"),
    ]


def test_a_new_number_is_said_with_what_it_was():
    noor = replace(BEFORE.contacts[0], channels=(Channel(way=Way.SMS, address="+34 600 000 077"),))
    ((head, what, field, before, after),) = said(with_item(BEFORE, noor))
    assert (head, what, field) == ("Changed", "Noor", "How to reach them, best first")
    assert "Text message, +34 600 000 002" in before
    assert after == "Text message, +34 600 000 077"


def test_a_fact_that_went_is_named_by_what_it_is_about():
    assert ("Removed", "My health and medicine", "", "", "") in said(without_item(BEFORE, "f8"))


def test_what_was_added_is_named():
    assert said(with_item(BEFORE, Act(id="a2", text="Call my sister"))) == [("Added", "Call my sister", "", "", "")]


def test_a_check_in_without_a_name_is_named_by_its_time():
    home = replace(sound().pact.check_ins[0], title="")
    assert said(with_item(BEFORE, home)) == [("Added", "21:00", "", "", "")]


def test_marks_and_keys_are_not_read_out():
    (change,) = said(replace(BEFORE, published_mark="0123456789abcdef"))
    assert change == ("Changed", "", "What was given to it", "", "")


def test_everything_can_be_said_in_every_language():
    full = replace(sound().pact, scenario_words="", title="Another")
    for language in LANGUAGES:
        for pair in ((Pact(), full), (full, Pact())):
            assert list(say_changes(differences(*pair, LISTS.values()), *pair, language))
