"""Handing a PACT to the worker, so that an alert runs while nobody can type: by an explicit act that shows exactly what.

What is handed over can be read by nobody here again, not by its owner either: the words least of all.
"""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from amparo.actions.allow import Act, NotAllowed, allow
from amparo.actions.people import Member
from amparo.actions.practising import ON_ME, WITH_THEM, practice_id
from amparo.domain.alert.envelope import Envelope, Greeting, Words
from amparo.domain.alert.views import ButtonCheckIn, ButtonView
from amparo.domain.pact.life import called
from amparo.domain.pact.model import AlertDesign, Pact
from amparo.domain.pact.pack import pack_content
from amparo.domain.pact.publishing import behind, envelope_of, mark_of
from amparo.domain.pact.terms import EvidenceKind, Release
from amparo.sealing import locks, pack, verifier
from amparo.sealing.fingerprint import six_words
from amparo.sealing.link import Trigger
from amparo.sealing.stretch import FLOOR
from amparo.sealing.triggercode import TriggerCode
from amparo.store import boards, codes, envelopes, evidence, packs, worker
from amparo.store.envelopes import NotPublished, NotYours, Published, TriggerLine
from amparo.store.keys import Keys
from amparo.store.pacts import PACTS
from amparo.store.shelf import MovedOn, Opened
from amparo.store.worker import NoWorker

__all__ = ["AlertUnderWay", "NoWorker", "NotPublished", "NotYours", "SameWords", "WorkerChanged"]


class WorkerChanged(Exception):
    """The machine that sends has another key than the one you accepted. Nothing was handed over."""


class SameWords(Exception):
    """The second word would be taken for the all-clear words. Choose words that are quite different."""


class AlertUnderWay(Exception):
    """An alert runs. What opens it is for what was sealed then; nothing is sealed anew before it is over."""


@dataclass(frozen=True)
class Standing:
    """What is known of what was handed over, without opening it. `worker`: six words of its key, in the reader's language.

    `accepted`: nobody has accepted this key yet (None), or it is the one that was accepted, or it has changed.
    """

    published: Published | None
    triggers: tuple[TriggerLine, ...]
    worker: tuple[str, ...]
    accepted: bool | None
    packed: bool
    behind: bool


def standing(pact_id: UUID, pact: Pact, *, by: Member, language: str) -> Standing:
    allow(by, Act.SEE_PUBLISHED)
    public = worker.public()
    return Standing(
        published=envelopes.published(pact_id),
        triggers=envelopes.triggers(pact_id),
        worker=six_words(public, language),
        accepted=pact.worker == pinned(public) if pact.worker else None,
        packed=packs.read(pact_id) is not None,
        behind=behind(pact),
    )


def came_free(pact_id: UUID, *, by: Member, keys: Keys) -> bool:
    """Whether the sealed facts came free in an alert, and were not sealed anew since."""
    allow(by, Act.SEE_PUBLISHED)
    return any(each.kind is EvidenceKind.PACK_FREE for each in evidence.of(keys, pact_id))


def shown(pact_id: UUID, opened: Opened[Pact], *, by: Member) -> Envelope:
    """Exactly what would be handed over; CannotPublish where an alert would leave somebody alone."""
    allow(by, Act.SEE_PUBLISHED)
    return envelope_of(opened.document, owner=str(by.id), version=opened.version, pact_id=str(pact_id))


def pinned(public: bytes) -> str:
    """The worker's key as the PACT keeps it: its six words in one language."""
    return " ".join(six_words(public))


