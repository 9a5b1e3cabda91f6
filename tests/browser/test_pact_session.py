"""A session on PACTs whole: my three people, written one after the other by twenty, and the plug pulled in the middle.

Who the twenty are stands in tests/walks/gathering.py. One of them, Noor, has Amparo at home, and a PACT in it.
"""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from amparo.domain.workshop.leaving import Way
from tests.served import Served
from tests.walks.disk import read_in_clear
from tests.walks.gathering import Gathering
from tests.walks.laptop import Laptop, Rosa, free_ports, pulls_the_plug
from tests.walks.leaving import (
    chooses_nothing,
    chooses_paper,
    opened_at,
    sealed_to,
    stays_closed_at,
    told_by_voice,
    with_a_key,
)
from tests.walks.seated import Person, Phone

PEOPLE = ("Inés", "Leila", "Tam")
IN_ARABIC = "جارتي تملك المفتاح"
BY = "2027-01-15"
SLEPT = timedelta(minutes=26)
NOOR, WITH_A_KEY, ARABIC, ON_PAPER, BY_VOICE, WITH_NOTHING = 0, 2, 3, 4, 6, 12
SIZE = re.compile(r"\((\d)\)")
BEGUN = re.compile(r"/pacts/([0-9a-f-]{36})/")


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("pact") / "data", free_ports())


@pytest.fixture(scope="module")
def home(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("noor") / "data", free_ports())


def said_by(number: int) -> dict[str, str]:
    """What each writes into their own plan, like nobody else's."""
    said = {
        "situation": f"Arrested at the river {number:02}",
        "acts": f"Charge the old phone {number:02}\nTalk to her {number:02}",
    }
    for n, name in enumerate(PEOPLE):
        said |= {
            f"whom{n}": f"{name} of house {number:02}",
            f"points{n}": f"Why you, said {number:02} times {n}",
            f"know{n}": f"Where the papers lie {number:02}-{n}",
            f"have{n}": f"A spare key numbered {number:02}-{n}",
            f"how{n}": f"By hand, on walk {number:02}-{n}",
        }
    return said


