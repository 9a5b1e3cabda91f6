"""Every rule once, in the order in which its questions matter. S1, S2, S3: the requirements of the method."""

from collections.abc import Mapping

from amparo.domain.workshop.checks import materials, order, sums
from amparo.domain.workshop.checks.reading import Rule

RULES: Mapping[str, Rule] = {rule.code: rule for room in (sums, order, materials) for rule in room.RULES}
