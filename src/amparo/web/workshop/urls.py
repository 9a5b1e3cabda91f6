from django.urls import path

from amparo.web.document.urls import addresses
from amparo.web.workshop import arranging, begin, bring, console, opening, seating, show, steps, take, threats
from amparo.web.workshop.kind import SESSION

START = "sessions/"
HERE = START + "<uuid:session_id>/"
CARD = HERE + "cards/<slug:card_id>/"
ROOM = "rooms/<uuid:room_id>/"
STEP = CARD + "steps/<slug:step_id>/"

urlpatterns = [
    path("workshops/", show.sessions, name="workshops"),
    path(START + "begin/", begin.begin, name="session-begin"),
    path(START + "bring/", bring.bring, name="session-bring"),
    *addresses(SESSION, START),
    path(HERE, show.show, name="session"),
    path(HERE + "open/", opening.open_room, name="session-open"),
    path(ROOM, console.console, name="console"),
    path(ROOM + "act/", console.act, name="console-act"),
    path(ROOM + "wall/", console.wall, name="wall"),
    path(ROOM + "groups/", seating.make, name="room-groups"),
    path(ROOM + "groups/move/", seating.move, name="room-groups-move"),
    path(ROOM + "report/", seating.report, name="room-report"),
    path(HERE + "cards/", begin.cards, name="session-cards"),
    path(HERE + "cards/bring/", bring.bring_into, name="session-bring-into"),
    path(CARD + "arrange/", arranging.card, name="session-card-arrange"),
    path(HERE + "minutes/", arranging.minutes, name="session-minutes"),
    path(HERE + "breaks/", arranging.add_break, name="session-break"),
    path(HERE + "breaks/<slug:pause_id>/move/", arranging.move_break, name="session-break-move"),
    path(HERE + "packing/", show.bring, name="session-packing"),
    path(HERE + "threats/", threats.threats, name="session-threats"),
    path(HERE + "print/", show.printed, name="session-print"),
    path(HERE + "take/", take.take, name="session-take"),
    path(HERE + "take/file/", take.file, name="session-file"),
    path(HERE + "take/paper/", take.paper, name="session-paper"),
    path(CARD + "steps/", steps.add, name="session-step-add"),
    path(STEP, steps.step, name="session-step"),
    path(STEP + "arrange/", steps.arrange, name="session-step-arrange"),
]
