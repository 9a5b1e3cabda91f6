"""Plans, as they are kept."""

from amparo.domain.document import KIND, plain, read_plan
from amparo.store.shelf import Shelf

PLANS = Shelf(KIND, read_plan, plain)
