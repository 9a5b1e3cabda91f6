"""Rosa's PACT and its three contacts: Noor, a lawyer's colleague; Leila, a friend; Tam, abroad. All invented."""

from base64 import b64encode
from datetime import date, time
from typing import Any

from msgspec.structs import replace

from amparo.domain.pact.life import material_mark
from amparo.domain.pact.model import (
    Act,
    AfterCare,
    AlertDesign,
    Captors,
    Channel,
    Consent,
    Contact,
    Delivery,
    Demand,
    Fact,
    HomeTalk,
    Hours,
    KeyFigure,
    Pact,
    Phone,
    Police,
    Rehearsal,
    RehearsalAnswer,
    Task,
)
from amparo.domain.pact.publishing import envelope_of, mark_of
from amparo.domain.pact.terms import (
    Answered,
    Audience,
    CaptorsTold,
    ContactState,
    FactKind,
    PoliceStance,
    RehearsalKind,
    Relation,
    Risk,
    Scenario,
    Way,
)
from amparo.domain.plan.model import Workspace
from tests.people import WRITTEN


def rosas_circle() -> Pact:
    """Rosa's PACT for her arrest, ready on TODAY in every respect: Noor leads, Leila stands in, Tam is the reserve."""
    pact = Pact(
        title="If they arrest me",
        owner_alias="Rosa",
        owner_channels=(Channel(way=Way.SMS, address="+34 600 000 001"),),
        workspace=Workspace(name="Rosa's circle", language="en"),
        scenario=Scenario.ARREST,
        written_on=WRITTEN,
        time_zone="Europe/Madrid",
        lead="noor",
        deputy="leila",
        contacts=(_noor(), _leila(), _tam()),
        tasks=_tasks(),
        facts=_facts(),
        key_figures=(
            KeyFigure(
                id="k1",
                alias="Duty officer of the defenders' coalition",
                power="Sends an urgent appeal within a day",
                reach="The coalition's night number, on the card in Noor's kitchen",
                demands=(
                    Demand(text="Who is she, and what does she work on?", answered_by="f1"),
                    Demand(text="May she be named?", answered_by="f5"),
                    Demand(text="Proof that she is held there", left_open="Only known on the day"),
                ),
            ),
        ),
        consents=tuple(
            Consent(id=f"y{number}", audience=audience, name=name, photo=name, given_on=WRITTEN, conditions=conditions)
            for number, (audience, name, conditions) in enumerate(_CONSENTS, 1)
        ),
        home_talks=(
            HomeTalk(
                id="h1",
                whom="My sister",
                points="That Noor would ring her, and what she would say",
                they_need="Noor's voice on the phone once before",
                on=date(2026, 11, 5),
                done_on=date(2026, 11, 6),
            ),
        ),
        acts=(Act(id="a1", text="Top up the phone", by=date(2026, 12, 1)),),
        police=Police(
            stance=PoliceStance.DEPENDS, decides="noor", reasons="The local station helps, the special branch does not"
        ),
        captors=Captors(
            decision=CaptorsTold.DO_NOT_TELL,
            reasons="It would make them search for the phone",
            contacts_told_on=date(2026, 11, 4),
        ),
        phone=Phone(
            mine_alone=True,
            credit_checked_on=date(2026, 11, 15),
            battery_checked_on=date(2026, 11, 15),
            location=False,
            interception_accepted="They may see that I wrote, not what it means",
            numbers_on_paper="Behind the lining of my bag",
        ),
        design=AlertDesign(
            ask="Please read this and answer",
            when_only_one="Whoever reads it first leads until Noor or Leila answers",
        ),
        after_care=AfterCare(words="Come and eat with us. Nobody has to talk.", number="+34 600 000 009"),
        all_clear_agreed_on=date(2026, 11, 4),
        review_on=date(2027, 1, 15),
    )
    mark = mark_of(envelope_of(pact, owner="", version=0), pact)
    published = replace(pact, published_on=date(2026, 11, 9), published_mark=mark, worker="anchor basket candle dune")
    return replace(published, rehearsals=(_dry_run(pact),))


_CONSENTS = (
    (Audience.FAMILY, True, ""),
    (Audience.LAWYER, True, ""),
    (Audience.AUTHORITIES, True, "Only through the lawyer"),
    (Audience.EMBASSY, True, ""),
    (Audience.UNITED_NATIONS, True, ""),
    (Audience.ORGANISATIONS, True, "After my family knows"),
    (Audience.PRESS, False, "Not before three days have passed"),
    (Audience.PUBLIC, False, ""),
)

_EVERY_DAY = Hours(begin=time(7), until=time(23))


def _noor() -> Contact:
    return Contact(
        id="noor",
        alias="Noor",
        relation=Relation.COLLEAGUE,
        time_zone="Europe/Madrid",
        channels=(
            Channel(way=Way.SMS, address="+34 600 000 002"),
            Channel(way=Way.SIGNAL, address="+34 600 000 002"),
            Channel(way=Way.CALL, address="+34 910 000 002", note="At home, also at night"),
        ),
        hours=(_EVERY_DAY,),
        minutes_away=20,
        independence="The lawyers' house",
        operator="Telero",
        **_agreed(),
    )


def _leila() -> Contact:
    return Contact(
        id="leila",
        alias="Leila",
        relation=Relation.FRIEND,
        time_zone="Europe/Madrid",
        channels=(
            Channel(way=Way.SMS, address="+34 600 000 003"),
            Channel(way=Way.EMAIL, address="leila@clinic.example"),
        ),
        hours=(Hours(begin=time(20), until=time(9)),),
        minutes_away=35,
        independence="The night clinic",
        operator="Linea",
        **_agreed(),
    )


