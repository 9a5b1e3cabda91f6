"""What was tried out about the place where Amparo runs. A PACT is only as ready as the machine that sends for it."""

from collections.abc import Mapping

from msgspec import Struct

from amparo.domain.pact.terms import Way


class PlaceFacts(Struct, frozen=True, kw_only=True):
    """None, and a way that is missing: not tried, so nothing is said about it.

    `reachable`: contacts can open a page of it from outside. `https`: the button can be put on a phone.
    `longest_gap_minutes`: the longest silence of its heartbeat in 14 days. `alive`: whether what sends each way answers.
    """

    reachable: bool | None = None
    https: bool | None = None
    longest_gap_minutes: int | None = None
    alive: Mapping[Way, bool] = {}
    laptop: bool = False
