from django.urls import path

from amparo.web.drafting import home, own, plenary, room, tables

HERE = "plans/<uuid:plan_id>/drafting/"
ROOM = "rooms/<uuid:room_id>/plenary/"

urlpatterns = [
    path(HERE + "paper/", home.on_paper, name="drafting-paper"),
    path(HERE + "<slug:step>/", home.step, name="drafting"),
    path("s/drafting/", room.begin, name="seat-group-plan"),
    path("s/drafting/paper/", room.on_paper, name="seat-drafting-paper"),
    path("s/drafting/<slug:step>/", room.step, name="seat-drafting"),
    path("s/pact/", own.pact, name="seat-pact"),
    path("s/pact/pact.yaml", own.pact_file, name="seat-pact-file"),
    path("s/pact/eye/", own.eye, name="seat-pact-eye"),
    path("s/pact/change/", own.change, name="seat-change"),
    path("s/petal/", own.petals, name="seat-petal"),
    path(ROOM, plenary.show, name="room-plenary"),
    path(ROOM + "plan/", plenary.write_up, name="room-plenary-plan"),
    path(ROOM + "paper/", tables.on_paper, name="room-plenary-paper"),
    path(ROOM + "changes/", plenary.changes, name="room-changes"),
    path(ROOM + "<uuid:made_id>/<slug:measure>/", plenary.decide, name="room-plenary-decide"),
]
