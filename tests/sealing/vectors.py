"""Writes the test vectors of docs/formats/sealed-v1.md: `python -m tests.sealing.vectors`.

Everything comes from `fixed.stream`, so a second run writes the same files. The exceptions are what HPKE and Shamir draw
anew inside the libraries: such bytes that are already in a file are kept and only opened by the tests.
All bytes are hexadecimal.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from amparo.sealing import account, compartment
from amparo.sealing.compartment import Organisation, ck_commit
from amparo.sealing.document import Place, head_code, head_of, rewrap, seal
from amparo.sealing.encoding import lp, pad
from amparo.sealing.keys import UserMasterKey
from amparo.sealing.membership import Action, Entry, Role, append
from amparo.sealing.paper import RecoveryKey
from amparo.sealing.passphrase import generate
from amparo.sealing.session import Volatile, begin
from amparo.sealing.slots import slot_key
from amparo.sealing.stretch import FLOOR, Cost, Pepper, stretch
from amparo.sealing.typed import fold
from tests.sealing import vectors_of_alerts
from tests.sealing.fixed import river_instance, some_id, stream

FOLDER = Path(__file__).parent / "vectors"
Vector: TypeAlias = dict[str, object]
OFFICE, ORG = some_id("office"), some_id("river house")
PLAN = Place(OFFICE, some_id("plan"))
TYPED = ["  Lago \tSAL ", "a\u0301rbol ÁRBOL", "٥٥٢١ ۳۷۶۲", "\u200fsal\u00ad\u2066lago\u2069", "Straße ﬁn"]


def encoding() -> Vector:
    parts = [b"", b"\0", b"hrd1/doc"]
    return {
        "lp": [{"fields": [part.hex() for part in parts], "bytes": lp(*parts).hex()}],
        "lp-kinds": {"text": "é", "number": 7, "id": str(ORG), "bytes": lp("é", 7, ORG).hex()},
        "padded-sizes": {
            str(size): len(pad(bytes(size))) for size in (0, 1_020, 1_021, 5_000, 10_000, 100_000, 1_000_000)
        },
        "padded": {"content": b"plan".hex(), "starts": pad(b"plan")[:12].hex(), "size": len(pad(b"plan"))},
    }


def typed() -> Vector:
    key = RecoveryKey.new(stream("paper"))
    return {
        "folded": {text: fold(text) for text in TYPED},
        "paper": {"secret": key.raw.hex(), "printed": key.printed()},
        "name": {
            "instance_key": river_instance().key.raw.hex(),
            "typed": " ROSA ",
            "mac": river_instance().name_mac(" ROSA ").hex(),
        },
    }


def stretched() -> Vector:
    salt, pepper = stream("salt")(16), Pepper.new(stream("pepper"))

    def case(cost: Cost, secret: Pepper | None) -> Vector:
        m = stretch("Lago  SAL", salt, cost, secret)
        return {
            "typed": "Lago  SAL",
            "salt": salt.hex(),
            "cost": cost.stored().hex(),
            "pepper": secret.raw.hex() if secret else "",
            "m": m.hex(),
            "slot_key": slot_key(m).raw.hex(),
        }

    return {"argon2id": [case(FLOOR, None), case(FLOOR, pepper)]}


def person() -> Vector:
    phrase, house = generate("en", random=stream("Rosa phrase")), river_instance()
    row, keyring = account.create(some_id("Rosa"), "Rosa", phrase, instance=house, cost=FLOOR, random=stream("Rosa"))
    row, recovery_key = account.renew_recovery_key(row, keyring, house, stream("Rosa recovery"))
    return {
        "instance": str(house.id),
        "instance_key": house.key.raw.hex(),
        "passphrase": phrase.text,
        "recovery_key": recovery_key.printed(),
        "row": {column: _plain(getattr(row, column)) for column in row.__dataclass_fields__},
        "opens_to": {
            "name": keyring.name,
            "umk": keyring.umk.raw.hex(),
            "agreement_key": keyring.agreement.raw.hex(),
            "signing_key": keyring.signing.raw.hex(),
            "fingerprint": list(keyring.public.fingerprint()),
        },
        "stand_in_for_nobody": {
            column: _plain(getattr(account.stand_in("Nobody", house, FLOOR), column)) for column in ("salt", "slots")
        },
    }


def organisation(kept_wrap: str | None) -> Vector:
    house = river_instance()
    rosa, tomas = (
        account.create(some_id(name), name, generate("en"), instance=house, cost=FLOOR, random=stream(name))[1]
        for name in ("Rosa", "Tomás")
    )
    river = compartment.found(ORG, rosa, OFFICE, stream("river"))
    entry = Entry(Action.ADMIT, tomas.user, tomas.public.stored(), Role.MEMBER)
    membership, second = append(river.organisation.membership, rosa, entry)
    key = river.organisation.key(OFFICE, 1)
    first = seal(b'{"plan":1}', PLAN, after=None, author=rosa, organisation=river.organisation, random=stream("v1"))
    next_one = seal(b'{"plan":2}', PLAN, after=first, author=rosa, organisation=river.organisation, random=stream("v2"))
    head = head_of(next_one, PLAN, river.organisation)
    return {
        "org": str(ORG),
        "compartment": str(OFFICE),
        "log": [
            {"seq": row.seq, "body": row.body.hex(), "signature": row.signature.hex()} for row in (river.row, second)
        ],
        "head": {"seq": membership.head.seq, "hash": membership.head.hash.hex()},
        "ck": key.raw.hex(),
        "ck_commit": ck_commit(key).hex(),
        "wrap_for_rosa": {"epoch": 1, "wrap": kept_wrap or river.wraps[0].wrap.hex()},
        "document": str(PLAN.document),
        "versions": [
            {column: _plain(getattr(sealed, column)) for column in sealed.__dataclass_fields__} | {"content": content}
            for sealed, content in ((first, '{"plan":1}'), (next_one, '{"plan":2}'))
        ],
        "head_of_newest": head.hex(),
        "head_code": list(head_code([(PLAN.document, head)], Organisation(membership, river.organisation.keys))),
        "wrapped_again": rewrap(first, PLAN, river.organisation, stream("again")).wrap.hex(),
    }


def session() -> Vector:
    keyring_umk = UserMasterKey.new(stream("session umk"))
    memory = Volatile.new(datetime(2026, 11, 20, 8, tzinfo=UTC), stream("memory"))
    share, row = begin(keyring_umk, memory, stream("cookie"))
    return {
        "umk": keyring_umk.raw.hex(),
        "memory": memory.current.raw.hex(),
        "cookie": share.cookie(),
        "row_id": row.id.hex(),
        "sealed": row.sealed.hex(),
    }


def _plain(value: object) -> object:
    match value:
        case bytes():
            return value.hex()
        case int():
            return value
        case _:
            return str(value)


def all_vectors(kept_wrap: str | None) -> dict[str, Vector]:
    return {
        "encoding": encoding(),
        "typed": typed(),
        "stretched": stretched(),
        "person": person(),
        "organisation": organisation(kept_wrap),
        "session": session(),
        **vectors_of_alerts.all_vectors({path.stem: written(path.stem) for path in FOLDER.glob("*.json")}),
    }


def written(name: str) -> Vector:
    found: Vector = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def kept_wrap() -> str | None:
    if not (FOLDER / "organisation.json").exists():
        return None
    wrap = written("organisation")["wrap_for_rosa"]
    assert isinstance(wrap, dict)
    return str(wrap["wrap"])


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, vector in all_vectors(kept_wrap()).items():
        text = json.dumps(vector, indent=1, ensure_ascii=False) + "\n"
        (FOLDER / f"{name}.json").write_text(text, "utf-8", newline="\n")
