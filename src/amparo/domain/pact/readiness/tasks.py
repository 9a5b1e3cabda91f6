"""Who leads, and what each of them does: nobody learns of danger with nothing to do (S1.28)."""

from collections.abc import Callable, Iterator

from amparo.domain.checks import FOLD_GAPS_ABOVE, Found, Severity, Theme
from amparo.domain.layout import cycles
from amparo.domain.pact.model import Task
from amparo.domain.pact.readiness.reading import Reading, each_task, each_who_said_yes
from amparo.domain.pact.readiness.repairs import called_at_once, without_deputy
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule


def _no_lead(reading: Reading) -> Iterator[Found]:
    if reading.pact.lead not in reading.ids:
        yield Found()


def _no_deputy(reading: Reading) -> Iterator[Found]:
    if reading.pact.deputy not in reading.ids:
        yield Found()


def _deputy_is_lead(reading: Reading) -> Iterator[Found]:
    if reading.pact.lead is not None and reading.pact.lead == reading.pact.deputy:
        yield Found(reading.pact.lead)


def _lead_in_reserve(reading: Reading) -> Iterator[Found]:
    yield from (Found(c.id) for c in reading.circle if c.id == reading.pact.lead and c.reserve)


def _lead_hit_too(reading: Reading) -> Iterator[Found]:
    yield from (Found(c.id) for c in reading.circle if c.id == reading.pact.lead and c.hit_together)


def _all_in_reserve(reading: Reading) -> Iterator[Found]:
    if reading.circle and all(contact.reserve for contact in reading.circle):
        yield Found()


def _no_task(reading: Reading) -> Iterator[Found]:
    yield from (Found(contact.id) for contact in reading.circle if contact.id not in reading.tasks_of)


def _task_of_nobody(reading: Reading) -> Iterator[Found]:
    """Whoever had it said no, stepped back, or rests."""
    yield from (Found(t.id, {"contact": t.contact}) for t in reading.pact.tasks if t.contact not in reading.ids)


def _nothing_to_avoid(reading: Reading) -> Iterator[Found]:
    for contact_id, tasks in reading.tasks_of.items():
        if not any(task.avoid.strip() for task in tasks):
            yield Found(contact_id)


def _in_a_ring(reading: Reading) -> Iterator[Found]:
    for ring in cycles({task.id: task.after for task in reading.pact.tasks}):
        yield Found(params={"ring": ring})


def _not_permitted(reading: Reading) -> Iterator[Found]:
    """A "no" is a warning; not having asked is only a hint."""
    for task in reading.tasks:
        if task.permitted is not True:
            yield Found(task.id, level=Severity.WARN if task.permitted is False else Severity.HINT)


def _demand_unanswered(reading: Reading) -> Iterator[Found]:
    """I10, for those somebody is to turn to."""
    used = {task.key_figure for task in reading.tasks}
    for figure in reading.pact.key_figures:
        open_ = tuple(d.text for d in figure.demands if d.answered_by is None and not d.left_open.strip())
        if figure.id in used and open_:
            yield Found(figure.id, {"demands": open_})


THEME = Theme.TASKS
BLOCKS, WARN, HINT = Severity.BLOCKS, Severity.WARN, Severity.HINT
Asks = Callable[[Reading], Iterator[Found]]


def _of_contacts(code: str, level: Severity, source: str, asks: Asks, mend_at: str) -> Rule:
    about = ("contacts", "lead", "deputy")
    sources = tuple(source.split())
    return Rule(code, level, THEME, sources, asks, mend_at=mend_at, about=about, fold_above=FOLD_TOGETHER_ABOVE)


def _of_tasks(code: str, level: Severity, source: str, asks: Callable[[Task], bool], mend_at: str) -> Rule:
    sources = tuple(source.split())
    return Rule(code, level, THEME, sources, each_task(asks), mend_at=mend_at, fold_above=FOLD_GAPS_ABOVE)


RULES: tuple[Rule, ...] = (
    _of_contacts("no-lead", BLOCKS, "R4 I7", _no_lead, "lead"),
    Rule("deputy-is-lead", BLOCKS, THEME, ("R4", "I7"), _deputy_is_lead, mend_at="deputy", repair=without_deputy),
    _of_contacts("all-in-reserve", BLOCKS, "R11", _all_in_reserve, "reserve"),
    _of_contacts("nothing-to-do", BLOCKS, "R5 S1.28 I9", _no_task, "tasks"),
    _of_contacts("not-talked-through", BLOCKS, "R5", each_who_said_yes(lambda c: c.briefed_on is None), "briefed_on"),
    _of_tasks("no-first-step", BLOCKS, "R5", lambda t: not t.first_step.strip(), "first_step"),
    _of_tasks("no-sign-to-begin", BLOCKS, "R5", lambda t: not t.trigger.strip(), "trigger"),
    Rule("task-of-nobody", BLOCKS, THEME, ("R5", "R3"), _task_of_nobody, mend_at="contact"),
    Rule("waiting-in-a-ring", WARN, THEME, ("R26",), _in_a_ring, mend_at="after"),
    Rule("demand-unanswered", WARN, THEME, ("R26", "I10"), _demand_unanswered, mend_at="demands"),
    _of_contacts("no-deputy-for-lead", WARN, "R4", _no_deputy, "deputy"),
    Rule("lead-in-reserve", WARN, THEME, ("R4",), _lead_in_reserve, mend_at="reserve", repair=called_at_once),
    _of_contacts("lead-hit-too", WARN, "R8 R16", _lead_hit_too, "lead"),
    Rule(
        "not-empowered", WARN, THEME, ("R5", "S1.30"), _not_permitted, mend_at="permitted", fold_above=FOLD_GAPS_ABOVE
    ),
    _of_tasks("no-time-to-do-it", HINT, "R5", lambda t: t.within_minutes is None, "within_minutes"),
    _of_tasks("no-other-way", HINT, "R11", lambda t: not t.fallback.strip(), "fallback"),
    _of_contacts("nothing-to-avoid", HINT, "R32", _nothing_to_avoid, "avoid"),
)
