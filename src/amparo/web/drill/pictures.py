"""The slideshow of a drill: turned on and off, its pictures shown on the wall or thrown away.

On the local network none of these addresses answers: pictures are for the wall of the room.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import drills, slides
from amparo.actions.drills import NoSuchThing
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill.model import SLIDES_MAX, Drill, Slide
from amparo.domain.workshop.drill.slides import EnoughPictures
from amparo.files.pictures import Damaged, Moves, NoPicture, TooManyPixels
from amparo.web.drill import refusals
from amparo.web.frame import SeeOther
from amparo.web.room.requests import RoomRequest, by_room

UNFIT: Mapping[type[Exception], Promise | str] = {
    NoPicture: gettext_lazy("This cannot be opened as a picture. Choose a JPEG, PNG or WebP file."),
    Damaged: gettext_lazy("This picture breaks off, or is damaged. Copy it once more from where it comes from."),
    TooManyPixels: gettext_lazy("This picture has too many points to be opened safely. Make it smaller first."),
    Moves: gettext_lazy("This picture moves. Choose one that stands still."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def show(request: RoomRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request)
    act = ACTS.get(request.POST.get("act", ""))
    try:
        if act is None:
            raise NoSuchItem
        act(request)
    except (NoSuchItem, NotNow) as refused:
        return page(request, said(refused))
    except NoSuchThing:
        return back(request, "drill")
    return back(request)


@require_safe
@by_room
def picture(request: RoomRequest, slide_id: str) -> HttpResponse:
    room = request.room
    try:
        content = slides.read_slide(room.id, room.key, slide_id, by=request.member, keys=request.keys)
    except NoSuchThing:
        raise Http404 from None
    return HttpResponse(content, content_type="image/jpeg")


def page(request: RoomRequest, told: str = "", status: int = 409) -> HttpResponse:
    room = request.room
    drill = drills.read_drill(room.id, room.key, by=request.member, keys=request.keys)
    if drill is None:
        return back(request, "drill")
    shown: dict[str, Any] = {
        "room_id": room.id,
        "back_url": reverse("drill", args=[room.id]),
        "told": told,
        "erase_on": drill.erase_on,
        "slideshow": drill.slideshow,
        "slides": _named(drill),
        "more": len(_named(drill)) < SLIDES_MAX,
    }
    return render(request, "drill/pictures.html", shown, status=status if told else 200)


def said(refusal: Exception) -> str:
    if isinstance(refusal, EnoughPictures):
        return _("There are {count} pictures already. Throw one away first.").format(count=SLIDES_MAX)
    return str(UNFIT[type(refusal)]) if type(refusal) in UNFIT else refusals.said(refusal)


def back(request: RoomRequest, name: str = "drill-pictures") -> HttpResponse:
    return SeeOther(reverse(name, args=[request.room.id]))


def _turned_on(request: RoomRequest) -> None:
    slides.turn_on_slideshow(request.room.id, request.room.key, by=request.member, keys=request.keys)


def _turned_off(request: RoomRequest) -> None:
    slides.turn_off_slideshow(request.room.id, request.room.key, by=request.member, keys=request.keys)


def _shown(request: RoomRequest) -> None:
    room, slide_id = request.room, request.POST.get("slide", "") or None
    slides.show_slide(room.id, room.key, slide_id, by=request.member, keys=request.keys)


def _thrown_away(request: RoomRequest) -> None:
    room, slide_id = request.room, request.POST.get("slide", "")
    slides.throw_slide_away(room.id, room.key, slide_id, by=request.member, keys=request.keys)


ACTS: Mapping[str, Callable[[RoomRequest], None]] = {
    "on": _turned_on,
    "off": _turned_off,
    "show": _shown,
    "away": _thrown_away,
}


def _named(drill: Drill) -> list[dict[str, Any]]:
    slideshow = drill.slideshow
    if slideshow is None:
        return []
    return [_line(number, slide, slideshow.shown) for number, slide in enumerate(slideshow.slides, start=1)]


def _line(number: int, slide: Slide, shown: str | None) -> dict[str, Any]:
    name = slide.about or _("Picture {number}").format(number=number)
    return {"id": slide.id, "name": name, "shown": slide.id == shown}
