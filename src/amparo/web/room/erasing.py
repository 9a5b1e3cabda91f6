"""Erasing a workshop before its day: its title is typed, and afterwards the page says whether anything is left of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from amparo.actions import rooms
from amparo.actions.allow import Act, allow
from amparo.actions.rooms import NoSuchRoom
from amparo.domain.workshop.followup import KEPT_AFTER
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.lan import LAN
from amparo.web.room import held


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase(request: SignedInRequest, room_id: UUID) -> HttpResponse:
    """Also while the room is closed: the facilitator's keys tell its title, nothing else is opened."""
    try:
        title = rooms.title_of(room_id, by=request.member, keys=request.keys)
    except NoSuchRoom:
        raise Http404 from None
    allow(request.member, Act.ERASE_ROOM)
    shown = {"title": title, "room_id": room_id, "back_url": reverse("workshops"), "kept_days": KEPT_AFTER.days}
    if request.method != "POST":
        return render(request, "room/erase.html", shown)
    if request.POST.get("title", "").strip().casefold() != title.strip().casefold():
        return render(request, "room/erase.html", {**shown, "wrong": True}, status=422)
    proof = rooms.erase_room(room_id, by=request.member, keys=request.keys, now=request.now)
    held.forget(room_id)
    if not held.any_open():
        LAN.shut()
    return render(request, "room/erased.html", {"proof": proof, "back_url": reverse("workshops")})
