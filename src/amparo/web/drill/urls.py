"""Addresses of a drill: the player's in the room, the others behind the passphrase."""

from django.urls import path

from amparo.web.drill import after, cards, console, player, talk

DRILL = "rooms/<uuid:room_id>/drill/"

urlpatterns = [
    path("s/drill/", player.show, name="seat-drill"),
    path("s/drill/fact/", after.fact, name="seat-drill-fact"),
    path("s/drill/step/", after.step, name="seat-drill-step"),
    path(DRILL, console.show, name="drill"),
    path(DRILL + "talk/", talk.show, name="drill-talk"),
    path(DRILL + "cards/", cards.show, name="drill-cards"),
]
