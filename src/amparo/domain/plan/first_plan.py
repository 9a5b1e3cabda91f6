"""From answers to a first plan: one edit for each question of the first run, each of them safe to answer again.

The plan itself is the draft, so that an answer is kept as soon as it is given. "I am not sure" is an answer too: it
stands in the plan as a note until the question is answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.plan.edits import held_together, level_of, new_id, with_item
from amparo.domain.plan.life import agree, rewritten, select
from amparo.domain.plan.model import (
    ByDate,
    Capacity,
    Cost,
    Every,
    Link,
    Measure,
    Objective,
    Person,
    Plan,
    Schedule,
    Threat,
    Vulnerability,
    Workspace,
)
from amparo.domain.plan.questions import Question, answered
from amparo.domain.plan.schedule import due, later, waits_for_it
from amparo.domain.plan.starters import (
    BY_CODE,
    OWN,
    STARTERS,
    Moment,
    Starter,
    Suggestion,
    Want,
    want_of,
)
from amparo.domain.plan.terms import (
    Aim,
    Effect,
    Mode,
    SelectedBecause,
    ThreatState,
    Unit,
)
from amparo.domain.plan.ticking import Lined, Say, Ticks, tick, ticked, with_text

REVIEW_MONTHS = 6
CURRENCY = "USD"
BETWEEN_REASONS = " · "
NOBODYS = Workspace()


class Worry(Struct, frozen=True, kw_only=True):
    """What worries us most: a starting point, why, and our own words for either."""

    starter: str
    own: str = ""
    why: tuple[str, ...] = ()
    own_why: str = ""


class Choices(Struct, frozen=True, kw_only=True):
    """Everything somebody may choose, as codes. `wants` None: all that are offered."""

    worry: Worry
    worse: tuple[str, ...] = ()
    have: tuple[str, ...] = ()
    wants: tuple[str, ...] | None = None
    measures: tuple[str, ...] = ()
    me: str = ""


class WhoAndWhen(Struct, frozen=True):
    """`day` None: as it was."""

    alias: str
    day: date | None = None


def started(choices: Choices, say: Say, today: date, workspace: Workspace = NOBODYS) -> Plan:
    """A whole first plan at once, as if each question had been answered in turn."""
    starter = BY_CODE[choices.worry.starter]
    offered = tuple(want.code for want in wants_offered(starter, choices.worse))
    plan = worried(begun(say, today, workspace=workspace, me=choices.me), choices.worry, say)
    plan = made_worse(plan, starter, Ticks(chosen=choices.worse), say)
    plan = having(plan, starter, Ticks(chosen=choices.have), say)
    plan = wanting(
        plan,
        starter,
        Ticks(chosen=offered if choices.wants is None else choices.wants),
        say,
    )
    plan = will_do(plan, starter, Ticks(chosen=choices.measures), (), say)
    return look_again(plan, later(today, REVIEW_MONTHS, Unit.MONTH), say)


def begun(say: Say, today: date, *, workspace: Workspace = NOBODYS, me: str = "") -> Plan:
    """Nothing yet but the day and whoever begins."""
    person = Person(id="w1", alias=me or say("me"))
    return Plan(
        title=say("no-threat"),
        workspace=workspace,
        written_on=today,
        people=(person,),
        drafted_by=("w1",),
    )


def starter_of(plan: Plan, say: Say) -> Starter:
    """The starting point whose worry is the plan's first; our own when it is none of those offered."""
    worry = plan.threats[0].text if plan.threats else ""
    return next((known for known in STARTERS if say(known.code) == worry), OWN)


# What worries us


def worried(plan: Plan, worry: Worry, say: Say) -> Plan:
    """What could happen, chosen with a reason (S3.19). Lines ticked for another starting point go with it."""
    starter = BY_CODE[worry.starter]
    before = starter_of(plan, say)
    if before is not starter:
        plan = _without_lines(plan, before, say)
    text = worry.own if starter is OWN and worry.own else say(starter.code)
    why = [*(say(code) for code in worry.why if code in starter.why), worry.own_why]
    reason = BETWEEN_REASONS.join(filter(None, why)) or say("because")
    threat = plan.threats[0] if plan.threats else Threat(id="t1", text=text)
    # Chosen anew whatever it was: the answer is today's.
    noted = replace(threat, text=text, state=ThreatState.NOTED)
    plan = replace(answered(plan, Question.WORRY, say), title=text)
    return with_item(plan, select(noted, SelectedBecause.SERIOUS, reason))


