"""Who is looking at which room, and what they are told: the newest rendered fragment, once for all who see the same.

Everything here runs in the front's event loop except `tell`. An event is put into bytes once for all who get it. A screen
that keeps up is written to at once; one that is slow holds nobody up, and gets the newest state, not every one.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from amparo.store.labels import EVERYBODY
from amparo.store.together import Clash, afresh

EACH_MAX = 4
"""Screens of one person: what a phone left behind when it lost the network is gone by then, and nobody takes all places."""
AGAIN_SECONDS = 15.0
"""The minutes that are left change by themselves; and a network that saw nothing pass for longer might cut the stream."""
SWEEP_SECONDS = 1.0
"""How soon what another server wrote is seen; nothing rings from one to the other."""
RENDERING_THREADS = 2
NOW, YOURS, OVER, HERE = "now", "yours", "over", "here"


class View(NamedTuple):
    """All whose views are equal see the same."""

    audience: str
    language: str
    more: str = ""


Render = Callable[[UUID, View, datetime], str | None]
"""What a view shows now; None: there is nothing to see any more."""


Write = Callable[[bytes], bool]
"""Whether it was written; not while the other end does not keep up."""


def event(name: str, content: str = "") -> bytes:
    """Every kind of line end ends a line of the stream: one that somebody typed must not begin an event of theirs."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join((f"event: {name}", *(f"data: {line}" for line in lines), "", "")).encode()


@dataclass(eq=False)
class Screen:
    """One stream. `group`: whose news it wants besides everybody's. `whose`: who looks, where one may look only so often.
    `phone`: a seat's, which is missed when its last one ends.
    `write`: the short way, for whoever keeps up. `waiting`: an event each, the newest of its name. `late`: something older
    is still on its way to it."""

    view: View
    group: str = ""
    whose: bytes = b""
    phone: bool = False
    write: Write | None = None
    waiting: dict[str, bytes] = field(default_factory=dict)
    rung: asyncio.Event = field(default_factory=asyncio.Event)
    late: bool = False
    gone: bool = False

    def offer(self, name: str, written: bytes) -> None:
        """Nothing overtakes what waits, and the end is for whoever holds the stream."""
        if self.write and name != OVER and not self.late and not self.waiting and self.write(written):
            return
        self.waiting[name] = written
        self.rung.set()

    def hang_up(self) -> None:
        self.gone = True
        self.rung.set()

    def take(self) -> dict[str, bytes]:
        self.rung.clear()
        taken, self.waiting = self.waiting, {}
        return taken


@dataclass(eq=False)
class Watched:
    """One room with its screens, the oldest first. `told`: what each view was told last, so that nothing is told twice.
    `rung`: how many changes this process wrote; `elsewhere`: how many there were besides, when that was last looked at."""

    screens: dict[Screen, None] = field(default_factory=dict)
    told: dict[View, bytes] = field(default_factory=dict)
    changed: bool = False
    rung: int = 0
    elsewhere: int | None = None
    rendering: asyncio.Task[None] | None = None


class Door(NamedTuple):
    """Who is told that a phone's first screen came (and says whether it was missed), and that its last one went; what is shown
    may be another thing so many seconds later."""

    came: Callable[[UUID, bytes], bool]
    went: Callable[[UUID, bytes, datetime], None]
    seconds: float


