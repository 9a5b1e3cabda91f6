"""What the worker writes for a check-in's owner."""

from datetime import datetime

from amparo.domain.alert.checkins import CheckInState
from amparo.domain.part import Id, Part


class CheckInShown(Part, frozen=True, kw_only=True):
    """`due_at` None: there is no next time. `last`: how the time before this one ended."""

    check_in: Id
    state: CheckInState
    due_at: datetime | None = None
    last: CheckInState | None = None
