"""Rosa leads a room: opens it from her session, goes from step to step, catches up, and makes groups nobody is hurt by."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from amparo.actions import rooms
from amparo.domain.workshop.groups import Group, Grouping
from amparo.web.room import crowd, held
from amparo.web.room.phones import Phones
from tests.inside import HOUSE, TODAY, client_of
from tests.web.room.conftest import Phone

CONSOLE_BYTES_MAX = 60_000


class Console:
    def __init__(self, rosas, path: str) -> None:
        self.somebody, self.client, self.path = rosas.somebody, rosas.client, path
        self.id = UUID(path.split("/")[2])

    def looks(self, path: str = "") -> str:
        answer = self.client.get(self.path + path)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def does(self, act: str, value: str = "") -> None:
        answer = self.client.post(self.path + "act/", {"act": act, "value": value})
        assert (answer.status_code, answer["Location"]) == (303, self.path)

    def sends(self, path: str, status: int = 303, **form: object) -> str:
        answer = self.client.post(self.path + path, form)
        assert answer.status_code == status, answer.content.decode()[-2000:]
        return answer.content.decode()

    @property
    def state(self):
        key = held.key_of(self.id, self.somebody.now) if hasattr(self.somebody, "now") else held._held[self.id].key
        return rooms.read_room(self.id, key, by=self.somebody.by, keys=self.somebody.keys)

    @property
    def people(self):
        key = held._held[self.id].key
        return rooms.people_in(self.id, key, by=self.somebody.by, keys=self.somebody.keys)

    @property
    def words(self) -> str:
        return "-".join(self.state.words)


@pytest.fixture
def console(rosas, monkeypatch) -> Console:
    """Opened in one form with nothing to fill in but what is there already."""
    monkeypatch.setattr(held, "_held", {})
    monkeypatch.setattr("amparo.web.room.join.CROWD", crowd.Crowd())
    where = rosas.sends("open/", kind="real", people="18", phones="12", erase_on=str(TODAY + timedelta(days=14)))
    return Console(rosas, where)


def test_a_room_is_erased_on_a_day_that_comes(rosas):
    page = rosas.sends("open/", 422, kind="real", erase_on=str(TODAY))
    assert "between tomorrow and a year" in page


def test_the_console_tells_now_next_and_then(console):
    assert "Not begun" in console.looks()
    console.does("begin")
    page = console.looks()
    assert "step 1 of 6" in page
    assert page.index("Why we are here") < page.index("Tea") < page.index("What we want")
    assert "never cut" in page


def test_each_act_is_one_press(console):
    console.does("begin")
    console.does("more")
    assert console.state.progress.minutes == {"plan/open": 25}
    console.does("pause")
    assert console.state.progress.stands
    console.does("resume")
    assert not console.state.progress.stands
    console.does("quiet")
    assert "Take a moment" in console.looks("wall/")
    console.does("quiet")
    console.does("next", "0")
    console.does("next", "0")
    assert console.state.progress.place.at == 1
    console.does("back")
    assert console.state.progress.place.at == 0
    console.does("paper", "1")
    console.does("tick", "plan/0")
    assert (console.state.paper, console.state.ticks) == (1, ("plan/0",))


def test_five_minutes_less_are_one_press_too_and_never_the_end_of_a_step(console, clock):
    console.does("begin")
    console.does("less")
    assert console.state.progress.minutes == {"plan/open": 15}
    assert 'value="less"' in console.looks()
    clock.passes(minutes=11)
    assert 'value="less"' not in console.looks()
    for _ in range(5):
        console.does("less")
    assert console.state.progress.minutes == {"plan/open": 5}


def test_who_asks_for_help_is_read_by_the_console_alone(console):
    phones = [Phone(console.words).joins() for _ in range(2)]
    assert "0 ask for help" in console.looks()
    phones[0].sends("/s/help/", asks="1")
    asking = next(one for one in console.people if one.card.asks)
    page = console.looks()
    assert "1 asks for help" in page
    assert asking.card.pseudonym in page
    assert asking.card.pseudonym not in console.looks("wall/")
    assert "help" not in phones[1].looks().replace("Ask for help, quietly", "").replace("/s/help/", "").replace(
        'id="help"', ""
    )
    phones[0].sends("/s/help/", asks="0")
    assert "0 ask for help" in console.looks()


def test_whoever_was_helped_asks_no_more(console):
    phone = Phone(console.words).joins().sends("/s/help/", asks="1")
    console.does("helped", console.people[0].id.hex())
    assert not console.people[0].card.asks
    assert "Ask for help, quietly" in phone.looks()
    console.does("helped", "nobody")
    console.does("helped", "00" * 32)


def test_the_console_says_what_is_on_the_wall(console):
    for value, said in (("join", "How to join"), ("step", "The step"), ("nothing", "Nothing")):
        console.does("show", value)
        assert f"<b><bdi>{said}</bdi></b>" in console.looks()
    console.does("board", "ideas")
    assert "<b><bdi>Ideas</bdi></b>" in console.looks()


def test_phones_that_dropped_out_are_counted_and_not_named(console, clock, monkeypatch):
    phones = Phones()
    for where in ("workshop.console", "workshop.live", "room.requests"):
        monkeypatch.setattr(f"amparo.web.{where}.PHONES", phones)
    phone = Phone(console.words).joins()
    phones.parted(console.id, console.people[0].id, clock())
    assert "dropped out" not in console.looks()
    clock.passes(minutes=1)
    page = console.looks()
    assert "1 phone dropped out. Its notes are safe." in page
    assert console.people[0].card.pseudonym not in page
    phone.looks()
    assert "dropped out" not in console.looks()
    phone.looks("/s/petal/")
    clock.passes(minutes=1)
    assert "dropped out" not in console.looks()


def test_where_several_servers_answer_the_console_says_that_it_does_not_count_dropped_phones(console, monkeypatch):
    monkeypatch.setattr("amparo.web.workshop.console.house", lambda _now: replace(HOUSE, several=True))
    assert "Phones that drop out are not counted: more than one server answers." in console.looks()


def test_at_the_closing_the_wall_counts_what_was_read_aloud(console):
    for _ in range(2):
        Phone(console.words).joins()
    console.does("paper", "1")
    console.does("begin")
    assert "Read aloud" not in console.looks("wall/")
    for at in range(5):
        console.does("next", str(at))
    assert "Read aloud: 0 of 3" in console.looks("wall/")
    console.sends("closing/", 303, act="aloud")
    assert "Read aloud: 1 of 3" in console.looks("wall/")


def test_what_the_groups_will_do_is_shown_on_the_wall_in_one_press(console):
    console.does("show", "plenary")
    assert "What the groups will do" in console.looks("wall/")
    assert "<b><bdi>What the groups will do</bdi></b>" in console.looks()


def test_catching_up_shows_the_new_end_and_what_is_lost(console):
    console.does("begin")
    console.does("more")
    console.does("more")
    page = console.looks()
    assert "10 minutes late" in page
    assert "Tell each other" in page[page.index("Catch up?") :]
    console.does("catch-up", "drop")
    assert console.state.progress.minutes["plan/tell"] == 10
    assert "Catch up?" not in console.looks()


def test_what_does_not_follow_changes_nothing(console):
    for act in ("next", "back", "pause", "go-on", "nonsense"):
        console.does(act)
    assert console.state.progress.place is None


def test_the_wall_shows_how_to_join_then_the_step_with_its_clock(console):
    page = console.looks("wall/")
    assert " ".join(console.state.words) in page
    assert "data:image/svg+xml" in page
    console.does("begin")
    page = console.looks("wall/")
    assert "step 1 of 6" in page
    assert "20:00" in page


def test_the_wall_shows_no_name_and_no_note(console):
    phone = Phone(console.words).joins()
    name = rooms.people_in(console.id, held._held[console.id].key, by=console.somebody.by, keys=console.somebody.keys)
    phone.writes("The neighbours watch the door")
    for shown in ("join", "step", "groups", "nothing"):
        console.does("show", shown)
        page = console.looks("wall/")
        assert name[0].card.pseudonym not in page
        assert "neighbours" not in page


def test_a_board_is_shown_and_hidden_in_one_press_each(console):
    console.does("board", "ideas")
    assert console.state.board == "ideas"
    console.looks("wall/")
    console.does("hide-board", "ideas")
    assert console.state.board is None


def test_the_console_weighs_little(console):
    console.does("begin")
    assert len(console.looks().encode()) <= CONSOLE_BYTES_MAX


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


def test_who_reports_back_is_picked_swapped_and_never_asked_twice(console):
    for _ in range(6):
        Phone(console.words).joins()
    console.sends("report/", count="3")
    first = console.state.reporting
    console.sends("report/", swap=first[0])
    assert first[0] not in console.state.reporting
    assert set(first[1:]) < set(console.state.reporting)
    second = console.state.reporting
    console.sends("report/", done="1")
    console.sends("report/", count="2")
    assert not set(console.state.reporting) & set(second)


def test_after_a_power_cut_the_room_is_opened_again_and_asks_where_to_go_on(console, clock):
    console.does("begin")
    held._held.clear()
    clock.passes(minutes=12)
    answer = console.client.get(console.path)
    assert answer.status_code == 423
    answer = console.client.post(f"{console.path}again/", {"next": console.path})
    assert answer["Location"] == console.path
    assert "Go on at step 1, as it stood 12 minutes ago?" in console.looks()
    console.does("go-on")
    page = console.looks()
    assert "20:00" in page
    assert "as it stood" not in page


def test_a_stranger_finds_no_such_room(console, mateo):
    assert client_of(mateo).get(console.path).status_code == 404


def test_the_menu_of_a_phone_shows_what_fits_and_folds_the_rest(console):
    phone = Phone(console.words).joins()

    def front():
        return phone.looks().split('id="menu"')[1].split("<details>")[0]

    assert "Only for making groups" in front()
    assert "What I take home" not in front()
    assert "What I take home" in phone.page
    for _ in range(4):
        Phone(console.words).joins()
    console.sends("groups/", organisations="either", threats="")
    assert "Our group" in front()
    console.does("begin")
    for at in range(5):
        console.does("next", str(at))
    assert "What I take home" in front()
    assert "My petals" in front()
