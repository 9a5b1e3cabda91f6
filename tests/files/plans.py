"""Plans to write down: Rosa's with twelve measures, the same in Arabic, and one full of what nobody should type."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from amparo.domain.plan.model import (
    AtOnce,
    ByDate,
    Capacity,
    Cost,
    Every,
    Link,
    Measure,
    Objective,
    Person,
    Plan,
    Protocol,
    Schedule,
    Shared,
    Step,
    Vulnerability,
    Within,
    Workspace,
)
from amparo.domain.plan.terms import Level, Mode, ProtocolKind, Status, Unit
from tests.people import TODAY, river_house

DEEDS: tuple[tuple[str, str, Mode, str, int, Schedule], ...] = (
    (
        "o2",
        "Sort the case papers into open, inside and secret",
        Mode.PREVENTIVE,
        "w1",
        0,
        Within(count=1, unit=Unit.MONTH),
    ),
    (
        "o2",
        "Choose a disk lock program and try it on one laptop",
        Mode.PREVENTIVE,
        "w2",
        0,
        Within(count=2, unit=Unit.WEEK),
    ),
    ("o2", "Show everybody how to use it", Mode.PREVENTIVE, "w2", 0, Within(count=6, unit=Unit.WEEK)),
    ("o2", "Lock all five computers with it", Mode.PREVENTIVE, "w2", 0, Within(count=2, unit=Unit.MONTH)),
    ("o3", "Buy two outside drives", Mode.PREVENTIVE, "w3", 1200, Within(count=2, unit=Unit.WEEK)),
    ("o3", "Copy the case files and take them to the notary", Mode.PREVENTIVE, "w2", 0, Every(count=1, unit=Unit.WEEK)),
    ("o3", "Open one copy and see that it can be read", Mode.PREVENTIVE, "w1", 0, Every(count=3, unit=Unit.MONTH)),
    ("o1", "Put a second lock on the street door", Mode.PREVENTIVE, "w3", 140, ByDate(day=date(2026, 12, 15))),
    ("o1", "Agree with the baker who rings whom at night", Mode.PREVENTIVE, "w1", 0, AtOnce()),
    ("o1", "Write to the prosecutor with four others", Mode.BOTH, "w1", 0, Within(count=1, unit=Unit.MONTH)),
    ("o1", "Photograph the door, touch nothing", Mode.REACTIVE, "w1", 0, AtOnce()),
    ("o2", "Tell the people named in the papers", Mode.REACTIVE, "w2", 0, Within(count=1, unit=Unit.DAY)),
)


def measures(count: int) -> tuple[Measure, ...]:
    """The deeds over and over, up to `count`."""
    return tuple(
        Measure(
            id=f"m{number}",
            text=text,
            objectives=(objective,),
            mode=mode,
            owner=owner,
            cost=Cost(amount=Decimal(amount), currency="USD"),
            schedule=schedule,
            status=Status.DONE if text.startswith("Buy") else Status.AGREED,
        )
        for number in range(1, count + 1)
        for objective, text, mode, owner, amount, schedule in [DEEDS[(number - 1) % len(DEEDS)]]
    )


def long_plan(count: int = 12) -> Plan:
    """Rosa's plan as it is after a good afternoon: everything filled in that people fill in."""
    plan = river_house()
    return replace(
        plan,
        people=(*plan.people, Person(id="w3", alias="Inés")),
        vulnerabilities=(
            *plan.vulnerabilities,
            Vulnerability(id="v2", text="The only copy of the interviews is here", links=(Link(threat="t1"),)),
            Vulnerability(id="v3", text="Nobody is there at night", accepted="we cannot pay a guard"),
        ),
        capacities=(*plan.capacities, Capacity(id="c2", text="A notary who has kept papers for us before")),
        objectives=(
            *plan.objectives,
            Objective(id="o3", level=Level.SPECIFIC, vulnerability="v2", parent="o1", text="Even then nothing is lost"),
        ),
        measures=measures(count),
        protocols=(_break_in(),),
        shared=(Shared(with_whom="Inés", on=TODAY), Shared(with_whom="the board", on=TODAY)),
    )


def _break_in() -> Protocol:
    steps = (
        Step(who="w1", what="do not go in; wait at the corner", within_minutes=0),
        Step(who="w2", what="ring the lawyer", within_minutes=10, needs="her number on paper", if_fails="ring the bar"),
        Step(who_words="whoever is nearest", what="photograph the street", within_minutes=30),
    )
    return Protocol(id="r1", title="Office broken into", kind=ProtocolKind.EMERGENCY, steps=steps)


def in_arabic() -> Plan:
    """A plan written in Arabic, with a phone number in the middle of a sentence."""
    plan = long_plan()
    deed = "الاتفاق مع الخباز (هاتف +34 600 11 22 33) على من يتصل بمن ليلًا"
    return replace(
        plan,
        title="بيت النهر: الاقتحام",
        workspace=Workspace(organisation="جمعية بيت النهر", language="ar"),
        threats=(replace(plan.threats[0], text="رجال فتشوا مكتبين مجاورين ليلًا"),),
        measures=tuple(replace(measure, text=deed) for measure in plan.measures),
    )


CALLS = "=cmd|'/C calc'!A0"
CODE = '#read("/etc/passwd") #eval("1+1") $x$ *bold* _it_ <label> @ref \\ // no comment'
MARKUP = "</w:t><script>alert(1)</script> & | <b> [a](b) `c`"
BELL = "ring\x00 the\x07 bell\ufffe\ud800"
LONG_WORD = "x" * 400


def hostile() -> Plan:
    """Texts that mean something to a spreadsheet, a typesetter, a browser or a terminal."""
    plan = long_plan()
    texts = (CALLS, "+1+1", "-2", "@SUM(A1)", "\t=1", CODE, MARKUP, BELL, LONG_WORD, "🔥 burn 🧨", "two\nlines", "  ")
    return replace(
        plan,
        title=CODE,
        people=(replace(plan.people[0], alias=CALLS), *plan.people[1:]),
        objectives=(replace(plan.objectives[0], text=MARKUP), *plan.objectives[1:]),
        measures=tuple(replace(m, text=text) for m, text in zip(plan.measures, texts, strict=True)),
    )
