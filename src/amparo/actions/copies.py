"""Copies of a plan that leave the house sealed: an age file, and words to open it that are told by voice."""

from uuid import UUID

from amparo.actions.allow import Act, allow
from amparo.actions.people import Member
from amparo.actions.plans import Keys, read_plan
from amparo.files.documents import write_yaml
from amparo.sealing.agefile import seal_with_passphrase
from amparo.sealing.passphrase import Passphrase, generate, kinds


def new_words(language: str) -> Passphrase:
    """Words for one copy, drawn anew each time."""
    return generate(language, kinds(language)[0])


def sealed_copy(plan_id: UUID, words: Passphrase, *, by: Member, keys: Keys) -> bytes:
    """The plan as an age file around its YAML. Takes some seconds, on purpose: it is dear to guess."""
    allow(by, Act.READ_PLAN)
    return seal_with_passphrase(write_yaml(read_plan(plan_id, by=by, keys=keys).document), words)
