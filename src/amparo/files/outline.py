"""The plan as something to read from top to bottom; what the Word, Markdown, text and PDF files share.

title, a few facts, what could happen, what makes it worse, what we have, what we want,
(the table), if it happens, step by step, when we stop, who needs something different
"""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from amparo.domain.plan.life import PlanState, state
from amparo.domain.plan.model import Measure, Person, Plan, Protocol, Step, Threat
from amparo.domain.plan.terms import Mode, Status, ThreatState, WorkspaceKind
from amparo.files.carried import Fields, not_carried
from amparo.files.losses import Loss
from amparo.files.sixcolumns import Row, rows, table_losses
from amparo.wording.catalogue import gettext_in, ngettext_in
from amparo.wording.terms import say_day, say_everybody_on, say_list, say_measure_cost, say_measure_when, say_term

STATES_WORTH_SAYING = {PlanState.DRAFT, PlanState.DUE_FOR_REVIEW, PlanState.STALE, PlanState.SHELVED, PlanState.RETIRED}
BETWEEN_DETAILS = " · "


class Section(Struct, frozen=True, kw_only=True):
    heading: str
    lines: tuple[str, ...]
    numbered: bool = False


class Outline(Struct, frozen=True, kw_only=True):
    title: str
    facts: tuple[str, ...]
    analysis: tuple[Section, ...]
    table: tuple[Row, ...]
    emergency: tuple[Section, ...]


def outline(plan: Plan, language: str, today: date) -> Outline:
    """Sections with nothing in them are left out."""
    people = {person.id: person for person in plan.people}
    return Outline(
        title=title(plan, language),
        facts=tuple(facts(plan, language, today)),
        analysis=tuple(section for section in _analysis(plan, language) if section.lines),
        table=rows(plan, language),
        emergency=tuple(section for section in _emergency(plan, people, language) if section.lines),
    )


def title(plan: Plan, language: str) -> str:
    return plan.title or gettext_in(language, "Our security plan")


def threats_in_plan(plan: Plan) -> tuple[Threat, ...]:
    """The threats the plan works on; before any is chosen, all that are not over."""
    chosen = tuple(threat for threat in plan.threats if threat.selected)
    return chosen or tuple(threat for threat in plan.threats if threat.state is not ThreatState.CLOSED)


def outline_losses(plan: Plan, carried: Fields) -> Iterator[Loss]:
    """What the table leaves out, the threats that are noted but not worked on, and what is not carried at all."""
    yield from table_losses(plan)
    if left_out := len(plan.threats) - len(threats_in_plan(plan)):
        yield Loss("threats-left-out", "threats", str(left_out))
    yield from not_carried(plan, carried)


def when_it_happens(plan: Plan) -> tuple[Measure, ...]:
    """The reactive measures, in the order of the plan."""
    return tuple(m for m in plan.measures if m.mode in (Mode.REACTIVE, Mode.BOTH) and m.status is not Status.DROPPED)


def facts(plan: Plan, language: str, today: date) -> Iterator[str]:
    """Whose plan it is, how it stands, since when, until when, and who has it."""
    if plan.workspace.organisation:
        yield plan.workspace.organisation
    if plan.workspace.kind is not WorkspaceKind.REAL:
        yield say_term(plan.workspace.kind, language)
    if (now := state(plan, today)) in STATES_WORTH_SAYING:
        yield say_term(now, language)
    if plan.written_on:
        yield gettext_in(language, "Written on {day}").format(day=say_day(plan.written_on, language))
    if plan.review_on:
        yield gettext_in(language, "We look again on {day}").format(day=say_day(plan.review_on, language))
    if plan.shared:
        names = say_list(dict.fromkeys(shared.with_whom for shared in plan.shared), language)
        yield gettext_in(language, "Shared with {names}").format(names=names)


