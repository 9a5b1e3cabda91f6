"""What one part sees and may do. Without a script; a break is one touch, and nobody sees whose."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from secrets import SystemRandom
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import drills
from amparo.actions.drills import NoSuchThing
from amparo.domain.part import LINE_MAX
from amparo.domain.refusals import NoSuchItem
from amparo.domain.workshop.drill import machine
from amparo.domain.workshop.drill.machine import waits_for
from amparo.domain.workshop.drill.model import LOG_MAX, Drill, Place
from amparo.domain.workshop.drill.news import seen_by
from amparo.domain.workshop.drill.packs import FACTS
from amparo.domain.workshop.drill.roles import KEY_FIGURE_OF, KEY_FIGURES, ON_THEIR_OWN, PACT_ROLES, wishes
from amparo.domain.workshop.drill.terms import Got, Happened, Phase, Role
from amparo.web.drill import after, refusals
from amparo.web.drill import now as moment
from amparo.web.drill.console import player_of
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import SeatRequest, by_seat
from amparo.web.room.style import page
from amparo.wording.drill.news import say_news
from amparo.wording.drill.roles import say_convince, say_place, say_role, say_safety, say_task, say_wish
from amparo.wording.drill.talk import say_got

PART = "drill"
"""What a part watches by itself, as the stream calls it."""
PLAYED_MAX = LOG_MAX - 300
"""However often phones are touched, whoever leads can still note, stop, and talk."""


@require_http_methods(["GET", "HEAD", "POST"])
@by_seat
def show(request: SeatRequest) -> HttpResponse:
    drill = drills.watch_drill(request.seated)
    if request.method != "POST" or drill is None:
        return _page(request, drill)
    act = request.POST.get("act", "").partition("/")[0]
    if act == "facts":
        drills.keep_own_facts(request.seated, [each for each in FACTS if each in request.POST.getlist("fact")], drill)
        return SeeOther(reverse("seat-drill") + "#own")
    edit = EDITS.get(act)
    if edit is None or (len(drill.log) >= PLAYED_MAX and act != "rest"):
        return _page(request, drill, refusals.said(NoSuchItem()))
    try:
        drills.play_drill(request.seated, lambda now: edit(now, request))
    except (*refusals.REFUSALS, NoSuchThing, ValueError) as refused:
        return _page(request, drills.watch_drill(request.seated), refusals.said(refused))
    return SeeOther(reverse("seat-drill"))


@require_safe
@by_seat
def now(request: SeatRequest) -> HttpResponse:
    """The present moment alone, for pages whose stream broke; 304 when nothing changed."""
    fragment = _moment(request, drills.watch_drill(request.seated))
    mark = f'"{sha256(fragment.encode()).hexdigest()[:24]}"'
    same = request.headers.get("If-None-Match") == mark
    response = HttpResponse(status=304) if same else HttpResponse(fragment)
    response["ETag"] = mark
    return response


def _moment(request: SeatRequest, drill: Drill | None) -> str:
    place = drill.place_of(request.seated.seat.row_id.hex()) if drill else None
    return moment.fragment(drill, place, request.now, request.seated.card.language)


def _mine(drill: Drill, request: SeatRequest) -> Place:
    place = drill.place_of(request.seated.seat.row_id.hex())
    if place is None:
        raise NoSuchItem
    return place


def _refused(drill: Drill, request: SeatRequest) -> Drill:
    """Somebody may say it before they are counted as a player."""
    me = player_of(request.seated.seat.row_id, request.seated.card.pseudonym)
    if all(player.id != me.id for player in drill.players):
        drill = machine.gather(drill, (*drill.players, me))
    return machine.refuse(drill, me.id, [Role(each) for each in request.POST.getlist("role")])


def _exchanged(drill: Drill, request: SeatRequest) -> Drill:
    count = len(drill.players)
    return machine.exchange(drill, _mine(drill, request).player or "", SystemRandom().sample(range(count), count))


def _happened(drill: Drill, request: SeatRequest) -> Drill:
    """`act` is "did/called"; a part says only what belongs to it."""
    what, mine = Happened(request.POST.get("act", "").partition("/")[2]), _mine(drill, request)
    if (what is Happened.RAISED) is not (mine.role is Role.DEFENDER) or mine.role not in (*PACT_ROLES, Role.DEFENDER):
        raise NoSuchItem
    other, news = request.POST.get("other") or None, request.POST.get("news") or None
    return machine.happens(drill, what, mine.id, request.now, other=other, news=news)


def _asked(drill: Drill, request: SeatRequest) -> Drill:
    """`act` is "asked/<wish>/<got>": what a key figure asked for, and what came of it."""
    mine = _mine(drill, request)
    _act, code, got = request.POST.get("act", "").split("/")
    wish = (
        next((each for each in wishes(mine.role, drill.level) if each.code == code), None)
        if mine.role in KEY_FIGURES
        else None
    )
    if wish is None:
        raise NoSuchItem
    return machine.asked(drill, mine.id, request.POST.get("of", ""), wish.fact, Got(got), request.now)


def _token(drill: Drill, request: SeatRequest) -> Drill:
    mine = _mine(drill, request)
    if mine.role in ON_THEIR_OWN:
        return machine.token(drill, mine.id, request.now)
    to = drill.place(request.POST.get("of", ""))
    if to is None or KEY_FIGURE_OF.get(to.role) is not mine.role:
        raise NoSuchItem
    return machine.token(drill, to.id, request.now, figure=mine.id)


def _signed(drill: Drill, request: SeatRequest) -> Drill:
    """Theirs alone: no other part finds it on a page."""
    sign = " ".join(request.POST.get("sign", "").split())[:LINE_MAX]
    return machine.agree_sign(drill, _mine(drill, request).id, sign)


EDITS: Mapping[str, Callable[[Drill, SeatRequest], Drill]] = {
    "refuse": _refused,
    "exchange": _exchanged,
    "sign": _signed,
    "rest": lambda drill, request: machine.rest(drill, request.now),
    "did": _happened,
    "asked": _asked,
    "token": _token,
}


def _page(request: SeatRequest, drill: Drill | None, told: str = "") -> HttpResponse:
    language, me = tongue(), request.seated
    shown: dict[str, Any] = {
        "mark": me.seat.form_mark,
        "told": told,
        "drill": drill,
        "now": mark_safe(_moment(request, drill)),  # noqa: S308 - a template of ours, already escaped
        "live": f"/live/{me.room}/{PART}/",
    }
    if drill is not None:
        place = drill.place_of(me.seat.row_id.hex())
        shown |= {
            "phase": drill.phase,
            "running": drill.phase is Phase.RUNNING,
            "safety": say_safety(language),
            "part": _part(drill, place, language) if place else None,
            **(_before(drill, me.seat.row_id.hex(), language) if drill.phase is Phase.PREPARING else {}),
            **(after.shown(request, drill, place, language) if drill.phase in after.OVER else {}),
        }
    return page(request, "drill/player.html", shown, 409 if told else 200)


def _before(drill: Drill, seat: str, language: str) -> dict[str, Any]:
    me = next((player.id for player in drill.players if player.seat == seat), "")
    mine = next((refusal.roles for refusal in drill.refusals if refusal.player == me), ())
    return {"roles": [(role, say_role(role, language), role in mine) for role in Role if role is not Role.WATCHER]}


def _part(drill: Drill, place: Place, language: str) -> dict[str, Any]:
    waits = waits_for(drill, place.id)
    return {
        "name": say_place(place, language),
        "task": say_task(place.role, language),
        "convince": say_convince(place.role, language),
        "waits": ", ".join(say_role(role, language) for role in waits),
        "defender": place.role is Role.DEFENDER,
        "sign": place.trigger,
        "pact": place.role in PACT_ROLES,
        "own_proof": place.role in ON_THEIR_OWN,
        "figure": place.role in KEY_FIGURES,
        "news": [(news.id, say_news(news, language)) for news in seen_by(drill, place) if news.expected],
        "token": any(entry.place == place.id for entry in drill.counted(Happened.TOKEN)),
        "others": _others(drill, place, language),
        "asks": _asks(drill, place, language) if place.role in KEY_FIGURES else [],
        "gots": [(got, say_got(got, language)) for got in Got],
        "visitors": [
            (each.id, say_place(each, language)) for each in drill.places if KEY_FIGURE_OF.get(each.role) is place.role
        ],
    }


def _others(drill: Drill, place: Place, language: str) -> list[tuple[str, str]]:
    """Whom this part may call: the others of its PACT, and its key figure."""
    wanted = KEY_FIGURE_OF.get(place.role)
    return [
        (each.id, say_place(each, language))
        for each in drill.places
        if (each.team == place.team and each.role in PACT_ROLES and each.id != place.id) or each.role is wanted
    ]


def _asks(drill: Drill, place: Place, language: str) -> list[tuple[str, str]]:
    return [(wish.code, say_wish(wish.code, language)) for wish in wishes(place.role, drill.level)]
