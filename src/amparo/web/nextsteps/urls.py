from django.urls import path

from amparo.web.nextsteps import console, own

urlpatterns = [
    path("s/next/", own.steps, name="seat-next"),
    path("rooms/<uuid:room_id>/next/", console.steps, name="room-next"),
]
