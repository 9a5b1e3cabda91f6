"""The imPACT game with twenty players: Rosa's console and the wall on the laptop, everybody else over the local network, and
the plug pulled while the clock is held.
"""

import re
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from time import perf_counter

import pytest
from playwright.sync_api import Browser, Error, expect

from amparo.store.database import SQLITE
from tests.engines.place import until
from tests.served import Served
from tests.walks.disk import PIECE, read_in_clear, traces_of
from tests.walks.gathering import PEOPLE, Gathering
from tests.walks.laptop import Laptop, free_ports, pulls_the_plug
from tests.walks.seated import Person, Phone

TEAMS = (1, 2, 3)
BREAK_WORD, SIGN = "lantern", "I drop a glass"
NEWS, LATER_NEWS = "Two people in plain clothes stand at the gate", "The court says that nobody is on its list"
WITH_SCRIPTS, OLD_PHONES = slice(4), slice(8, PEOPLE)
WARDEN, HEAD, IT = "Prison warden", "Head of the coalition", "Head of IT"
WISHED = (0, 4, 12)
"""Who would rather not be detained: a browser, one without scripts, a phone."""
SLEPT, WEEK_GONE = timedelta(minutes=12), timedelta(days=8)
EVERY_BYTES = 512
TIMELINE_SECONDS_MAX = 5
OPTION = re.compile(r'<option value="([\w-]+)"')


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("game") / "data", free_ports())


class Player:
    """Somebody at a seat, whatever they hold in their hand. What they touch is found by what it means, in any language."""

    def __init__(self, seat: Person | Phone) -> None:
        self.seat, self.name = seat, seat.name()
        self.part = ""

    def looks(self) -> str:
        self.seat.goes("/s/drill/")
        return self.shown()

    def shown(self) -> str:
        return self.seat.page if isinstance(self.seat, Phone) else self.seat.page.content()

    def touches(self, act: str, **said) -> "Player":
        self.looks()
        if isinstance(self.seat, Phone):
            assert self.seat.fills("/s/drill/", act=act, **said).status == 200, (self.part, act)
            return self
        button = self.seat.page.locator(f"button[name=act][value='{act}']").first
        form = self.seat.page.locator("form").filter(has=button).first
        for name, value in said.items():
            field = form.locator(f"[name={name}]").first
            field.select_option(value) if field.evaluate("each => each.tagName") == "SELECT" else field.fill(value)
        with self.seat.page.expect_navigation(wait_until="domcontentloaded") as went:
            button.click()
        assert went.value.status == 200, (self.part, act)
        return self

    def wishes_not(self, role: str) -> None:
        self.looks()
        if isinstance(self.seat, Phone):
            self.seat.fills("/s/drill/", act="refuse", role=role)
        else:
            self.seat.presses("Keep", role=[role])


