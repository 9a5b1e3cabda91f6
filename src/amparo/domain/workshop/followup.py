"""How a next step went, weeks after the workshop: what is asked, and what comes back. No name unless somebody wishes it.

Who is asked reads the step they wrote themselves. What goes back to the facilitator says of which workshop it is, so
that they can learn from it; it says of whom only where that person wrote their name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from amparo.domain.pact.terms import Way
from amparo.domain.part import Language, Line, Part, Text
from amparo.domain.refusals import NotNow
from amparo.domain.workshop.nextsteps import NextStep, StepState, WhyNot
from amparo.domain.workshop.steplife import finish, let_go, start

ASKED_AFTER = timedelta(days=30)
ASKED_AFTER_MAX = timedelta(days=400)
FEW = 3
KEPT_AFTER = timedelta(days=60)
"""After the day of asking there is time to answer and to read; then all of it goes."""
REPLIES_AWAITED = timedelta(days=14)
"""After the last message an answer by text still finds its question; then the address goes."""
KEPT_AFTER_AGAIN = timedelta(days=15)
REMINDED_BY = (Way.SMS, Way.SIGNAL, Way.EMAIL)


class FollowUp(Part, frozen=True, kw_only=True):
    """`text` is empty on a slip of paper, on which the step is written by hand."""

    title: Line = ""
    text: Text = ""
    language: Language = "en"
    ask_on: date
    slip: bool = False


class Reminder(Part, frozen=True, kw_only=True):
    """What somebody leaves, so that they are asked without having to think of it. For the worker alone."""

    link: Line
    way: Way
    address: Line
    language: Language = "en"


class CameBack(Part, frozen=True, kw_only=True):
    """`state`: none as long as nobody answered; then nothing but the workshop's title stands here."""

    title: Line = ""
    slip: bool = False
    state: StepState | None = None
    why_not: WhyNot | None = None
    words: Text = ""
    text: Text = ""
    name: Line = ""


@dataclass
class Harvest:
    """Of one workshop. `asked` counts every question, answered or not."""

    title: str
    asked: int = 0
    states: Counter[StepState] = field(default_factory=Counter)
    reasons: Counter[WhyNot] = field(default_factory=Counter)
    said: list[CameBack] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return self.states.total()

    @property
    def few(self) -> bool:
        """So few that a sum would say of somebody what they answered."""
        return 0 < self.answered < FEW

    def without_what_reveals(self) -> Harvest:
        """Of few, only what somebody wrote their name under; reasons only where there are enough of them."""
        if not self.few:
            return replace(self, reasons=self.reasons if self.reasons.total() >= FEW else Counter())
        named = [each for each in self.said if each.name]
        return replace(self, states=Counter(), reasons=Counter(), said=named)


def days_of(today: date, untrusted_on: date | None) -> tuple[date, date]:
    """When it is asked and when it is erased: after 30 days, or on their own day if that lies ahead and not too far."""
    on = untrusted_on if untrusted_on and today < untrusted_on <= today + ASKED_AFTER_MAX else today + ASKED_AFTER
    return on, on + KEPT_AFTER


def days_with_review(today: date, untrusted_on: date | None, review_on: date | None) -> tuple[date, date, date | None]:
    """The same, and the day of asking once more: when the group looks again, if that comes later and not too late."""
    on, erase_on = days_of(today, untrusted_on)
    if review_on is None or not on < review_on <= on + ASKED_AFTER_MAX:
        return on, erase_on, None
    return on, max(erase_on, review_on + KEPT_AFTER_AGAIN), review_on


def unanswered(asked: FollowUp) -> CameBack:
    return CameBack(title=asked.title, slip=asked.slip)


def answered(asked: FollowUp, state: StepState, why: WhyNot | None = None, *, words: str, name: str) -> CameBack:
    """NotNow for anything else than done, begun or not done. A reason goes with what was not done, and only there."""
    promised = NextStep(id="n1", text=asked.text or "-", state=StepState.COMMITTED)
    arrows = {StepState.DONE: finish, StepState.STARTED: start}
    if state is StepState.NOT_DONE:
        step = let_go(promised, why or WhyNot.NOT_SAID)
    elif state in arrows:
        step = arrows[state](promised)
    else:
        raise NotNow
    return CameBack(
        title=asked.title,
        slip=asked.slip,
        state=step.state,
        why_not=step.why_not,
        words=words,
        text=asked.text,
        name=name,
    )


def harvest(all_of_them: Iterable[CameBack]) -> tuple[Harvest, ...]:
    """By workshop, in the order of the titles; what was said in the order of its words, not of its coming."""
    by_title: dict[str, Harvest] = {}
    for each in all_of_them:
        of_one = by_title.setdefault(each.title, Harvest(each.title))
        of_one.asked += 1
        if each.state:
            of_one.states[each.state] += 1
            of_one.said += [each] if each.text or each.words or each.name else []
        if each.why_not:
            of_one.reasons[each.why_not] += 1
    for of_one in by_title.values():
        of_one.said.sort(key=lambda said: (said.text, said.words))
    return tuple(by_title[title] for title in sorted(by_title))