def _without_lines(plan: Plan, starter: Starter, say: Say) -> Plan:
    def never(code: str, text: str) -> Lined:
        raise AssertionError(code, text)

    for kind in (Measure, Objective, Vulnerability, Capacity):
        plan = tick(plan, kind, tuple(starter.codes()), Ticks(), say, never)
    return plan


# What makes it worse, what we have


def made_worse(plan: Plan, starter: Starter, ticks: Ticks, say: Say) -> Plan:
    links = _links(plan)

    def line(_code: str, text: str) -> Lined:
        return Vulnerability(id="", text=text, links=links)

    return tick(
        answered(plan, Question.WORSE, say),
        Vulnerability,
        starter.worse,
        ticks,
        say,
        line,
    )


def having(plan: Plan, starter: Starter, ticks: Ticks, say: Say) -> Plan:
    links = _links(plan)

    def line(_code: str, text: str) -> Lined:
        return Capacity(id="", text=text, links=links)

    return tick(answered(plan, Question.HAVE, say), Capacity, starter.have, ticks, say, line)


def _links(plan: Plan) -> tuple[Link, ...]:
    return tuple(Link(threat=threat.id) for threat in plan.threats[:1])


# What we want


def wants_offered(starter: Starter, worse: Iterable[str]) -> tuple[Want, ...]:
    """What may be wanted: the three comprehensive lines, and one for each line that makes it worse."""
    specific = (Want(code=want_of(line), aim=Aim.DEFENDERS_STRONGER, effect=Effect.IMPACT) for line in worse)
    return (*starter.wants, *specific)


def wanting(
    plan: Plan,
    starter: Starter,
    ticks: Ticks,
    say: Say,
    own_specific: Mapping[str, str] | None = None,
) -> Plan:
    """`own_specific`: vulnerability id -> what is wanted even so, for lines in people's own words.

    A specific line that was struck is said on its vulnerability: for now it is borne as it is (P5).
    """
    plan = answered(plan, Question.WANT, say)
    worse = ticked(plan, Vulnerability, starter.worse, say)
    offered = {want.code: want for want in wants_offered(starter, worse)}
    weakness = {want_of(line): with_text(plan, Vulnerability, say(line)) for line in worse}

    def line(code: str, text: str) -> Lined:
        return _objective(plan, text, weakness.get(code), offered.get(code))

    plan = tick(plan, Objective, tuple(offered), ticks, say, line)
    for vulnerability, text in (own_specific or {}).items():
        plan = with_item(
            plan,
            replace(_objective(plan, text, vulnerability, None), id=new_id(plan, Objective)),
        )
    return _struck(plan, {v for code, v in weakness.items() if v and code not in ticks.chosen}, say)


def _objective(plan: Plan, text: str, vulnerability: str | None, want: Want | None) -> Objective:
    return Objective(
        id="",
        text=text,
        level=level_of(vulnerability),
        threat=None if vulnerability or not plan.threats else plan.threats[0].id,
        vulnerability=vulnerability,
        aim=want.aim if want else None,
        effect=want.effect if want else Effect.IMPACT,
    )


def _struck(plan: Plan, borne: set[str], say: Say) -> Plan:
    for vulnerability in plan.vulnerabilities:
        if vulnerability.id in borne and not vulnerability.accepted:
            plan = with_item(plan, replace(vulnerability, accepted=say("borne")))
        elif vulnerability.id not in borne and vulnerability.accepted == say("borne"):
            plan = with_item(plan, replace(vulnerability, accepted=""))
    return plan


# What we will do


def will_do(plan: Plan, starter: Starter, ticks: Ticks, own_reactive: Sequence[str], say: Say) -> Plan:
    """The measures in their suggested order: first what comes before, then what is done when it happens.

    `ticks.own` are lines for before, `own_reactive` lines for when it happens.
    """
    plan = answered(plan, Question.DO, say)
    offered = {suggestion.code: suggestion for suggestion in starter.measures}
    blank = tuple(o.id for o in plan.objectives[:1])

    def line(code: str, text: str) -> Lined:
        if code:
            return _mine(_measure(offered[code], text, plan, starter, say), plan)
        return _mine(Measure(id="", text=text, objectives=blank, mode=Mode.PREVENTIVE), plan)

    plan = tick(plan, Measure, tuple(offered), ticks, say, line)
    for text in own_reactive:
        reactive = Measure(id=new_id(plan, Measure), text=text, objectives=blank, mode=Mode.REACTIVE)
        plan = with_item(plan, _mine(reactive, plan))
    return _in_order(_joined_up(plan, offered, say), starter, say)


