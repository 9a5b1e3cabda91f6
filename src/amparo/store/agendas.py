"""Sessions of workshops, as they are kept: beside the plans, sealed in the same way. No participant stands in them."""

from amparo.domain.document import SESSION, plain, read_session
from amparo.store.shelf import Shelf

AGENDAS = Shelf(SESSION.name, read_session, plain)
