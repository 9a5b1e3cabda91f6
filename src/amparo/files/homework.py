"""The six steps with an invented case beside them: what to answer at home with one's own, as lines or as Markdown."""

from collections.abc import Iterator

from amparo.domain.plan import drafting
from amparo.domain.plan.drafting import Step, linked, selected
from amparo.domain.plan.model import Capacity, Plan, Vulnerability
from amparo.files.as_markdown import escaped
from amparo.wording.catalogue import gettext_in
from amparo.wording.drafting import EXAMPLE, HOMEWORK, INVENTED, say_step
from amparo.wording.terms import say_measure_cost, say_measure_when, say_owner

EMPTY_LINES = 3
Beside = tuple[str, tuple[str, ...]]
"""What it is about, and what the example says to it."""


def beside(step: Step, example: Plan, language: str) -> tuple[Beside, ...]:
    """What the invented case answers at this step."""
    return tuple(_BESIDE[step](example, language))


def homework(example: Plan, language: str) -> bytes:
    """A page to write on: each question, the example's answer, and room for one's own."""
    return "\n".join(_page(example, language)).encode()


def _page(example: Plan, language: str) -> Iterator[str]:
    yield f"# {gettext_in(language, HOMEWORK)}"
    yield ""
    yield gettext_in(language, INVENTED)
    for step in Step:
        asked = say_step(step, language)
        yield from ("", f"## {asked.question}", "", asked.hint, "", *("- [ ] …" for _ in range(EMPTY_LINES)))
        answered = beside(step, example, language)
        if answered:
            yield from ("", f"*{gettext_in(language, EXAMPLE)}*", "")
        for about, lines in answered:
            yield f"- {escaped(about)}"
            yield from (f"    - {escaped(line)}" for line in lines)
    yield ""


def _threats(example: Plan, _language: str) -> Iterator[Beside]:
    yield from ((threat.text, (threat.reason,) if threat.reason else ()) for threat in selected(example))


def _vulnerabilities(example: Plan, _language: str) -> Iterator[Beside]:
    yield from ((t.text, tuple(v.text for v in linked(example, Vulnerability, t.id))) for t in selected(example))


def _capacities(example: Plan, _language: str) -> Iterator[Beside]:
    yield from ((t.text, tuple(c.text for c in linked(example, Capacity, t.id))) for t in selected(example))


def _objectives(example: Plan, _language: str) -> Iterator[Beside]:
    for row in drafting.four_columns(example):
        if row.first:
            yield row.threat.text, tuple(o.text for o in row.wants)
        if row.vulnerability:
            yield row.vulnerability.text, tuple(o.text for o in row.even_so)


def _measures(example: Plan, _language: str) -> Iterator[Beside]:
    yield from ((o.text, tuple(m.text for m in drafting.serving(example, o.id))) for o in drafting.in_hand(example))


def _list(example: Plan, language: str) -> Iterator[Beside]:
    people = {person.id: person for person in example.people}
    for m in drafting.kept(example):
        facts = (say_owner(m, people), say_measure_cost(m, language), say_measure_when(m, language))
        yield m.text, tuple(fact for fact in facts if fact)


_BESIDE = {
    Step.THREATS: _threats,
    Step.VULNERABILITIES: _vulnerabilities,
    Step.CAPACITIES: _capacities,
    Step.OBJECTIVES: _objectives,
    Step.MEASURES: _measures,
    Step.LIST: _list,
}
