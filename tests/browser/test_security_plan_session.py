"""A security plan session whole: from the cards to the erasure, with twenty people, and the plug pulled in the middle.

Eight of the twenty have a browser: four with scripts, four without, one of each in Arabic; the other twelve are phones
that speak plain HTTP. All of them come in over the local network, in clear.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Error, expect

from amparo.domain.workshop.leaving import Way
from amparo.sealing.agefile import new_identity, open_with_identity, open_with_passphrase
from amparo.wording.terms import say_term
from tests.served import Served
from tests.walks.laptop import Laptop, Rosa, Wall, files_in, free_ports, phones, pulls_the_plug
from tests.walks.seated import OLD_PHONE, Person, Phone

PEOPLE = 20
JOIN_TOUCHES_MAX = 3
PARTICIPANT_BYTES_MAX = 15_000
CONSOLE_BYTES_MAX = 60_000
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
THREATS = ("A break-in", "An arrest", "A phone is taken", "Calls at night", "Lies about us", "Somebody follows us")
IN_ARABIC = "الجيران يراقبون الباب"
SLEPT = timedelta(minutes=26)


@pytest.fixture(scope="module")
def laptop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return Laptop(browser, tmp_path_factory.mktemp("plan") / "data", free_ports())


class Session:
    """What Rosa and the others do."""

    def __init__(self, browser: Browser, laptop: Laptop) -> None:
        self.browser, self.laptop = browser, laptop
        self.rosa: Rosa
        self.wall: Wall
        self.seats: list[Person | Phone] = []

    def is_prepared(self, site: Served) -> None:
        """Cards, then what the session asks about: who did what before, and how long each thing may take."""
        self.rosa = rosa = self.laptop.rosa(site)
        rosa.prepares("security-plan")
        rosa.presses("Leave it", "form[action*='card-before']", because="They did their risk analysis last week")
        rosa.follows("Choose the threats").presses("Save", minutes="10", least="5", need="should")
        rosa.opens_room(people=str(PEOPLE), phones=str(PEOPLE))
        self.wall = rosa.wall = self.laptop.wall(site, rosa.room)

    def come_in(self) -> None:
        words, (lan, *_) = self.wall.words(), self.wall.addresses()
        for number, kind in enumerate(BROWSERS):
            person = Person(self.browser, lan, **kind).joins(words, scanned=number % 2 == 1)
            assert person.touches <= JOIN_TOUCHES_MAX
            assert person.answer.request.sizes()["responseBodySize"] <= PARTICIPANT_BYTES_MAX
            self.seats.append(person)
        self.seats += phones(lan, words, PEOPLE - len(self.seats))
        self.names = [seat.name() for seat in self.seats]
        self.wall.never |= set(self.names)
        assert len(self.wall.never) == PEOPLE
        expect(self.rosa.console().page.get_by_text(f"{PEOPLE} joined")).to_be_visible()

    def writes(self, seat: Person | Phone, text: str) -> None:
        seat.writes(text)
        self.wall.never.add(text)

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

    def drops_and_comes_back(self) -> None:
        """A phone leaves the Wi-Fi while its note is on the way; another opens its page again."""
        phone, text = self.seats[1], "Written without a network"
        phone.goes("/s/").context.set_offline(True)
        phone.page.fill("#text", text)
        phone.page.get_by_role("button", name="Add note").click()
        expect(phone.page.get_by_text("It waits in this page")).to_be_visible()
        phone.context.set_offline(False)
        expect(phone.page.locator("#mine").get_by_text(text)).to_be_visible(timeout=15_000)
        self.wall.never.add(text)
        other = self.seats[5]
        other.page.close()
        other.page = other.context.new_page()
        assert other.name() == self.names[5]
        assert other.goes("/s/").sees("group ")

    def goes_on_after_the_power_cut(self, site: Served) -> None:
        """Nothing listens for phones until Rosa's words open the room; then she is asked where to go on."""
        with pytest.raises(Error, match="REFUSED"):
            self.seats[4].goes("/s/")
        self.rosa = rosa = self.laptop.rosa(site, scripts=False)
        rosa.room = self.wall.path.removeprefix(self.wall.base).removesuffix("wall/")
        rosa.console().presses("Open the room again")
        self.wall = rosa.wall = self.laptop.wall(site, rosa.room).after(self.wall)
        assert rosa.sees("this computer may have slept")
        rosa.presses("We went on without it")
        assert rosa.sees("minutes late")
        assert [seat.name() for seat in self.seats] == self.names
        assert self.seats[1].sees("Written without a network")

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
        rosa, mine = self.rosa, new_identity()
        by_key, by_voice, on_paper, nothing = self.seats[0], self.seats[6], self.seats[3], self.seats[11]
        by_key.goes("/s/copy/").presses(way(Way.AGE), recipient=mine.recipient)
        by_key.presses("Save the sealed copy")
        files = files_in(open_with_identity(by_key.saves("Save the sealed copy"), mine.secret))
        assert "I am not alone with it" in files["petals.md"]
        assert "One copy of everything" in files["plan.yaml"]
        by_voice.goes("/s/copy/").presses(way(Way.VOICE))
        sealed = by_voice.saves("Save the sealed copy")
        words = rosa.goes(f"{rosa.room}next/").page.locator("form:has(button[name=told]) bdi").last.inner_text()
        assert "call Tam" in files_in(open_with_passphrase(sealed, words))["pact.yaml"]
        rosa.presses("Told")
        assert not rosa.sees(words)
        on_paper.goes("/s/copy/").presses(way(Way.PAPER, on_paper.language))
        nothing.goes("/s/copy/").presses(way(Way.NOTHING))

    def is_erased(self) -> None:
        """The clock goes on to the end; then its title is typed, and nothing is found."""
        rosa = self.rosa
        rosa.console()
        while not rosa.sees("That was all."):
            rosa.presses("Go on to the next")
        assert self.seats[0].goes("/s/").sees("That was all for today.")
        rosa.goes(f"{rosa.room}erase/").presses("Erase it", title="Security plan")
        assert rosa.sees("Nothing was found.")
        with pytest.raises(Error, match="REFUSED"):
            self.seats[4].goes("/s/")


def way(chosen: Way, language: str = "en") -> str:
    return say_term(chosen, language)


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
        session.catches_up()
        session.decide_together()
        session.report_back()
        session.look_back()
        session.go_home()
        session.is_erased()
