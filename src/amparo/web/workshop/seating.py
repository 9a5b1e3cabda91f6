"""Groups and who reports back: made from what people wished in private, shown without whose wish it was."""

from collections.abc import Sequence
from secrets import SystemRandom
from typing import Any, NamedTuple

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from amparo.actions import rooms
from amparo.actions.rooms import Sitting
from amparo.domain.part import LINE_MAX
from amparo.domain.workshop import groups, moving
from amparo.domain.workshop.board import Board, Seen, piles, tally
from amparo.domain.workshop.groups import CannotBeDone, Grouping, Organisations, Pair, Someone
from amparo.domain.workshop.moving import NoSuchGroup
from amparo.domain.workshop.room import RoomState
from amparo.domain.workshop.seat import SeatCard
from amparo.web.document.posted import strict
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.web.room.requests import RoomRequest, by_room
from amparo.wording.board_terms import say_board, say_column

CHANCE = SystemRandom()
THREATS_MAX = 100
REPORTERS = 3
PAPER = "paper-"
"""How the ids of people without a phone begin."""


class Person(NamedTuple):
    """Whoever is here: behind a phone, or on paper. Of the second nothing is known but that they are there."""

    id: str
    name: str
    card: SeatCard


class GroupsForm(forms.Form):
    similar = forms.BooleanField(label=gettext_lazy("Similar situations together"), required=False, initial=True)
    organisations = forms.ChoiceField(
        label=gettext_lazy("People of one organisation"),
        widget=forms.RadioSelect,
        initial=Organisations.EITHER.value,
        choices=[
            (Organisations.EITHER.value, gettext_lazy("as it comes")),
            (Organisations.TOGETHER.value, gettext_lazy("together")),
            (Organisations.APART.value, gettext_lazy("apart")),
        ],
    )
    threats = forms.CharField(
        label=gettext_lazy("What could happen, to share out"),
        help_text=gettext_lazy("One on each line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    doubled = forms.BooleanField(label=gettext_lazy("Each to two groups, to compare"), required=False)
    sizes = forms.RegexField(r"^\d{1,3}( \d{1,3}){0,59}$", required=False, widget=forms.HiddenInput)

    def lines(self) -> list[str]:
        found = (line.strip()[:LINE_MAX] for line in self.cleaned_data["threats"].splitlines())
        return [line for line in found if line][:THREATS_MAX]


@require_http_methods(["GET", "HEAD", "POST"])
@by_room
def make(request: RoomRequest) -> HttpResponse:
    """Made again as often as wished; what cannot be made comes back with ways out."""
    form = _form(request)
    people = _people(request)
    if not form.is_valid():
        return _page(request, form, people, status=422 if form.errors else 200)
    said = form.cleaned_data
    before, phones = request.room.state.grouping, _phones(people)
    still = moving.still_apart(before, phones, lambda perhaps: CHANCE.sample(perhaps, 2))
    try:
        grouping = _made(said, people, [*_apart(people), *still], few=len(phones) < groups.SMALLEST)
    except CannotBeDone as refusal:
        return _page(request, form, people, status=422, refusal=refusal)
    grouping = groups.deal(form.lines(), moving.made_anew(before, grouping), doubled=said["doubled"])
    rooms.seat_groups(request.room.id, request.room.key, grouping, by=request.member, keys=request.keys)
    return SeeOther(reverse("room-groups", args=[request.room.id]))


def _made(said: dict[str, Any], people: Sequence[Person], apart: list[Pair], *, few: bool) -> Grouping:
    """`few`: so few people behind phones that a refusal would name who wished; then there is only one table anyway."""
    here = [_someone(one) for one in people]
    CHANCE.shuffle(here)
    how: dict[str, Any] = {
        "organisations": Organisations(said["organisations"]),
        "similar": said["similar"],
        "sizes": tuple(int(size) for size in said["sizes"].split()),
    }
    try:
        return groups.make(here, apart, **how)
    except CannotBeDone as refusal:
        if not (few and refusal.wishes):
            raise
        return groups.make(here, **how)


def _form(request: RoomRequest) -> GroupsForm:
    """Made again, the same threats are shared out, unless they are changed."""
    grouping = request.room.state.grouping
    dealt = dict.fromkeys(threat for group in (grouping.groups if grouping else ()) for threat in group.threats)
    initial = {"threats": "\n".join(dealt), "doubled": bool(grouping and grouping.doubled)}
    form = GroupsForm(request.POST if "organisations" in request.POST else None, initial=initial)
    strict(form)
    return form


@require_POST
@by_room
def move(request: RoomRequest) -> HttpResponse:
    """One person by hand. What somebody asked for in private holds here too, and nobody reads whose it is."""
    people, untrusted = _people(request), request.POST
    who = untrusted.get("who", "")
    grouping = request.room.state.grouping
    if grouping is None or who not in {one.id for one in people}:
        return _page(request, _form(request), people, status=422, nobody=True)
    apart, helpers = _apart(people), {one.id for one in people if one.card.helper}
    here, went = _phones(people) if who in _phones(people) else set(), False

    def edit(state: RoomState) -> RoomState:
        nonlocal went
        if state.grouping is None:
            return state
        after = moving.moved(state.grouping, who, untrusted.get("to", ""), apart, here=here, helpers=helpers)
        went = after.went
        return replace(state, grouping=after.grouping)

    try:
        rooms.steer_room(request.room.id, request.room.key, edit, by=request.member, keys=request.keys)
    except NoSuchGroup:
        return _page(request, _form(request), people, status=422, nobody=True)
    if not went:
        return _page(request, _form(request), people, status=422, stands=True)
    return SeeOther(reverse("room-groups", args=[request.room.id]))


@require_POST
@by_room
def report(request: RoomRequest) -> HttpResponse:
    """Two to four from different situations; one of them swapped; or they have spoken."""
    room, people = request.room, _people(request)
    here = [_someone(one) for one in people]
    CHANCE.shuffle(here)
    swap, wanted = request.POST.get("swap", ""), request.POST.get("count", "")
    count = int(wanted) if wanted in ("2", "3", "4") else REPORTERS

    def edit(state: RoomState) -> RoomState:
        if "done" in request.POST:
            return replace(state, reporting=(), reported=(*state.reported, *state.reporting))
        keep = tuple(one for one in state.reporting if swap and one != swap)
        passed = (*state.reported, *([swap] if swap else ()))
        number = len(state.reporting) if swap else count
        chosen = groups.reporters(here, number, grouping=state.grouping, already=passed, keep=keep)
        return replace(state, reporting=chosen)

    rooms.steer_room(room.id, room.key, edit, by=request.member, keys=request.keys)
    return SeeOther(reverse("console", args=[room.id]) + "#report")


def names(people: Sequence[Person], chosen: Sequence[str]) -> list[dict[str, str]]:
    """For the facilitator's eyes: the names for today of who reports back."""
    known = {one.id: _named_one(one) for one in people}
    return [known[one] for one in chosen if one in known]


def on_the_wall(request: RoomRequest) -> list[dict[str, Any]]:
    """Numbers of people and what each group works on; who sits where stands on everybody's own page."""
    grouping = request.room.state.grouping
    return [
        {"number": at, "size": len(group.members), "threats": group.threats}
        for at, group in enumerate(grouping.groups if grouping else (), start=1)
    ]


def board_on_the_wall(request: RoomRequest, board: Board) -> dict[str, Any]:
    """Notes that were shown to the whole room, without a name; of no single organisation."""
    room = request.room
    found = rooms.notes_in(room.id, room.key, by=request.member, keys=request.keys)
    votes = rooms.votes_in(room.id, room.key, by=request.member, keys=request.keys)
    notes = {
        each: note
        for each, note in found.items()
        if note.seen is Seen.ROOM and not note.hidden and not note.organisation
    }
    dots = tally(notes, votes, board)
    columns = [
        {
            "name": say_column(column, tongue()),
            "notes": [
                {
                    "text": notes[head].text,
                    "more": [notes[each].text for each in under],
                    "dots": dots[head],
                    "verdict": notes[head].verdict,
                }
                for head, under in heads
            ],
        }
        for column, heads in piles(notes, board).items()
    ]
    return {"name": board.title or say_board(board.kind, tongue()), "columns": columns, "dots": board.dots}


def everybody(sitting: Sequence[Sitting], paper: int) -> tuple[Person, ...]:
    phones = (Person(one.id.hex(), one.card.pseudonym, one.card) for one in sitting)
    names = (_("Paper {number}").format(number=number) for number in range(1, paper + 1))
    on_paper = (Person(f"{PAPER}{number}", name, SeatCard(pseudonym=name)) for number, name in enumerate(names, 1))
    return (*phones, *on_paper)


def _people(request: RoomRequest) -> tuple[Person, ...]:
    room = request.room
    sitting = rooms.people_in(room.id, room.key, by=request.member, keys=request.keys)
    return everybody(sitting, room.state.paper)


def _phones(people: Sequence[Person]) -> set[str]:
    """Who can have wished anything. Everybody knows that paper wishes nothing: it is nobody's company in a doubt."""
    return {one.id for one in people if not one.id.startswith(PAPER)}


def _someone(one: Person) -> Someone:
    card = one.card
    return Someone(
        id=one.id,
        scenario=card.situation.casefold(),
        organisation=card.organisation,
        helper=card.helper,
        hidden=card.not_me,
    )


def _apart(people: Sequence[Person]) -> list[Pair]:
    """Wishes name people as the room knows them; a name nobody has wishes nothing."""
    phones = _phones(people)
    known = {one.name.casefold(): one.id for one in people if one.id in phones}
    return [
        frozenset((one.id, known[name.casefold()]))
        for one in people
        for name in one.card.not_with
        if name.casefold() in known
    ]


def _page(
    request: RoomRequest,
    form: GroupsForm,
    people: Sequence[Person],
    *,
    status: int = 200,
    refusal: CannotBeDone | None = None,
    stands: bool = False,
    nobody: bool = False,
) -> HttpResponse:
    """`refusal`: these groups cannot be made. `stands`: this move is not made."""
    state = request.room.state
    seated = {one for group in (state.grouping.groups if state.grouping else ()) for one in group.members}
    shown = {
        "form": form,
        "room_id": request.room.id,
        "count": len(people),
        "people_max": groups.PEOPLE_MAX,
        "sizes": groups.sizes_of(len(people)),
        "refusal": refusal,
        "ways": [
            {"kind": way.kind, "sizes": " ".join(map(str, way.sizes)), "said": "+".join(map(str, way.sizes))}
            for way in (refusal.ways_out if refusal else ())
        ],
        "stands": stands,
        "nobody": nobody,
        "late": [_named_one(one) for one in people if state.grouping and one.id not in seated],
        "grouping": state.grouping,
        "groups": _named(people, state.grouping),
        "back_url": reverse("console", args=[request.room.id]),
    }
    return render(request, "console/groups.html", shown, status=status)


def _named(people: Sequence[Person], grouping: Grouping | None) -> list[dict[str, Any]]:
    known = {one.id: _named_one(one) for one in people}
    return [
        {
            "id": group.id,
            "number": at,
            "scenario": group.scenario,
            "members": [known[one] for one in group.members if one in known],
            "threats": group.threats,
        }
        for at, group in enumerate(grouping.groups if grouping else (), start=1)
    ]


def _named_one(one: Person) -> dict[str, str]:
    return {"id": one.id, "name": one.name}