class Session(Gathering):
    """What they do in this one."""

    def is_prepared(self, site: Served) -> None:
        """The action plan comes after a game. It is said that none was held, and nothing forbids going on."""
        self.rosa = rosa = self.laptop.rosa(site)
        rosa.prepares("who-is-in-your-pact", "pact-action-plan")
        rosa.presses("Leave it", "form[action*='game-not-played']", because="We played it at the last meeting")
        self.opens(site)

    def begins_at_home(self, noor: Rosa) -> None:
        """Noor has a PACT already, with somebody in it."""
        noor.goes("/pacts/first/").presses("Continue", scenario="arrest").presses("Continue", name0="Old friend")
        self.hers = BEGUN.search(noor.page.url)[1]

    def begins(self) -> None:
        rosa, wall = self.rosa, self.wall
        rosa.console().presses("One more on paper").presses("One more on paper")
        assert rosa.sees("2 on paper")
        rosa.presses("Begin")
        wall.comes_to("What a PACT is")
        walked = self.goes_through(to="Your three")
        assert walked == ["What a PACT is", "The first talk", "A very different talk", "Your three"]
        wall.comes_to("Your three")
        assert "Who are your three" in self.seats[8].goes("/s/").page

    def write_their_three(self) -> None:
        """One person at a time, from the page that the step puts in front. What was said stays said."""
        for number, seat in enumerate(self.seats):
            said = said_by(number) | ({"points0": IN_ARABIC} if number == ARABIC else {})
            one_by_one(seat, said, folded=number < len(PEOPLE))
        for number, seat in enumerate(self.seats):
            self.private[number] = {text for text in seat.typed if f"{number:02}" in text}
        self.wall.never |= set().union(*self.private.values())

    def look_with_their_eyes(self) -> None:
        """All that each of the three would see, and that nothing of it is in their hands yet."""
        for number in (0, 4, 9):
            seat = self.seats[number].goes("/s/pact/eye/")
            assert all(seat.sees(f"What {name} of house {number:02} would see") for name in PEOPLE)
            assert seat.sees(f"Where the papers lie {number:02}-1")
            assert seat.sees(f"A spare key numbered {number:02}-2")
            assert seat.sees("What is not in their hands yet")
        empty = self.seats[13]
        empty.goes("/s/pact/").presses("Keep it", know1="", have1="")
        assert empty.goes("/s/pact/eye/").sees("Nothing here yet.")

    def drops_in_the_middle_of_a_plan(self) -> None:
        """What was typed while the Wi-Fi was gone waits in the page, and goes by pressing once more."""
        phone, text = self.seats[NOOR], "Ask her on the way to the market"
        phone.goes("/s/pact/").context.set_offline(True)
        phone.page.fill("#change", text)
        phone.typed.add(text)
        phone.page.get_by_role("button", name="Keep it").click()
        expect(phone.page.get_by_text("Press once more.")).to_be_visible()
        phone.context.set_offline(False)
        phone.presses("Keep it")
        assert phone.goes("/s/pact/").page.locator("#change").input_value() == text

    def is_all_there(self) -> None:
        """After the power cut: every plan, under the seat that wrote it."""
        for number, seat in enumerate(self.seats):
            seat.goes("/s/pact/eye/")
            assert seat.sees(f"Where the papers lie {number:02}-0"), number
            assert seat.sees(f"Arrested at the river {number:02}"), number

    def look_back(self) -> None:
        """On paper or on a phone: both stand on the board, and both are counted."""
        rosa, wall = self.rosa, self.wall
        rosa.console().presses("We went on without it")
        self.goes_through(to="Looking back at the game")
        wall.comes_to("Looking back at the game")
        typed, paper = "Nobody knew the lawyer", "Her phone was empty"
        self.writes(self.seats[9], typed)
        self.seats[9].presses("Show to the room")
        rosa.console().follows("Ideas").presses("Add note", "form:not(:has([name=note]))", text=paper)
        rosa.presses("Give dots", dots="1")
        for seat in (10, 11):
            self.seats[seat].goes("/s/")
        wall.shown = {typed, paper}
        rosa.presses("Show it to everybody")
        wall.comes_to("Ideas")
        assert all(wall.sees(text) for text in (typed, paper))
        card = f".card:has-text('{paper}')"
        rosa.page.locator(f"{card} [name^=dots-]").fill("3")
        with rosa.page.expect_navigation():
            rosa.page.locator(card).get_by_role("button", name="Count them").click()
        expect(wall.page.get_by_text("●3")).to_be_visible(timeout=15_000)
        rosa.presses("Hide it")
        wall.shown = set()

    def sit_by_situation(self) -> None:
        """Whoever works on the same sits together; with what they wrote nobody else sits."""
        for number, seat in enumerate(self.seats):
            seat.goes("/s/wishes/").presses(
                "Keep", situation="An arrest at the bridge" if number % 2 else "Somebody breaks in at night"
            )
        rosa = self.rosa
        self.goes_through(to="Your own plan")
        rosa.console().follows("Make groups").presses("Make groups")
        said = rosa.page.locator("main section.card:has(.chips)").all_inner_texts()
        groups = [[n for n, name in enumerate(self.names) if name in line] for line in said]
        assert sorted(int(SIZE.search(line)[1]) for line in said) == [4, 4, 4, 5, 5]  # both on paper sit among them
        assert sum(len({n % 2 for n in group}) == 1 for group in groups) >= len(groups) - 2
        self.seats[9].goes("/s/pact/").presses("Keep it", have0="The number of the lawyer")

    def report_back(self) -> None:
        """What somebody will change is theirs, unless they show it; whoever has no phone gets a slip."""
        rosa = self.rosa
        self.goes_through(to="Report back")
        rosa.console().presses("Pick 4")
        reporting = [n for n, name in enumerate(self.names) if name in rosa.page.locator("#report").inner_text()]
        assert len(reporting) >= 2  # who writes on paper may be picked, too
        alone, aloud = (self.seats[n] for n in reporting[:2])
        alone.goes("/s/").presses("Keep it for me", change="Ask a second lawyer, quietly")
        aloud.goes("/s/").presses("Keep it, and show it to the room", change="Write the number on cloth")
        self.wall.never |= {"Ask a second lawyer, quietly", "Write the number on cloth"}
        rosa.goes(f"{rosa.room}boards/ideas/")
        assert rosa.sees("Write the number on cloth")
        assert not rosa.sees("Ask a second lawyer")
        rosa.console().presses("They have spoken").follows("For somebody who reports back without a phone")
        rosa.presses("Keep it", text="Tell my sister first")
        assert rosa.sees("Tell my sister first")
        assert "Ask a second lawyer, quietly" in alone.reads("/s/pact/")
        self.private[reporting[0]].add("Ask a second lawyer, quietly")

    def grow_petals(self) -> None:
        """Each their own, with a day for the deed; nobody else reads one, and neither does Rosa."""
        self.goes_through(to="A petal, and a date")
        for number, seat in enumerate(self.seats):
            seat.goes("/s/petal/").presses("Add", text=f"I need not be alone {number:02}, said {number:02}")
            seat.presses("Keep it", will=f"Talk to Inés on a walk {number:02}", by=BY)
            assert seat.goes("/s/petal/").sees(f"I need not be alone {number:02}, said {number:02}")
        for number, petals in self.private.items():
            petals.add(f"I need not be alone {number:02}, said {number:02}")
        self.wall.never |= set().union(*self.private.values())
        self.nobody_else_reads()

    def go_home(self, noor: Rosa) -> None:
        """Five ways. Noor's copy opens at her home and nowhere else, and goes into the PACT she has there."""
        by_key, by_voice = with_a_key(self.seats[WITH_A_KEY]), told_by_voice(self.seats[BY_VOICE], self.rosa)
        for number, files in ((WITH_A_KEY, by_key), (BY_VOICE, by_voice)):
            assert f"Inés of house {number:02}" in files["pact.yaml"]
            assert f"I need not be alone {number:02}" in files["petals.md"]
        chooses_paper(self.seats[ON_PAPER])
        chooses_nothing(self.seats[WITH_NOTHING])
        key = noor.goes("/account/copies/").page.locator("code").inner_text()
        sealed = sealed_to(self.seats[NOOR], key, Way.AMPARO)
        stays_closed_at(self.rosa, sealed)
        written = opened_at(noor, sealed)["pact.yaml"]
        noor.goes("/pacts/bring/").presses("Bring it in", text=written, into=self.hers)
        noor.goes(f"/pacts/{self.hers}/")
        assert all(noor.sees(f"{name} of house 00") for name in PEOPLE)
        assert noor.sees("Old friend")

    def is_over(self) -> None:
        self.goes_through()
        assert self.seats[8].goes("/s/").sees("That was all for today.")
        self.is_erased()