def publish(
    pact_id: UUID, design: AlertDesign, *, seen: int, accept: bool, by: Member, keys: Keys, now: datetime
) -> Opened[Pact]:
    """What was shown, instead of what the worker had before; and the facts sealed for whoever has a card.

    `seen`: the version that was shown. `accept`: the owner has compared the six words of the worker's key.
    """
    allow(by, Act.PUBLISH)
    public, day = worker.public(), now.date()
    if boards.under_way(keys):
        raise AlertUnderWay
    opened = PACTS.read(pact_id, keys)
    if _is_somebody_elses(pact_id, by):
        raise NotYours
    if opened.version != seen:
        raise MovedOn
    if opened.document.worker != pinned(public) and not accept:
        raise WorkerChanged
    opened = PACTS.change(pact_id, keys, lambda pact: replace(pact, design=design), day, seen=seen)
    envelope = shown(pact_id, opened, by=by)
    envelopes.publish(envelope, organisation=keys.organisation.id, owner=by.id, by=keys.keyring.signing, now=now)
    _seal_pack(pact_id, opened, keys, now)
    done = {"published_on": day, "published_mark": mark_of(envelope, opened.document), "worker": pinned(public)}
    return PACTS.change(pact_id, keys, lambda pact: replace(pact, **done), day)


def _seal_pack(pact_id: UUID, opened: Opened[Pact], keys: Keys, now: datetime) -> None:
    """Drawn anew each time; what came free before opens nothing of it. Without a card nobody could, and none is made."""
    pact, org = opened.document, keys.organisation.id
    evidence.forget(keys, pact_id, EvidenceKind.PACK_FREE)
    cards = _cards(pact)
    if not cards:
        packs.erase(pact_id, org)
        return
    release = pact.design.release
    by_many = Release.QUORUM in release and len(cards) >= pact.design.quorum
    sealed = pack.seal(
        msgspec.json.encode(pack_content(pact)),
        org,
        pact_id,
        opened.version,
        cards=cards,
        triggers=envelopes.locks(pact_id) if Release.DEVICE in release else (),
        codes=codes.locks(pact_id) if Release.DEVICE in release else (),
        owner=keys.keyring.public.signing,
        worker=worker.public() if Release.WORKER in release else None,
        quorum=pact.design.quorum if by_many else 0,
    )
    packs.put(pact_id, sealed, organisation=org, version=opened.version, day=now.date())


def _cards(pact: Pact) -> Mapping[str, bytes]:
    return {contact.id: b64decode(contact.card) for contact in called(pact) if contact.card}


def agree_words(
    pact_id: UUID,
    greetings: Mapping[str, str],
    all_clear: str,
    duress: str,
    *,
    by: Member,
    keys: Keys,
    now: datetime,
) -> Opened[Pact]:
    """All the words at once, from the form straight to the worker; the PACT keeps the day. Empty: there is none."""
    allow(by, Act.AGREE_WORDS)
    clear = verifier.make(all_clear) if all_clear else b""
    if duress and clear and verifier.same(clear, duress):
        raise SameWords
    words = Words(
        greetings=tuple(Greeting(contact=contact, word=word) for contact, word in greetings.items() if word),
        all_clear=clear,
        duress=verifier.make(duress) if duress else b"",
    )
    envelopes.put_words(pact_id, words, by.id, keys.keyring.signing)
    day, said = now.date(), {contact for contact, word in greetings.items() if word}

    def edit(pact: Pact) -> Pact:
        contacts = tuple(
            replace(contact, greeting_agreed_on=day) if contact.id in said else contact for contact in pact.contacts
        )
        return replace(
            pact,
            contacts=contacts,
            design=replace(pact.design, duress=bool(duress)),
            all_clear_agreed_on=day if clear else None,
            duress_agreed_on=day if duress else None,
        )

    return PACTS.change(pact_id, keys, edit, day)


@dataclass(frozen=True, repr=False)
class Made:
    """Shown once: the secret in the button's address, and the code its own text message would carry."""

    trigger: Trigger
    code: TriggerCode | None


