"""A session on next steps whole, and what became of them: thirty days later, and when everything is gone.

Who the twenty are stands in tests/walks/gathering.py. Nothing that anybody typed may lie in clear in any file, ever.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from amparo.domain.workshop.leaving import Way
from amparo.sealing.agefile import open_with_passphrase
from tests.served import Served
from tests.walks.disk import LATER_TABLES, ROOM_TABLES, read_in_clear, rows_of, traces_of
from tests.walks.gathering import Gathering
from tests.walks.laptop import Laptop, free_ports, pulls_the_plug
from tests.walks.leaving import (
    chooses_nothing,
    chooses_paper,
    files_in,
    opened_at,
    sealed_to,
    told_by_voice,
    with_a_key,
)
from tests.walks.seated import Person

ADDRESS = "https://amparo.example"
LINK = re.compile(r"/f/[\w-]+/")
ERASED_AFTER, ASKED_AFTER, GONE_AFTER = timedelta(days=40), timedelta(days=30), timedelta(days=95)
THEMES = ("A lawyer whom everybody can call", "Nobody sleeps alone", "The embassy answers at night")
DOERS, REACHES = ("i", "we", "others"), ("ourselves", "movement", "international")
SHOW, ASK_LATER = range(12), (0, 2, 4, 5, 8, 9, 10)
STRUCK, STRUCK_IN = "Kiteville", 9
WITH_A_KEY, IN_AMPARO, ON_PAPER, BY_VOICE, WITH_NOTHING = 0, 2, 4, 6, 12
PLACES = {"ourselves": "Each of us", "movement": "Our networks", "international": "International organisations"}


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("next") / "data", free_ports())


def day_after(time: timedelta) -> str:
    return (datetime.now(UTC) + time).date().isoformat()


def text_of(number: int) -> str:
    place = f" in {STRUCK}" if number == STRUCK_IN else ""
    return f"call the lawyer of river {number:02}{place}"


class Session(Gathering):
    """What they do in this one."""

    def is_prepared(self, site: Served) -> None:
        self.rosa = rosa = self.laptop.rosa(site)
        rosa.prepares("next-steps")
        self.opens(site, erase_on=day_after(ERASED_AFTER))

    def gather(self) -> None:
        """Notes in two columns become recommendations; one is said in Rosa's words. It is fitted to this group first."""
        rosa, wall = self.rosa, self.wall
        rosa.console().presses("Begin")
        self.goes_through(to="What will be done")
        wall.comes_to("What will be done")
        rosa.goes(f"{rosa.room}next/")
        assert rosa.sees("They can be made here, in short.")
        rosa.presses(
            "Save", adapted=["advocacy", "solidarity", "recommending"], review_on=day_after(timedelta(days=60))
        )
        rosa.console().presses("Show What we do next: everybody will read its notes")
        for number, column in ((1, "next/internal"), (4, "next/internal"), (8, "next/external")):
            self.writes(self.seats[number], THEMES[(1, 4, 8).index(number)], column)
            wall.shown.add(THEMES[(1, 4, 8).index(number)])
            self.seats[number].goes("/s/").presses("Show to the room")
        wall.comes_to("What we do next")
        expect(wall.page.get_by_text(THEMES[2])).to_be_visible(timeout=15_000)
        self.takes_up(THEMES[0], "security").takes_up(THEMES[1], "well-being").takes_up(THEMES[2], "solidarity")
        self.about = rosa.page.locator("main button[name=away]").evaluate_all("all => all.map((each) => each.value)")
        assert len(self.about) == len(THEMES)
        rosa.console().presses("Hide What we do next")
        wall.shown = set()

    def takes_up(self, note: str, focus: str) -> "Session":
        rosa = self.rosa.goes(f"{self.rosa.room}next/")
        value = rosa.page.locator(f".choice:has-text('{note}') input").get_attribute("value")
        rosa.presses("Make it a recommendation", note=[value], focus=focus)
        return self

    def promise(self) -> None:
        """Each their own: what, who, until when, beginning how, for which recommendation, at which of the three levels."""
        for number, seat in enumerate(self.seats):
            doer, reach = DOERS[number % 3], REACHES[number // 3 % 3]
            seat.goes("/s/next/").presses(
                "Keep it",
                when=f"I am home from market {number:02}",
                text=text_of(number),
                doer=doer,
                on=day_after(timedelta(days=20)),
                first_act=f"Look for the old number {number:02}",
                recommendation=self.about[number % 3],
                reach=reach,
                addressee=f"The office at gate {number:02}",
            )
            assert seat.goes("/s/next/").sees(text_of(number))
        self.private = {
            number: {text for text in seat.typed if f"{number:02}" in text} for number, seat in enumerate(self.seats)
        }
        self.wall.never |= set().union(*self.private.values())
        self.nobody_else_reads()

    def are_asked(self) -> None:
        """Whether a step is specific and within reach is asked, never marked; well-being is asked about gently."""
        seat = self.seats[13]
        seat.goes("/s/next/").presses("Keep it", text="do something about safety soon")
        assert seat.goes("/s/next/").sees("By which day will it be done?")
        assert seat.sees("What will each of you do for yourselves, and for one another?")

    def show_them(self) -> None:
        """Twelve of twenty, and one takes it back; each stands under its recommendation and its level."""
        for number in SHOW:
            self.seats[number].goes("/s/next/").presses("Show to the room")
        self.seats[11].presses("Take back").presses("Show to the room")
        said = self.rosa.goes(f"{self.rosa.room}next/").page.locator("main").inner_text()
        at = [said.index(theme) for theme in THEMES]
        for number in SHOW:
            place = said.index(f"call the lawyer of river {number:02}")
            assert max(n for n in range(len(at)) if at[n] < place) == number % 3, number
            above = [said.rfind(level, 0, place) for level in PLACES.values()]
            assert above.index(max(above)) == number // 3 % 3, number
        assert not [number for number in range(12, 20) if text_of(number) in said]
        self.private = {number: texts for number, texts in self.private.items() if number not in SHOW}
        self.nobody_else_reads()

    def ask_to_be_asked(self) -> None:
        """A link of one's own, shown once."""
        self.links = {}
        for number in ASK_LATER:
            seat = self.seats[number].goes("/s/next/")
            seat.presses("Ask me how it went")
            page = seat.page if isinstance(seat.page, str) else seat.page.content()
            assert "It is shown only now." in page
            self.links[number] = LINK.search(page)[0]
        assert len(set(self.links.values())) == len(ASK_LATER)

    def speak_to_others(self) -> None:
        rosa = self.rosa.goes(f"{self.rosa.room}next/")
        point, audience = "Answer at night, and at weekends too", "The fund for the region"
        rosa.presses(
            "Add", point=point, audience=audience, occasion="Their spring meeting", recommendation=self.about[2]
        )
        assert all(rosa.sees(text) for text in (point, audience, "Their spring meeting"))
        self.wall.never |= {point, audience}

    def close(self) -> None:
        """Read aloud or silent: both are counted, nobody is named."""
        rosa, wall = self.rosa, self.wall
        self.goes_through(to="Committing")
        rosa.goes(f"{rosa.room}closing/")
        for aloud in (True, True, True, False):
            rosa.presses("Read aloud +1" if aloud else "Stayed silent +1")
        rosa.presses("Read aloud −1")
        assert rosa.sees("Read aloud: 2")
        assert rosa.sees("Stayed silent: 1")
        wall.comes_to("Committing")
        expect(wall.page.get_by_text("Read aloud: 2 of 20")).to_be_visible(timeout=15_000)

    def decide(self) -> None:
        """One yes is none. With two, after a look at what would stand there; a struck word stands in nothing."""
        rosa, among = self.rosa, "form:has([name=readers][value={}])"
        there = among.format("participants")
        rosa.goes(f"{rosa.room}closing/").presses("Look at it first", there, appropriate="on")
        rosa.presses("Keep it", there)
        assert rosa.page.locator(".tag.ok").count() == 0
        assert "written-up.md" not in with_a_key(self.seats[WITH_A_KEY])
        rosa.goes(f"{rosa.room}given/outside/")
        assert rosa.page.url.endswith("/closing/")
        yes = {"appropriate": "on", "consent": "on"}
        rosa.presses("Look at it first", there, **yes, struck=STRUCK.upper())
        preview = rosa.page.locator(there).inner_text()
        assert "[…]" in preview
        assert "Left out" in preview
        assert f"in {STRUCK}" not in preview.split("Left out")[0]
        rosa.presses("Keep it", there)
        assert rosa.page.locator(".tag.ok").count() == 1
        others = among.format("organisations")
        rosa.presses("Look at it first", others, **yes).presses("Keep it", others)
        assert rosa.page.locator(".tag.ok").count() == 2

    def give_away(self) -> None:
        """What was written up for their organisations holds no name, no first act, no struck word."""
        rosa = self.rosa.goes(f"{self.rosa.room}given/organisations/")
        rosa.presses("Sealed; I tell them the words by voice")
        sealed = rosa.saves("Save the sealed copy")
        words = rosa.page.locator("p.large bdi").first.inner_text()
        files = files_in(open_with_passphrase(sealed, words))
        said = files["next-steps.md"] + files["next-steps.yaml"]
        assert "call the lawyer of river 00" in said
        assert "Answer at night, and at weekends too" in said
        assert "[…]" in said
        for text in (STRUCK, "Look for the old number", "call the lawyer of river 15", *self.names):
            assert text.casefold() not in said.casefold(), text
        rosa.presses("Told")
        rosa.goes(f"{rosa.room}given/organisations/").presses("On paper")
        assert rosa.sees("Sealed; I tell them the words by voice")

    def go_home(self) -> None:
        """Five ways, and a record of them that says how many, not who."""
        rosa = self.rosa
        by_key, by_voice = with_a_key(self.seats[WITH_A_KEY]), told_by_voice(self.seats[BY_VOICE], rosa)
        key = rosa.goes("/account/copies/").page.locator("code").inner_text()
        in_amparo = opened_at(rosa, sealed_to(self.seats[IN_AMPARO], key, Way.AMPARO))
        for number, files in ((WITH_A_KEY, by_key), (BY_VOICE, by_voice), (IN_AMPARO, in_amparo)):
            assert text_of(number) in files["next-steps.md"]
            assert "in \\[…\\]" in files["written-up.md"]
            assert STRUCK not in files["written-up.md"]
            assert not [name for name in self.names if name in files["written-up.md"]]
        chooses_paper(self.seats[ON_PAPER])
        assert self.seats[ON_PAPER].goes("/s/copy/").sees(text_of(ON_PAPER))
        chooses_nothing(self.seats[WITH_NOTHING])
        rosa.goes(f"{rosa.room}next/")
        for said in ("Sealed to my age key: 1", "Sealed to my key in Amparo: 1", "On paper: 1", "Nothing: 1"):
            assert rosa.sees(said), said

    def answer(self, site: Served, number: int, says: str, **more: str) -> None:
        """On a phone, without an account: one touch opens the link, the second answers."""
        phone = Person(self.browser, site.base).goes(self.links[number])
        assert phone.sees(text_of(number))
        phone.touches = 1
        phone.presses(says, **more)
        assert more or phone.touches == 2
        assert phone.sees("Thank you")
        self.rosa.typed |= phone.typed
        phone.context.close()

    def look_back(self, site: Served) -> None:
        """Of two nothing is added up; of more, what was done, what was not and why, and no name but one that was wished."""
        self.rosa = rosa = self.laptop.rosa(site)
        self.answer(site, 0, "Done")
        self.answer(site, 2, "There was no time", words="The river was high all month")
        rosa.goes("/workshops/afterwards/")
        assert rosa.sees("2 of 7 have answered.")
        assert rosa.sees("fewer could be guessed")
        assert not rosa.sees("The river was high")
        self.answer(site, 4, "Begun")
        self.answer(site, 5, "It is not safe now")
        self.answer(site, 8, "There was no time")
        self.answer(site, 9, "Done", words="He answered at once", name="Blue heron of the hill")
        rosa.goes("/workshops/afterwards/").presses("Add", says="done", words="Came back on a wet slip")
        rosa.goes("/workshops/afterwards/")
        for said in ("7 of 8 have answered.", "Done: 3", "Begun: 1", "Not done: 3", "There was no time: 2"):
            assert rosa.sees(said), said
        for said in ("The river was high all month", "Blue heron of the hill", "Came back on a wet slip"):
            assert rosa.sees(said), said
        assert not [name for name in self.names if rosa.sees(name)]

    def is_gone(self, site: Served) -> None:
        """On the day that was chosen, by itself, and it is said where Rosa looks."""
        self.rosa = rosa = self.laptop.rosa(site)
        assert rosa.goes("/account/").sees("Every file was searched: nothing of it is left.")
        assert (
            rosa.goes(rosa.room or self.wall.path.removeprefix(self.wall.base).removesuffix("wall/")).answer.status
            == 404
        )


@pytest.mark.soak
def test_the_session_and_what_became_of_it_thirty_days_later(laptop, browser):
    session, disk, address = Session(browser, laptop), laptop.data.parent, {"AMPARO_ADDRESS": ADDRESS}
    with laptop.runs(**address) as site:
        session.is_prepared(site)
        session.come_in()
        session.gather()
        session.promise()
        session.are_asked()
        session.drops_and_comes_back()
        assert not read_in_clear(session.everything_typed(), disk)
        pulls_the_plug(site)
    assert not read_in_clear(session.everything_typed(), disk)
    with laptop.runs(**address) as site:
        session.goes_on_after_the_power_cut(site)
        session.show_them()
        session.ask_to_be_asked()
        session.speak_to_others()
        session.close()
        session.decide()
        session.give_away()
        session.go_home()
        assert not read_in_clear(session.everything_typed(), disk)
    questions = rows_of(laptop.data, *LATER_TABLES)
    with laptop.runs(later=ASKED_AFTER, **address) as site:
        session.look_back(site)
        assert not read_in_clear(session.everything_typed(), disk)
    room = rows_of(laptop.data, *ROOM_TABLES)
    with laptop.runs(later=ERASED_AFTER, **address) as site:
        session.is_gone(site)
        assert not traces_of(room, disk)
        assert traces_of(questions, disk)
    with laptop.runs(later=GONE_AFTER, **address) as site:
        assert Person(browser, site.base).goes(session.links[0]).answer.status == 404
        assert session.laptop.rosa(site).goes("/workshops/afterwards/").sees("Nobody was asked yet.")
        assert not traces_of(questions, disk)
        assert not read_in_clear(session.everything_typed(), disk)