class Game(Gathering):
    """What Rosa and the twenty do."""

    def people_come(self, site: Served) -> None:
        self.sealed: set[bytes] = set()
        """Pieces of every sealed box of the drill that ever lay on the disk."""
        self.rosa = self.laptop.rosa(site).prepares("impact-game")
        self.opens(site)
        self.come_in()
        self.drops_and_comes_back()
        self.players = [Player(seat) for seat in self.seats]

    def is_prepared(self) -> None:
        """Some would rather not be detained: their wish is kept, and stands on nobody's page but their own."""
        rosa = self.rosa
        self.drill = f"{rosa.room}drill/"
        said = {"mode": "room-game", "level": "easy", "break_word": BREAK_WORD, "first": "Leila", "second": "Noor"}
        rosa.goes(self.drill).presses("Get ready", **said)
        self.stands_on_the_wall()
        for number in WISHED:
            self.players[number].wishes_not("defender")
        rosa.goes(self.drill).presses("Give everybody a part")
        self.reads_the_parts()
        while len(self.of_a_pact(WITH_SCRIPTS)) < 2:
            rosa.presses("Give the parts anew")
            self.reads_the_parts()
        assert rosa.sees("3 private wishes: kept. Nobody sees whose.")
        self.finds_only_their_own()
        for number, player in enumerate(self.players):
            assert (" checked" in player.looks()) is (number in WISHED)
        defenders = {self.at(f"Defender, team {team}") for team in TEAMS}
        assert not defenders & {self.players[number] for number in WISHED}

    def stands_on_the_wall(self) -> None:
        self.wall.goes(f"{self.drill}wall/")
        self.wall.path = f"{self.wall.base}{self.drill}wall/"
        self.rosa.wall = self.wall

    def reads_the_parts(self) -> None:
        """As Rosa has them before her: who plays what."""
        by_name = {player.name: player for player in self.players}
        for line in self.rosa.page.locator("#d-parts li").all_inner_texts():
            part, name = line.split(": ", 1)
            by_name[name.strip()].part = part
        assert all(player.part for player in self.players)
        assert sum("team" in player.part for player in self.players) == 4 * len(TEAMS)

    def finds_only_their_own(self) -> None:
        """On nobody's page stands who else plays, or what."""
        for player in self.players:
            page, others = player.looks(), {each.name for each in self.players} - {player.name}
            assert not [name for name in others if name in page]

    def of_a_pact(self, some: slice) -> list[Player]:
        """To these come the news that are for all."""
        return [one for one in self.players[some] if "team" in one.part and not one.part.startswith("Defender")]

    def at(self, part: str) -> Player:
        return next(player for player in self.players if player.part.startswith(part))

    def begins(self) -> None:
        self.wall.never.add(SIGN)
        first = self.at("Defender, team 1").touches("sign", sign=SIGN)
        assert [player for player in self.players if SIGN in player.looks()] == [first]
        self.rosa.goes(self.drill).presses("Begin")
        self.wall.comes_to("day 1")
        for team in TEAMS:
            self.at(f"Defender, team {team}").touches("did/raised")
        self.at("Lawyer").touches("did/seen").touches("did/leads")
        self.keeps_in_mind()

    def news_come(self) -> None:
        """To an open page, by itself; to a phone that fell out of the network, when it is back; to others, as they look."""
        (there, gone, *_), old = self.of_a_pact(WITH_SCRIPTS), self.of_a_pact(OLD_PHONES)[0]
        there.looks()
        gone.seat.context.set_offline(True)
        with pytest.raises(Error, match="DISCONNECTED"):
            gone.looks()
        self.sends(NEWS)
        expect(there.seat.page.get_by_text(NEWS)).to_be_visible(timeout=15_000)
        expect(self.wall.page.get_by_text(NEWS)).to_be_visible(timeout=15_000)
        assert NEWS in old.looks()
        gone.seat.context.set_offline(False)
        assert NEWS in gone.looks()
        gone.touches("did/seen")

    def sends(self, words: str) -> None:
        self.rosa.goes(self.drill).presses("Put it among the news", text=words)
        self.rosa.presses("Send", f"form:has-text('{words}')")

    def somebody_needs_a_break(self) -> None:
        """One touch, and everybody rests; nobody learns whose it was."""
        self.players[14].touches("rest")
        self.wall.comes_to("Take a moment.")
        resting = [player.looks() for player in self.players if player.seat.language == "en"]
        assert all("Take a moment." in page for page in resting)
        self.rosa.goes(self.drill)
        assert not [name for name in self.names if self.rosa.sees(name)]
        self.rosa.presses("Go on")
        self.wall.comes_to("day 1")

    def key_figures_ask(self) -> None:
        """What they ask for and get, or do not; and a part can say nothing in the name of another."""
        lawyer, person = self.place_of(WARDEN), self.place_of(HEAD)
        self.at(WARDEN).touches("asked/warden-why-here/got", of=lawyer)
        self.at(WARDEN).touches("asked/warden-mandate/not-got", of=lawyer)
        self.at(HEAD).touches("asked/head-consent/unsure", of=person)
        it = self.at(IT)
        it.touches("asked/it-devices/got", of=self.place_of(IT)).touches("token", of=self.place_of(IT))
        self.rosa.goes(self.drill)
        assert self.rosa.sees("My lawyer, and the signed mandate")
        assert self.rosa.sees("nobody")
        self.keeps_in_mind()

    def place_of(self, figure: str) -> str:
        """Whom this key figure has before them."""
        return OPTION.search(self.at(figure).looks().partition('id="of"')[2])[1]

    def stands(self) -> tuple[str, ...]:
        """Clock, hold, facts, tokens, news and gaps, as the console shows them."""
        page = self.rosa.goes(self.drill).page
        return tuple(page.locator(each).inner_text() for each in ("#d-top", "#d-news", "#d-facts"))

    def is_held(self) -> None:
        self.rosa.goes(self.drill).presses("Hold the clock")
        self.before = self.stands()

    def goes_on_after_the_power_cut(self, site: Served) -> None:
        self.wall.path = f"{self.wall.base}{self.rosa.room}wall/"
        super().goes_on_after_the_power_cut(site)
        self.stands_on_the_wall()
        assert self.stands() == self.before
        self.rosa.goes(self.drill).presses("Go on")
        self.sends(LATER_NEWS)
        assert LATER_NEWS in self.at("Lawyer").looks()

    def all_are_free(self) -> None:
        rosa = self.rosa.goes(self.drill)
        for team in TEAMS:
            rosa.presses(f"The defender of team {team} is free")
        assert rosa.sees("What happened, and why")
        self.keeps_in_mind()

    def is_talked_about(self, told) -> None:
        """Each gap gets a cause and a next step; no name stands there."""
        rosa, before = self.rosa, perf_counter()
        rosa.goes(f"{self.drill}talk/")
        took = perf_counter() - before
        told(f"timeline of {PEOPLE} players: {took:.2f} s (to beat: {TIMELINE_SECONDS_MAX} s)")
        assert rosa.page.locator("svg").first.is_visible()
        assert rosa.sees("Not known: My lawyer, and the signed mandate")
        assert not [player.name for player in self.players if rosa.sees(player.name)]
        gaps = rosa.page.locator("section.finding form:has([name=cause]) [name=gap]")
        keys = [gap.get_attribute("value") for gap in gaps.all()]
        assert len(keys) >= 8
        for number, key in enumerate(keys):
            form = f"form:has([name=gap][value='{key}'])"
            rosa.presses("Information" if number % 2 else "People", f"{form}:has([name=cause])")
            rosa.presses("Keep it", f"{form}:has([name=will])")
        assert rosa.page.locator("section.finding b", has_text="✓").count() == len(keys)
        told(f"{len(keys)} gaps, each with its cause and its next step")
        rosa.goes(f"{rosa.room}next/")
        assert rosa.sees("What the drill showed")

    def each_looks_at_their_own(self) -> None:
        """What was asked against what their own people have; gaps of their own team, and of nobody else's."""
        for player, theirs in ((self.at("Lawyer"), True), (self.at("Defender, team 3"), False)):
            if player.seat.language == "en":
                assert ("Not known: My lawyer" in player.looks()) is theirs
        for player in (self.players[6], self.players[15]):  # without scripts; an old phone
            assert "These facts were asked for" not in player.looks()
            player.seat.presses("Keep", fact=["who", "devices"])
            page = player.looks()
            assert "My lawyer, and the signed mandate" in page
            assert "my people do not have it yet" in page
            player.seat.goes("/s/drill/step/?fact=mandate").presses("Keep it", will="ask Tam to sign the mandate")
            assert player.seat.sees("ask Tam to sign the mandate")
        assert not self.rosa.goes(f"{self.rosa.room}next/").sees("ask Tam to sign the mandate")

    def is_closed(self) -> None:
        self.rosa.goes(self.drill).presses("Talked through")
        self.keeps_in_mind()
        assert traces_of(self.sealed, self.laptop.data)

    def keeps_in_mind(self) -> None:
        """The boxes of the drill as they lie on the disk now."""
        with closing(sqlite3.connect(f"file:{self.laptop.data / SQLITE}?mode=ro", uri=True)) as rows:
            boxes = [bytes(box) for (box,) in rows.execute("SELECT sealed FROM thing WHERE kind = 'drill'")]
        self.sealed |= {box[at : at + PIECE] for box in boxes for at in range(PIECE, len(box) - PIECE, EVERY_BYTES)}

    def is_gone(self, site: Served, told) -> None:
        """Its day has come, and the room stays. No file holds a piece of any box there ever was."""
        rosa = self.laptop.rosa(site, scripts=False)
        rosa.goes(self.drill).presses("Open the room again")
        assert rosa.goes(self.drill).sees("How do you play?")
        assert until(lambda: not traces_of(self.sealed, self.laptop.data))
        told(f"the folder was searched for {len(self.sealed)} pieces of the drill: nothing was found")
        assert not read_in_clear(self.everything_typed() | {SIGN}, self.laptop.data)


@pytest.mark.soak
def test_the_game_from_the_parts_to_the_erasure(laptop, browser, capsys):
    def told(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"{line}\n")

    game = Game(browser, laptop)
    with laptop.runs() as site:
        game.people_come(site)
        game.is_prepared()
        game.begins()
        game.news_come()
        game.somebody_needs_a_break()
        game.key_figures_ask()
        game.is_held()
        pulls_the_plug(site)
    with laptop.runs(later=SLEPT) as site:
        game.goes_on_after_the_power_cut(site)
        game.all_are_free()
        game.is_talked_about(told)
        game.each_looks_at_their_own()
        game.is_closed()
    with laptop.runs(later=WEEK_GONE) as site:
        game.is_gone(site, told)
