"""The game with twenty players: eight pages in a browser, half of them without scripts, and twelve phones in plain HTTP."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser

from tests.walks.laptop import Laptop, Rosa, free_ports, phones, pulls_the_plug
from tests.walks.seated import Person

PEOPLE = 20
BROWSERS = ({}, {}, {}, {"language": "ar"}, *({"scripts": False} for _ in range(4)))
BREAK_WORD = "lantern"
STEP = "ask Tam to sign the mandate"


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("game") / "data", free_ports())


class Game:
    def __init__(self, browser: Browser, laptop: Laptop, rosa: Rosa) -> None:
        self.browser, self.laptop, self.rosa = browser, laptop, rosa

    def people_come(self, site) -> None:
        rosa = self.rosa.prepares("impact-game").opens_room(people=str(PEOPLE))
        self.wall = rosa.wall = self.laptop.wall(site, rosa.room)
        words, (lan, *_) = self.wall.words(), self.wall.addresses()
        self.seats = [Person(self.browser, lan, **kind).joins(words) for kind in BROWSERS]
        self.seats += phones(lan, words, PEOPLE - len(self.seats))
        self.names = [seat.name() for seat in self.seats]
        self.wall.never |= set(self.names)

    def everybody_gets_a_part(self) -> None:
        """Two do not want to be the one who is detained. Nobody sees whose wish it was, and both are kept."""
        rosa = self.rosa
        erase_on = (date.today() + timedelta(days=7)).isoformat()
        rosa.goes(f"{rosa.room}drill/")
        said = {"mode": "room-game", "level": "easy", "break_word": BREAK_WORD, "first": "Leila", "second": "Noor"}
        rosa.presses("Get ready", **said, erase_on=erase_on)
        for seat in (self.seats[0], self.seats[4]):
            seat.goes("/s/drill/").presses("Keep", role=["defender"])
        rosa.presses("Give everybody a part")
        assert rosa.sees("2 private wishes: kept. Nobody sees whose.")
        self.parts = self._parts()
        teams = [part for part in self.parts if "team" in part]
        assert len(self.parts) == PEOPLE
        assert len(teams) == 12
        assert sum(part.startswith("Defender") for part in teams) == 3
        assert not {self.parts[f"Defender, team {team}"] for team in (1, 2, 3)} & {self.seats[0], self.seats[4]}
        rosa.presses("Begin")

    def _parts(self) -> dict:
        """As Rosa reads them: who plays what."""
        lines = self.rosa.page.locator("details li").all_inner_texts()
        at = dict(line.rsplit(": ", 1) for line in lines)
        return {part: self.seats[self.names.index(name.strip())] for part, name in at.items()}

    def is_played(self) -> None:
        """The alert, the news, a break, what a key figure asks for, what nobody knows, and a token for a team of three."""
        rosa, parts = self.rosa, self.parts
        for team in (1, 2, 3):
            parts[f"Defender, team {team}"].goes("/s/drill/").presses("I touched my button")
        rosa.goes(f"{rosa.room}drill/").presses("Put it among the news", text="The phone of the lead is off")
        rosa.presses("Send")
        lawyer_part = next(part for part in parts if part.startswith("Lawyer"))
        lawyer, warden = parts[lawyer_part], parts["Prison warden"]
        assert lawyer.goes("/s/drill/").sees("The phone of the lead is off")
        lawyer.presses("I saw the alert").presses("I lead")
        parts["Defender, team 2"].presses("I need a break")
        assert lawyer.goes("/s/drill/").sees("Take a moment.") or lawyer.language == "ar"
        rosa.goes(f"{rosa.room}drill/").presses("Go on").presses("Hold the clock").presses("Go on")
        place = f"team-{lawyer_part[-1]}-lawyer"
        warden.goes("/s/drill/")
        self.asks(warden, place)
        rosa.goes(f"{rosa.room}drill/")
        assert rosa.sees("My lawyer, and the signed mandate")
        assert rosa.sees("nobody")
        for _ in range(3):
            rosa.page.get_by_role("button", name="is free").first.click()
            rosa.page.wait_for_load_state()
        rosa.presses("Stop, and talk")

    def asks(self, warden, place: str) -> None:
        warden.presses("Did not get it", of=place)
