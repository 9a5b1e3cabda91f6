"""The committed vectors are what this code writes, and they open."""

import base64
import json
from typing import Any
from uuid import UUID

import pytest

from amparo.sealing import account
from amparo.sealing.account import Account
from amparo.sealing.compartment import CkWrap, open_organisation
from amparo.sealing.document import Place, Sealed, check_chain, unseal
from amparo.sealing.instance import Instance, InstanceKey
from amparo.sealing.keys import UserMasterKey
from amparo.sealing.membership import LogRow
from amparo.sealing.paper import read_recovery_key
from tests.sealing import stranger, vectors


@pytest.fixture(scope="module")
def person() -> Any:
    return vectors.written("person")


@pytest.fixture(scope="module")
def organisation() -> Any:
    return vectors.written("organisation")


def test_the_vectors_are_written_again_byte_by_byte() -> None:
    again = vectors.all_vectors(vectors.kept_wrap())
    assert {path.stem for path in vectors.FOLDER.glob("*.json")} == set(again)
    for name, vector in again.items():
        assert json.loads(json.dumps(vector)) == vectors.written(name), name


def _house(person: Any) -> Instance:
    return Instance(UUID(person["instance"]), InstanceKey(bytes.fromhex(person["instance_key"])))


def _account(person: Any) -> Account:
    row = {column: bytes.fromhex(value) for column, value in person["row"].items() if column != "user"}
    return Account(user=UUID(person["row"]["user"]), **row)


def test_the_account_opens_with_passphrase_and_recovery_key(person: Any) -> None:
    house, row = _house(person), _account(person)
    opened = account.sign_in(row, person["passphrase"], house)
    assert opened.umk.raw.hex() == person["opens_to"]["umk"]
    assert account.recover(row, read_recovery_key(person["recovery_key"]), house).signing == opened.signing


def test_the_organisation_and_its_document_open(person: Any, organisation: Any) -> None:
    umk = UserMasterKey(bytes.fromhex(person["opens_to"]["umk"]))
    rosa = account.resume(_account(person), umk, _house(person))
    org, comp = UUID(organisation["org"]), UUID(organisation["compartment"])
    rows = [LogRow(r["seq"], bytes.fromhex(r["body"]), bytes.fromhex(r["signature"])) for r in organisation["log"]]
    wrap = organisation["wrap_for_rosa"]
    opened = open_organisation(org, rows, [CkWrap(rosa.user, comp, wrap["epoch"], bytes.fromhex(wrap["wrap"]))], rosa)
    place = Place(comp, UUID(organisation["document"]))
    versions = [_sealed(version) for version in organisation["versions"]]
    check_chain(versions, place, opened)
    for version, sealed in zip(organisation["versions"], versions, strict=True):
        assert unseal(sealed, place, opened).decode() == version["content"]


def _sealed(version: Any) -> Sealed:
    columns = {name: bytes.fromhex(version[name]) for name in ("prev_hash", "wrap", "signature", "blob")}
    return Sealed(version=version["version"], epoch=version["epoch"], author=UUID(version["author"]), **columns)


def test_a_stranger_who_read_the_format_opens_the_plan_too(person: Any, organisation: Any) -> None:
    row = {name: bytes.fromhex(value) for name, value in person["row"].items() if name != "user"}
    user, instance = UUID(person["row"]["user"]).bytes, UUID(person["instance"]).bytes
    umk = stranger.umk_from_passphrase(person["passphrase"], row["salt"], row["cost"], row["slots"], instance, user)
    context = stranger.lp(b"hrd1/vault", instance, user)
    vault = json.loads(stranger.open_blob(stranger.hkdf(umk, b"hrd1/vault"), row["vault"], context))
    org, comp, doc = (UUID(organisation[name]).bytes for name in ("org", "compartment", "document"))
    wrap = bytes.fromhex(organisation["wrap_for_rosa"]["wrap"])
    ck = stranger.ck_from_wrap(wrap, base64.b64decode(vault["agreement_key"]), org, comp, 1, user)
    assert stranger.hkdf(ck, b"hrd1/ck-commit").hex() == organisation["ck_commit"]
    for version in organisation["versions"]:
        stored = {name: bytes.fromhex(version[name]) for name in ("prev_hash", "wrap", "signature", "blob")}
        content = stranger.content_of(
            version["version"],
            version["epoch"],
            UUID(version["author"]).bytes,
            **stored,
            ck=ck,
            org=org,
            compartment=comp,
            document=doc,
            author_key=row["public"][49:81],
        )
        assert content.decode() == version["content"]
