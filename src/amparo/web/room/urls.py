"""Addresses of a room. `/j/` and `/s/` also answer in clear on the local network; nothing behind a passphrase does."""

from django.urls import path

from amparo.web.room import boards, doors, erasing, join, live, seat

live.register()

ROOM = "rooms/<uuid:room_id>/"
BOARD = ROOM + "boards/<slug:board_id>/"

urlpatterns = [
    path("j/", join.ask, name="join"),
    path("j/<str:words>/", join.join, name="join-room"),
    path("s/", seat.show, name="seat"),
    path("s/now/", seat.now, name="seat-now"),
    path("s/notes/", seat.add, name="seat-note"),
    path("s/notes/<uuid:note_id>/", seat.change, name="seat-note-change"),
    path("s/dots/", seat.dot, name="seat-dot"),
    path("s/wishes/", seat.wishes, name="seat-wishes"),
    path("s/language/", seat.speak, name="seat-language"),
    path("s/units/", seat.units, name="seat-units"),
    path("s/help/", seat.call, name="seat-help"),
    path("s/leave/", seat.leave, name="seat-leave"),
    path(ROOM + "again/", doors.again, name="room-open-again"),
    path(ROOM + "door/", doors.door, name="room-door"),
    path(ROOM + "erase/", erasing.erase, name="room-erase"),
    path(ROOM + "close/", doors.close, name="room-close"),
    path(ROOM + "boards/", boards.listed, name="room-boards"),
    path(BOARD, boards.show, name="room-board"),
    path(BOARD + "turn/", boards.turn, name="room-board-turn"),
    path(BOARD + "add/", boards.add, name="room-board-add"),
    path(BOARD + "arrange/", boards.arrange, name="room-board-arrange"),
]
