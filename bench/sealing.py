"""Seal and open 10 kB, 100 kB and 1 MB. The ratio to SHA-256 of the same bytes travels between machines."""

from functools import partial
from hashlib import sha256
from os import urandom
from uuid import uuid4

from amparo.sealing import account, compartment, document
from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.passphrase import generate
from amparo.sealing.stretch import FLOOR
from bench.rows import Row, milliseconds

SIZES = {"10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000}
TIMES = 50
REQUEST_MS_MAX = 1.0


def run() -> list[Row]:
    house, office = Instance(uuid4(), InstanceKey.new()), uuid4()
    row, rosa = account.create(uuid4(), "Rosa", generate("en"), instance=house, cost=FLOOR)
    keyed = compartment.found(uuid4(), rosa, office)
    organisation, place = keyed.organisation, document.Place(office, uuid4())
    rows = []
    for name, size in SIZES.items():
        content = urandom(size)
        close = partial(document.seal, content, place, after=None, author=rosa, organisation=organisation)
        sealed, plain = close(), milliseconds(partial(sha256, content), TIMES)
        opened = milliseconds(partial(document.unseal, sealed, place, organisation), TIMES)
        rows.append(Row(f"seal {name}", milliseconds(close, TIMES), "ms", "SHA-256 of it", plain))
        rows.append(Row(f"open {name}", opened, "ms", "SHA-256 of it", plain))
    resumed = milliseconds(partial(account.resume, row, rosa.umk, house), TIMES)
    rows.append(Row("a person's keys, at each request", resumed, "ms", "limit", REQUEST_MS_MAX))
    return rows
