"""Letters, links, words and packs of the committed vectors open: for us, and for a stranger who read the format."""

import hashlib
import hmac
from typing import Any
from uuid import UUID

import pytest

from amparo.sealing import pack as packs
from amparo.sealing import verifier
from amparo.sealing.card import read_card
from amparo.sealing.keys import AgreementKey
from amparo.sealing.link import Link, PressKey, Trigger
from amparo.sealing.pack import PackShare
from amparo.sealing.triggercode import TriggerCode
from amparo.sealing.workerkey import WorkerKey, read_worker_secret
from tests.sealing import stranger, vectors

lp, u64 = stranger.lp, stranger.u64


@pytest.fixture(scope="module")
def worker() -> Any:
    return vectors.written("worker")


@pytest.fixture(scope="module")
def pack() -> Any:
    return vectors.written("pack")


def _fields(context: list[str | int]) -> list[bytes]:
    """The fields of a context in a vector: a number is eight bytes, an id sixteen, a text its letters."""
    return [u64(each) if isinstance(each, int) else _id_or_text(each) for each in context]


def _id_or_text(field: str) -> bytes:
    return UUID(field).bytes if len(field) == 36 else field.encode()


def test_the_worker_reads_its_letter_and_what_it_kept(worker: Any) -> None:
    key = WorkerKey.from_secret(read_worker_secret(worker["printed"]))
    letter, kept = bytes.fromhex(worker["letter"]), bytes.fromhex(worker["kept"])
    assert key.read(letter, *_fields(worker["letter_context"])).decode() == worker["letter_content"]
    owner, signed = bytes.fromhex(worker["owner"]), bytes.fromhex(worker["signed"])
    assert key.read_signed(signed, owner, *_fields(worker["signed_context"])).decode() == worker["signed_content"]
    assert key.kept(kept, *_fields(worker["kept_context"])).decode() == worker["kept_content"]


def test_a_stranger_does_too(worker: Any) -> None:
    sk, keeping, macs = stranger.worker_keys(worker["printed"])
    letter, kept = bytes.fromhex(worker["letter"]), bytes.fromhex(worker["kept"])
    assert stranger.letter(letter, sk, *_fields(worker["letter_context"])).decode() == worker["letter_content"]
    owner, signed = bytes.fromhex(worker["owner"]), bytes.fromhex(worker["signed"])
    fields = _fields(worker["signed_context"])
    assert stranger.signed_letter(signed, sk, owner, *fields).decode() == worker["signed_content"]
    context = lp(b"hrd1/kept", *_fields(worker["kept_context"]))
    assert stranger.open_blob(keeping, kept, context).decode() == worker["kept_content"]
    mac = hmac.digest(macs, lp(b"hrd1/worker-mac", *_fields(worker["mac_of"])), "sha256")
    assert mac.hex() == worker["mac"]


@pytest.mark.parametrize("kind", [Link, Trigger, PressKey])
def test_each_kind_of_link_finds_and_opens(kind: type[Link]) -> None:
    vector: Any = vectors.written("links")
    case, fields = vector[kind.LABEL.removeprefix("hrd1/")], _fields(vector["context"])
    link, closed = kind.read(case["text"]), bytes.fromhex(case["closed"])
    assert link.row_id.hex() == case["row_id"]
    assert link.open(closed, *fields).decode() == vector["content"]
    label, raw = kind.LABEL.encode(), bytes.fromhex(case["raw"])
    assert hashlib.sha256(lp(label + b"-id", raw)).hexdigest() == case["row_id"]
    assert stranger.by_link(label, raw, closed, *fields).decode() == vector["content"]


def test_word_and_code_are_recognised() -> None:
    vector: Any = vectors.written("words")
    stored, closed = bytes.fromhex(vector["verifier"]), bytes.fromhex(vector["closed"])
    fields = _fields(vector["code_context"])
    assert verifier.matches(stored, vector["word"])
    assert TriggerCode.read(vector["code"]).open(closed, *fields).decode() == vector["code_content"]
    assert stranger.hkdf(stranger.stretched(b"mango verde", stored), b"hrd1/verifier") == stored[29:]
    assert stranger.by_code(vector["code"], closed, *fields).decode() == vector["code_content"]


def _place(pack: Any) -> tuple[UUID, UUID, int]:
    return UUID(pack["org"]), UUID(pack["pact"]), pack["version"]


def test_the_pack_opens_each_way(pack: Any) -> None:
    place = _place(pack)
    shares = [PackShare(s["kind"], bytes.fromhex(s["whose"]), bytes.fromhex(s["sealed"])) for s in pack["shares"]]
    worker = AgreementKey(bytes.fromhex(pack["agreement_key_of_worker"]))
    releases = [
        packs.release_by_trigger(shares, Trigger(bytes.fromhex(pack["trigger"])), *place),
        packs.release_by_code(shares, TriggerCode.read(pack["code"]), *place),
        packs.release_by_worker(shares, worker, *place),
        packs.combine(
            [packs.quorum_share(shares, read_card(pack["cards"][n]), *place, n) for n in ("ines", "noor")], 2
        ),
    ]
    assert {release.hex() for release in releases} == {pack["release"]}
    for name, words in pack["cards"].items():
        assert read_card(words).public.hex() == pack["card_public"][name]
        mine = packs.contact_share(shares, read_card(words), *place, name)
        assert packs.open_pack(bytes.fromhex(pack["blob"]), mine, releases[0], *place).decode() == pack["content"]


def test_a_stranger_opens_the_pack_each_way(pack: Any) -> None:
    org, pact, version = _place(pack)
    place = (org.bytes, pact.bytes, u64(version))
    rows = [(s["kind"].encode(), bytes.fromhex(s["whose"]), bytes.fromhex(s["sealed"])) for s in pack["shares"]]
    mine = stranger.from_card(b"contact", rows, pack["cards"]["ines"], b"ines", place)
    assert mine.hex() == pack["contact_share"]
    for release in _released_to_a_stranger(pack, rows, place):
        assert release.hex() == pack["release"]
        key = bytes(a ^ b for a, b in zip(mine, release, strict=True))
        content = stranger.open_blob(key, bytes.fromhex(pack["blob"]), lp(b"hrd1/pack", *place))
        assert content.decode() == pack["content"]


def _released_to_a_stranger(
    pack: Any, rows: list[tuple[bytes, bytes, bytes]], place: tuple[bytes, ...]
) -> tuple[bytes, ...]:
    trigger, worker = bytes.fromhex(pack["trigger"]), bytes.fromhex(pack["agreement_key_of_worker"])
    owner, org, pact = bytes.fromhex(pack["owner"]), place[0], place[1]
    phone = stranger.hkdf(trigger, b"hrd1/trigger-lock")
    assert stranger.checked_lock(
        bytes.fromhex(pack["trigger_lock"]), owner, b"device", org, pact
    ) == stranger.public_of(phone)
    lock = stranger.checked_lock(bytes.fromhex(pack["code_lock"]), owner, b"code", org, pact)
    code = stranger.code_lock_key(pack["code"], lock[:29])
    assert lock[29:] == stranger.public_of(code)
    parts = [
        stranger.from_card(b"quorum", rows, pack["cards"][name], name.encode(), place) for name in ("noor", "leila")
    ]
    assert [part.hex() for part in parts] == pack["given_by_noor_and_leila"]
    keys = {b"device": phone, b"code": code, b"worker": worker}
    return (stranger.release_of(parts), *(stranger.released(kind, rows, key, place) for kind, key in keys.items()))
