"""Seal and open 10 kB, 100 kB and 1 MB, then notes, links and packs.

The ratio to SHA-256 of the same bytes travels between machines; that of letters, to one agreement of two X25519 keys.
"""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from os import urandom
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from amparo.sealing import account, compartment, document, letter, pack
from amparo.sealing.card import Card
from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.keys import SigningKey
from amparo.sealing.link import Link, Trigger
from amparo.sealing.locks import trigger_lock
from amparo.sealing.passphrase import generate
from amparo.sealing.stretch import FLOOR
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from bench.rows import Row, milliseconds

SIZES = {"10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000}
TIMES = 50
REQUEST_MS_MAX = 1.0
CONTACTS = ("ines", "noor", "leila", "tam", "ana")


def run() -> list[Row]:
    house, office = Instance(uuid4(), InstanceKey.new()), uuid4()
    row, rosa = account.create(uuid4(), "Rosa", generate("en"), instance=house, cost=FLOOR)
    keyed = compartment.found(uuid4(), rosa, office)
    organisation, place = keyed.organisation, document.Place(office, uuid4())
    rows = []
    for name, size in SIZES.items():
        content = urandom(size)
        close = partial(document.seal, content, place, after=None, author=rosa, organisation=organisation)
        sealed, plain = close(), milliseconds(partial(sha256, content), TIMES)
        opened = milliseconds(partial(document.unseal, sealed, place, organisation), TIMES)
        rows.append(Row(f"seal {name}", milliseconds(close, TIMES), "ms", "SHA-256 of it", plain))
        rows.append(Row(f"open {name}", opened, "ms", "SHA-256 of it", plain))
    resumed = milliseconds(partial(account.resume, row, rosa.umk, house), TIMES)
    rows.append(Row("a person's keys, at each request", resumed, "ms", "limit", REQUEST_MS_MAX))
    return [*rows, *_small(), *_packs()]


def _small() -> list[Row]:
    """A note of one press: written by whoever serves pages, read and kept by the worker, shown by link."""
    note, worker, link = urandom(300), WorkerKey.from_secret(WorkerSecret.new()), Link.new()
    written, kept, shown = letter.write(note, worker.public), worker.keep(note), link.close(note)
    private = X25519PrivateKey.generate()
    agreed = milliseconds(partial(private.exchange, private.public_key()), TIMES)
    acts = {
        "write a letter": partial(letter.write, note, worker.public),
        "read a letter": partial(worker.read, written),
        "keep": partial(worker.keep, note),
        "open what was kept": partial(worker.kept, kept),
        "open by link": partial(link.open, shown),
    }
    return [Row(name, milliseconds(act, TIMES), "ms", "one X25519", agreed) for name, act in acts.items()]


def _packs() -> list[Row]:
    """The twelve facts for five contacts: sealed at each save, opened by one of them on the day."""
    facts, cards, phone = urandom(10_000), {name: Card.new() for name in CONTACTS}, Trigger.new()
    place = (uuid4(), uuid4(), 1)
    public = {name: card.public for name, card in cards.items()}
    rosa = SigningKey.new()
    lock = trigger_lock(phone, rosa, *place[:2])
    close = partial(pack.seal, facts, *place, cards=public, triggers=[lock], owner=rosa.public, quorum=2)
    sealed, plain = close(), milliseconds(partial(sha256, facts), TIMES)
    name, card = next(iter(cards.items()))

    def opened() -> bytes:
        mine = pack.contact_share(sealed.shares, card, *place, name)
        release = pack.release_by_trigger(sealed.shares, phone, *place)
        return pack.open_pack(sealed.blob, mine, release, *place)

    acts: dict[str, Callable[[], bytes | pack.SealedPack]] = {"seal a pack for five": close, "open a pack": opened}
    return [Row(name, milliseconds(act, TIMES), "ms", "SHA-256 of it", plain) for name, act in acts.items()]
