"""The pack, opened by a contact: the twelve words of their card are one half of its key, what the alert set free is the other.

Nothing of it is kept: it is opened for one answer, and the next time the words are typed again.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from amparo.actions.calls import NoSuchCall, read_call
from amparo.domain.alert.notes import ShareGiven
from amparo.domain.alert.views import CallView
from amparo.domain.faults import NotADocument
from amparo.domain.pact.pack import Pack, read_pack
from amparo.sealing import pack
from amparo.sealing.card import Card, MistypedCard, read_card
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link
from amparo.sealing.pack import PackShare
from amparo.store import inbox, packs, views
from amparo.store.packs import Stored

__all__ = ["MistypedCard"]

ShareOf = Callable[[Iterable[PackShare], Card, UUID, UUID, int, str], bytes]


class StaysShut(Exception):
    """These words open nothing here: another card, an older one, or the facts are not free."""


def open_facts(untrusted_link: str, untrusted_words: str, *, now: datetime) -> tuple[CallView, Pack]:
    """What is meant for this contact. MistypedCard for a slip of the pen, StaysShut otherwise."""
    link, view = read_call(untrusted_link, now=now)
    pact, stored = _stored(link)
    mine = _share(pack.contact_share, untrusted_words, pact, stored, view)
    try:
        place = (stored.organisation, pact, stored.version)
        content = pack.open_pack(stored.sealed.blob, mine, view.release, *place)
        return view, read_pack(msgspec.json.decode(content))
    except (WrongKey, msgspec.MsgspecError, NotADocument):
        raise StaysShut from None


def give_share(untrusted_link: str, untrusted_words: str, *, now: datetime) -> None:
    """This contact's part of the release share, when so many contacts decide together."""
    link, view = read_call(untrusted_link, now=now)
    pact, stored = _stored(link)
    share = _share(pack.quorum_share, untrusted_words, pact, stored, view)
    inbox.note(ShareGiven(view=link.row_id, share=share, at=now), key=f"share {link.row_id.hex()}", now=now)


def _stored(link: Link) -> tuple[UUID, Stored]:
    pact = views.pact_of(link)
    stored = packs.read(pact) if pact else None
    if pact is None or stored is None:
        raise StaysShut
    return pact, stored


def _share(of: ShareOf, untrusted_words: str, pact: UUID, stored: Stored, view: CallView) -> bytes:
    if not view.call.opens_pack or view.over:
        raise NoSuchCall
    card = read_card(untrusted_words)
    try:
        place = (stored.organisation, pact, stored.version, view.call.contact)
        return of(stored.sealed.shares, card, *place)
    except WrongKey:
        raise StaysShut from None
