"""PACTs, as they are kept: beside the plans, sealed in the same way."""

from amparo.domain.document import PACT, plain, read_pact
from amparo.store.shelf import Shelf

PACTS = Shelf(PACT.name, read_pact, plain)
