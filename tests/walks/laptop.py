"""Rosa's laptop in a workshop: her console, the wall, and the address that leads phones in. The plug may be pulled."""

import re
import socket
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from secrets import SystemRandom

from playwright.sync_api import Browser, expect

from tests.served import Served, served
from tests.walks.seated import Person, Phone

DESK = {"width": 1280, "height": 800}
PORTS, CHANCE = range(15_000, 30_000), SystemRandom()
ROOM = re.compile(r"/rooms/[0-9a-f-]{36}/")


class Rosa(Person):
    """Signed in on the laptop. After everything she does the wall is looked at: no name stands there, and no note."""

    room = ""
    wall: "Wall | None" = None

    def __init__(self, browser: Browser, site: Served, passphrase: str, *, scripts: bool = True) -> None:
        super().__init__(browser, site.base, scripts=scripts, size=DESK)
        self.goes("/open/").presses("Open", words=passphrase)

    def presses(self, button, among="", /, **said):
        super().presses(button, among, **said)
        if self.wall:
            self.wall.tells_nobody()
        return self

    def console(self):
        return self.goes(self.room)

    def follows(self, words):
        self.touches += 1
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words).first.click()
        return self

    def prepares(self, *cards):
        return self.goes("/sessions/begin/").presses("Continue", card=cards)

    def opens_room(self, **said):
        self.follows("Open a room").presses("Open the room", **said)
        self.room = ROOM.search(self.page.url)[0]
        return self


class Wall(Person):
    """The projector: a browser of its own, in which Rosa signed in too."""

    def __init__(self, browser: Browser, site: Served, passphrase: str, room: str) -> None:
        super().__init__(browser, site.base, size=DESK)
        self.goes("/open/").presses("Open", words=passphrase).goes(f"{room}wall/")
        self.path = f"{self.base}{room}wall/"
        self.never: set[str] = set()
        """Names for today, and notes: whatever somebody wrote."""
        self.shown: set[str] = set()
        """What the room decided to look at."""

    def after(self, last: "Wall") -> "Wall":
        """What must not be read on it is what it was before the power cut."""
        self.never, self.shown = last.never, last.shown
        return self

    def words(self) -> str:
        return "-".join(self.page.locator("p.large bdi").first.inner_text().split())

    def addresses(self) -> list[str]:
        """Those under the pictures."""
        return [f"http://{each}".removesuffix("/j/") for each in self.page.locator("figcaption").all_inner_texts()]

    def tells_nobody(self) -> None:
        answer = self.context.request.get(self.path, headers={"X-Amparo-By-Itself": "1"})
        if answer.ok:
            said = answer.text()
            assert not [text for text in self.never - self.shown if text in said]
        assert not [text for text in self.never - self.shown if text in self.page.content()]

    def comes_to(self, heading: str) -> None:
        """By itself, within what its script takes to look."""
        expect(self.page.get_by_role("heading", name=heading, level=1)).to_be_visible(timeout=15_000)
        self.tells_nobody()


class Laptop:
    """The same folder and the same two ports before and after a power cut; `later` on another day."""

    def __init__(self, browser: Browser, data: Path, ports: tuple[int, int]) -> None:
        self.browser, self.data, self.ports = browser, data, ports
        with self.runs() as site:
            self.passphrase = " ".join(site.visitor().begins(site.address))

    @contextmanager
    def runs(self, later: timedelta = timedelta(0), **environ: str):
        here, lan = (str(port) for port in self.ports)
        with served(self.data, "--port", here, "--lan-port", lan, later=later, **environ) as site:
            yield site

    def rosa(self, site: Served, **more) -> Rosa:
        return Rosa(self.browser, site, self.passphrase, **more)

    def wall(self, site: Served, room: str) -> Wall:
        return Wall(self.browser, site, self.passphrase, room)


def pulls_the_plug(site: Served) -> None:
    site.process.kill()
    site.process.wait()


def phones(base: str, words: str, count: int) -> list[Phone]:
    return [Phone(base).joins(words) for _ in range(count)]


def free_ports() -> tuple[int, int]:
    """Two below those that a machine hands out by itself, so that nobody is given one of them during the power cut."""
    found: set[int] = set()
    while len(found) < 2:
        port = CHANCE.choice(PORTS)
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("", port))
            found.add(port)
    here, lan = found
    return here, lan
