"""For each rule, one way to spoil the sound plan so that it asks, and one that looks alike but gives no reason to."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from amparo.domain.plan.model import (
    ByDate,
    Capacity,
    ContextNote,
    Cost,
    Every,
    GoNoGo,
    Incident,
    Link,
    Objective,
    OutsideBody,
    Plan,
    Review,
    SpecialNeeds,
    Step,
    Vulnerability,
    Within,
    Workspace,
)
from amparo.domain.plan.terms import (
    Aim,
    Confidentiality,
    Effect,
    Family,
    Level,
    Mode,
    PersonKind,
    Rank,
    ReviewCause,
    ReviewOutcome,
    Status,
    ThreatState,
    Unit,
    Verdict,
    WorkspaceKind,
)
from tests.domain.plan.checks.plans import added, changed, every, measure, threat

Spoil = Callable[[Plan], Plan]
LATE = date(2027, 3, 1)


def text(item_id: str, words: str) -> Spoil:
    return lambda plan: changed(plan, item_id, text=words)


def weeks(count: int) -> Within:
    return Within(count=count, unit=Unit.WEEK)


def dollars(amount: int, **more: str) -> Cost:
    return Cost(amount=Decimal(amount), currency="USD", **more)


def loaded(plan: Plan) -> Plan:
    return added(plan, *(measure(f"x{n}", f"Walk round the house, week {n}", owner="w3") for n in range(6)))


def last_seen(months_day: date) -> Spoil:
    review = Review(on=months_day, cause=ReviewCause.DATE, outcome=ReviewOutcome.STILL_GOOD)
    return lambda plan: replace(plan, written_on=None, reviews=(review,))


def present(plan: Plan) -> Plan:
    return changed(plan, "t1", present=True)


def trained_only(plan: Plan) -> Plan:
    taught = every(plan, "measures", text="Train the new colleagues")
    return replace(present(taught), measures=taught.measures[:1])


def second_threat(plan: Plan, **more: object) -> Plan:
    return added(plan, threat("t2", "Phones are taken at the road block", **more))


def unmet(plan: Plan) -> Plan:
    """A second threat that has its objective, its weak point and its capacity, and one measure."""
    linked = second_threat(plan)
    linked = changed(linked, "v1", links=(Link(threat="t1"), Link(threat="t2")))
    linked = changed(linked, "c1", links=(Link(threat="t1"), Link(threat="t2")))
    goal = replace(plan.objectives[0], id="o4", threat="t2")
    harm = replace(plan.objectives[1], id="o5", threat="t2")
    return added(linked, goal, harm, measure("m7", "Carry old phones", objectives=("o4", "o5"), owner="w4"))


FIRES: Mapping[str, Spoil] = {
    "secret-written-in-plan": text("m1", "Open the drive (password: jacaranda7)"),
    "contact-details-in-text": text("m1", "Ring Mateo on +57 310 555 0199"),
    "real-plan-open-to-all": lambda p: replace(p, workspace=Workspace(confidentiality=Confidentiality.OPEN)),
    "no-measures": lambda p: replace(p, measures=()),
    "no-reactive-measure": lambda p: replace(
        every(p, "measures", mode=Mode.PREVENTIVE), protocols=(), measures=p.measures[:5]
    ),
    "no-preventive-measure": lambda p: every(p, "measures", mode=Mode.REACTIVE, trigger="The door stands open"),
    "threat-without-reactive": unmet,
    "threat-without-preventive": lambda p: added(
        second_threat(p),
        replace(p.objectives[0], id="o4", threat="t2"),
        measure("m7", "Ring the lawyer", objectives=("o4",), mode=Mode.REACTIVE, trigger="Soldiers stop the bus"),
    ),
    "dead-tool": text("m1", "Prepare Panic Button on every phone"),
    "vague-measure": lambda p: changed(p, "m1", text="Improve the security of the house", evidence=""),
    "outside-body-not-asked": lambda p: changed(
        p, "m5", outside=(OutsideBody(name="the bar association", agreed=False),)
    ),
    "serves-no-objective": lambda p: changed(p, "m5", objectives=()),
    "too-many-measures": lambda p: added(p, *(measure(f"x{n}", f"Check window {n}") for n in range(30))),
    "measures-alike": text("m4", "An encryption program: choose"),
    "one-strategy-only": lambda p: every(p, "measures", family=Family.PROTECTION),
    "several-deeds-in-one": text("m5", "Visit the prefect; write to the bishop; ring the radio"),
    "back-up-never-restored": lambda p: changed(p, "m4", text="Update the program on both computers"),
    "nobody-keeps-it-up": lambda p: changed(
        changed(p, "m4", text="Restore one file from the last copy"), "m5", text="Install a camera at the gate"
    ),
    "training-for-whom": lambda p: changed(
        p, "m5", text="Train the drivers in first aid", helpers=(), groups=(), evidence=""
    ),
    "measure-reads-as-objective": text("m5", "Nobody walks home alone"),
    "before-or-after-not-said": lambda p: changed(p, "m5", mode=None),
    "no-proof": lambda p: changed(p, "m5", evidence=""),
    "no-threat-selected": lambda p: changed(p, "t1", state=ThreatState.NOTED),
    "selected-without-reason": lambda p: second_threat(p, selected_because=None),
    "threat-unanswered": second_threat,
    "too-many-threats": lambda p: added(p, *(threat(f"x{n}", f"Letter number {n} arrives") for n in range(5))),
    "clear-threat-slow-answer": trained_only,
    "graver-threat-left-out": lambda p: second_threat(p, state=ThreatState.ASSESSED, likelihood=Rank.HIGHEST),
    "incident-since-analysis": lambda p: added(
        p, Incident(id="i1", text="A car waited outside", on=date(2026, 11, 15), threat="t1")
    ),
    "incident-unanswered": lambda p: added(
        p, Incident(id="i1", text="A car waited outside", on=date(2026, 10, 1), verdict=Verdict.ACT)
    ),
    "analysis-old": lambda p: changed(p, "t1", assessed_on=date(2026, 3, 1)),
    "vulnerability-without-threat": lambda p: added(p, Vulnerability(id="v2", text="One key for everybody")),
    "vulnerability-unanswered": lambda p: added(
        p, Vulnerability(id="v2", text="One key for everybody", links=(Link(threat="t1"),))
    ),
    "threat-without-vulnerability": second_threat,
    "threat-without-capacity": second_threat,
    "capacities-unused": lambda p: every(p, "measures", builds_on=()),
    "threat-not-judged": lambda p: second_threat(p, impact=None),
    "threats-alike": lambda p: added(p, threat("t2", "At night men search our office", state=ThreatState.PARKED)),
    "very-likely-without-ground": lambda p: replace(changed(p, "t1", likelihood=Rank.HIGHEST), sources=()),
    "threat-vague": lambda p: second_threat(p, actor=""),
    "order-in-a-ring": lambda p: changed(changed(p, "m1", after=("m5",)), "m5", after=("m1",)),
    "due-before-what-it-needs": lambda p: changed(p, "m2", after=("m5",)),
    "copy-rarer-than-original": lambda p: added(
        p,
        measure(
            "x1", "Keep a copy of the back-up outside the office", schedule=Every(count=6, unit=Unit.MONTH), owner="w4"
        ),
    ),
    "order-seems-wrong": lambda p: added(p, measure("x1", "Install the encryption program", schedule=weeks(1))),
    "link-seems-missing": lambda p: changed(p, "m3", after=()),
    "no-timetable": lambda p: changed(p, "m1", schedule=None),
    "rhythm-differs-from-text": lambda p: changed(p, "m3", schedule=Every(count=1, unit=Unit.MONTH)),
    "overdue": lambda p: changed(p, "m1", schedule=ByDate(day=date(2026, 11, 19))),
    "vague-time": lambda p: changed(p, "m1", schedule=None, schedule_words="as soon as possible"),
    "all-at-once": lambda p: every(replace(p, written_on=date(2026, 11, 19)), "measures", schedule=weeks(1)),
    "no-start-soon": lambda p: every(p, "measures", schedule=weeks(9)),
    "nothing-later": lambda p: every(p, "measures", schedule=weeks(3), text="Lock the gate"),
    "time-not-understood": lambda p: changed(p, "m1", schedule=None, schedule_words="after the rains"),
    "repeated-only-in-words": lambda p: changed(p, "m3", schedule=weeks(4)),
    "no-owner": lambda p: changed(p, "m1", owner=None),
    "no-single-owner": lambda p: changed(p, "m1", owner=None, owner_words="Rosa or Tomás"),
    "owner-left": lambda p: changed(p, "w2", left_on=date(2026, 11, 15)),
    "owner-not-agreed": lambda p: changed(p, "m1", owner_agreed=False),
    "one-carries-most": loaded,
    "more-hours-than-there-are": lambda p: changed(p, "m1", hours=40.0),
    "one-carries-half-the-hours": lambda p: changed(p, "m4", hours=30.0),
    "nobody-else-can": lambda p: added(
        p,
        Objective(id="o4", text="Less harm", level=Level.COMPREHENSIVE, threat="t1", aim=Aim.AUTHORITY_ACTS, sign="x"),
        measure("x1", "Ring the lawyer", objectives=("o4",), deputy=None),
        measure("x2", "Ring the bishop", objectives=("o4",), deputy=None),
    ),
    "reactive-without-deputy": lambda p: changed(p, "m6", deputy=None),
    "drafted-alone": lambda p: replace(p, drafted_by=("w1",), consulted=()),
    "stop-half-decided": lambda p: replace(p, go_no_go=GoNoGo(who="w1")),
    "owner-only-in-words": lambda p: changed(p, "m1", owner=None, owner_words="Luz"),
    "hours-missing": lambda p: changed(p, "m1", hours=None),
    "threat-from-one-side-only": lambda p: replace(p, objectives=(replace(p.objectives[0], aim=None),)),
    "threat-without-overall-objective": lambda p: replace(p, objectives=p.objectives[2:]),
    "objective-without-measure": lambda p: added(
        p, Objective(id="o4", text="Less harm", level=Level.COMPREHENSIVE, threat="t1", effect=Effect.IMPACT)
    ),
    "objective-outside-selection": lambda p: changed(second_threat(p, state=ThreatState.PARKED), "o1", threat="t2"),
    "aims-missing": lambda p: changed(p, "o2", aim=Aim.AGGRESSOR_STOPS),
    "other-side-only-in-detail": lambda p: changed(p, "o2", effect=Effect.LIKELIHOOD),
    "objective-reads-as-measure": text("o2", "Install new locks"),
    "objective-without-sign": lambda p: changed(p, "o2", sign=""),
    "free-but-seems-to-cost": lambda p: changed(p, "m2", cost=dollars(0)),
    "over-budget": lambda p: changed(p, "m2", cost=dollars(901)),
    "over-budget-in-a-year": lambda p: changed(p, "m3", cost=dollars(20)),
    "no-cost": lambda p: changed(p, "m1", cost=None),
    "currencies-mixed": lambda p: changed(p, "m2", cost=Cost(amount=Decimal(80), currency="EUR")),
    "cost-not-understood": lambda p: changed(p, "m1", cost=None, cost_words="two goats"),
    "emergency-without-first-hour": lambda p: changed(p, "r1", steps=()),
    "emergency-step-without-who": lambda p: changed(p, "r1", steps=(Step(what="Ring the lawyer", within_minutes=5),)),
    "emergency-without-deputy": lambda p: changed(p, "r1", deputies=()),
    "emergency-never-rehearsed": lambda p: changed(p, "r1", rehearsed_on=None),
    "reactive-without-trigger": lambda p: added(
        p, measure("x1", "Ring the lawyer", mode=Mode.REACTIVE, objectives=("o2",))
    ),
    "changed-since-review": lambda p: added(
        p, ContextNote(id="n2", text="Emergency law passed", on=date(2026, 11, 16), serious=True)
    ),
    "review-late": lambda p: replace(p, review_on=date(2026, 11, 19)),
    "plan-expired": lambda p: replace(p, valid_until=date(2026, 11, 19)),
    "no-review-day": lambda p: replace(p, review_on=None),
    "no-day-written": lambda p: replace(p, written_on=None),
    "not-yet-explained": lambda p: replace(p, explained=()),
    "done-but-not-judged-again": lambda p: every(p, "measures", status=Status.DONE, done_on=date(2026, 11, 18)),
    "news-old": lambda p: changed(present(p), "n1", on=date(2026, 8, 1)),
    "needs-half-considered": lambda p: replace(p, special_needs=SpecialNeeds(routine="Nobody goes home alone")),
    "silent-about-analysis": lambda p: replace(p, sources=(), context=()),
    "silent-about-objectives": lambda p: every(p, "objectives", sign=""),
    "silent-about-measures": lambda p: every(p, "measures", family=None),
    "silent-about-people": lambda p: every(p, "measures", hours=None),
    "silent-about-money": lambda p: replace(p, budget=None),
    "silent-about-emergencies": lambda p: replace(p, protocols=()),
    "silent-about-follow-up": lambda p: replace(p, approvals=(), shared=(), explained=()),
    "silent-about-confidentiality": lambda p: replace(p, kept_where=""),
    "silent-about-inclusion": lambda p: replace(p, special_needs=SpecialNeeds()),
}

QUIET: tuple[tuple[str, Spoil], ...] = (
    ("secret-written-in-plan", text("m1", "Training: strong passwords for all three computers")),
    ("secret-written-in-plan", text("m1", "Agree on a code word: one for danger, one for calm")),
    ("link-seems-missing", lambda p: changed(p, "m5", text="Use two-factor login", after=())),
    ("contact-details-in-text", text("m1", "Between 2024-2026 the office paid 1 200 000 for doors")),
    ("contact-details-in-text", text("m1", "Meet on 2026-12-24 at 18:30 in the street")),
    ("real-plan-open-to-all", lambda p: replace(p, workspace=Workspace(kind=WorkspaceKind.TRAINING))),
    ("no-reactive-measure", lambda p: replace(every(p, "measures", mode=None), protocols=())),
    ("dead-tool", text("m1", "Mount a panic button at the gate")),
    ("vague-measure", text("m1", "Install improved locks")),
    ("outside-body-not-asked", lambda p: changed(p, "m5", outside=(OutsideBody(name="the bar", agreed=True),))),
    ("measures-alike", text("m4", "Choose a lawyer")),
    ("too-many-threats", lambda p: added(p, *(threat(f"x{n}", f"Letter {n}") for n in range(4)))),
    ("graver-threat-left-out", lambda p: second_threat(p, state=ThreatState.ASSESSED, impact=Rank.LOW)),
    (
        "graver-threat-left-out",
        lambda p: second_threat(p, state=ThreatState.PARKED, likelihood=Rank.HIGHEST, reason="The lawyers work on it"),
    ),
    ("threat-without-capacity", lambda p: replace(p, capacities=(Capacity(id="c1", text="A lawyer"),))),
    (
        "vulnerability-unanswered",
        lambda p: added(p, Vulnerability(id="v2", text="Thin walls", links=(Link(threat="t1"),), accepted="We rent")),
    ),
    ("due-before-what-it-needs", lambda p: changed(p, "m5", after=("m1",))),
    ("due-before-what-it-needs", lambda p: changed(changed(p, "m2", after=("m5",)), "m5", status=Status.DONE)),
    (
        "copy-rarer-than-original",
        lambda p: added(
            p, measure("x1", "Keep a copy of it outside the office", schedule=Every(count=1, unit=Unit.WEEK))
        ),
    ),
    ("order-seems-wrong", lambda p: added(p, measure("x1", "Install the camera", schedule=weeks(1)))),
    (
        "order-seems-wrong",
        lambda p: added(p, measure("x1", "Install the encryption program", schedule=weeks(1), after=("m1",))),
    ),
    (
        "rhythm-differs-from-text",
        lambda p: changed(p, "m3", text="Back up every month", schedule=Every(count=4, unit=Unit.WEEK)),
    ),
    ("overdue", lambda p: replace(p, written_on=None)),
    ("no-single-owner", lambda p: changed(p, "w1", alias="Information/communications officer")),
    ("no-single-owner", lambda p: changed(p, "w1", alias="Finance and administration officer")),
    ("no-single-owner", lambda p: changed(p, "w1", alias="Team leader")),
    ("one-carries-most", lambda p: replace(p, people=p.people[:1])),
    ("drafted-alone", lambda p: replace(p, drafted_by=("w1",))),
    ("threat-from-one-side-only", lambda p: every(p, "objectives", effect=None, text="Quiet nights")),
    ("aims-missing", lambda p: changed(p, "o2", aim=None)),
    ("free-but-seems-to-cost", lambda p: changed(p, "m2", cost=dollars(0, condition="given by the parish"))),
    ("currencies-mixed", lambda p: changed(p, "m1", cost=Cost(amount=Decimal(0), currency="EUR"))),
    ("emergency-without-first-hour", lambda p: changed(p, "r1", steps=(Step(who="w1", what="Ring the lawyer"),))),
    ("changed-since-review", lambda p: added(p, ContextNote(id="n2", text="Rain", on=date(2026, 11, 16)))),
    ("review-late", last_seen(date(2026, 6, 1))),
    ("no-cost", lambda p: every(p, "measures", cost=None)),
    ("owner-not-agreed", lambda p: every(p, "measures", owner_agreed=None, status=Status.IDEA)),
    ("nothing-later", lambda p: every(p, "measures", schedule=None)),
    ("no-owner", lambda p: changed(p, "m1", owner=None, status=Status.DROPPED)),
    ("no-single-owner", lambda p: changed(p, "w1", kind=PersonKind.PERSON, alias="Rosa (lawyer)")),
)
