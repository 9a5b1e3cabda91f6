"""The cast with accounts: Rosa founded Casa del Río, Tomás belongs to it, Mateo has a place of his own elsewhere.

Their passphrases are real ones, made dear to guess only as far as the floor, so that tests stay quick.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

import pytest
from django.test import Client

from amparo.actions import door
from amparo.actions.door import House, Present
from amparo.actions.people import Member, Purpose, Role
from amparo.sealing import account as person
from amparo.sealing import session
from amparo.sealing.account import Account, Keyring
from amparo.sealing.compartment import Keyed, Organisation, found, share
from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.membership import Action, Entry, append
from amparo.sealing.passphrase import Passphrase, generate
from amparo.sealing.session import Volatile
from amparo.sealing.stretch import FLOOR
from amparo.store import about, accounts, installation, sessions
from amparo.store.about import About
from amparo.store.keys import Keys
from amparo.web.door import requests
from amparo.web.door.doorstep import DOORSTEP

NOW = datetime(2026, 11, 20, 10, 4, tzinfo=UTC)
TODAY = NOW.date()
ROSAS = generate("en")
TOMAS = generate("es")
MATEOS = generate("fr")
HOUSE = House(Instance(uuid4(), InstanceKey.new()), FLOOR, Volatile.new(NOW))


@dataclass(frozen=True)
class Somebody:
    """A person of the cast and what they come in with."""

    name: str
    words: Passphrase
    cookie: str
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


@dataclass(frozen=True)
class Written:
    """What was stored of somebody who founded an organisation, before anybody came in."""

    account: Account
    keyring: Keyring
    keyed: Keyed
    common: UUID


@cache
def written(name: str, words: Passphrase) -> Written:
    """Made once: stretching a passphrase takes a tenth of a second."""
    account, keyring = person.create(uuid4(), name, words, instance=HOUSE.instance, cost=HOUSE.cost)
    common = uuid4()
    return Written(account, keyring, found(uuid4(), keyring, common), common)


def founded(name: str, words: Passphrase) -> Somebody:
    """Somebody with an organisation of their own, beside whoever is there."""
    it, note = written(name, words), uuid4()
    accounts.found(_knowing(it, it.keyed.organisation), it.keyed, compartment=it.common, about=note, day=TODAY)
    about.create(About(purpose=Purpose.ORGANISATION), note, Keys(it.keyring, it.keyed.organisation), TODAY)
    return come_in(name, words)


def admitted(by: Somebody, name: str, words: Passphrase) -> Somebody:
    """Somebody whom a founder takes into their organisation."""
    it = written(name, words)
    entry = Entry(Action.ADMIT, it.account.user, it.account.public, Role.MEMBER)
    membership, row = append(by.keys.organisation.membership, by.keys.keyring, entry)
    grown = replace(by.keys.organisation, membership=membership)
    account = _knowing(it, grown)
    wraps = tuple(share(grown, compartment, epoch, account.user) for compartment, epoch in grown.keys)
    accounts.admit(account, grown.id, row, wraps, TODAY)
    return come_in(name, words)


def _knowing(it: Written, organisation: Organisation) -> Account:
    head = organisation.membership.head
    return person.remember_head(it.account, it.keyring, organisation.id, head, HOUSE.instance)[0]


def come_in(name: str, words: Passphrase, now: datetime = NOW) -> Somebody:
    """As if they had just signed in."""
    keyring = written(name, words).keyring
    share, row = session.begin(keyring.umk, HOUSE.volatile)
    sessions.begin(row, keyring.user, now)
    present = door.resume(share.cookie(), house=HOUSE, now=now)
    assert present
    return Somebody(name, words, share.cookie(), present)


def tired(somebody: Somebody) -> Somebody:
    """The same person, when it is a while since they typed their passphrase."""
    return replace(somebody, present=replace(somebody.present, member=replace(somebody.by, fresh=False)))


@pytest.fixture
def house(db: None) -> House:
    return HOUSE


@pytest.fixture
def everybody(db: None) -> tuple[Somebody, Somebody, Somebody]:
    rosa = founded("Rosa", ROSAS)
    tomas = admitted(rosa, "Tomás", TOMAS)
    return come_in("Rosa", ROSAS), tomas, founded("Mateo", MATEOS)


@pytest.fixture
def rosa(everybody: tuple[Somebody, ...]) -> Somebody:
    return everybody[0]


@pytest.fixture
def tomas(everybody: tuple[Somebody, ...]) -> Somebody:
    return everybody[1]


@pytest.fixture
def mateo(everybody: tuple[Somebody, ...]) -> Somebody:
    return everybody[2]


@pytest.fixture
def plan_id() -> UUID:
    return UUID("0f7e7d52-93b1-4a85-9c7e-1f2f0a9b6d11")


class Clock:
    """What the pages take for now."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **units: float) -> None:
        self.at += timedelta(**units)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(requests, "now", clock)
    return clock


@pytest.fixture
def doors(house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> House:
    """The site knows the house of the cast, and nobody stands on the doorstep."""
    installation.found(house.instance.id, lambda: FLOOR)
    monkeypatch.setattr("amparo.web.door.house._held", house)
    DOORSTEP.tidy(NOW + timedelta(days=1000))
    return house


def client_of(somebody: Somebody) -> Client:
    """A browser in which they are signed in."""
    client = Client()
    client.cookies[requests.SESSION_COOKIE] = somebody.cookie
    return client
