"""The test vectors of letters, the worker, links, words and packs; written by `python -m tests.sealing.vectors`.

HPKE and Shamir draw for themselves: what they made stays as it is in the file, and is only opened by the tests.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from amparo.sealing import letter, signed, verifier
from amparo.sealing.card import Card
from amparo.sealing.fingerprint import six_words
from amparo.sealing.keys import SigningKey
from amparo.sealing.link import Link, PressKey, Trigger
from amparo.sealing.locks import code_lock, trigger_lock
from amparo.sealing.pack import (
    SealedPack,
    contact_share,
    quorum_share,
    release_by_trigger,
    seal,
)
from amparo.sealing.stretch import FLOOR
from amparo.sealing.triggercode import TriggerCode
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.sealing.wrap import WRAP_BYTES
from tests.sealing.fixed import some_id, stream

Vector: TypeAlias = dict[str, object]
ORG, PACT = some_id("river house"), some_id("pact")
CONTACTS = {"ines": "en", "noor": "ar", "leila": "fr"}
FACTS = '{"facts":["Rosa takes insulin"]}'


def worker_key() -> WorkerKey:
    return WorkerKey.from_secret(WorkerSecret.new(stream("worker")))


def worker(kept: Mapping[str, Any]) -> Vector:
    secret, key = WorkerSecret.new(stream("worker")), worker_key()
    written = letter.write(b'{"note":"pressed"}', key.public, "note", PACT, 3, random=stream("letter"))
    owner = SigningKey.new(stream("owner"))
    by_owner = signed.write(b'{"lead":"noor"}', key.public, owner, "envelope", PACT, 3, random=stream("signed"))
    return {
        "secret": secret.raw.hex(),
        "printed": secret.printed(),
        "agreement_key": key.agreement.raw.hex(),
        "public": key.public.hex(),
        "six_words": list(six_words(key.public)),
        "letter": _as_wrapped(kept.get("letter"), written),
        "letter_context": ["note", str(PACT), 3],
        "letter_content": '{"note":"pressed"}',
        "owner": owner.public.hex(),
        "signed": _as_wrapped(kept.get("signed"), by_owner),
        "signed_context": ["envelope", str(PACT), 3],
        "signed_content": '{"lead":"noor"}',
        "kept": key.keep(b'{"alert":1}', "alert", PACT, 1, random=stream("kept")).hex(),
        "kept_context": ["alert", str(PACT), 1],
        "kept_content": '{"alert":1}',
        "mac_of": ["outbox", 7],
        "mac": key.mac("outbox", 7).hex(),
    }


def _as_wrapped(kept: str | None, letter: bytes) -> str:
    """The wrap as it is in the file, and what lies under it as it is written now."""
    return (kept or letter.hex())[: 2 * WRAP_BYTES] + letter[WRAP_BYTES:].hex()


def links() -> Vector:
    def case(link: Link) -> Vector:
        closed = link.close(b"Please come", "view", PACT, random=stream("closed"))
        return {"text": link.text, "raw": link.raw.hex(), "row_id": link.row_id.hex(), "closed": closed.hex()}

    kinds = {"link": Link, "trigger": Trigger, "press": PressKey}
    cases = {name: case(kind.new(stream(name))) for name, kind in kinds.items()}
    return {"context": ["view", str(PACT)], "content": "Please come", **cases}


def words() -> Vector:
    code = TriggerCode.new(stream("code"))
    return {
        "word": " Mango  VERDE",
        "verifier": verifier.make("mango verde", random=stream("verifier")).hex(),
        "code": code.printed(),
        "code_context": ["code", str(PACT)],
        "code_content": "release",
        "closed": code.close(b"release", FLOOR, "code", PACT, random=stream("closed")).hex(),
    }


def pack(kept: Mapping[str, Any]) -> Vector:
    cards = {name: Card.new(language, stream(name)) for name, language in CONTACTS.items()}
    trigger, code, key = Trigger.new(stream("trigger")), TriggerCode.new(stream("code")), worker_key()
    owner = SigningKey.new(stream("owner"))
    locks = trigger_lock(trigger, owner, ORG, PACT), code_lock(code, owner, ORG, PACT, random=stream("lock"))
    sealed = seal(
        FACTS.encode(),
        ORG,
        PACT,
        3,
        cards={name: card.public for name, card in cards.items()},
        triggers=locks[:1],
        codes=locks[1:],
        owner=owner.public,
        worker=key.public,
        quorum=2,
        random=stream("pack"),
    )
    return {
        "org": str(ORG),
        "pact": str(PACT),
        "version": 3,
        "cards": {name: " ".join(card.words) for name, card in cards.items()},
        "card_public": {name: card.public.hex() for name, card in cards.items()},
        "trigger": trigger.raw.hex(),
        "code": code.printed(),
        "agreement_key_of_worker": key.agreement.raw.hex(),
        "owner": owner.public.hex(),
        "trigger_lock": locks[0].hex(),
        "code_lock": locks[1].hex(),
        "quorum": 2,
        "blob": sealed.blob.hex(),
        "shares": kept.get("shares") or _rows(sealed),
        "contact_share": contact_share(sealed.shares, cards["ines"], ORG, PACT, 3, "ines").hex(),
        "release": release_by_trigger(sealed.shares, trigger, ORG, PACT, 3).hex(),
        "given_by_noor_and_leila": kept.get("given_by_noor_and_leila") or _given(sealed, cards),
        "content": FACTS,
    }


def _rows(sealed: SealedPack) -> list[dict[str, str]]:
    return [{"kind": s.kind, "whose": s.whose.hex(), "sealed": s.sealed.hex()} for s in sealed.shares]


def _given(sealed: SealedPack, cards: Mapping[str, Card]) -> list[str]:
    return [quorum_share(sealed.shares, cards[name], ORG, PACT, 3, name).hex() for name in ("noor", "leila")]


def all_vectors(kept: Mapping[str, Mapping[str, Any]]) -> dict[str, Vector]:
    return {
        "worker": worker(kept.get("worker", {})),
        "links": links(),
        "words": words(),
        "pack": pack(kept.get("pack", {})),
    }
