"""Rosa founded the organisation, Tomás is its other member, Mateo is a stranger with an account of his own."""

from collections.abc import Callable

import pytest

from amparo.sealing import account, compartment
from amparo.sealing.account import Account, Keyring
from amparo.sealing.compartment import Keyed, Organisation
from amparo.sealing.document import Place
from amparo.sealing.instance import Instance
from amparo.sealing.membership import Action, Entry, LogRow, Role, append
from amparo.sealing.passphrase import generate
from amparo.sealing.stretch import FLOOR
from tests.sealing.fixed import river_instance, some_id, stream

OFFICE = some_id("office")
ORG = some_id("river house")
PLAN = Place(OFFICE, some_id("plan"))


@pytest.fixture(scope="session")
def house() -> Instance:
    return river_instance()


@pytest.fixture(scope="session")
def arrive(house: Instance) -> Callable[[str], tuple[Account, Keyring]]:
    def arriving(name: str) -> tuple[Account, Keyring]:
        phrase = generate("en", random=stream(f"{name} phrase"))
        return account.create(some_id(name), name, phrase, instance=house, cost=FLOOR, random=stream(name))

    return arriving


@pytest.fixture(scope="session")
def rosa_account(arrive: Callable[[str], tuple[Account, Keyring]]) -> tuple[Account, Keyring]:
    return arrive("Rosa")


@pytest.fixture(scope="session")
def rosa(rosa_account: tuple[Account, Keyring]) -> Keyring:
    return rosa_account[1]


@pytest.fixture(scope="session")
def tomas(arrive: Callable[[str], tuple[Account, Keyring]]) -> Keyring:
    return arrive("Tomás")[1]


@pytest.fixture(scope="session")
def mateo(arrive: Callable[[str], tuple[Account, Keyring]]) -> Keyring:
    return arrive("Mateo")[1]


@pytest.fixture(scope="session")
def river(rosa: Keyring) -> Keyed:
    return compartment.found(ORG, rosa, OFFICE, stream("river"))


@pytest.fixture(scope="session")
def together(river: Keyed, rosa: Keyring, tomas: Keyring) -> tuple[Organisation, list[LogRow]]:
    """The organisation after Rosa admitted Tomás, and its log."""
    entry = Entry(Action.ADMIT, tomas.user, tomas.public.stored(), Role.MEMBER)
    membership, row = append(river.organisation.membership, rosa, entry)
    return Organisation(membership, river.organisation.keys), [river.row, row]
