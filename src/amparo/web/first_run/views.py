"""Screens 4 to 12: what worries us, what makes it worse, what we have, what we want, what we will do, who and when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from msgspec.structs import replace

from amparo.actions import plans
from amparo.actions.people import Member, Purpose
from amparo.actions.plans import Opened
from amparo.domain.checks import first_three
from amparo.domain.plan import first_plan
from amparo.domain.plan.first_plan import WhoAndWhen, Worry, begun, starter_of
from amparo.domain.plan.model import Capacity, Every, Measure, Objective, Plan, Vulnerability, Workspace
from amparo.domain.plan.questions import Question, unsure
from amparo.domain.plan.schedule import due, later
from amparo.domain.plan.starters import OWN, STARTERS, Moment, want_of
from amparo.domain.plan.terms import Unit, WorkspaceKind
from amparo.domain.plan.ticking import Lined, Say, own_lines, ticked, with_text
from amparo.domain.plan.upcoming import first_thing
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.first_run.forms import BLANK_LINES, AgainForm, LinesForm, WhoForm, WorryForm
from amparo.web.first_run.screen import STEPS, Screen, address, lines_said, say_in, screen
from amparo.web.frame import SeeOther
from amparo.web.plan import findings, rows
from amparo.web.plan.page import just_done, tongue
from amparo.wording.terms import say_cost, say_schedule, say_term

MONTHS = first_plan.REVIEW_MONTHS


@dataclass(frozen=True)
class Line:
    """A line as a card to tick."""

    value: str
    label: str
    checked: bool
    hint: str = ""
    aside: str = ""


# 4


@require_http_methods(["GET", "POST"])
@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Screen 4 before there is a plan. The answer begins one."""
    language = tongue()
    say = say_in(language)
    form = WorryForm(request.POST or None, say=say)
    today = request.now.date()
    plan = begun(say, today, workspace=_workspace(request.member, language), me=request.member.name)
    if request.POST.get("unsure"):
        plan = unsure(plan, Question.WORRY, say, today)
    elif form.is_valid():
        plan = first_plan.worried(plan, _worry(form), say)
    else:
        return Screen(request, uuid4(), Opened(plan, 1, request.member.id, today), Question.WORRY).page(
            "worry", form, starters=_starters(form, say)
        )
    plan_id = uuid4()
    plans.start_plan(plan_id, plan, by=request.member, keys=request.keys, today=today)
    return SeeOther(address(Question.WORSE, plan_id))


@screen(Question.WORRY)
def worry(at: Screen) -> HttpResponse:
    """Screen 4 once more: another worry takes the place of the first."""
    form = WorryForm(at.request.POST or None, say=at.say, initial=_worried_before(at))
    if not form.is_valid():
        return at.page("worry", form, starters=_starters(form, at.say))
    answer = _worry(form)
    at.keep(lambda plan: first_plan.worried(plan, answer, at.say))
    return at.onward()


def _workspace(member: Member, language: str) -> Workspace:
    practice = member.purpose is Purpose.WORKSHOP
    return Workspace(kind=WorkspaceKind.TRAINING if practice else WorkspaceKind.REAL, language=language)


def _worry(form: WorryForm) -> Worry:
    said = form.cleaned_data
    return Worry(starter=said["starter"], own=said["own"], why=form.why(), own_why=said["own_why"])


def _worried_before(at: Screen) -> dict[str, object]:
    if not at.plan.threats:
        return {}
    threat, starter = at.plan.threats[0], starter_of(at.plan, at.say)
    reasons = threat.reason.split(first_plan.BETWEEN_REASONS)
    known = {at.say(code): code for code in starter.why}
    own = [reason for reason in reasons if reason not in known and reason != at.say("because")]
    return {
        "starter": starter.code,
        "own": threat.text if starter is OWN else "",
        f"why-{starter.code}": [known[reason] for reason in reasons if reason in known],
        "own_why": first_plan.BETWEEN_REASONS.join(own),
    }


def _starters(form: WorryForm, say: Say) -> list[tuple[Line, list[Line]]]:
    """Each starting point with its reasons."""
    return [
        (
            Line(one.code, say(one.code), form["starter"].value() == one.code),
            _lines(form, f"why-{one.code}", lines_said(one.why, say)) if one.why else [],
        )
        for one in STARTERS
    ]


# 5, 6


