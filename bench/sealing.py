"""Seal and open 10 kB, 100 kB and 1 MB. The ratio to SHA-256 of the same bytes travels between machines."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from os import urandom
from time import perf_counter
from uuid import uuid4

from amparo.sealing import account, compartment, document
from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.passphrase import generate
from amparo.sealing.stretch import FLOOR

SIZES = {"10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000}
RUNS = 50


def milliseconds(run: Callable[[], object]) -> float:
    """The median of RUNS."""
    taken = []
    for _ in range(RUNS):
        started = perf_counter()
        run()
        taken.append(perf_counter() - started)
    return sorted(taken)[RUNS // 2] * 1_000


def main() -> None:
    house, office = Instance(uuid4(), InstanceKey.new()), uuid4()
    row, rosa = account.create(uuid4(), "Rosa", generate("en"), instance=house, cost=FLOOR)
    keyed = compartment.found(uuid4(), rosa, office)
    organisation, place = keyed.organisation, document.Place(office, uuid4())
    print(f"{'':8}{'seal ms':>10}{'open ms':>10}{'sha256 ms':>11}{'ratio':>8}")
    for name, size in SIZES.items():
        content = urandom(size)
        close = partial(document.seal, content, place, after=None, author=rosa, organisation=organisation)
        sealed = close()
        seal, unseal = milliseconds(close), milliseconds(partial(document.unseal, sealed, place, organisation))
        plain = milliseconds(partial(sha256, content))
        print(f"{name:8}{seal:10.3f}{unseal:10.3f}{plain:11.3f}{(seal + unseal) / plain:8.1f}")
    print(
        f"keys of a request: {milliseconds(partial(account.resume, row, rosa.umk, house)):.3f} ms from the session, ",
        end="",
    )
    opening = partial(compartment.open_organisation, organisation.id, [keyed.row], keyed.wraps, rosa)
    print(f"{milliseconds(opening):.3f} ms for the organisation")


if __name__ == "__main__":
    main()
