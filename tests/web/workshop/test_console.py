"""Rosa leads a room: opens it from her session, goes from step to step, catches up, and makes groups nobody is hurt by."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from amparo.actions import rooms
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


def test_the_tables_for_the_groups_are_printed_from_here(console):
    page = console.looks()
    assert f'href="/rooms/{console.id}/plenary/paper/"' in page
    assert f'href="/rooms/{console.id}/plenary/paper/?empty"' in page


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
