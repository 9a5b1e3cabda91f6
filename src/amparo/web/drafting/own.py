"""Pages of a seat that nobody else reads: my own PACT action plan, and my petals."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import own
from amparo.actions.seats import Full, NoSuchThing, Seated
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.domain.plan.terms import WorkspaceKind
from amparo.domain.workshop.own import ACTS_MAX, PEOPLE, ActionPlan, Petal, Talk, pact_of
from amparo.files.documents import write_yaml
from amparo.web.drafting.answers import TooLong
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def pact(request: SeatRequest) -> HttpResponse:
    """Whom I talk to when I am home, what they must know and have, how and by when they get it; my checklist."""
    me = request.seated
    if request.method != "POST":
        return _pact_page(request, _shown(own.own_pact(me)))
    try:
        plan = _plan(request.POST)
    except TooLong:
        return _pact_page(request, {name: request.POST.get(name, "") for name in request.POST}, 422)
    own.write_own_pact(me, plan)
    return SeeOther(reverse("seat-pact"))


@require_safe
@by_seat
def eye(request: SeatRequest) -> HttpResponse:
    """What each of them would see on the day; and that nothing of it is in their hands yet (S1.12, S1.13)."""
    plan = own.own_pact(request.seated)
    talks = [talk for talk in plan.talks if talk.whom]
    return page(request, "drafting/eye.html", {"situation": plan.situation, "talks": talks})


@require_POST
@by_seat
def change(request: SeatRequest) -> HttpResponse:
    """Whoever reports back says what they will change; to themselves, unless they show it."""
    me = request.seated
    try:
        text = _line(request.POST, "change")
    except TooLong:
        return _pact_page(request, {**_shown(own.own_pact(me)), "change": request.POST.get("change", "")}, 422)
    own.keep_change(me, text)
    if text and "show" in request.POST:
        own.show_change(me, _id(request.POST.get("id", "")) or uuid4(), text)
    return SeeOther(reverse("seat"))


def asked_to_change(me: Seated) -> dict[str, object]:
    """What the page of somebody who reports shows: the question, and what they have kept. Nothing for everybody else."""
    whose, state = me.seat.row_id.hex(), me.state
    said = own.own_pact(me).change if whose in (*state.reporting, *state.reported) else ""
    if whose not in state.reporting and (said or whose not in state.reported):
        return {}
    return {"reports": True, "change": said, "change_id": uuid4()}


@require_safe
@by_seat
def pact_file(request: SeatRequest) -> HttpResponse:
    """The same as a PACT that goes on at home; on this network it travels as openly as the page itself."""
    response = HttpResponse(pact_written(request), content_type="application/yaml")
    response["Content-Disposition"] = 'attachment; filename="pact.yaml"'
    return response


def pact_written(request: SeatRequest) -> bytes:
    me, titles = request.seated, (_("What they must know"), _("What they must have"))
    written = pact_of(
        own.own_pact(me),
        own.own_petals(me).values(),
        titles,
        language=tongue(),
        today=request.now.date(),
        kind=WorkspaceKind(me.state.kind.value),
    )
    return write_yaml(written)


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def petals(request: SeatRequest) -> HttpResponse:
    """One more, or one that becomes a deed with a day, or one away."""
    if request.method != "POST":
        return _petals_page(request)
    untrusted = request.POST
    try:
        petal = Petal(text=_long(untrusted, "text"), will=_line(untrusted, "will"), by=_day(untrusted, "by"))
        _keep(request, petal)
    except (TooLong, Full):
        return _petals_page(request, 422, typed=untrusted.get("text", ""))
    except NoSuchThing:
        return _petals_page(request, 404)
    return SeeOther(reverse("seat-petal"))


def _keep(request: SeatRequest, petal: Petal) -> None:
    me, untrusted = request.seated, request.POST
    petal_id = _id(untrusted.get("petal", ""))
    if petal_id and untrusted.get("act") == "away":
        own.throw_petal_away(me, petal_id)
    elif petal_id and petal.text:
        own.change_petal(me, petal_id, petal)
    elif petal.text:
        own.add_petal(me, _id(untrusted.get("id", "")) or uuid4(), petal)


def _plan(untrusted: QueryDict) -> ActionPlan:
    acts = [_cut(text) for text in untrusted.get("acts", "").splitlines() if text.strip()][:ACTS_MAX]
    return ActionPlan(
        situation=_line(untrusted, "situation"),
        talks=tuple(
            Talk(
                whom=_line(untrusted, f"whom{n}"),
                points=_long(untrusted, f"points{n}"),
                know=_long(untrusted, f"know{n}"),
                have=_long(untrusted, f"have{n}"),
                how=_line(untrusted, f"how{n}"),
                by=_day(untrusted, f"by{n}"),
            )
            for n in range(PEOPLE)
        ),
        change=_line(untrusted, "change"),
        acts=tuple(acts),
    )


def _shown(plan: ActionPlan) -> dict[str, str]:
    said = {"situation": plan.situation, "change": plan.change, "acts": "\n".join(plan.acts)}
    for n, talk in enumerate(plan.talks):
        said |= {f"{name}{n}": str(getattr(talk, name) or "") for name in Talk.__struct_fields__}
    return said


def _pact_page(request: SeatRequest, said: dict[str, str], status: int = 200) -> HttpResponse:
    names = ("whom", "points", "know", "have", "how", "by")
    people: list[dict[str, Any]] = [
        {"number": n + 1, **{name: said.get(f"{name}{n}", "") for name in names}} for n in range(PEOPLE)
    ]
    empty = next((n for n, one in enumerate(people) if not one["whom"]), None)
    for n, person in enumerate(people):
        person |= {"n": n, "open": n == empty or status == 422}
    shown = {"said": said, "people": people, "mark": request.seated.seat.form_mark, "too_long": status == 422}
    shown["named"] = any(person["whom"] for person in people)
    return page(request, "drafting/pact.html", shown, status)


def _petals_page(request: SeatRequest, status: int = 200, **more: Any) -> HttpResponse:
    found = [{"id": petal_id, "petal": petal} for petal_id, petal in own.own_petals(request.seated).items()]
    shown = {"petals": found, "mark": request.seated.seat.form_mark, "id": uuid4(), "too_long": status == 422}
    return page(request, "drafting/petals.html", {**shown, **more}, status)


def _line(untrusted: QueryDict, name: str) -> str:
    return _cut(untrusted.get(name, ""))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > LINE_MAX:
        raise TooLong
    return line


def _long(untrusted: QueryDict, name: str) -> str:
    text = untrusted.get(name, "").strip()
    if len(text) > TEXT_MAX:
        raise TooLong
    return text


def _day(untrusted: QueryDict, name: str) -> date | None:
    try:
        return date.fromisoformat(untrusted.get(name, ""))
    except ValueError:
        return None


def _id(untrusted: str) -> UUID | None:
    try:
        return UUID(untrusted)
    except ValueError:
        return None
