"""Rosa makes groups nobody is hurt by, and moves people by hand."""

import pytest

from amparo.actions import rooms
from amparo.domain.workshop.groups import Group, Grouping
from amparo.web.room import held
from tests.web.room.conftest import Phone
from tests.web.workshop.test_console import console

__all__ = ["console"]


def test_eight_people_sit_in_two_groups_and_find_their_number(console):
    phones = [Phone(console.words).joins() for _ in range(8)]
    console.sends("groups/", organisations="either", similar="on", threats="Arrest\nBreak-in\nRumours", doubled="")
    grouping = console.state.grouping
    assert [len(group.members) for group in grouping.groups] == [4, 4]
    assert sorted(len(group.threats) for group in grouping.groups) == [1, 2]
    assert "Arrest" in console.looks("groups/")
    people = rooms.people_in(console.id, held._held[console.id].key, by=console.somebody.by, keys=console.somebody.keys)
    assert sorted(one.card.group for one in people) == [1] * 4 + [2] * 4
    assert all(phone.looks() for phone in phones)


def test_a_private_wish_is_kept_and_nobody_reads_whose_it_was(console):
    phones = [Phone(console.words).joins() for _ in range(8)]
    key = held._held[console.id].key
    people = rooms.people_in(console.id, key, by=console.somebody.by, keys=console.somebody.keys)
    phones[0].sends(
        "/s/wishes/", not_with="\n".join(one.card.pseudonym for one in people[:2]), situation="", not_me="1"
    )
    console.sends("groups/", organisations="either", threats="")
    after = rooms.people_in(console.id, key, by=console.somebody.by, keys=console.somebody.keys)
    wisher = next(one.card for one in after if one.card.not_with)
    group_of = {one.card.pseudonym: one.card.group for one in after}
    for name in wisher.not_with:
        assert name == wisher.pseudonym or group_of[name] != wisher.group
    assert "kept" in console.looks("groups/")


def test_somebody_is_moved_by_hand_and_what_lies_on_the_tables_stays(console):
    phones = [Phone(console.words).joins() for _ in range(9)]
    console.sends("groups/", organisations="either", threats="Arrest\nBreak-in", sizes="5 4")
    first, second = console.state.grouping.groups
    by_id = {phone.client.cookies["amparo-seat"].value: phone for phone in phones}
    assert len(by_id) == 9
    writer = next(phone for phone in phones if "group 2" in phone.looks())
    writer.writes("The neighbours watch the door")
    writer.sends(f"/s/notes/{writer.own()}/", act="show")
    console.sends("groups/move/", 303, who=first.members[0], to="g2")
    assert [len(group.members) for group in console.state.grouping.groups] == [4, 5]
    at_second = [phone for phone in phones if "group 2" in phone.looks()]
    assert len(at_second) == 5
    assert all("neighbours" in phone.page for phone in at_second)
    console.sends("groups/", organisations="either", threats="", sizes="4 5")
    assert sum("neighbours" in phone.looks() for phone in phones) == 1
    assert second.threats


def test_who_comes_late_is_moved_into_a_group(console):
    for _ in range(4):
        Phone(console.words).joins()
    console.sends("groups/", organisations="either", threats="")
    late = Phone(console.words).joins()
    assert "In no group yet" in console.looks("groups/")
    seated = console.state.grouping.groups[0].members
    who = next(one.id.hex() for one in console.people if one.id.hex() not in seated)
    console.sends("groups/move/", 303, who=who, to="g1")
    assert "group 1" in late.looks()
    assert "In no group yet" not in console.looks("groups/")


def test_nobody_is_moved_against_a_private_wish_and_nobody_reads_whose_it_is(console):
    phones = [Phone(console.words).joins() for _ in range(8)]
    names = {one.card.pseudonym: one.id.hex() for one in console.people}
    mine = phones[0].looks().split("<b><bdi>")[1].split("</bdi>")[0]
    other = next(name for name in sorted(names) if name != mine)
    phones[0].sends("/s/wishes/", not_with=other, situation="")
    console.sends("groups/", organisations="either", threats="")
    before = console.state.grouping
    to = before.of(names[mine])
    for who, there in ((names[other], to.id), (names[mine], before.of(names[other]).id)):
        page = console.sends("groups/move/", 422, who=who, to=there)
        alert = page.split('role="alert"')[1].split("</div>")[0]
        assert "would break a private wish, or show whether there is one" in alert
        assert mine not in alert
        assert other not in alert
    assert console.state.grouping.groups == before.groups


