"""Plans, as they are kept."""

from amparo.domain.document import PLAN, plain, read_plan
from amparo.store.shelf import Shelf

PLANS = Shelf(PLAN.name, read_plan, plain)
