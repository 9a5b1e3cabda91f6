"""Addresses of a drill: the player's in the room, the others behind the passphrase."""

from django.urls import path

from amparo.web.drill import after, alone, cards, console, covering, live, pack, phones, pictures, player, talk, wall

live.register()

DRILL = "rooms/<uuid:room_id>/drill/"

urlpatterns = [
    path("s/drill/", player.show, name="seat-drill"),
    path("s/drill/now/", player.now, name="seat-drill-now"),
    path("s/drill/fact/", after.fact, name="seat-drill-fact"),
    path("s/drill/step/", after.step, name="seat-drill-step"),
    path(DRILL, console.show, name="drill"),
    path(DRILL + "wall/", wall.show, name="drill-wall"),
    path(DRILL + "talk/", talk.show, name="drill-talk"),
    path(DRILL + "pictures/", pictures.show, name="drill-pictures"),
    path(DRILL + "pictures/cover/", covering.cover, name="drill-pictures-cover"),
    path(DRILL + "pictures/<str:slide_id>/", pictures.picture, name="drill-picture"),
    path(DRILL + "pictures/<str:slide_id>/cover/", covering.further, name="drill-picture-cover"),
    path(DRILL + "phones/", phones.show, name="drill-phones"),
    path(DRILL + "pack/", pack.show, name="drill-pack"),
    path("pacts/<uuid:pact_id>/practice/alone/", alone.show, name="pact-alone"),
    path(DRILL + "cards/", cards.show, name="drill-cards"),
]