@pytest.mark.parametrize("wisher", [None, 0, 1])
def test_of_a_group_of_one_nobody_reads_whether_there_is_a_wish(console, wisher):
    """Rosa moves everybody else away, and then somebody to the one who is left."""
    phones = [Phone(console.words).joins() for _ in range(8)]
    names = [phone.looks().split("<b><bdi>")[1].split("</bdi>")[0] for phone in phones]
    if wisher is not None:
        phones[wisher].sends("/s/wishes/", not_with=names[1 - wisher], situation="")
    ids = {one.card.pseudonym: one.id.hex() for one in console.people}
    mine, other = ids[names[0]], ids[names[1]]
    rest = [each for each in ids.values() if each not in (mine, other)]
    alone = Grouping(groups=(Group(id="g1", members=(mine, *rest)), Group(id="g2", members=(other,))))
    key = held._held[console.id].key
    rooms.seat_groups(console.id, key, alone, by=console.somebody.by, keys=console.somebody.keys)
    before = console.state.grouping
    page = console.sends("groups/move/", 422, who=mine, to="g2")
    assert "or show whether there is one" in page
    assert "Private wishes are kept." in page
    assert console.state.grouping == before


def test_moving_asks_for_a_person_and_a_group_that_are_there(console):
    assert "Pick a person first" in console.sends("groups/move/", 422, to="g1")
    for _ in range(4):
        Phone(console.words).joins()
    console.sends("groups/", organisations="either", threats="Arrest")
    assert "Pick a person first" in console.sends("groups/move/", 422, who="00" * 32, to="g1")
    console.sends("groups/move/", 422, who=console.people[0].id.hex(), to="g9")
    assert "Arrest" in console.looks("groups/").split("<textarea")[1]


def test_seven_people_are_refused_with_ways_out_and_one_is_taken(console):
    for _ in range(7):
        Phone(console.words).joins()
    page = console.sends("groups/", 422, organisations="either", threats="")
    assert "7 people cannot be groups of 4 or 5" in page
    assert "4+3" in page
    console.sends("groups/", organisations="either", threats="", sizes="4 3")
    assert [len(group.members) for group in console.state.grouping.groups] == [4, 3]


def test_whoever_works_on_paper_sits_in_a_group_too_and_may_report_back(console):
    for _ in range(6):
        Phone(console.words).joins()
    for _ in range(2):
        console.does("paper", "1")
    console.sends("groups/", organisations="either", threats="")
    members = [member for group in console.state.grouping.groups for member in group.members]
    assert [len(group.members) for group in console.state.grouping.groups] == [4, 4]
    assert {"paper-1", "paper-2"} < set(members)
    assert "Paper 2" in console.looks("groups/")
    one, other = console.state.grouping.groups
    moved, to = ("paper-1", other) if "paper-1" in one.members else ("paper-1", one)
    console.sends("groups/move/", who=moved, to=to.id)
    assert "paper-1" in next(group for group in console.state.grouping.groups if group.id == to.id).members


def test_company_on_paper_hides_nobody_so_the_answer_is_the_same_with_and_without_a_wish(console):
    one, other = Phone(console.words).joins(), Phone(console.words).joins()
    console.does("paper", "1")
    console.does("paper", "1")
    mine, theirs = (person.id.hex() for person in console.people)
    tables = Grouping(groups=(Group(id="g1", members=(mine, "paper-1")), Group(id="g2", members=(theirs, "paper-2"))))
    key = held._held[console.id].key
    rooms.seat_groups(console.id, key, tables, by=console.somebody.by, keys=console.somebody.keys)
    console.sends("groups/move/", 422, who=theirs, to="g1")
    names = [person.card.pseudonym for person in console.people]
    for phone in (one, other):
        phone.sends("/s/wishes/", not_with="\n".join(names), situation="")
    console.sends("groups/move/", 422, who=theirs, to="g1")


def test_two_phones_and_one_on_paper_are_one_group_whatever_was_wished(console):
    one = Phone(console.words).joins()
    Phone(console.words).joins()
    console.does("paper", "1")
    one.sends("/s/wishes/", not_with="\n".join(person.card.pseudonym for person in console.people), situation="")
    console.sends("groups/", organisations="either", threats="", sizes="3")
    assert [len(group.members) for group in console.state.grouping.groups] == [3]
