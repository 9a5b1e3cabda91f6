"""Next steps as people read them: a title, a few facts, and lines under headings; a recommendation stands over its steps."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop.nextsteps import (
    AdvocacyPoint,
    NextStep,
    NextSteps,
    Reach,
    Recommendation,
    Shown,
    StepState,
)
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.drill.talk import say_gap_and_cause
from amparo.wording.terms import say_day, say_list, say_term

TITLE = N_("Our next steps")
BETWEEN = " · "


class Line(Struct, frozen=True, kw_only=True):
    """One step or point. `done`: None where there is nothing to tick."""

    text: str
    note: str = ""
    done: bool | None = None


class Section(Struct, frozen=True, kw_only=True):
    """`level` 2 is a recommendation, 3 one of its three levels; in what is written up, a part stands over both."""

    heading: str
    level: int = 2
    note: str = ""
    lines: tuple[Line, ...] = ()


class Sheet(Struct, frozen=True, kw_only=True):
    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


def sheet(whole: NextSteps, language: str) -> Sheet:
    return _sheet(whole, _sections(whole, language), language)


def parted(whole: NextSteps, language: str) -> Sheet:
    """For readers who were not there: what they recommend, numbered; then, each apart and under those numbers, what is done
    inside, what is asked of others, and what is said to whom."""
    return _sheet(whole, _parts(whole, language), language)


def _sheet(whole: NextSteps, sections: Iterator[Section], language: str) -> Sheet:
    return Sheet(
        title=whole.title or gettext_in(language, TITLE),
        facts=tuple(_facts(whole, language)),
        sections=tuple(sections),
    )


def _parts(whole: NextSteps, language: str) -> Iterator[Section]:
    inside = replace(whole, steps=tuple(step for step in whole.steps if step.internal), advocacy=())
    asked = replace(whole, steps=tuple(step for step in whole.steps if not step.internal), advocacy=())
    numbers = {each.id: f"{number}. {each.text}" for number, each in enumerate(whole.recommendations, 1)}
    if numbers:
        lines = tuple(
            Line(text=numbers[each.id], note=say_term(each.focus, language)) for each in whole.recommendations
        )
        yield Section(heading=gettext_in(language, "Recommendations"), lines=lines)
    parts = ((Shown.OURS, inside), (Shown.OTHERS, asked), (Shown.ADVOCACY, replace(whole, steps=())))
    for part, of_it in parts:
        if of_it.steps or of_it.advocacy:
            yield Section(heading=say_term(part, language))
            yield from _numbered(of_it, numbers, language)


def _numbered(part: NextSteps, numbers: Mapping[str, str], language: str) -> Iterator[Section]:
    about: tuple[Recommendation | None, ...] = (*part.recommendations, None)
    for recommendation in about:
        below = tuple(_of(part, recommendation, language))
        if below:
            other = gettext_in(language, "Other steps")
            if numbers:
                yield Section(heading=numbers[recommendation.id] if recommendation else other, level=3)
            level = 4 if numbers else 3
            yield from (replace(each, level=level, heading="" if part.advocacy else each.heading) for each in below)


def _facts(whole: NextSteps, language: str) -> Iterator[str]:
    if whole.kind is not WorkspaceKind.REAL:
        yield say_term(whole.kind, language)
    if whole.held_on:
        yield say_day(whole.held_on, language)
    if whole.review_on:
        yield gettext_in(language, "We look again on {day}").format(day=say_day(whole.review_on, language))


def _sections(whole: NextSteps, language: str) -> Iterator[Section]:
    for recommendation in whole.recommendations:
        yield Section(heading=recommendation.text, note=say_term(recommendation.focus, language))
        yield from _of(whole, recommendation, language)
    without = tuple(_of(whole, None, language))
    if without and whole.recommendations:
        yield Section(heading=gettext_in(language, "Other steps"))
    yield from (without if whole.recommendations else (replace(each, level=2) for each in without))


def _of(whole: NextSteps, recommendation: Recommendation | None, language: str) -> Iterator[Section]:
    about = recommendation.id if recommendation else None
    for reach in Reach:
        steps = [step for step in whole.steps if step.recommendation == about and step.reach is reach]
        if steps:
            lines = tuple(_step(step, language) for step in steps)
            yield Section(heading=say_term(reach, language), level=3, lines=lines)
    points = [point for point in whole.advocacy if point.recommendation == about]
    if points:
        heading = gettext_in(language, "What we say to others")
        yield Section(heading=heading, level=3, lines=tuple(_point(point, language) for point in points))


def _step(step: NextStep, language: str) -> Line:
    """ "When I am back on Monday: I ring Tam. (Blue Kite · by 1 December · first: look for the number)"."""
    text = step.text
    if step.when:
        text = gettext_in(language, "When {when}: {deed}").format(when=step.when.rstrip(".:"), deed=step.text)
    return Line(text=text, note=BETWEEN.join(_details(step, language)), done=_is_done(step))


def _is_done(step: NextStep) -> bool:
    """Talked about afterwards, it is still not done if somebody said why not."""
    return step.state is StepState.DONE or (step.state is StepState.FOLLOWED_UP and step.why_not is None)


def _details(step: NextStep, language: str) -> Iterator[str]:
    yield say_term(step.doer, language)
    if step.by:
        yield step.by
    if step.addressee:
        yield gettext_in(language, "asked of {whom}").format(whom=step.addressee)
    if step.on:
        yield _by_day(step.on, language)
    if step.first_act:
        yield gettext_in(language, "first: {act}").format(act=step.first_act)
    if step.gap:
        yield say_gap_and_cause(step.gap, step.cause, language)


def _by_day(on: date, language: str) -> str:
    return gettext_in(language, "by {day}").format(day=say_day(on, language))


def _point(point: AdvocacyPoint, language: str) -> Line:
    heard = [text for text in (point.audience, point.occasion) if text]
    if not heard:
        return Line(text=point.text)
    return Line(text=point.text, note=gettext_in(language, "to {whom}").format(whom=say_list(heard, language)))
