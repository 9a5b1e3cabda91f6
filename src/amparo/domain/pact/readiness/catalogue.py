"""Every rule once, in the order in which its questions matter.

Sources: R1 to R32 are the rules of a PACT that is ready, S1.* and S1x.* the requirements of the method behind them, I*
the invariants, E* the points of doing no harm.
"""

from collections.abc import Mapping

from amparo.domain.pact.readiness import alert, care, contacts, decisions, facts, practice, tasks
from amparo.domain.pact.readiness.rule import Rule

_ROOMS = (decisions, contacts, tasks, facts, alert, practice, care)

RULES: Mapping[str, Rule] = {rule.code: rule for room in _ROOMS for rule in room.RULES}
