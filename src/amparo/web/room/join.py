"""Coming in: three words or the picture on the wall, a name for today, one press. No account, no script, no internet."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.actions import seats
from amparo.actions.seats import Full, NoSuchRoom
from amparo.domain.workshop.room import RoomState
from amparo.web.door.house import house
from amparo.web.door.requests import DoorRequest
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room import held
from amparo.web.room.crowd import CROWD
from amparo.web.room.requests import SEAT_COOKIE, is_from_here, remember_seat
from amparo.web.room.style import in_clear, page
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.pseudonyms import NoNameLeft
from amparo.wording.tablewords import fold

WORDS_MAX = 100


def in_their_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The one they chose on the page before; else the one their phone asks for."""

    @wraps(view)
    def spoken_to(request: DoorRequest, **about: str) -> HttpResponse:
        chosen = request.POST.get("language") or request.GET.get("language", "")
        with translation.override(chosen if chosen in LANGUAGES else tongue()):
            return view(request, **about)

    return spoken_to


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@in_their_language
def ask(request: DoorRequest) -> HttpResponse:
    """Which room? Whoever sits in one already goes back to their place."""
    if request.method == "POST":
        words = "-".join(request.POST.get("words", "").replace("-", " ").split())[:WORDS_MAX]
        return _known(request, words) or page(
            request, "room/ask.html", {"wrong": True, "in_clear": in_clear(request)}, 422
        )
    if _sits(request):
        return SeeOther(reverse("seat"))
    return page(request, "room/ask.html", {"in_clear": in_clear(request)})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@in_their_language
def join(request: DoorRequest, words: str) -> HttpResponse:
    """GET shows the name and the button; POST joins. Looking never joins: previews look too."""
    try:
        room = seats.find_room(words, house=house(request.now))
    except NoSuchRoom:
        return page(request, "room/ask.html", {"wrong": True, "in_clear": in_clear(request)}, 404)
    key = held.key_of(room, request.now)
    if key is None:
        return page(request, "room/rests.html", {}, 423)
    sits = seats.find_seat(request.COOKIES.get(SEAT_COOKIE, ""))
    if sits and sits[1].room == room:
        return SeeOther(reverse("seat"))
    if request.method != "POST":
        state = seats.read_lobby(room, key)
        return _asked(request, state, seats.draw_name(room, key, tongue()))
    if not is_from_here(request):
        return page(request, "room/refused.html", {}, 403)
    if not CROWD.room_for_one_more(request.now):
        return page(request, "room/crowd.html", {}, 429)
    state, name = seats.read_lobby(room, key), request.POST.get("name", "")
    organisation = _known_by(state, request.POST.get("organisation", ""))
    if organisation is None:
        return _asked(request, state, name, 422)
    try:
        seat = seats.join_room(room, key, name, tongue(), organisation=organisation)
    except (Full, NoNameLeft):
        return page(request, "room/full.html", {}, 409)
    return remember_seat(SeeOther(reverse("seat")), seat)


def _asked(request: DoorRequest, state: RoomState, name: str, status: int = 200) -> HttpResponse:
    """Which organisations are here is not told: each knows the word of its own."""
    shown = {"title": state.session.title, "name": name, "several": bool(state.organisations)}
    return page(request, "room/join.html", {**shown, "wrong": status != 200, "in_clear": in_clear(request)}, status)


def _known(request: DoorRequest, words: str) -> HttpResponse | None:
    try:
        seats.find_room(words, house=house(request.now))
    except NoSuchRoom:
        return None
    return SeeOther(f"{reverse('join-room', args=[words])}?language={tongue()}")


def _known_by(state: RoomState, untrusted: str) -> str | None:
    """The organisation whose word this is; empty for no word, None for a wrong one."""
    said = fold(untrusted)
    return next((word for word in state.organisations if fold(word) == said), None) if said else ""


def _sits(request: HttpRequest) -> bool:
    found = seats.find_seat(request.COOKIES.get(SEAT_COOKIE, ""))
    return bool(found and found[1].open)
