"""The channels of this installation: how each is used is sealed to the worker; whether it lately worked stands in clear."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from amparo.sealing import letter
from amparo.sealing.link import Link
from amparo.store import bell, worker
from amparo.store.labels import GATEWAY
from amparo.store.models import GatewayRow


@dataclass(frozen=True)
class Gateway:
    """`why`: a code of `channels.outcome.Why` when it did not work the last time. `hook_key`: checks its web hook."""

    way: str
    tried_at: datetime | None
    worked_at: datetime | None
    why: str
    hook_key: bytes | None


def put(way: str, settings: msgspec.Struct, *, hook: Link | None = None, hook_key: bytes | None = None) -> None:
    """`settings`: one of `channels.settings.Settings`. `hook`: the token in the address of its web hook."""
    fields = {
        "sealed": letter.write(msgspec.json.encode(settings), worker.public(), GATEWAY, way),
        "hook_id": hook.row_id if hook else None,
        "hook_key": hook_key,
    }
    GatewayRow.objects.update_or_create(way=way, defaults=fields)
    bell.ring()


def remove(way: str) -> None:
    GatewayRow.objects.filter(way=way).delete()


def every() -> tuple[Gateway, ...]:
    return tuple(map(_gateway, GatewayRow.objects.order_by("way")))


def hooked(token: Link) -> Gateway | None:
    """The gateway whose web hook's address holds this token."""
    row = GatewayRow.objects.filter(hook_id=token.row_id).first()
    return _gateway(row) if row else None


def _gateway(row: GatewayRow) -> Gateway:
    key = bytes(row.hook_key) if row.hook_key is not None else None
    return Gateway(row.way, row.tried_at, row.worked_at, row.why, key)
