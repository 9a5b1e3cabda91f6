"""Who is looking at which room, and what they are told: the newest rendered fragment, once for all who see the same.

Everything here runs in the front's event loop except `tell`. A screen that is slow gets the newest state, not every one.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from amparo.store.labels import EVERYBODY
from amparo.store.together import afresh

EACH_MAX = 4
"""Screens of one person: what a phone left behind when it lost the network is gone by then, and nobody takes all places."""
AGAIN_SECONDS = 20.0
"""The minutes that are left change by themselves."""
RENDERING_THREADS = 2
OVER, YOURS = "over", "yours"


class View(NamedTuple):
    """All whose views are equal see the same."""

    audience: str
    language: str
    more: str = ""


Render = Callable[[UUID, View, datetime], str | None]
"""What a view shows now; None: there is nothing to see any more."""


@dataclass(eq=False)
class Screen:
    """One stream. `group`: whose news it wants besides everybody's. `whose`: who looks, where one may look only so often.
    `waiting`: an event each, the newest of its name."""

    view: View
    group: str = ""
    whose: bytes = b""
    waiting: dict[str, str] = field(default_factory=dict)
    rung: asyncio.Event = field(default_factory=asyncio.Event)
    gone: bool = False

    def offer(self, name: str, content: str) -> None:
        self.waiting[name] = content
        self.rung.set()

    def hang_up(self) -> None:
        self.gone = True
        self.rung.set()

    def take(self) -> dict[str, str]:
        self.rung.clear()
        taken, self.waiting = self.waiting, {}
        return taken


@dataclass(eq=False)
class Watched:
    """One room with its screens, the oldest first. `told`: what each view was told last, so that nothing is told twice."""

    screens: dict[Screen, None] = field(default_factory=dict)
    told: dict[View, str] = field(default_factory=dict)
    changed: bool = False
    rendering: asyncio.Task[None] | None = None


class Hub:
    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rooms: dict[UUID, Watched] = {}
        self._renders: dict[str, Render] = {}
        self._threads = ThreadPoolExecutor(RENDERING_THREADS, "live")

    def show(self, audience: str, render: Render) -> None:
        """How an audience's view is rendered; said once, when the pages are loaded."""
        self._renders[audience] = render

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        from amparo.store import noticeboard  # not before Django is set up

        self._loop = loop
        noticeboard.listen(self.tell)

    def end(self) -> None:
        from amparo.store import noticeboard

        noticeboard.unlisten(self.tell)
        for watched in self._rooms.values():
            for screen in watched.screens:
                screen.offer(OVER, "")

    def tell(self, room: UUID, audience: str = EVERYBODY) -> None:
        """From any thread: something in the room changed, for everybody or for one group."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._mark, room, audience)

    def watch(self, room: UUID, screen: Screen) -> None:
        watched = self._rooms.setdefault(room, Watched())
        watched.screens[screen] = None
        theirs = [other for other in watched.screens if screen.whose and other.whose == screen.whose]
        for oldest in theirs[:-EACH_MAX]:
            oldest.hang_up()
            self.leave(room, oldest)
        if screen.view in watched.told:
            screen.offer("now", watched.told[screen.view])
        else:
            self._mark(room, EVERYBODY)

    def leave(self, room: UUID, screen: Screen) -> None:
        watched = self._rooms.get(room)
        if watched:
            watched.screens.pop(screen, None)
            if not any(other.view == screen.view for other in watched.screens):
                watched.told.pop(screen.view, None)  # nobody keeps it up to date: what was taken back would show again
            if not watched.screens:
                del self._rooms[room]

    def screens(self, room: UUID) -> int:
        return len(self._rooms[room].screens) if room in self._rooms else 0

    def watched(self) -> tuple[UUID, ...]:
        return tuple(self._rooms)

    def look_again(self) -> None:
        """The clock went on."""
        for room in self._rooms:
            self._mark(room, EVERYBODY)

    async def every(self, seconds: float = AGAIN_SECONDS) -> None:
        while True:
            await asyncio.sleep(seconds)
            self.look_again()

    def _mark(self, room: UUID, audience: str) -> None:
        watched = self._rooms.get(room)
        if watched is None:
            return
        if audience != EVERYBODY:
            for screen in watched.screens:
                if screen.group == audience:
                    screen.offer(YOURS, "")
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
        if content == "" or content == watched.told.get(view):
            return
        looking = [screen for screen in watched.screens if screen.view == view]
        if content is not None and looking:
            watched.told[view] = content
        for screen in looking:
            screen.offer(*((OVER, "") if content is None else ("now", content)))


HUB = Hub()
