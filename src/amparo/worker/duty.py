"""What a worker brings to each of its turns: its key, chance, and the address under which contacts reach this place."""

from dataclasses import dataclass

from amparo.sealing.keys import OS_RANDOM, Random
from amparo.sealing.paper import ALPHABET
from amparo.sealing.workerkey import WorkerKey

REFERENCE_SIGNS = 4


@dataclass(frozen=True, repr=False)
class Duty:
    """`address`: like `https://plan.example`; empty where contacts cannot reach this place, and then no link is sent."""

    key: WorkerKey
    random: Random = OS_RANDOM
    address: str = ""

    def reference(self) -> str:
        """Four signs by which people tell one alert from another; it proves nothing."""
        return "".join(ALPHABET[byte & 31] for byte in self.random(REFERENCE_SIGNS))
