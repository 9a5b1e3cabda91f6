"""What an organisation uses this place for: a small sealed document beside its plans."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import msgspec
from msgspec import Struct

from amparo.sealing.faults import WrongKey
from amparo.store import documents
from amparo.store.documents import Faster, NoSuchDocument
from amparo.store.keys import Keys
from amparo.store.shelf import Overtaken

VERSION = 1


class About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`purpose`: what was answered when it was founded. `recovery_keys`: whose printed key was checked."""

    amparo: str = "about"
    version: int = VERSION
    purpose: str = "me"
    recovery_keys: tuple[UUID, ...] = ()


def create(about: About, document: UUID, keys: Keys, day: date) -> None:
    documents.start(document, msgspec.json.encode(about), keys, day)


def read(keys: Keys) -> About:
    """WrongKey where the row names another document, or one that is not there."""
    try:
        return _read(documents.newest_about(keys), keys)
    except (NoSuchDocument, msgspec.MsgspecError):
        raise WrongKey from None


def change(keys: Keys, edit: Callable[[About], About], day: date) -> None:
    """As `plans.change`."""
    for turn in documents.turns(documents.newest_about(keys).place.document):
        with turn:
            last = documents.newest_about(keys)
            before = _read(last, keys)
            after = edit(before)
            if after == before:
                return
            try:
                documents.follow(last, msgspec.json.encode(after), keys, day)
            except Faster:
                continue
            return
    raise Overtaken


def _read(version: documents.Version, keys: Keys) -> About:
    return msgspec.json.decode(documents.opened(version, keys), type=About)
