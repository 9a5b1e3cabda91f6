"""Pictures of the game, for the wall of the room alone: a box each, sealed to the room, gone with the drill.

Only what is covered already comes here. No seat reads any of it.
"""

from uuid import UUID

from amparo.actions import drills
from amparo.actions.allow import Act, allow
from amparo.actions.drills import SLIDE
from amparo.actions.people import Member
from amparo.domain.workshop.drill import slides
from amparo.domain.workshop.drill.model import Drill, Slide
from amparo.sealing.roomkey import RoomKey
from amparo.store import erasing, rooms, things
from amparo.store.keys import Keys
from amparo.store.rooms import NoSuchRoom
from amparo.store.things import THING_BYTES_MAX
from amparo.store.together import together

SLIDE_BYTES_MAX = THING_BYTES_MAX


def turn_on_slideshow(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> Drill:
    allow(by, Act.STEER_ROOM)
    return drills.lead_drill(room_id, key, slides.turned_on, by=by, keys=keys)


def turn_off_slideshow(room_id: UUID, key: RoomKey, *, by: Member, keys: Keys) -> None:
    """With every picture."""
    allow(by, Act.STEER_ROOM)
    with together():
        drills.lead_drill(room_id, key, slides.turned_off, by=by, keys=keys)
        erasing.throw_away(room_id, (SLIDE,))


def keep_slide(room_id: UUID, key: RoomKey, slide: Slide, picture: bytes, *, by: Member, keys: Keys) -> None:
    """Pressed twice it is kept once."""
    allow(by, Act.STEER_ROOM)
    with together():
        drill = drills.lead_drill(room_id, key, lambda there: _with(there, slide), by=by, keys=keys)
        _put(room_id, key, slide.id, picture, drill)


def cover_further(
    room_id: UUID, key: RoomKey, slide_id: str, covered_id: str, picture: bytes, *, by: Member, keys: Keys
) -> None:
    """What it was before is gone."""
    allow(by, Act.STEER_ROOM)
    with together():
        drill = drills.lead_drill(
            room_id, key, lambda there: slides.covered_further(there, slide_id, covered_id), by=by, keys=keys
        )
        things.remove(room_id, SLIDE, _box(room_id, key, slide_id))
        _put(room_id, key, covered_id, picture, drill)


def show_slide(room_id: UUID, key: RoomKey, slide_id: str | None, *, by: Member, keys: Keys) -> None:
    """On the wall; None: nothing."""
    allow(by, Act.STEER_ROOM)
    drills.lead_drill(room_id, key, lambda there: slides.showing(there, slide_id), by=by, keys=keys)


def throw_slide_away(room_id: UUID, key: RoomKey, slide_id: str, *, by: Member, keys: Keys) -> None:
    allow(by, Act.STEER_ROOM)
    with together():
        drills.lead_drill(room_id, key, lambda there: slides.without_slide(there, slide_id), by=by, keys=keys)
        things.remove(room_id, SLIDE, _box(room_id, key, slide_id))


def read_slide(room_id: UUID, key: RoomKey, slide_id: str, *, by: Member, keys: Keys) -> bytes:
    """Or NoSuchThing."""
    allow(by, Act.STEER_ROOM)
    if not rooms.is_mine(room_id, keys):
        raise NoSuchRoom
    return things.read(room_id, SLIDE, _box(room_id, key, slide_id), key).content


def _with(drill: Drill, slide: Slide) -> Drill:
    here = drill.slideshow.slides if drill.slideshow else ()
    return drill if any(each.id == slide.id for each in here) else slides.with_slide(drill, slide)


def _put(room_id: UUID, key: RoomKey, slide_id: str, picture: bytes, drill: Drill) -> None:
    things.put(room_id, SLIDE, picture, key=key, thing_id=_box(room_id, key, slide_id), erase_on=drill.erase_on)


def _box(room_id: UUID, key: RoomKey, slide_id: str) -> UUID:
    return UUID(bytes=key.mac(SLIDE, room_id, slide_id)[:16])
