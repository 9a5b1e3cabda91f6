"""Copies that leave the house sealed: an age file, and words to open it that are told by voice."""

from typing import Any
from uuid import UUID

from amparo.actions.allow import Act, allow
from amparo.actions.desk import Desk
from amparo.actions.people import Member
from amparo.files.documents import write_yaml
from amparo.sealing.agefile import open_with_identity, seal_with_passphrase
from amparo.sealing.copykey import identity_of
from amparo.sealing.passphrase import Passphrase, generate, kinds
from amparo.store.keys import Keys


def new_words(language: str) -> Passphrase:
    """Words for one copy, drawn anew each time."""
    return generate(language, kinds(language)[0])


def sealed_copy(desk: Desk[Any], document_id: UUID, words: Passphrase, *, by: Member, keys: Keys) -> bytes:
    """The document as an age file around its YAML. Takes some seconds, on purpose: it is dear to guess."""
    allow(by, desk.acts.read)
    return seal_with_passphrase(write_yaml(desk.read(document_id, by=by, keys=keys).document), words)


def own_key(*, by: Member, keys: Keys) -> str:
    """The recipient to which a copy for this member is sealed; anybody may know it."""
    allow(by, Act.SEE_ACCOUNT)
    return identity_of(keys.keyring).recipient


def open_own(untrusted: bytes, *, by: Member, keys: Keys) -> bytes:
    """What was sealed to this member's own key, or WrongKey."""
    allow(by, Act.SEE_ACCOUNT)
    return open_with_identity(untrusted, identity_of(keys.keyring).secret)
