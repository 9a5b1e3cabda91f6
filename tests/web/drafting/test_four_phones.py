"""Four people at one table, on phones without scripts, from what was dealt to them to a plan that can be checked at home."""

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from amparo.actions import rooms
from amparo.cli import main
from amparo.domain.plan.drafting import Step
from amparo.domain.workshop import groups
from amparo.domain.workshop.groups import Group, Grouping
from amparo.files.documents import read_plan
from amparo.sealing.agefile import new_identity, open_with_identity
from tests.inside import TODAY
from tests.web.drafting.test_room import group, writes
from tests.web.nextsteps.test_copies import files_in
from tests.web.room.conftest import Phone

DEALT = ("They break in at night", "They follow us home", "The landlord gives our key away")


@pytest.fixture
def table(room, words):
    """Eight people, two groups of four; three threats shared out."""
    phones = [*room.phones, *(Phone(words).joins() for _ in range(5))]
    seats = [room.seat_of(phone) for phone in phones]
    grouping = Grouping(groups=(Group(id="g1", members=tuple(seats[:4])), Group(id="g2", members=tuple(seats[4:]))))
    room.steer(lambda state: replace(state, grouping=groups.deal(DEALT, grouping)))
    room.table = phones[:4]
    return room


def test_what_was_dealt_arrives_as_the_groups_own_each_with_as_many_as_the_next(table):
    state = rooms.read_room(table.opened.id, table.opened.key, by=table.rosa.by, keys=table.rosa.keys)
    hands = [each.threats for each in state.grouping.groups]
    assert sorted(map(len, hands)) == [1, 2]
    for phone in table.table:
        page = phone.looks("/s/drafting/threats/")
        assert [text for text in DEALT if text in page] == list(hands[0])
    assert [t.text for t in group(table, 1).plan.threats if t.selected] == list(hands[0])


def test_dealt_twice_two_groups_work_on_each_and_can_compare(table):
    room = table
    room.steer(lambda state: replace(state, grouping=groups.deal(DEALT[:2], state.grouping, doubled=True)))
    for phone in table.table:
        assert all(text in phone.looks("/s/drafting/threats/") for text in DEALT[:2])


def test_four_write_six_steps_and_amparo_check_reads_the_plan_at_home(table, tmp_path):
    one, two, three, four = table.table
    one.looks("/s/drafting/threats/")
    first, second = (threat.id for threat in group(table, 1).plan.threats)
    writes(two, Step.VULNERABILITIES, **{f"own-{first}": "A thin door", f"own-{second}": "We all leave at six"})
    writes(three, Step.CAPACITIES, **{f"own-{first}": "Neighbours", f"own-{second}": "Two cars"})
    weak = group(table, 1).plan.vulnerabilities[0].id
    said = {
        f"want-{first}-a": "They do not come",
        f"want-{second}-b": "The police drive by",
        f"even-{first}.{weak}": "It holds",
    }
    writes(four, Step.OBJECTIVES, **said)
    wants = [objective.id for objective in group(table, 1).plan.objectives]
    writes(one, Step.MEASURES, **{f"before-{each}": f"Something before {each}" for each in wants})
    writes(two, Step.MEASURES, **{f"once-{each}": f"Something after {each}" for each in wants})
    rows = group(table, 1).plan.measures
    cells = {
        f"{cell}-{m.id}": text for m in rows for cell, text in (("who", "Tam"), ("cost", "0"), ("when", "2 weeks"))
    }
    page = writes(three, Step.LIST, **cells).looks("/s/drafting/list/")
    assert "Still open here" not in page

    mine = new_identity()
    four.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    sealed = four.client.get("/s/copy/1/").content
    taken = files_in(open_with_identity(sealed, mine.secret))["plan.yaml"]
    assert read_plan(taken.encode(), "yaml") == group(table, 1).plan
    path = tmp_path / "plan.yaml"
    path.write_text(taken)
    ended = CliRunner().invoke(main, ["check", str(path), "--today", TODAY.isoformat()])
    assert ended.exit_code in (0, 1), ended.output


def test_a_threat_without_anything_to_do_and_one_put_aside_are_asked_about(table):
    one = table.table[0]
    one.looks("/s/drafting/threats/")
    first, second = group(table, 1).plan.threats
    assert "Nothing is done about this yet" in one.looks("/s/drafting/list/")
    writes(one, Step.THREATS, threat=[first.id])
    assert "Your group was given this, and it is put aside" in one.looks("/s/drafting/threats/")
    assert second.text in one.page.split("put aside")[1].split("</ul>")[0]


@pytest.mark.parametrize("who", ["everybody", "Tam and Noor", "Tam or Noor"])
def test_an_action_of_several_is_asked_for_the_one_who_answers_for_it(table, who):
    one = table.table[0]
    one.looks("/s/drafting/threats/")
    threat = group(table, 1).plan.threats[0].id
    writes(one, Step.OBJECTIVES, **{f"want-{threat}-a": "They do not come"})
    writes(one, Step.MEASURES, **{"before-o1": "Ask the neighbours"})
    assert "Who does it? Ask" in one.looks("/s/drafting/list/")
    assert "Until when? Ask" in one.page
    page = writes(one, Step.LIST, **{"who-m1": who, "cost-m1": "0", "when-m1": "2 weeks"}).looks("/s/drafting/list/")
    assert "One answers for it, the others help" in page
