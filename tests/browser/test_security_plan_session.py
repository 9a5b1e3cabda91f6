"""A security plan session whole: from the cards to the erasure, with twenty people, and the plug pulled in the middle.

Who the twenty are stands in tests/walks/gathering.py.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.served import Served
from tests.walks.gathering import Gathering
from tests.walks.laptop import Laptop, free_ports, pulls_the_plug
from tests.walks.leaving import chooses_nothing, chooses_paper, told_by_voice, with_a_key

CONSOLE_BYTES_MAX = 60_000
THREATS = ("A break-in", "An arrest", "A phone is taken", "Calls at night", "Lies about us", "Somebody follows us")
IN_ARABIC = "الجيران يراقبون الباب"
SLEPT = timedelta(minutes=26)


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("plan") / "data", free_ports())


class Session(Gathering):
    """What they do in this one."""

    def is_prepared(self, site: Served) -> None:
        """Cards, then what the session asks about: who did what before, and how long each thing may take."""
        self.rosa = rosa = self.laptop.rosa(site)
        rosa.prepares("security-plan")
        rosa.presses("Leave it", "form[action*='card-before']", because="They did their risk analysis last week")
        rosa.follows("Choose the threats").presses("Save", minutes="10", least="5", need="should")
        self.opens(site)

    def notes_and_dots(self) -> None:
        """Written alone, shown on purpose, looked at together, counted, put away."""
        rosa, wall = self.rosa, self.wall
        rosa.presses("Begin")
        wall.comes_to("What a plan is for")
        texts = ["The judge let her go", "The press came", "We changed the way", IN_ARABIC]
        for seat, text in zip(self.seats, texts, strict=False):
            self.writes(seat, text)
        self.writes(self.seats[8], "Mine alone")
        for seat in self.seats[: len(texts)]:
            seat.presses("Show to the room")
        rosa.console()
        wall.shown = set(texts)
        rosa.presses("Show Ideas: everybody will read its notes")
        wall.comes_to("Ideas")
        expect(wall.page.get_by_text(IN_ARABIC)).to_be_visible()
        rosa.follows("Boards").follows("Ideas").presses("Give dots", dots="2")
        for seat, dots in ((4, "0 dots"), (5, "1 dot"), (9, "2 dots"), (10, "3 dots")):
            self.seats[seat].goes("/s/").presses(f"{dots}. Give one")
        expect(wall.page.get_by_text("●4")).to_be_visible(timeout=15_000)
        rosa.console().presses("Hide Ideas")
        wall.shown = set()
        wall.comes_to("What a plan is for")

    def sit_in_groups(self) -> None:
        """Four of them wish something in private; the threats are dealt out evenly."""
        rosa, wall = self.rosa, self.wall
        self.seats[0].goes("/s/wishes/").presses("Keep", not_with=self.names[9])
        self.seats[12].goes("/s/wishes/").presses("Keep", not_me="on")
        self.seats[6].goes("/s/wishes/").presses("Keep", helper="on")
        self.seats[13].goes("/s/wishes/").presses("Keep", not_with=self.names[4])
        rosa.console().follows("Make groups").presses("Make groups", threats="\n".join(THREATS))
        said = rosa.page.locator("main section.card:has(.chips)").all_inner_texts()
        self.groups = [[n for n, name in enumerate(self.names) if name in line] for line in said]
        assert sorted(map(len, self.groups)) in ([4, 4, 4, 4, 4], [5, 5, 5, 5])
        dealt = [sum(threat in line for threat in THREATS) for line in said]
        assert max(dealt) - min(dealt) <= 1
        for one, other in ((0, 9), (13, 4)):
            assert not any({one, other} <= set(group) for group in self.groups)
        rosa.presses("Show on the wall")
        wall.comes_to("Groups")

    def draft(self) -> None:
        """One of each group walks the six steps; another of it reads the plan on their own phone."""
        for number, group in enumerate(self.groups):
            writer, reader = self.seats[group[0]], self.seats[group[1]]
            wants, does, later = (f"{text} {number}" for text in ("They stay out", "A second lock", "Call the lawyer"))
            self.wall.never |= {wants, does, later}
            writer.goes("/s/drafting/").presses("Continue")
            writer.presses("Continue", **{"own-t1": f"One copy of everything {number}"})
            writer.presses("Continue", **{"own-t1": f"Good neighbours {number}"})
            writer.presses("Continue", **{"want-t1-a": wants})
            writer.presses("Continue", **{"before-o1": does, "once-o1": later})
            writer.presses("Keep it", **{"who-m1": f"A friend {number}", "cost-m1": "0", "when-m1": "2 weeks"})
            assert reader.goes("/s/drafting/paper/").sees(does)

    def knows_that_it_slept(self) -> None:
        """Rosa is asked where to go on."""
        rosa = self.rosa.console()
        assert rosa.sees("this computer may have slept")
        rosa.presses("We went on without it")
        assert rosa.sees("minutes late")
        assert self.seats[5].goes("/s/").sees("group ")

    def catches_up(self) -> None:
        rosa = self.rosa
        assert rosa.sees("Breaks, meals and the closing are not on offer.")
        offers = rosa.page.locator("button[value=shrink], button[value=move-end]")
        assert offers.count() >= 1
        rosa.presses("Choose")
        assert len(rosa.page.content().encode()) <= CONSOLE_BYTES_MAX

    def decide_together(self) -> None:
        """Agreed, agreed in other words, put aside; an objection that nobody wished to keep is not kept."""
        rosa = self.rosa
        rosa.console().follows("Plenary")
        rosa.presses("Agreed", "form:has([value='A second lock 0'])")
        rosa.presses("Agreed", "form:has([value='A second lock 1'])", text="A second lock on the back door")
        rosa.presses("Put aside", "form:has([value='A second lock 2'])", objection="Who pays for it")
        assert not rosa.sees("Who pays")
        rosa.presses("Write it into a plan")
        assert rosa.sees("A second lock on the back door")
        assert not rosa.sees("A second lock 2")

    def report_back(self) -> None:
        """Who asked not to be picked is not; nobody twice."""
        rosa, heard = self.rosa, []
        for _ in range(4):
            rosa.console().presses("Pick 4")
            heard += [name for name in self.names if name in rosa.page.locator("#report").inner_text()]
            rosa.presses("They have spoken")
        assert len(set(heard)) == len(heard) == 16
        assert self.names[12] not in heard

    def look_back(self) -> None:
        for seat in (self.seats[0], self.seats[3], self.seats[6], self.seats[11]):
            seat.goes("/s/petal/").presses("Add", text="I am not alone with it")
            seat.presses("Keep it", will="call Tam")
        self.wall.never |= {"I am not alone with it", "call Tam"}

    def go_home(self) -> None:
        """To a key, with words told by voice, on paper, or with nothing. What was sealed is opened again."""
        by_key, by_voice = with_a_key(self.seats[0]), told_by_voice(self.seats[6], self.rosa)
        assert "I am not alone with it" in by_key["petals.md"]
        assert "One copy of everything" in by_key["plan.yaml"]
        assert "call Tam" in by_voice["pact.yaml"]
        chooses_paper(self.seats[3])
        chooses_nothing(self.seats[11])

    def is_over(self) -> None:
        """The clock goes on to the end; then nothing of it is left."""
        self.goes_through()
        assert self.seats[0].goes("/s/").sees("That was all for today.")
        self.is_erased()


@pytest.mark.soak
def test_the_session_from_the_cards_to_the_erasure(laptop, browser):
    session = Session(browser, laptop)
    with laptop.runs() as site:
        session.is_prepared(site)
        session.come_in()
        session.notes_and_dots()
        session.sit_in_groups()
        session.draft()
        session.drops_and_comes_back()
        pulls_the_plug(site)
    with laptop.runs(later=SLEPT) as site:
        session.goes_on_after_the_power_cut(site)
        session.knows_that_it_slept()
        session.catches_up()
        session.decide_together()
        session.report_back()
        session.look_back()
        session.go_home()
        session.is_over()
