"""A room full of people, with Rosa's console and the wall: how they come in, write, are cut off, and go on.

Eight of the twenty have a browser: four with scripts, four without, one of each in Arabic; the other twelve are phones
that speak plain HTTP. All of them come in over the local network, in clear.
"""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.served import Served, Visitor
from tests.walks.laptop import Laptop, Rosa, Wall, phones
from tests.walks.seated import OLD_PHONE, Person, Phone

PEOPLE = 20
JOIN_TOUCHES_MAX = 3
PARTICIPANT_BYTES_MAX = 15_000
BROWSERS = (
    {},
    {},
    {"size": OLD_PHONE},
    {"language": "ar"},
    {"scripts": False},
    {"scripts": False},
    {"scripts": False, "size": OLD_PHONE},
    {"scripts": False, "language": "ar"},
)
OTHERS_READ = ("/s/", "/s/now/", "/s/pact/", "/s/petal/", "/s/next/", "/s/drafting/", "/s/copy/")
"""Pages of a seat on which something of somebody else could stand."""
ROSA_READS = ("", "boards/", "boards/ideas/", "next/", "closing/", "plenary/", "changes/", "groups/", "wall/")


class Gathering:
    """What Rosa and the others do in every session."""

    def __init__(self, browser: Browser, laptop: Laptop) -> None:
        self.browser, self.laptop = browser, laptop
        self.rosa: Rosa
        self.wall: Wall
        self.seats: list[Person | Phone] = []
        self.private: dict[int, set[str]] = {}
        """What each, by their place in `seats`, keeps to themselves."""

    def opens(self, site: Served, **said: str) -> None:
        self.rosa.opens_room(people=str(PEOPLE), phones=str(PEOPLE), **said)
        self.wall = self.rosa.wall = self.laptop.wall(site, self.rosa.room)

    def come_in(self) -> None:
        words, (self.lan, *_) = self.wall.words(), self.wall.addresses()
        for number, kind in enumerate(BROWSERS):
            person = Person(self.browser, self.lan, **kind).joins(words, scanned=number % 2 == 1)
            assert person.touches <= JOIN_TOUCHES_MAX
            assert person.answer.request.sizes()["responseBodySize"] <= PARTICIPANT_BYTES_MAX
            self.seats.append(person)
        self.seats += phones(self.lan, words, PEOPLE - len(self.seats))
        self.names = [seat.name() for seat in self.seats]
        self.wall.never |= set(self.names)
        assert len(self.wall.never) == PEOPLE
        expect(self.rosa.console().page.get_by_text(f"{PEOPLE} joined")).to_be_visible()

    def writes(self, seat: Person | Phone, text: str, *column: str) -> None:
        seat.writes(text, *column)
        self.wall.never.add(text)

    def everything_typed(self) -> set[str]:
        """By anybody, Rosa too; and the names that were drawn for them."""
        return set(self.names).union(self.rosa.typed, *(seat.typed for seat in self.seats))

    def nobody_else_reads(self) -> None:
        """What is private: nobody else in the room, nor Rosa; and whoever has no seat is led to the door."""
        everything = set().union(*self.private.values())
        assert everything
        for number, seat in enumerate(self.seats):
            own = self.private.get(number, set())
            self._reads_none(seat.reads, OTHERS_READ, everything - own)
        self._reads_none(lambda path: self.rosa.reads(self.rosa.room + path), ROSA_READS, everything)
        for path in OTHERS_READ:
            stranger = Visitor(self.lan).goes(path)
            assert stranger.status >= 400 or stranger.path == "/j/", path
            assert not [text for text in everything if text in stranger.page], path

    def _reads_none(self, reads: Callable[[str], str], paths: Iterable[str], texts: set[str]) -> None:
        for path in paths:
            page = reads(path)
            assert page, path
            assert not [text for text in texts if text in page], path

    def drops_and_comes_back(self) -> None:
        """A phone leaves the Wi-Fi while its note is on the way; another opens its page again."""
        phone, text = self.seats[1], "Written without a network"
        phone.goes("/s/").context.set_offline(True)
        phone.page.fill("#text", text)
        phone.page.get_by_role("button", name="Add note").click()
        expect(phone.page.get_by_text("It waits in this page")).to_be_visible()
        phone.context.set_offline(False)
        expect(phone.page.locator("#mine").get_by_text(text)).to_be_visible(timeout=15_000)
        phone.typed.add(text)
        self.wall.never.add(text)
        other = self.seats[5]
        other.page.close()
        other.page = other.context.new_page()
        assert other.name() == self.names[5]

    def goes_on_after_the_power_cut(self, site: Served) -> None:
        """Phones read that the room rests, until Rosa's words open it; everybody then sits where they sat."""
        for number in (4, 9):
            assert self.seats[number].goes("/s/").sees("The room rests for a moment")
        typed, self.rosa = self.rosa.typed, self.laptop.rosa(site, scripts=False)
        self.rosa.typed |= typed
        self.rosa.room = self.wall.path.removeprefix(self.wall.base).removesuffix("wall/")
        self.rosa.console().presses("Open the room again")
        self.wall = self.rosa.wall = self.laptop.wall(site, self.rosa.room).after(self.wall)
        assert [seat.name() for seat in self.seats] == self.names
        assert self.seats[1].sees("Written without a network")

    def goes_through(self, *, to: str = "") -> list[str]:
        """Step by step to this one, or to the end; which steps the wall named on the way."""
        rosa, titles = self.rosa.console(), []
        while not rosa.sees("That was all."):
            titles.append(rosa.page.locator(".now bdi").first.inner_text())
            if titles[-1] == to:
                break
            rosa.presses("Go on to the next")
        return titles

    def is_erased(self) -> None:
        """Its title is typed as it stands there, and nothing is found."""
        rosa = self.rosa.goes(f"{self.rosa.room}erase/")
        rosa.presses("Erase it", title=rosa.page.locator("main strong bdi").inner_text())
        assert rosa.sees("Nothing was found.")
        with pytest.raises(Error, match="REFUSED"):
            self.seats[4].goes("/s/")