@screen(Question.WORSE)
def worse(at: Screen) -> HttpResponse:
    starter = starter_of(at.plan, at.say)
    form = _lines_form(at, Vulnerability, starter.worse)
    if not form.is_valid():
        return at.page("lines", form, question=_("What makes it worse?"), lines=_line_groups(form, at, starter.worse))
    ticks = form.ticks()
    at.keep(lambda plan: first_plan.made_worse(plan, starter, ticks, at.say))
    return at.onward()


@screen(Question.HAVE)
def have(at: Screen) -> HttpResponse:
    starter = starter_of(at.plan, at.say)
    form = _lines_form(at, Capacity, starter.have)
    if not form.is_valid():
        return at.page(
            "lines", form, question=_("What do we already have?"), lines=_line_groups(form, at, starter.have)
        )
    ticks = form.ticks()
    at.keep(lambda plan: first_plan.having(plan, starter, ticks, at.say))
    return at.onward()


def _lines_form(at: Screen, kind: type[Lined], codes: tuple[str, ...]) -> LinesForm:
    own = own_lines(at.plan, kind, codes, at.say)
    blanks = {f"own{number}": _("In your own words") for number in range(BLANK_LINES)}
    initial = {"line": ticked(at.plan, kind, codes, at.say), "kept": [item.id for item in own]}
    return LinesForm(
        at.request.POST or None, offered=lines_said(codes, at.say), own=own, blanks=blanks, initial=initial
    )


def _line_groups(form: LinesForm, at: Screen, codes: tuple[str, ...]) -> list[Line]:
    return _lines(form, "line", lines_said(codes, at.say))


def _lines(form: WorryForm | LinesForm, field: str, offered: list[tuple[str, str]]) -> list[Line]:
    chosen = form[field].value() or ()
    return [Line(code, text, code in chosen) for code, text in offered]


# 7


@screen(Question.WANT)
def want(at: Screen) -> HttpResponse:
    """What we want: the lines stand ready, one may be struck."""
    starter = starter_of(at.plan, at.say)
    weak = ticked(at.plan, Vulnerability, starter.worse, at.say)
    wants = first_plan.wants_offered(starter, weak)
    codes = tuple(one.code for one in wants)
    unanswered = _own_weaknesses(at)
    blanks = {f"even-{v.id}": gettext("Even though: %(weakness)s") % {"weakness": v.text} for v in unanswered}
    own = own_lines(at.plan, Objective, codes, at.say)
    initial = {"line": ticked(at.plan, Objective, codes, at.say) or codes, "kept": [item.id for item in own]}
    form = LinesForm(
        at.request.POST or None,
        offered=lines_said(codes, at.say),
        own=own,
        blanks={**blanks, "own0": _("In your own words")},
        initial=initial,
    )
    if not form.is_valid():
        aims = {one.code: say_term(one.aim, tongue()) for one in wants}
        lines = [
            Line(line.value, line.label, line.checked, aims[line.value])
            for line in _lines(form, "line", lines_said(codes, at.say))
        ]
        return at.page("lines", form, question=_("What do we want?"), hint=_("Untick what does not fit."), lines=lines)
    ticks = form.ticks()
    even = {v.id: text for v in unanswered if (text := form.cleaned_data[f"even-{v.id}"])}
    at.keep(lambda plan: first_plan.wanting(plan, starter, ticks, at.say, even))
    return at.onward()


def _own_weaknesses(at: Screen) -> list[Vulnerability]:
    """Those in people's own words which nothing that is wanted answers yet."""
    starter = starter_of(at.plan, at.say)
    offered = {with_text(at.plan, Vulnerability, at.say(code)) for code in starter.worse}
    answered = {objective.vulnerability for objective in at.plan.objectives}
    return [v for v in at.plan.vulnerabilities if v.id not in offered | answered]


# 8


@screen(Question.DO)
def do(at: Screen) -> HttpResponse:
    starter = starter_of(at.plan, at.say)
    codes = tuple(one.code for one in starter.measures)
    own = own_lines(at.plan, Measure, codes, at.say)
    form = LinesForm(
        at.request.POST or None,
        offered=lines_said(codes, at.say),
        own=own,
        blanks={
            "own0": _("Before: in your own words"),
            "own1": _("Before: one more"),
            "happens0": _("If it happens: in your own words"),
        },
        initial={"line": ticked(at.plan, Measure, codes, at.say), "kept": [item.id for item in own]},
    )
    if not form.is_valid():
        return at.page("do", form, moments=_moments(at, form), wanted=_wanted(at))
    ticks, reactive = form.ticks(), form.own("happens")
    at.keep(lambda plan: first_plan.will_do(plan, starter, ticks, reactive, at.say))
    return at.onward()


