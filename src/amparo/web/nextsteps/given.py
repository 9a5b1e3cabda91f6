"""What the group agreed to write up for readers who were not there, and how it leaves: sealed, on paper, or not at all.

In the language of those readers, which is chosen here: at first the one the session is held in.
"""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import leavings, promises
from amparo.domain.workshop.leaving import Leaving, Way
from amparo.domain.workshop.nextsteps import NextSteps, Readers
from amparo.domain.workshop.writeup import NotDecided
from amparo.files.bundle import bundled
from amparo.files.documents import write_yaml
from amparo.files.steps_written import write_steps
from amparo.files.stepsheet import parted
from amparo.sealing.agefile import NotARecipient
from amparo.sealing.copykey import in_groups, six_words
from amparo.web.document.download import download
from amparo.web.frame import SeeOther
from amparo.web.nextsteps.closing import FOR_OTHERS
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.catalogue import LANGUAGES, N_, RIGHT_TO_LEFT, gettext_in, spoken
from amparo.wording.terms import say_day, say_term

WAYS = {
    Way.AGE: N_("Sealed to their age key"),
    Way.AMPARO: N_("Sealed to their key in Amparo"),
    Way.VOICE: N_("Sealed; I tell them the words by voice"),
    Way.PAPER: N_("On paper"),
    Way.NOTHING: N_("Nothing"),
}
TO_A_KEY = (Way.AGE, Way.AMPARO)
FILES = ("md", "pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def given(request: RoomRequest, readers: str) -> HttpResponse:
    """As soon as the group takes its yes back, there is no such page."""
    whom = next((each for each in FOR_OTHERS if each.value == readers), None)
    room, untrusted = request.room, request.POST
    if whom is None:
        raise Http404
    try:
        whole = promises.written_for_readers(room.id, room.key, whom, by=request.member, keys=request.keys)
    except NotDecided:
        return SeeOther(reverse("room-closing", args=[room.id]))
    way = next((each for each in Way if each.value == untrusted.get("way", "")), None)
    if request.method != "POST" or way is None:
        return _page(request, whom, whole, 422 if request.method == "POST" else 200)
    try:
        return _leave(request, whom, whole, way)
    except NotARecipient:
        return _page(request, whom, whole, 422)


def _leave(request: RoomRequest, whom: Readers, whole: NextSteps, way: Way) -> HttpResponse:
    recipient = request.POST.get("recipient", "")
    if way in TO_A_KEY and "compared" not in request.POST:
        return _page(request, whom, whole, compare=(way, recipient))
    sealed, words = b"", ""
    if way in TO_A_KEY:
        sealed = leavings.give_to_key(_content(request, whole), recipient, by=request.member)
    elif way is Way.VOICE:
        words = leavings.words_to_give(_theirs(request, whole), by=request.member)
    left = Leaving(way=way, on=request.now.date(), words=words, readers=whom)
    room = request.room
    leavings.note_given(room.id, room.key, _id(request), left, by=request.member, keys=request.keys)
    if sealed:
        return download(sealed, "age", "application/octet-stream")
    return SeeOther(
        f"{reverse('room-given', args=[room.id, whom.value])}?{urlencode({'language': _theirs(request, whole)})}"
    )


@require_safe
@by_room
def sealed(request: RoomRequest, readers: str, copy_id: UUID) -> HttpResponse:
    """With words told by voice, until they were told: what the group agrees to now, the same words each time."""
    room = request.room
    waiting = leavings.words_to_tell(room.id, room.key, by=request.member, keys=request.keys)
    left = waiting.get(copy_id)
    try:
        if left and left.readers and left.readers.value == readers:
            whole = promises.written_for_readers(room.id, room.key, left.readers, by=request.member, keys=request.keys)
            content = leavings.give_by_voice(_content(request, whole), left, by=request.member)
            return download(content, "age", "application/octet-stream")
    except NotDecided:
        pass
    return SeeOther(reverse("room-given", args=[room.id, readers]))


def _theirs(request: RoomRequest, whole: NextSteps) -> str:
    untrusted = (request.POST if request.method == "POST" else request.GET).get("language", "")
    return untrusted if untrusted in LANGUAGES else spoken(whole.language)


def _content(request: RoomRequest, whole: NextSteps) -> bytes:
    today, language = request.now.date(), _theirs(request, whole)
    files = {
        f"next-steps.{suffix}": write_steps(whole, suffix, language, today, apart=True).content for suffix in FILES
    }
    return bundled({**files, "next-steps.yaml": write_yaml(whole)})


def _page(
    request: RoomRequest, whom: Readers, whole: NextSteps, status: int = 200, compare: tuple[Way, str] | None = None
) -> HttpResponse:
    room, language, theirs = request.room, tongue(), _theirs(request, whole)
    left = leavings.given(room.id, room.key, by=request.member, keys=request.keys)
    waiting = leavings.words_to_tell(room.id, room.key, by=request.member, keys=request.keys)
    shown: dict[str, Any] = {
        "id": uuid4(),
        "room_id": room.id,
        "name": say_term(whom, language),
        "readers": whom.value,
        "sheet": parted(whole, theirs),
        "theirs": theirs,
        "written": "rtl" if theirs in RIGHT_TO_LEFT else "ltr",
        "keys": [(way.value, gettext_in(language, WAYS[way])) for way in TO_A_KEY],
        "ways": [(way.value, gettext_in(language, words)) for way, words in WAYS.items() if way not in TO_A_KEY],
        "left": [
            (gettext_in(language, WAYS[each.way]), say_day(each.on, language)) for each in left if each.readers is whom
        ],
        "to_tell": {each: leaving.words for each, leaving in waiting.items() if leaving.readers is whom},
        "wrong": status == 422,
        "typed": request.POST.get("recipient", ""),
        "back_url": reverse("room-closing", args=[room.id]),
        **(_compared(*compare, theirs) if compare else {}),
    }
    return render(request, "nextsteps/given.html", shown, status=status)


def _compared(way: Way, recipient: str, language: str) -> dict[str, Any]:
    """Six words for both to read aloud, before anything is sealed to a key that somebody may have exchanged."""
    six, groups = six_words(recipient, language), in_groups(recipient)
    return {"six": six, "groups": groups, "way": way.value, "recipient": recipient.strip()}


def _id(request: RoomRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        return uuid4()