def _tam() -> Contact:
    return Contact(
        id="tam",
        alias="Tam",
        relation=Relation.ABROAD,
        time_zone="Asia/Ho_Chi_Minh",
        channels=(
            Channel(way=Way.EMAIL, address="tam@shelter.example"),
            Channel(way=Way.SIGNAL, address="+84 900 000 004"),
        ),
        hours=(_EVERY_DAY,),
        reserve=True,
        minutes_away=900,
        independence="A shelter abroad",
        operator="Song",
        **_agreed(),
    )


def _agreed() -> dict[str, Any]:
    """What all three have settled with Rosa."""
    return {
        "night_practice": True,
        "risk": Risk.LOW,
        "risk_words": "They may be watched for some days",
        "hit_together": False,
        "must_report": False,
        "reads_messages": True,
        "calm": True,
        "goes_looking": False,
        "limits": "Does not go to the place alone",
        "knows_others": True,
        "supporter": "The coalition's counsellor",
        "link": True,
        "state": ContactState.ACTIVE,
        "asked_on": date(2026, 11, 3),
        "answered_on": date(2026, 11, 4),
        "answered": Answered.INVITATION,
        "briefed_on": date(2026, 11, 5),
        "greeting_agreed_on": date(2026, 11, 5),
        "greeting_in_person": True,
        "card": b64encode(bytes(range(32))).decode(),
        "card_made_on": date(2026, 11, 5),
    }


def _tasks() -> tuple[Task, ...]:
    return (
        Task(
            id="t1",
            contact="noor",
            text="Find out who holds her and where",
            trigger="The message with our word",
            first_step="Ring the lawyer and say that Rosa was taken",
            say="Rosa was taken. You have the mandate. Please ask where she is.",
            ring="+34 910 000 100",
            avoid="Do not ring Rosa's phone",
            within_minutes=15,
            needs=("f3", "f6"),
            key_figure="k1",
            fallback="Ring the bar's night number on the card",
            proof="The lawyer says that she is asking",
            permitted=True,
        ),
        Task(
            id="t2",
            contact="leila",
            text="Tell her sister, before anybody else hears of it",
            trigger="Noor says that it is true",
            first_step="Ring her sister on the kitchen number",
            avoid="Do not write it in a message",
            within_minutes=60,
            needs=("f9",),
            after=("t1",),
            fallback="Go there",
            proof="Her sister has Leila's number",
            permitted=True,
        ),
        Task(
            id="t3",
            contact="tam",
            text="Ask the coalition for an urgent appeal",
            trigger="Noor asks for it, or nobody answers",
            first_step="Read Rosa's page and ring the coalition's night number",
            avoid="Do not name her to the press",
            within_minutes=240,
            needs=("f1", "f5"),
            key_figure="k1",
            after=("t1",),
            fallback="Write to the second address on the card",
            proof="The appeal's number",
            permitted=True,
        ),
    )


_FACTS = (
    (FactKind.WHO, "Rosa, 41, speaks for the families of the valley", "tam"),
    (FactKind.WORK, "Land titles since 2015; two cases in court", "tam"),
    (FactKind.CIRCUMSTANCES, "Where I go on which day hangs in the office", "noor"),
    (FactKind.WHY_THERE, "The special branch takes people to the old barracks", "noor"),
    (FactKind.CONSENT, "Name and photo: to all but the press", "tam"),
    (FactKind.MANDATE, "The lawyer's power of attorney is signed", "noor"),
    (FactKind.DEVICES, "One phone, one laptop, both locked", "leila"),
    (FactKind.HEALTH, "Asthma; the inhaler is blue", "leila"),
    (FactKind.FAMILY, "My sister first, every evening; she tells our mother", "leila"),
    (FactKind.LEADS, "Noor leads, then Leila", "noor leila tam"),
    (FactKind.OFFICIALS, "The clerk at the town hall is a friend", "noor"),
    (FactKind.CAPTORS, "Say nothing of messages", "noor leila tam"),
)


def _facts() -> tuple[Fact, ...]:
    return tuple(
        Fact(
            id=f"f{number}",
            kind=kind,
            text=text,
            on_paper_where="The blue folder at the notary's",
            checked_on=date(2026, 11, 5),
            deliveries=tuple(
                Delivery(
                    contact=contact,
                    how="Read together, then on their card",
                    due_on=date(2026, 11, 8),
                    delivered_on=date(2026, 11, 5),
                    confirmed_on=date(2026, 11, 6),
                    expires_on=date(2027, 11, 5),
                )
                for contact in contacts.split()
            ),
        )
        for number, (kind, text, contacts) in enumerate(_FACTS, 1)
    )


def _dry_run(pact: Pact) -> Rehearsal:
    return Rehearsal(
        id="r1",
        kind=RehearsalKind.DRY_RUN,
        on=date(2026, 11, 10),
        at_night=True,
        answers=(
            RehearsalAnswer(contact="noor", minutes=3, acted_minutes=12),
            RehearsalAnswer(contact="leila", minutes=9, acted_minutes=30),
            RehearsalAnswer(contact="tam", minutes=25, acted_minutes=80),
        ),
        failures="Leila's phone was silent until nine",
        learned="Her phone must let our number through",
        changes="She let it through; we tried it",
        debriefed_on=date(2026, 11, 11),
        mark=material_mark(pact),
    )