class Hub:
    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rooms: dict[UUID, Watched] = {}
        self._renders: dict[str, Render] = {}
        self._door: Door | None = None
        self._threads = ThreadPoolExecutor(RENDERING_THREADS, "live")

    def show(self, audience: str, render: Render) -> None:
        """How an audience's view is rendered; said once, when the pages are loaded."""
        self._renders[audience] = render

    def count_phones(self, door: Door) -> None:
        self._door = door

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        from amparo.store import noticeboard  # not before Django is set up

        self._loop = loop
        noticeboard.listen(self.tell)

    def end(self) -> None:
        from amparo.store import noticeboard

        noticeboard.unlisten(self.tell)

    def hang_up(self) -> None:
        """The server stops, the rooms do not end: each screen tries again by itself until somebody answers."""
        for watched in self._rooms.values():
            for screen in watched.screens:
                screen.hang_up()

    def tell(self, room: UUID, audience: str = EVERYBODY) -> None:
        """From any thread: something in the room changed, for everybody or for one group."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._heard, room, audience)

    def watch(self, room: UUID, screen: Screen) -> None:
        watched = self._rooms.setdefault(room, Watched())
        watched.screens[screen] = None
        theirs = [other for other in watched.screens if screen.whose and other.whose == screen.whose]
        for oldest in theirs[:-EACH_MAX]:
            oldest.hang_up()
            self.leave(room, oldest)
        missed = bool(screen.phone and self._door and self._door.came(room, screen.whose))
        if screen.view in watched.told:
            screen.offer(NOW, watched.told[screen.view])
        if missed or screen.view not in watched.told:
            self._mark(room, EVERYBODY)

    def leave(self, room: UUID, screen: Screen) -> None:
        watched = self._rooms.get(room)
        if watched and screen in watched.screens:
            del watched.screens[screen]
            self._miss(room, watched, screen)
            if not any(other.view == screen.view for other in watched.screens):
                watched.told.pop(screen.view, None)  # nobody keeps it up to date: what was taken back would show again
            if not watched.screens:
                del self._rooms[room]

    def _miss(self, room: UUID, watched: Watched, screen: Screen) -> None:
        if self._door and screen.phone and not any(other.whose == screen.whose for other in watched.screens):
            self._door.went(room, screen.whose, datetime.now(UTC))
            asyncio.get_running_loop().call_later(self._door.seconds, self._mark, room, EVERYBODY)

    def screens(self, room: UUID) -> int:
        return len(self._rooms[room].screens) if room in self._rooms else 0

    def watched(self) -> tuple[UUID, ...]:
        return tuple(self._rooms)

    def look_again(self) -> None:
        """The clock went on; and every screen hears that we are here."""
        here = event(HERE)
        for room, watched in self._rooms.items():
            self._mark(room, EVERYBODY)
            for screen in watched.screens:
                screen.offer(HERE, here)

    async def every(self, seconds: float = AGAIN_SECONDS) -> None:
        while True:
            await asyncio.sleep(seconds)
            self.look_again()

    async def sweep(self, seconds: float = SWEEP_SECONDS) -> None:
        """Where several servers share a database. On one laptop nobody else writes, and nothing is asked."""
        from amparo.store import noticeboard

        while noticeboard.is_shared():
            await asyncio.sleep(seconds)
            if self._rooms:
                counts = await asyncio.get_running_loop().run_in_executor(self._threads, _counted, self.watched())
                for room in self.watched():
                    self._compare(room, counts)

    def _compare(self, room: UUID, counts: dict[UUID, int]) -> None:
        """Whom a change elsewhere concerns is not known here: groups look, too. A room that has no count is over."""
        watched = self._rooms[room]
        elsewhere = counts.get(room, -1) - watched.rung
        if elsewhere != watched.elsewhere:
            watched.elsewhere = elsewhere
            self._mark(room, EVERYBODY)
            for group in {screen.group for screen in watched.screens} - {""}:
                self._mark(room, group)

    def _heard(self, room: UUID, audience: str) -> None:
        if room in self._rooms:
            self._rooms[room].rung += 1
            self._mark(room, audience)

    def _mark(self, room: UUID, audience: str) -> None:
        watched = self._rooms.get(room)
        if watched is None:
            return
        if audience != EVERYBODY:
            yours = event(YOURS)
            for screen in watched.screens:
                if screen.group == audience:
                    screen.offer(YOURS, yours)
            return
        watched.changed = True
        if watched.rendering is None or watched.rendering.done():
            watched.rendering = asyncio.ensure_future(self._render(room, watched))

    async def _render(self, room: UUID, watched: Watched) -> None:
        """What changes while this renders is rendered after it, all of it at once."""
        while watched.changed:
            watched.changed = False
            for view in {screen.view for screen in watched.screens}:
                content = await asyncio.get_running_loop().run_in_executor(self._threads, self._rendered, room, view)
                self._hand_out(watched, view, content)

    def _rendered(self, room: UUID, view: View) -> str | None:
        try:
            return self._renders[view.audience](room, view, datetime.now(UTC))
        except Exception:  # noqa: BLE001 - one room that cannot be shown must not silence the others; the next change tries again
            afresh()
            return ""

    def _hand_out(self, watched: Watched, view: View, content: str | None) -> None:
        if content == "":
            return
        name, written = (OVER, event(OVER)) if content is None else (NOW, event(NOW, content))
        if written == watched.told.get(view):
            return
        looking = [screen for screen in watched.screens if screen.view == view]
        if content is not None and looking:
            watched.told[view] = written
        for screen in looking:
            screen.offer(name, written)


def _counted(rooms: tuple[UUID, ...]) -> dict[UUID, int]:
    """Nothing, while the database is away: what changed meanwhile is seen afterwards."""
    from amparo.store import noticeboard

    try:
        return noticeboard.changes(rooms)
    except Clash:
        afresh()
        return {}


HUB = Hub()