def one_by_one(seat: Person | Phone, said: dict[str, str], *, folded: bool) -> None:
    seat.goes("/s/pact/").presses("Keep it", situation=said["situation"], acts=said["acts"])
    for n in range(len(PEOPLE)):
        of_one = {name: text for name, text in said.items() if name.endswith(str(n))}
        seat.goes("/s/pact/").presses("Keep it", **of_one, **{f"by{n}": BY})
        if folded:
            assert seat.goes("/s/pact/").sees(said[f"whom{n}"])


@pytest.mark.soak
def test_the_session_from_three_names_to_a_pact_at_home(laptop, home, browser):
    session = Session(browser, laptop)
    with laptop.runs() as site:
        session.is_prepared(site)
        session.come_in()
        session.begins()
        session.write_their_three()
        session.look_with_their_eyes()
        session.drops_and_comes_back()
        session.drops_in_the_middle_of_a_plan()
        assert not read_in_clear(session.everything_typed(), laptop.data.parent)
        pulls_the_plug(site)
    assert not read_in_clear(session.everything_typed(), laptop.data.parent)
    with laptop.runs(later=SLEPT) as site, home.runs() as at_home:
        noor = home.rosa(at_home)
        session.begins_at_home(noor)
        session.goes_on_after_the_power_cut(site)
        session.is_all_there()
        session.look_back()
        session.sit_by_situation()
        session.report_back()
        session.grow_petals()
        session.go_home(noor)
        assert not read_in_clear(session.everything_typed(), laptop.data.parent)
        session.is_over()
