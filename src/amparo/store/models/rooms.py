"""Rooms in which workshops are held, the seats in them, and what is written there. All of it goes with the room.

`to the room`: opens with the room's key, which a letter to the facilitator holds, and the memory of the server while
the room is open. `by seat`: opens with the participant's cookie alone, not even with the facilitator's passphrase.
No address, no device and no time of day of anybody stands here.
"""

from django.db import models
from django.db.models import CASCADE

from amparo.store.models.people import AccountRow, OrganisationRow
from amparo.store.models.row import Row

ROOM_KIND_MAX = 16


class RoomRow(Row):
    id = models.UUIDField(primary_key=True)  # clear
    organisation = models.ForeignKey(OrganisationRow, CASCADE)
    facilitator = models.ForeignKey(AccountRow, CASCADE)
    secret = models.BinaryField()  # sealed: a letter to the facilitator
    open_share = models.BinaryField(null=True)  # sealed: for the servers of today, where there are several
    door = models.BinaryField(max_length=32, unique=True, null=True)  # mac: of the words that lead here
    state = models.BinaryField()  # sealed to the room
    version = models.PositiveIntegerField(default=1)  # clear: of the state
    changes = models.PositiveIntegerField(default=0)  # clear: how often anything changed, for other servers
    erase_on = models.DateField(db_index=True)  # clear: the worker erases it without opening it
    open = models.BooleanField(default=True)  # clear

    class Meta:
        db_table = "room"


class FollowUpRow(Row):
    """How did it go? Asked weeks later; it outlives the room and says neither which room nor who was asked."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac: of the link
    organisation = models.ForeignKey(OrganisationRow, CASCADE)
    facilitator = models.ForeignKey(AccountRow, CASCADE)
    sealed = models.BinaryField()  # by link
    answer = (
        models.BinaryField()
    )  # sealed: a letter to the facilitator; before there is an answer it only says what for
    answered = models.BooleanField(default=False)  # clear
    ask_on = models.DateField(db_index=True)  # clear: the day on which it is asked
    erase_on = models.DateField(db_index=True)  # clear: nobody opens it for that

    class Meta:
        db_table = "follow_up"


class ReminderRow(Row):
    """An address somebody left to be asked again at. It goes after the last question, with "done", and with their wish."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac: of the link, as that of its question
    sealed = models.BinaryField()  # to the worker: the link, the way, the address
    times = models.PositiveSmallIntegerField(default=0)  # clear: how often it was asked
    due_on = models.DateField(db_index=True)  # clear: asked then, or taken away
    again_on = models.DateField(null=True)  # clear: the day on which all look again
    over = models.BooleanField(default=False)  # clear: the worker takes it away at once

    class Meta:
        db_table = "reminder"


class SeatRow(Row):
    """Somebody who takes part. Rows lie in the order of their hashes: nobody can tell who came when."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac
    room = models.ForeignKey(RoomRow, CASCADE)
    sealed = models.BinaryField()  # sealed to the room
    version = models.PositiveIntegerField(default=1)  # clear
    left = models.BooleanField(default=False)  # clear

    class Meta:
        db_table = "seat"


class ThingRow(Row):
    """One thing that somebody wrote or did in a room: a note, votes, a group's plan, a commitment."""

    id = models.UUIDField(primary_key=True)  # clear
    room = models.ForeignKey(RoomRow, CASCADE)
    kind = models.CharField(max_length=ROOM_KIND_MAX)  # clear: a word of the program, never of a person
    owner = models.BinaryField(max_length=32, null=True)  # mac: of a seat; none when it belongs to the room
    sealed = models.BinaryField()  # sealed to the room, or by seat
    version = models.PositiveIntegerField(default=1)  # clear
    private = models.BooleanField(default=False)  # clear: sealed by seat
    erase_on = models.DateField(null=True, db_index=True)  # clear: before its room, where it has a day of its own

    class Meta:
        db_table = "thing"
        indexes = (models.Index(fields=("room", "kind"), name="things_of_a_room"),)