def _measure(suggestion: Suggestion, text: str, plan: Plan, starter: Starter, say: Say) -> Measure:
    wanted = {say(want_of(code)) if code in starter.worse else say(code) for code in suggestion.serves}
    had = {say(code) for code in suggestion.builds_on}
    reactive = suggestion.mode is Mode.REACTIVE
    return Measure(
        id="",
        text=text,
        objectives=tuple(o.id for o in plan.objectives if o.text in wanted) or tuple(o.id for o in plan.objectives[:1]),
        mode=suggestion.mode,
        family=suggestion.family,
        schedule=suggestion.schedule,
        cost=price(suggestion, say),
        builds_on=tuple(c.id for c in plan.capacities if c.text in had),
        trigger=say(starter.sign) if reactive else "",
        wellbeing=suggestion.wellbeing,
    )


def price(suggestion: Suggestion, say: Say) -> Cost:
    """What it may cost, said to be a guess."""
    return Cost(amount=suggestion.price, currency=CURRENCY, condition=say("guess") if suggestion.price else "")


def _mine(measure: Measure, plan: Plan) -> Measure:
    """Whoever ticks it answers for it until they name somebody else, and by ticking has agreed."""
    return agree(replace(measure, owner=plan.people[0].id)) if plan.people else measure


def _joined_up(plan: Plan, offered: Mapping[str, Suggestion], say: Say) -> Plan:
    """What must come first, among those that were ticked: a step left out hands on what it waited for."""
    ids = {code: with_text(plan, Measure, say(code)) for code in offered}
    after = {ids[code]: tuple(dict.fromkeys(_before(one.after, offered, ids))) for code, one in offered.items()}
    return replace(
        plan,
        measures=tuple(replace(m, after=after.get(m.id, m.after)) for m in plan.measures),
    )


def _before(
    codes: Iterable[str],
    offered: Mapping[str, Suggestion],
    ids: Mapping[str, str | None],
) -> Iterable[str]:
    for code in codes:
        if there := ids[code]:
            yield there
        else:
            yield from _before(offered[code].after, offered, ids)


def _in_order(plan: Plan, starter: Starter, say: Say) -> Plan:
    """As suggested; our own where their moment ends. The sort is stable, so people's own order holds."""
    moments, last = list(Moment), len(starter.measures)
    places = {say(s.code): (moments.index(s.moment), place) for place, s in enumerate(starter.measures)}

    def place(measure: Measure) -> tuple[int, int]:
        own = Moment.IF if measure.mode is Mode.REACTIVE else Moment.BEFORE
        return places.get(measure.text, (moments.index(own), last))

    return replace(plan, measures=tuple(sorted(plan.measures, key=place)))


# Who and by when, and the next look


def who_and_when(plan: Plan, said: Mapping[str, WhoAndWhen], say: Say) -> Plan:
    """Measure id -> who answers for it and by when. A new name becomes a person; another owner has yet to agree."""
    plan = _with_people(answered(plan, Question.WHO, say), (answer.alias for answer in said.values()))
    ids = {person.alias.casefold(): person.id for person in plan.people}
    measures = tuple(_given(m, said[m.id], ids, plan) if m.id in said else m for m in plan.measures)
    return held_together(replace(plan, measures=measures))


def has_day(measure: Measure) -> bool:
    """Whether a day can be set: what is done at once when it happens has none."""
    return not waits_for_it(measure)


def _with_people(plan: Plan, aliases: Iterable[str]) -> Plan:
    for alias in aliases:
        if alias and alias.casefold() not in {person.alias.casefold() for person in plan.people}:
            plan = with_item(plan, Person(id=new_id(plan, Person), alias=alias))
    return plan


def _given(measure: Measure, said: WhoAndWhen, ids: Mapping[str, str], plan: Plan) -> Measure:
    schedule = _day(measure.schedule, said.day, plan)
    return rewritten(measure, replace(measure, schedule=schedule, owner=ids.get(said.alias.casefold())))


def _day(schedule: Schedule | None, day: date | None, plan: Plan) -> Schedule | None:
    """The suggested time stays as it is, unless another day was set."""
    if day is None or (plan.written_on and day == due(schedule, plan.written_on)):
        return schedule
    return replace(schedule, first=day) if isinstance(schedule, Every) else ByDate(day=day)


def look_again(plan: Plan, on: date, say: Say) -> Plan:
    return replace(answered(plan, Question.AGAIN, say), review_on=on)
