from django.urls import path

from amparo.web.nextsteps import closing, console, copies, given, own

urlpatterns = [
    path("s/next/", own.steps, name="seat-next"),
    path("s/copy/", copies.copy, name="seat-copy"),
    path("s/copy/<int:number>/", copies.sealed, name="seat-copy-file"),
    path("rooms/<uuid:room_id>/next/", console.steps, name="room-next"),
    path("rooms/<uuid:room_id>/sheets/", console.sheets, name="room-sheets"),
    path("rooms/<uuid:room_id>/closing/", closing.closing, name="room-closing"),
    path("rooms/<uuid:room_id>/given/<str:readers>/", given.given, name="room-given"),
    path("rooms/<uuid:room_id>/given/<str:readers>/<uuid:copy_id>/", given.sealed, name="room-given-file"),
]