def _analysis(plan: Plan, language: str) -> Iterator[Section]:
    yield Section(
        heading=gettext_in(language, "What could happen"), lines=tuple(threat.text for threat in threats_in_plan(plan))
    )
    yield Section(heading=gettext_in(language, "What makes it worse"), lines=tuple(_worse(plan, language)))
    yield Section(
        heading=gettext_in(language, "What we already have"), lines=tuple(capacity.text for capacity in plan.capacities)
    )
    yield Section(
        heading=gettext_in(language, "What we want"), lines=tuple(objective.text for objective in plan.objectives)
    )


def _worse(plan: Plan, language: str) -> Iterator[str]:
    for vulnerability in plan.vulnerabilities:
        if vulnerability.accepted:
            words = gettext_in(language, "{weakness} (we live with it: {reason})")
            yield words.format(weakness=vulnerability.text, reason=vulnerability.accepted)
        else:
            yield vulnerability.text


def _emergency(plan: Plan, people: Mapping[str, Person], language: str) -> Iterator[Section]:
    reactions = tuple(_reaction(measure, people, language) for measure in when_it_happens(plan))
    yield Section(heading=gettext_in(language, "If it happens"), lines=reactions)
    for protocol in plan.protocols:
        yield _protocol(protocol, people, language)
    yield Section(heading=gettext_in(language, "We stop when"), lines=tuple(_stop(plan, people, language)))
    needs = tuple(text for text in (plan.special_needs.routine, plan.special_needs.emergency) if text)
    yield Section(heading=gettext_in(language, "Who needs something different"), lines=needs)


def _reaction(measure: Measure, people: Mapping[str, Person], language: str) -> str:
    """ "The door stands open: ring the lawyer (Rosa; if not: Tomás · At once)"."""
    when, cost = say_measure_when(measure, language), say_measure_cost(measure, language)
    free = measure.cost is not None and not measure.cost.amount
    details = [say_everybody_on(measure, people, language), when, "" if free else cost]
    more = BETWEEN_DETAILS.join(detail for detail in details if detail)
    deed = f"{measure.text} ({more})" if more else measure.text
    if not measure.trigger:
        return deed
    return gettext_in(language, "{trigger}: {deed}").format(trigger=measure.trigger.rstrip(".:"), deed=deed)


def _protocol(protocol: Protocol, people: Mapping[str, Person], language: str) -> Section:
    words = gettext_in(language, "{title}: {kind}")
    heading = words.format(title=protocol.title, kind=say_term(protocol.kind, language))
    lines = tuple(_step(step, people, language) for step in protocol.steps)
    return Section(heading=heading, lines=lines, numbered=True)


def _step(step: Step, people: Mapping[str, Person], language: str) -> str:
    """ "Within 10 minutes, Rosa: ring the lawyer. You need: her number. If that fails: ring the bar"."""
    pieces = [say_deed(step, people, language)]
    if step.needs:
        pieces.append(gettext_in(language, "You need: {needs}").format(needs=step.needs))
    if step.if_fails:
        pieces.append(gettext_in(language, "If that fails: {instead}").format(instead=step.if_fails))
    return ". ".join(piece.rstrip(".") for piece in pieces)


def say_deed(step: Step, people: Mapping[str, Person], language: str) -> str:
    """ "Within 10 minutes, Rosa: ring the lawyer"."""
    when = _minutes(step.within_minutes, language)
    who = people[step.who].alias if step.who else step.who_words
    if when and who:
        return gettext_in(language, "{when}, {who}: {deed}").format(when=when, who=who, deed=step.what)
    if when or who:
        return gettext_in(language, "{who}: {deed}").format(who=when or who, deed=step.what)
    return step.what


def _minutes(minutes: int | None, language: str) -> str:
    if minutes is None:
        return ""
    if minutes == 0:
        return gettext_in(language, "At once")
    return ngettext_in(language, "Within {count} minute", "Within {count} minutes", minutes).format(count=minutes)


def _stop(plan: Plan, people: Mapping[str, Person], language: str) -> Iterator[str]:
    if plan.go_no_go.stop_when:
        yield plan.go_no_go.stop_when
    if plan.go_no_go.who:
        yield gettext_in(language, "{who} decides whether we go on").format(who=people[plan.go_no_go.who].alias)
