"""The gateways that are set up, opened once and again when their settings change; and what they have heard."""

import logging
from collections.abc import Mapping
from datetime import datetime

from amparo.channels.opening import open_channel
from amparo.channels.outcome import Channel, Closing, Listening
from amparo.domain.alert.notes import Heard, Receipted
from amparo.sealing.workerkey import WorkerKey
from amparo.store import inbox
from amparo.store.turning import gateways

log = logging.getLogger(__name__)


class Ways:
    """Way -> channel, as the rows say it now."""

    def __init__(self, key: WorkerKey) -> None:
        self._key = key
        self._marks: dict[str, bytes] = {}
        self.channels: dict[str, Channel] = {}

    def look(self) -> None:
        marks = gateways.marks()
        for way in self._marks.keys() - marks.keys():
            self._close(way)
        for way, mark in marks.items():
            if self._marks.get(way) != mark:
                self._open(way)
        self._marks = marks

    def close(self) -> None:
        for way in tuple(self.channels):
            self._close(way)

    def _open(self, way: str) -> None:
        self._close(way)
        try:
            self.channels[way] = open_channel(gateways.settings(way, self._key))
        except Exception:
            log.exception("a gateway could not be opened")

    def _close(self, way: str) -> None:
        """Some listen in a thread or keep a process; two of them on one modem would take words from each other."""
        channel = self.channels.pop(way, None)
        if isinstance(channel, Closing):
            channel.close()


def collect(channels: Mapping[str, Channel], now: datetime) -> None:
    """Into the inbox, like everything that comes from outside."""
    for channel in channels.values():
        if isinstance(channel, Listening):
            for note in _collected(channel, now):
                inbox.note(note, key=key_of(note), now=now)


def key_of(note: Heard | Receipted) -> str:
    """The same for what a gateway tells twice."""
    if isinstance(note, Heard):
        return f"heard/{note.way.value}/{note.message}"
    return f"receipt/{note.way.value}/{note.external_id}/{note.receipt.value}"


def _collected(channel: Listening, now: datetime) -> tuple[Heard | Receipted, ...]:
    try:
        return channel.collect(now)
    except Exception:
        log.exception("a gateway could not be asked")
        return ()
