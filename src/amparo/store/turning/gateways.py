"""The gateways as the worker uses them: their settings opened, and a note of whether they worked."""

from datetime import datetime
from hashlib import sha256

import msgspec

from amparo.channels.settings import Settings
from amparo.sealing.workerkey import WorkerKey
from amparo.store.labels import GATEWAY
from amparo.store.models import GatewayRow

_reader: msgspec.json.Decoder[Settings] = msgspec.json.Decoder(Settings)


def marks() -> dict[str, bytes]:
    """Way -> a mark that changes with its settings."""
    return {row.way: sha256(bytes(row.sealed)).digest() for row in GatewayRow.objects.only("way", "sealed")}


def settings(way: str, key: WorkerKey) -> Settings:
    row = GatewayRow.objects.get(way=way)
    return _reader.decode(key.read(bytes(row.sealed), GATEWAY, way))


def tried(way: str, now: datetime, why: str) -> None:
    """`why`: empty when it worked."""
    rows = GatewayRow.objects.filter(way=way)
    if why:
        rows.update(tried_at=now, why=why)
    else:
        rows.update(tried_at=now, worked_at=now, why="")
