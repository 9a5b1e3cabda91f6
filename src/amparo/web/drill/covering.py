"""A picture is taken in once everybody in it said yes; then faces are covered: a grid of cells over it, each a box to tick.

It is brought down to its pixels at once, and until it is covered the page carries it, the server nothing.
"""

import re
from base64 import b64decode, b64encode
from secrets import token_hex
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.actions import drills, slides
from amparo.actions.drills import NoSuchThing
from amparo.domain.part import LINE_MAX
from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill.model import Slide
from amparo.domain.workshop.drill.slides import EnoughPictures, with_slide
from amparo.files.pictures import (
    COLUMNS,
    Cell,
    Damaged,
    Moves,
    NoPicture,
    NoSuchCell,
    Picture,
    TooManyPixels,
    covered,
    looked_at,
    taken_in,
)
from amparo.web.drill import pictures
from amparo.web.room.requests import RoomRequest, by_room

ONE = re.compile(r"p[0-9a-f]{24}")
CELL = re.compile(r"([1-9]\d?)-([1-9])")
UNFIT = (NoPicture, Damaged, TooManyPixels, Moves)
REFUSALS = (*UNFIT, NoSuchCell, NoSuchItem, NotNow, EnoughPictures)


@require_POST
@by_room
def cover(request: RoomRequest) -> HttpResponse:
    """First with a file, then with what the page carried."""
    try:
        return _kept(request) if "carried" in request.POST else _taken_in(request)
    except NoSuchThing:
        return pictures.back(request, "drill")
    except REFUSALS as refused:
        return pictures.page(request, pictures.said(refused), status=422 if isinstance(refused, UNFIT) else 409)


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def further(request: RoomRequest, slide_id: str) -> HttpResponse:
    """One that is kept already: what is covered stays so."""
    room = request.room
    try:
        content = slides.read_slide(room.id, room.key, slide_id, by=request.member, keys=request.keys)
        cells = _cells(request)
        if not cells:
            return _page(request, looked_at(content), kept=slide_id)
        picture = covered(content, cells, slides.SLIDE_BYTES_MAX).content
        slides.cover_further(room.id, room.key, slide_id, _new(), picture, by=request.member, keys=request.keys)
    except NoSuchThing:
        raise Http404 from None
    except REFUSALS as refused:
        return pictures.page(request, pictures.said(refused))
    return pictures.back(request)


def _taken_in(request: RoomRequest) -> HttpResponse:
    """Nobody looks at a picture before it is said that everybody in it agreed, and that there is a place for it."""
    room = request.room
    drill = drills.read_drill(room.id, room.key, by=request.member, keys=request.keys)
    if drill is None:
        raise NoSuchThing
    with_slide(drill, Slide(id=_new()))
    if request.POST.get("agreed") != "yes":
        return pictures.page(
            request, _("First ask everybody who can be seen; tick that they said yes, and choose again.")
        )
    untrusted_file = request.FILES.get("picture")
    untrusted = untrusted_file.read() if untrusted_file else b""
    return _carrying(request, taken_in(untrusted, slides.SLIDE_BYTES_MAX), _new())


def _kept(request: RoomRequest) -> HttpResponse:
    """What the page carried is opened as carefully as what came first: it went through somebody's hands."""
    room, untrusted = request.room, request.POST
    slide_id = untrusted.get("slide", "")
    if not ONE.fullmatch(slide_id):
        raise NoSuchItem
    content, cells = _carried(untrusted["carried"]), _cells(request)
    if not cells and untrusted.get("nobody") != "yes":
        return _carrying(request, looked_at(content), slide_id, _("Cover each face, or tick that none can be seen."))
    slide = Slide(id=slide_id, about=" ".join(untrusted.get("about", "").split())[:LINE_MAX])
    picture = covered(content, cells, slides.SLIDE_BYTES_MAX).content
    slides.keep_slide(room.id, room.key, slide, picture, by=request.member, keys=request.keys)
    return pictures.back(request)


def _carried(untrusted: str) -> bytes:
    try:
        return b64decode(untrusted)
    except ValueError:
        raise NoSuchItem from None


def _cells(request: RoomRequest) -> set[Cell]:
    found = [CELL.fullmatch(each) for each in request.POST.getlist("cell")]
    if not all(found):
        raise NoSuchCell
    return {(int(each[1]), int(each[2])) for each in found if each}


def _new() -> str:
    return f"p{token_hex(12)}"


def _carrying(request: RoomRequest, picture: Picture, slide_id: str, told: str = "") -> HttpResponse:
    carried = b64encode(picture.content).decode()
    return _page(request, picture, told, slide=slide_id, carried=carried, about=request.POST.get("about", ""))


def _page(request: RoomRequest, picture: Picture, told: str = "", **more: Any) -> HttpResponse:
    shown: dict[str, Any] = {
        "room_id": request.room.id,
        "back_url": reverse("drill-pictures", args=[request.room.id]),
        "told": told,
        "picture": picture,
        "cells": [(row, column) for row in range(1, picture.rows + 1) for column in range(1, COLUMNS + 1)],
        **more,
    }
    return render(request, "drill/cover.html", shown, status=409 if told else 200)
