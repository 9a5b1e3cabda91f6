"""The cast with accounts: Rosa founded Casa del Río, Tomás belongs to it, Mateo has a place of his own elsewhere.

Their passphrases are real ones, made dear to guess only as far as the floor, so that tests stay quick.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from amparo.actions import door
from amparo.actions.door import House, Present
from amparo.actions.people import Member, Purpose, Role
from amparo.sealing import account as person
from amparo.sealing.compartment import found, share
from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.membership import Action, Entry, append
from amparo.sealing.passphrase import Passphrase, generate
from amparo.sealing.session import Volatile
from amparo.sealing.stretch import FLOOR
from amparo.store import about, accounts
from amparo.store.about import About
from amparo.store.keys import Keys

NOW = datetime(2026, 11, 20, 10, 4, tzinfo=UTC)
TODAY = NOW.date()
ROSAS = generate("en")
TOMAS = generate("es")
MATEOS = generate("fr")


@dataclass(frozen=True)
class Somebody:
    """A person of the cast and what they come in with."""

    name: str
    words: Passphrase
    present: Present

    @property
    def by(self) -> Member:
        return self.present.member

    @property
    def keys(self) -> Keys:
        return self.present.keys

    @property
    def acts(self) -> dict[str, object]:
        """The keywords of an action that writes."""
        return {"by": self.by, "keys": self.keys, "today": TODAY}

    @property
    def looks(self) -> dict[str, object]:
        """The keywords of an action that reads."""
        return {"by": self.by, "keys": self.keys}


def a_house() -> House:
    return House(Instance(uuid4(), InstanceKey.new()), FLOOR, Volatile.new(NOW))


def founded(house: House, name: str, words: Passphrase, now: datetime = NOW) -> Somebody:
    """Somebody with an organisation of their own, beside whoever is there."""
    account, keyring = person.create(uuid4(), name, words, instance=house.instance, cost=house.cost)
    common, note = uuid4(), uuid4()
    keyed = found(uuid4(), keyring, common)
    accounts.found(account, keyed, compartment=common, about=note, day=now.date())
    about.create(About(purpose=Purpose.ORGANISATION), note, Keys(keyring, keyed.organisation), now.date())
    return come_in(house, name, words, now)


def admitted(house: House, by: Somebody, name: str, words: Passphrase, now: datetime = NOW) -> Somebody:
    """Somebody whom a founder takes into their organisation."""
    account, keyring = person.create(uuid4(), name, words, instance=house.instance, cost=house.cost)
    entry = Entry(Action.ADMIT, account.user, account.public, Role.MEMBER)
    membership, row = append(by.keys.organisation.membership, by.keys.keyring, entry)
    grown = replace(by.keys.organisation, membership=membership)
    wraps = tuple(share(grown, compartment, epoch, account.user) for compartment, epoch in grown.keys)
    accounts.admit(account, grown.id, row, wraps, now.date())
    return come_in(house, name, words, now)


def come_in(house: House, name: str, words: Passphrase, now: datetime = NOW) -> Somebody:
    signed_in = door.sign_in(name, words.text, untrusted_device="", house=house, now=now)
    return Somebody(name, words, signed_in.present)


def tired(somebody: Somebody) -> Somebody:
    """The same person, when it is a while since they typed their passphrase."""
    return replace(somebody, present=replace(somebody.present, member=replace(somebody.by, fresh=False)))


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def rosa(house: House) -> Somebody:
    return founded(house, "Rosa", ROSAS)


@pytest.fixture
def tomas(house: House, rosa: Somebody) -> Somebody:
    return admitted(house, rosa, "Tomás", TOMAS)


@pytest.fixture
def mateo(house: House) -> Somebody:
    return founded(house, "Mateo", MATEOS)


@pytest.fixture
def plan_id() -> UUID:
    return UUID("0f7e7d52-93b1-4a85-9c7e-1f2f0a9b6d11")