def make_trigger(pact_id: UUID, number: str, *, by: Member, keys: Keys, now: datetime) -> Made:
    """One more phone that can raise the alert. `number`: where its text message goes when there is no other way."""
    allow(by, Act.MAKE_TRIGGER)
    opened, day = _free_to_seal(pact_id, by, keys), now.date()
    code = TriggerCode.new() if number else None
    trigger = Trigger.new()
    signing, org = keys.keyring.signing, keys.organisation.id
    if code:
        codes.add(pact_id, code, cost=FLOOR, day=day, lock=locks.code_lock(code, signing, org, pact_id))
    view = _button(opened.document, number, code)
    lock = locks.trigger_lock(trigger, signing, org, pact_id)
    envelopes.add_trigger(pact_id, trigger, msgspec.json.encode(view), day, lock=lock)
    _seal_pack(pact_id, opened, keys, now)
    return Made(trigger, code)


def make_code(pact_id: UUID, *, by: Member, keys: Keys, now: datetime) -> TriggerCode:
    """To raise the alert by text message from any phone, once."""
    allow(by, Act.MAKE_TRIGGER)
    opened, code = _free_to_seal(pact_id, by, keys), TriggerCode.new()
    lock = locks.code_lock(code, keys.keyring.signing, keys.organisation.id, pact_id)
    codes.add(pact_id, code, cost=FLOOR, day=now.date(), lock=lock)
    _seal_pack(pact_id, opened, keys, now)
    return code


def _free_to_seal(pact_id: UUID, by: Member, keys: Keys) -> Opened[Pact]:
    if boards.under_way(keys):
        raise AlertUnderWay
    if not envelopes.is_of(pact_id, by.id):
        raise NotPublished
    return PACTS.read(pact_id, keys)


def _button(pact: Pact, number: str, code: TriggerCode | None) -> ButtonView:
    tested = [rehearsal.on for rehearsal in pact.rehearsals]
    return ButtonView(
        language=pact.workspace.language,
        time_zone=pact.time_zone,
        stop_seconds=pact.design.stop_seconds,
        contacts=len(called(pact)),
        number=number,
        code=code.printed() if code else "",
        location=pact.phone.location is True,
        check_ins=tuple(ButtonCheckIn(check_in=each.id, title=each.title) for each in pact.check_ins),
        credit_checked_on=pact.phone.credit_checked_on,
        tested_on=max(tested, default=None),
    )


def remove_triggers(pact_id: UUID, *, by: Member, keys: Keys, now: datetime) -> None:
    """No phone and no code raises the alert any more; a signed-in owner and a missed check-in still do."""
    allow(by, Act.WITHDRAW)
    opened = _free_to_seal(pact_id, by, keys)
    for line in envelopes.triggers(pact_id):
        envelopes.remove_trigger(pact_id, line.id)
    codes.remove(pact_id)
    _seal_pack(pact_id, opened, keys, now)


def take_back(pact_id: UUID, *, by: Member, keys: Keys) -> None:
    """Nothing of it stays with the worker. NotAllowed where somebody else handed it over: nobody silences a colleague."""
    allow(by, Act.WITHDRAW)
    if _is_somebody_elses(pact_id, by):
        raise NotAllowed
    for one in (pact_id, *(practice_id(pact_id, kind, by.id) for kind in (ON_ME, WITH_THEM))):
        envelopes.withdraw(one, by.id)
    packs.erase(pact_id, keys.organisation.id)


def _is_somebody_elses(pact_id: UUID, by: Member) -> bool:
    return envelopes.published(pact_id) is not None and not envelopes.is_of(pact_id, by.id)


def withdraw(pact_id: UUID, *, by: Member, keys: Keys, now: datetime) -> Opened[Pact]:
    """The worker forgets the PACT, its words, triggers and sealed facts, and practices too. An alert that runs goes on."""
    allow(by, Act.WITHDRAW)
    take_back(pact_id, by=by, keys=keys)
    gone = {"published_on": None, "published_mark": "", "all_clear_agreed_on": None, "duress_agreed_on": None}
    return PACTS.change(pact_id, keys, lambda pact: replace(pact, **gone), now.date())
