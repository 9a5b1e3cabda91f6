"""For each rule, one way to spoil Rosa's PACT so that it asks, and one that looks alike but gives no reason to."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from amparo.domain.pact.model import (
    AfterCare,
    Channel,
    CheckIn,
    Consent,
    Demand,
    Hours,
    Rehearsal,
    RehearsalAnswer,
)
from amparo.domain.pact.terms import (
    Answered,
    Audience,
    Cadence,
    CaptorsTold,
    ContactState,
    EvidenceKind,
    FactKind,
    PoliceStance,
    RehearsalKind,
    Relation,
    Risk,
    Scenario,
    Way,
)
from amparo.domain.plan.model import Ending, Review
from amparo.domain.plan.terms import Fate, ReviewCause, ReviewOutcome
from tests.domain.pact.readiness.pacts import (
    AT_NIGHT,
    Case,
    Spoil,
    also_seen,
    both,
    delivered,
    every,
    item,
    pact,
    part,
    place,
    seen,
)
from tests.people import TODAY

SMS, OTHER_SMS, RING = (
    Channel(way=Way.SMS, address="+34 600 000 002"),
    Channel(way=Way.SMS, address="+34 600 000 077"),
    Channel(way=Way.CALL, address="+34 910 000 002"),
)
LONG_AGO, LATER = datetime(2026, 6, 1, 9, tzinfo=UTC), datetime(2026, 11, 19, 17, tzinfo=UTC)
TALK = Rehearsal(id="r2", kind=RehearsalKind.TABLE_TALK, on=date(2026, 11, 12), debriefed_on=date(2026, 11, 12))
JOURNEY = CheckIn(id="i2", title="Arrived", at=time(12), time_zone="Europe/Madrid", first=date(2026, 12, 1))


def only(*ids: str) -> Spoil:
    return lambda case: pact(contacts=tuple(c for c in case.pact.contacts if c.id in ids))(case)


def without_facts(kind: FactKind) -> Spoil:
    return lambda case: pact(facts=tuple(fact for fact in case.pact.facts if fact.kind is not kind))(case)


def practice(**changes: object) -> Spoil:
    return item("r1", **changes)


def nothing_seen(case: Case) -> Case:
    return replace(case, evidence=())


def without_practice(case: Case) -> Case:
    return pact(rehearsals=())(case)


def long_ago(case: Case) -> Case:
    seen_then = tuple(replace(one, at=LONG_AGO) for one in case.evidence)
    return practice(on=LONG_AGO.date())(replace(case, evidence=seen_then))


def check_in_at(hour: int) -> Spoil:
    """Noor alone is there from seven to eleven at night; Leila and Tam have no hours."""
    silent = both(item("leila", hours=()), item("tam", hours=()))
    return both(silent, item("i1", at=time(hour)))


def journey(**changes: object) -> Spoil:
    return pact(check_ins=(replace(JOURNEY, **changes),))


def looked_at(day: date) -> Review:
    return Review(on=day, cause=ReviewCause.DATE, outcome=ReviewOutcome.STILL_GOOD)


PAST = both(practice(on=date(2026, 10, 1)), pact(written_on=date(2026, 9, 1)))

FIRES: Mapping[str, Spoil] = {
    "no-scenario": pact(scenario=None),
    "no-consent": pact(consents=()),
    "consent-undecided": item("y1", name=None),
    "consent-without-day": item("y1", given_on=None),
    "photo-undecided": item("y1", photo=None),
    "audiences-missing": pact(consents=(Consent(id="y1", audience=Audience.FAMILY, name=True, given_on=TODAY),)),
    "captors-undecided": part("captors", decision=None),
    "captors-without-conditions": part("captors", decision=CaptorsTold.ONLY_IF),
    "captors-decision-untold": part("captors", contacts_told_on=None),
    "police-undecided": part("police", stance=None),
    "police-nobody-decides": part("police", decides=None),
    "greeting-not-agreed": item("noor", greeting_agreed_on=None),
    "greeting-not-in-person": item("noor", greeting_in_person=False),
    "all-clear-not-agreed": pact(all_clear_agreed_on=None),
    "second-word-not-agreed": part("design", duress=True),
    "fewer-than-three": only("noor", "leila"),
    "not-asked": item("noor", state=ContactState.PROPOSED),
    "asked-but-silent": item("noor", state=ContactState.ASKED),
    "yes-not-on-record": item("noor", answered=None),
    "yes-only-told": both(item("noor", answered=Answered.IN_PERSON), nothing_seen),
    "no-way-to-reach": item("noor", channels=(RING,)),
    "only-one-way": item("noor", channels=(SMS, RING)),
    "same-way-twice": item("noor", channels=(SMS, Channel(way=Way.SMS, address="+34 600-000-002"), RING)),
    "all-depend-on-one": every("contacts", independence="The lawyers' house"),
    "all-one-phone-company": every("contacts", operator="Telero"),
    "dependence-not-said": item("noor", independence=""),
    "all-hit-together": every("contacts", hit_together=True),
    "hit-together-not-said": item("noor", hit_together=None),
    "nobody-at-low-risk": every("contacts", risk=Risk.HIGH),
    "nobody-near": every("contacts", minutes_away=600),
    "hours-uncovered": item("leila", hours=()),
    "hours-not-said": item("tam", hours=()),
    "does-not-read-messages": item("noor", reads_messages=False),
    "reading-not-said": both(item("noor", reads_messages=None), nothing_seen),
    "others-unknown": item("noor", knows_others=None),
    "own-risk-not-discussed": item("noor", risk=None, risk_words=""),
    "limits-not-said": item("noor", limits=""),
    "going-to-look-undecided": item("noor", goes_looking=None),
    "duty-to-report-not-asked": item("noor", must_report=None),
    "has-to-report": item("noor", must_report=True),
    "not-calm": item("noor", calm=False),
    "calm-not-said": item("noor", calm=None),
    "only-family": every("contacts", relation=Relation.FAMILY),
    "nobody-in-reserve": item("tam", reserve=False),
    "no-lead": pact(lead=None),
    "deputy-is-lead": pact(deputy="noor"),
    "no-deputy-for-lead": pact(deputy=None),
    "lead-in-reserve": item("noor", reserve=True),
    "lead-hit-too": item("noor", hit_together=True),
    "all-in-reserve": every("contacts", reserve=True),
    "nothing-to-do": lambda case: pact(tasks=case.pact.tasks[:2])(case),
    "not-talked-through": item("noor", briefed_on=None),
    "no-first-step": item("t1", first_step=""),
    "no-sign-to-begin": item("t1", trigger=""),
    "task-of-nobody": item("leila", state=ContactState.WITHDRAWN),
    "waiting-in-a-ring": item("t1", after=("t2",)),
    "demand-unanswered": item("k1", demands=(Demand(text="May she be named?"),)),
    "not-empowered": item("t1", permitted=False),
    "no-time-to-do-it": item("t1", within_minutes=None),
    "no-other-way": item("t1", fallback=""),
    "nothing-to-avoid": item("t1", avoid=""),
    "need-not-handed-over": delivered("f6", delivered_on=None, due_on=None),
    "need-not-confirmed": delivered("f6", confirmed_on=None),
    "need-is-empty": item("f6", text="", on_paper_where=""),
    "need-out-of-date": delivered("f6", expires_on=date(2026, 11, 1)),
    "handing-over-late": delivered("f6", delivered_on=None),
    "no-card": item("noor", card=""),
    "too-few-cards": part("design", quorum=4),
    "nothing-opens-the-facts": part("design", release=()),
    "no-mandate": delivered("f6", delivered_on=None),
    "devices-unknown": item("f7", text=" ", on_paper_where=""),
    "facts-not-thought-of": without_facts(FactKind.HEALTH),
    "phone-is-shared": part("phone", mine_alone=False),
    "phone-alone-not-said": part("phone", mine_alone=None),
    "not-handed-over": pact(published_on=None, published_mark=""),
    "handed-over-before-a-change": part("design", again_minutes=9),
    "gateway-silent": place(alive={Way.SMS: False}),
    "machine-sleeps": place(longest_gap_minutes=400),
    "check-in-nobody-hears": check_in_at(2),
    "ask-missing": part("design", ask=" "),
    "ask-says-too-much": part("design", ask="Rosa needs you"),
    "ask-is-long": part("design", ask="Please " * 12),
    "only-one-gets-it": part("design", when_only_one=""),
    "credit-not-looked-at": part("phone", credit_checked_on=date(2026, 9, 1)),
    "battery-not-looked-at": part("phone", battery_checked_on=None),
    "place-of-phone-undecided": part("phone", location=None),
    "listening-not-weighed": part("phone", interception_accepted=""),
    "numbers-only-in-the-phone": part("phone", numbers_on_paper=""),
    "link-without-way-in": place(reachable=False),
    "button-needs-https": place(https=False),
    "runs-on-a-laptop": place(laptop=True),
    "nothing-ever-arrived": both(nothing_seen, practice(answers=(RehearsalAnswer(contact="noor", minutes=3),))),
    "never-practised": without_practice,
    "changed-since-practice": item("noor", channels=(OTHER_SMS, SMS)),
    "pack-came-free": also_seen(seen(EvidenceKind.PACK_FREE, "")),
    "message-did-not-arrive": also_seen(seen(EvidenceKind.MESSAGE_FAILED, "tam", way=Way.EMAIL)),
    "did-not-answer-practice": also_seen(
        seen(EvidenceKind.PRACTICE_UNANSWERED, "leila", at=datetime(2026, 11, 19, 23, tzinfo=UTC))
    ),
    "slow-to-answer": also_seen(seen(EvidenceKind.PRACTICE_ANSWERED, "noor", at=LATER, minutes=90)),
    "arrived-long-ago": long_ago,
    "only-talked-through": pact(rehearsals=(TALK,)),
    "practised-long-ago": long_ago,
    "practice-without-times": practice(answers=()),
    "practice-not-talked-through": practice(debriefed_on=None),
    "nothing-changed-after-practice": both(practice(changes=""), pact(acts=())),
    "never-at-night": practice(at_night=False),
    "page-never-opened": both(nothing_seen, also_seen(seen(EvidenceKind.MESSAGE_DELIVERED, "noor", way=Way.SMS))),
    "look-again-late": pact(review_on=date(2026, 11, 1)),
    "journey-ahead": both(PAST, journey()),
    "no-next-look": pact(review_on=None),
    "no-after-care": pact(after_care=AfterCare()),
    "nobody-supports-them": item("noor", supporter=""),
    "ended-but-still-there": pact(ended=Ending(fate=Fate.RETIRED, on=TODAY, reason="I moved")),
}

QUIET: tuple[tuple[str, Spoil], ...] = (
    ("no-scenario", pact(scenario=Scenario.OWN, scenario_words="They close the road")),
    ("no-consent", item("y1", name=False)),
    ("consent-undecided", item("y1", name=False)),
    ("consent-without-day", item("y1", name=None, given_on=None)),
    ("photo-undecided", item("y1", photo=False)),
    ("audiences-missing", pact(consents=())),
    ("captors-undecided", part("captors", decision=CaptorsTold.TELL)),
    ("captors-without-conditions", part("captors", decision=CaptorsTold.ONLY_IF, conditions="The lawyer says so")),
    ("captors-decision-untold", part("captors", decision=None, contacts_told_on=None)),
    ("police-undecided", part("police", stance=PoliceStance.ALLY)),
    ("police-nobody-decides", part("police", stance=None, decides=None)),
    ("greeting-not-agreed", item("noor", state=ContactState.PROPOSED, greeting_agreed_on=None)),
    ("greeting-not-in-person", item("noor", greeting_agreed_on=None, greeting_in_person=None)),
    ("all-clear-not-agreed", pact(all_clear_agreed_on=TODAY)),
    ("second-word-not-agreed", both(part("design", duress=True), pact(duress_agreed_on=TODAY))),
    ("fewer-than-three", item("tam", reserve=False)),
    ("not-asked", item("noor", state=ContactState.DECLINED)),
    ("asked-but-silent", item("noor", state=ContactState.DECLINED)),
    ("yes-not-on-record", item("noor", state=ContactState.ASKED, answered=None)),
    ("yes-only-told", item("noor", answered=Answered.IN_PERSON)),
    ("no-way-to-reach", item("noor", channels=(SMS,))),
    ("only-one-way", item("noor", channels=(SMS, OTHER_SMS))),
    ("same-way-twice", item("noor", channels=(SMS, Channel(way=Way.SIGNAL, address="+34 600 000 002")))),
    ("all-depend-on-one", item("noor", independence="The night clinic")),
    ("all-depend-on-one", every("contacts", independence="")),
    ("all-one-phone-company", item("noor", operator="Linea")),
    ("dependence-not-said", item("noor", independence="Nobody but herself")),
    ("all-hit-together", both(item("noor", hit_together=True), item("leila", hit_together=True))),
    ("hit-together-not-said", item("tam", hit_together=True)),
    ("nobody-at-low-risk", item("noor", risk=Risk.HIGH)),
    ("nobody-at-low-risk", both(every("contacts", risk=Risk.HIGH), item("tam", risk=None))),
    ("nobody-near", both(every("contacts", minutes_away=600), item("noor", minutes_away=90))),
    ("hours-uncovered", every("contacts", hours=())),
    ("hours-not-said", item("noor", hours=(Hours(begin=time(0), until=time(0)),))),
    ("does-not-read-messages", item("noor", reads_messages=None)),
    ("reading-not-said", item("noor", reads_messages=None)),
    ("others-unknown", item("noor", knows_others=False)),
    ("own-risk-not-discussed", item("noor", risk=None)),
    ("limits-not-said", item("noor", limits="None, she says")),
    ("going-to-look-undecided", item("noor", goes_looking=True)),
    ("duty-to-report-not-asked", item("noor", must_report=True)),
    ("has-to-report", item("noor", must_report=None)),
    ("not-calm", item("noor", calm=None)),
    ("calm-not-said", item("noor", calm=False)),
    ("only-family", item("noor", relation=Relation.FAMILY)),
    ("nobody-in-reserve", item("noor", reserve=True)),
    ("no-lead", pact(lead="tam")),
    ("deputy-is-lead", pact(lead="leila", deputy="noor")),
    ("no-deputy-for-lead", pact(deputy="tam")),
    ("lead-in-reserve", item("leila", reserve=True)),
    ("lead-hit-too", item("leila", hit_together=True)),
    ("all-in-reserve", both(item("noor", reserve=True))),
    ("nothing-to-do", item("tam", state=ContactState.RESTING)),
    ("not-talked-through", item("noor", state=ContactState.ASKED, briefed_on=None)),
    ("no-first-step", item("t1", text="")),
    ("no-sign-to-begin", item("t1", say="")),
    ("task-of-nobody", item("leila", state=ContactState.ASKED)),
    ("waiting-in-a-ring", item("t3", after=("t1", "t2"))),
    ("demand-unanswered", item("k1", demands=(Demand(text="May she be named?", left_open="On the day"),))),
    ("demand-unanswered", both(item("k1", demands=(Demand(text="Why?"),)), every("tasks", key_figure=None))),
    ("not-empowered", item("t1", needs_words="A car")),
    ("no-time-to-do-it", item("t1", within_minutes=0)),
    ("no-other-way", item("t1", fallback="There is none")),
    ("nothing-to-avoid", item("t1", avoid="Nothing to avoid")),
    ("need-not-handed-over", delivered("f7", delivered_on=None, due_on=None)),
    ("need-not-confirmed", delivered("f7", confirmed_on=None)),
    ("need-is-empty", item("f6", text="")),
    ("need-out-of-date", delivered("f6", expires_on=date(2026, 11, 21))),
    ("handing-over-late", delivered("f7", delivered_on=None, due_on=date(2026, 12, 1))),
    ("no-card", both(item("noor", card=""), every("facts", text="", on_paper_where=""))),
    ("too-few-cards", part("design", quorum=3)),
    ("nothing-opens-the-facts", both(part("design", release=()), pact(facts=()))),
    ("no-mandate", both(pact(scenario=Scenario.ONLINE), without_facts(FactKind.MANDATE))),
    ("devices-unknown", item("f7", text="")),
    ("facts-not-thought-of", item("f8", text="")),
    ("phone-is-shared", part("phone", mine_alone=None)),
    ("phone-alone-not-said", part("phone", mine_alone=False)),
    ("not-handed-over", pact(published_on=date(2025, 1, 1))),
    ("handed-over-before-a-change", item("noor", risk_words="She knows")),
    ("handed-over-before-a-change", pact(published_on=None, published_mark="")),
    ("gateway-silent", place(alive={})),
    ("machine-sleeps", place(longest_gap_minutes=15)),
    ("check-in-nobody-hears", check_in_at(20)),
    ("ask-missing", part("design", ask="Mango?")),
    ("ask-says-too-much", part("design", ask="The rosary is on the table, read page 12")),
    ("ask-is-long", part("design", ask="Please read this, then answer me")),
    ("only-one-gets-it", part("design", when_only_one="Go on alone")),
    ("pack-came-free", also_seen(seen(EvidenceKind.ALERT_ANSWERED, "noor"))),
    ("credit-not-looked-at", part("phone", credit_checked_on=date(2026, 10, 21))),
    ("battery-not-looked-at", part("phone", battery_checked_on=TODAY)),
    ("place-of-phone-undecided", part("phone", location=True)),
    ("listening-not-weighed", part("phone", interception_accepted="I use it only in town")),
    ("numbers-only-in-the-phone", part("phone", numbers_on_paper="By heart")),
    ("link-without-way-in", both(every("contacts", link=False), place(reachable=False))),
    ("button-needs-https", place(https=None)),
    ("runs-on-a-laptop", place(reachable=None)),
    ("nothing-ever-arrived", nothing_seen),
    ("nothing-ever-arrived", without_practice),
    ("never-practised", pact(rehearsals=(TALK,))),
    ("changed-since-practice", item("noor", hours=())),
    ("changed-since-practice", without_practice),
    (
        "message-did-not-arrive",
        also_seen(
            seen(EvidenceKind.MESSAGE_FAILED, "tam", way=Way.EMAIL, at=LONG_AGO),
            seen(EvidenceKind.MESSAGE_DELIVERED, "tam", way=Way.EMAIL),
        ),
    ),
    ("did-not-answer-practice", also_seen(seen(EvidenceKind.PRACTICE_UNANSWERED, "leila", at=AT_NIGHT))),
    ("slow-to-answer", also_seen(seen(EvidenceKind.PRACTICE_ANSWERED, "noor", at=AT_NIGHT, minutes=90))),
    ("arrived-long-ago", practice(on=LONG_AGO.date())),
    ("only-talked-through", lambda case: pact(rehearsals=(*case.pact.rehearsals, TALK))(case)),
    ("practised-long-ago", practice(on=date(2026, 8, 20))),
    ("practice-without-times", pact(rehearsals=(TALK,))),
    ("practice-not-talked-through", practice(debriefed_on=TODAY)),
    ("nothing-changed-after-practice", practice(changes="")),
    ("never-at-night", both(practice(at_night=False), every("contacts", night_practice=False))),
    ("page-never-opened", also_seen(seen(EvidenceKind.MESSAGE_DELIVERED, "noor", way=Way.SMS))),
    ("look-again-late", pact(review_on=TODAY)),
    ("journey-ahead", both(PAST, journey(first=date(2026, 12, 20)))),
    ("journey-ahead", both(PAST, journey(), pact(reviews=(looked_at(date(2026, 11, 10)),)))),
    ("journey-ahead", both(PAST, journey(cadence=Cadence.DAILY))),
    ("no-next-look", pact(review_on=date(2027, 1, 1))),
    ("no-after-care", pact(after_care=AfterCare(number="+34 600 000 009"))),
    ("nobody-supports-them", item("noor", supporter="Her sister")),
    (
        "ended-but-still-there",
        pact(ended=Ending(fate=Fate.RETIRED, on=TODAY, reason="I moved"), published_on=None),
    ),
)