def _wanted(at: Screen) -> list[str]:
    """What it is all for, above the lines: the specific wants first."""
    starter = starter_of(at.plan, at.say)
    specific = {at.say(want_of(code)) for code in starter.worse}
    return sorted((o.text for o in at.plan.objectives), key=lambda text: text not in specific)


def _moments(at: Screen, form: LinesForm) -> list[tuple[str, list[Line]]]:
    starter = starter_of(at.plan, at.say)
    language = tongue()
    chosen = form["line"].value() or ()
    heads = {Moment.BEFORE: _("Before"), Moment.IF: _("If it happens"), Moment.AFTER: _("After")}
    return [
        (
            str(head),
            [
                Line(
                    one.code,
                    at.say(one.code),
                    one.code in chosen,
                    aside=say_cost(replace(first_plan.price(one, at.say), condition=""), language) if one.price else "",
                )
                for one in starter.measures
                if one.moment is moment
            ],
        )
        for moment, head in heads.items()
    ]


# 9


@dataclass(frozen=True)
class Row:
    """A measure with its two fields."""

    measure: Measure
    when: str
    who: object
    day: object


@screen(Question.WHO)
def who(at: Screen) -> HttpResponse:
    days = _days(at.plan, at.today)
    aliases = {person.id: person.alias for person in at.plan.people}
    initial = {f"who-{m.id}": aliases.get(m.owner or "", "") for m in at.plan.measures}
    initial |= {f"day-{measure}": day for measure, day in days.items()}  # type: ignore[misc]
    form = WhoForm(at.request.POST or None, measures=at.plan.measures, days=days, initial=initial)
    if not form.is_valid():
        return at.page("who", form, rows=_who_rows(at, form), people=at.plan.people)
    said = {
        m.id: WhoAndWhen(form.cleaned_data[f"who-{m.id}"], form.cleaned_data.get(f"day-{m.id}"))
        for m in at.plan.measures
    }
    at.keep(lambda plan: first_plan.who_and_when(plan, said, at.say))
    return at.onward()


def _days(plan: Plan, today: date) -> dict[str, date]:
    """The day each is due; what is done at once has none to set."""
    days = {m.id: due(m.schedule, plan.written_on or today) for m in plan.measures if first_plan.has_day(m)}
    return {measure: day or later(today, 1, Unit.MONTH) for measure, day in days.items()}


def _who_rows(at: Screen, form: WhoForm) -> list[Row]:
    language = tongue()
    return [
        Row(
            m,
            say_schedule(m.schedule, language)
            if m.schedule and (isinstance(m.schedule, Every) or not first_plan.has_day(m))
            else "",
            form[f"who-{m.id}"],
            form[f"day-{m.id}"] if f"day-{m.id}" in form.fields else None,
        )
        for m in at.plan.measures
    ]


# 10, 11, 12


@screen(Question.LOOK)
def look(at: Screen) -> HttpResponse:
    if at.request.method == "POST":
        return at.onward()
    first = first_three(findings.checked(at.plan, at.today))
    asked = findings.asked(first, at.plan, at.plan_id, tongue(), first_run=True)
    return at.page("look", None, asked=asked, undo=just_done(at.request, at.plan_id, at.opened))


@screen(Question.AGAIN)
def again(at: Screen) -> HttpResponse:
    form = AgainForm(at.request.POST or None, initial={"months": MONTHS})
    if not form.is_valid():
        return at.page("again", form)
    on = later(at.today, form.cleaned_data["months"], Unit.MONTH)
    at.keep(lambda plan: first_plan.look_again(plan, on, at.say))
    return at.onward()


@require_safe
@signed_in
def done(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """Screen 12: the plan, and the first thing to do."""
    opened = plans.read_plan(plan_id, by=request.member, keys=request.keys)
    today = request.now.date()
    language = tongue()
    shown = {
        "plan": opened.document,
        "plan_id": plan_id,
        "first_thing": first_thing(opened.document, today),
        "rows": rows.rows_of(opened.document, today, language),
        "step": STEPS,
        "steps": STEPS,
        "back_url": address(Question.AGAIN, plan_id),
    }
    return render(request, "first_run/done.html", shown)
