"""What is made once, when the data folder is new: the id of this installation and what a guess costs here."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.stretch import Cost
from amparo.store.models import InstallationRow


@dataclass(frozen=True, repr=False)
class Installation:
    """`cost` is what Argon2id costs for new accounts, measured on this machine."""

    instance: Instance
    cost: Cost


def found(installation_id: UUID, measure: Callable[[], Cost]) -> None:
    """Give this database its id; nothing if it has one. `measure` takes about a second, so it runs only then."""
    if not InstallationRow.objects.exists():
        InstallationRow.objects.create(id=installation_id, cost=measure().stored())


def number() -> UUID:
    """Its id, without any key."""
    return InstallationRow.objects.values_list("id", flat=True).get()


def read(key: InstanceKey) -> Installation:
    row = InstallationRow.objects.get()
    return Installation(Instance(row.id, key), Cost.read(bytes(row.cost)).within_limits())
