"""What came back from one of the six pages, as an edit of the plan."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.http import QueryDict

from amparo.domain.part import LINE_MAX
from amparo.domain.plan import drafting
from amparo.domain.plan.drafting import OWN_MAX, Listed, Pair, Planned, Reworded, Step, Wanted, Weighed, Why
from amparo.domain.plan.model import Capacity, Cost, Plan, Schedule, Vulnerability
from amparo.domain.plan.terms import Aim, Mode, SelectedBecause
from amparo.files.table.money import read_cost
from amparo.files.table.times import read_schedule
from amparo.wording.tablewords import LANGUAGES
from amparo.wording.terms import say_term

PAIRS_MAX = 5_000

Edit = Callable[[Plan], Plan]


class TooLong(Exception):
    """A line is longer than a line may be. Nothing was kept; make it shorter."""


class Answers:
    """The posted fields, each line read once and none of them trusted."""

    def __init__(self, untrusted: QueryDict, language: str, today: date) -> None:
        self.untrusted = untrusted
        self.language = language
        self.today = today

    def line(self, name: str) -> str:
        text = " ".join(self.untrusted.get(name, "").split())
        if len(text) > LINE_MAX:
            raise TooLong
        return text

    def lines(self, name: str) -> tuple[str, ...]:
        texts = [" ".join(text.split()) for text in self.untrusted.get(name, "").splitlines()]
        if any(len(text) > LINE_MAX for text in texts):
            raise TooLong
        return tuple(text for text in texts if text)[:OWN_MAX]

    def pairs(self, texts: list[str]) -> frozenset[Pair]:
        found = (text.partition(".") for text in texts[:PAIRS_MAX])
        return frozenset((threat, item) for threat, _, item in found)

    def named(self, start: str) -> Iterator[tuple[str, str]]:
        """(the rest of the name, the name) of every field that begins so."""
        yield from ((name.removeprefix(start), name) for name in self.untrusted if name.startswith(start))

    def reworded(self, start: str) -> tuple[Reworded, ...]:
        return tuple(
            Reworded(id=item, was=self.untrusted.get(f"was-{name}", ""), now=self.line(name))
            for item, name in self.named(start)
        )


def edit_of(step: Step, said: Answers) -> Edit:
    """Everything is read before the plan is opened, so that the edit may run again."""
    return _READ[step](said)


def _threats(said: Answers) -> Edit:
    was = frozenset(said.untrusted.get("was", "").split())
    now = {threat: _why(said, threat) for threat in said.untrusted.getlist("threat")}
    own = said.lines("own")
    return lambda plan: drafting.threats_chosen(plan, was, now, own)


def _why(said: Answers, threat: str) -> Why:
    untrusted = said.untrusted.get(f"because-{threat}", "")
    because = next((one for one in SelectedBecause if one.value == untrusted), SelectedBecause.SERIOUS)
    return Why(because=because, reason=said.line(f"reason-{threat}"))


def _weighed(kind: type[Weighed]) -> Callable[[Answers], Edit]:
    def read(said: Answers) -> Edit:
        was = said.pairs(said.untrusted.get("was", "").split())
        now = said.pairs(said.untrusted.getlist("pair"))
        own = {threat: said.lines(name) for threat, name in said.named("own-")}
        return lambda plan: drafting.weighed_again(plan, kind, was, now, own, said.today)

    return read


def _objectives(said: Answers) -> Edit:
    about_threats = [(name, *rest.rpartition("-")) for rest, name in said.named("want-")]
    wanted = [Wanted(threat=t, text=said.line(name), aim=_aim(aim)) for name, t, _, aim in about_threats]
    for rest, name in said.named("even-"):
        threat, _, weak = rest.partition(".")
        wanted.append(Wanted(threat=threat, vulnerability=weak, text=said.line(name)))
    written = tuple(one for one in wanted if one.text)
    reworded, borne = said.reworded("line-"), said.reworded("borne-")
    examples = [(aim, text) for aim in Aim for text in said.lines(f"example-{aim.value}")]

    def edit(plan: Plan) -> Plan:
        plan = drafting.objectives_written(plan, written, reworded, borne)
        for aim, text in examples:
            plan = drafting.with_example(plan, say_term(aim, plan.workspace.language), text, said.today)
        return plan

    return edit


def _aim(untrusted: str) -> Aim | None:
    return next((aim for aim in Aim if aim.value == untrusted), None)


def _measures(said: Answers) -> Edit:
    moments = (("before-", Mode.PREVENTIVE), ("once-", Mode.REACTIVE))
    planned = tuple(
        Planned(objective=objective, text=text, mode=mode)
        for start, mode in moments
        for objective, name in said.named(start)
        for text in said.lines(name)
    )
    reworded = said.reworded("line-")
    return lambda plan: drafting.measures_written(plan, planned, reworded)


def _list(said: Answers) -> Edit:
    said_of = {measure: _row(said, measure) for measure, _ in said.named("who-")}
    return lambda plan: drafting.listed(plan, said_of)


def _row(said: Answers, measure: str) -> Listed:
    who, cost, when = (said.line(f"{cell}-{measure}") for cell in ("who", "cost", "when"))
    same = {
        cell: said.untrusted.get(f"was-{cell}-{measure}", "") == now
        for cell, now in (("who", who), ("cost", cost), ("when", when))
    }
    languages = (said.language, *(one for one in LANGUAGES if one != said.language))
    known = tuple(one for one in languages if one in LANGUAGES)
    return Listed(
        owner=None if same["who"] else who,
        cost=None if same["cost"] else _cost(cost, known),
        when=None if same["when"] else _when(when, known, said.today),
    )


def _cost(text: str, languages: tuple[str, ...]) -> tuple[Cost | None, str]:
    return read_cost(text, languages) if text else (None, "")


def _when(text: str, languages: tuple[str, ...], today: date) -> tuple[Schedule | None, str]:
    return read_schedule(text, languages, today) if text else (None, "")


_READ: Mapping[Step, Callable[[Answers], Edit]] = {
    Step.THREATS: _threats,
    Step.VULNERABILITIES: _weighed(Vulnerability),
    Step.CAPACITIES: _weighed(Capacity),
    Step.OBJECTIVES: _objectives,
    Step.MEASURES: _measures,
    Step.LIST: _list,
}
