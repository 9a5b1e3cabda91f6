"""Addresses of an alert. What stands in them is a secret of 128 bits or more, never a name."""

from django.urls import path

from amparo.web.alert import boards, book, contact, machines, pack, ways, works

CALL = "c/<str:link>/"

urlpatterns = [
    path(CALL, contact.show, name="call"),
    path(CALL + "answer/", contact.answer, name="call-answer"),
    path(CALL + "deed/", contact.deed, name="call-deed"),
    path(CALL + "case/", contact.case, name="call-case"),
    path(CALL + "pack/", pack.open_pack, name="call-pack"),
    path(CALL + "share/", pack.give_share, name="call-share"),
    path("raise/", machines.raised, name="raise"),
    path("hook/<str:token>/", machines.hook, name="hook"),
    path("alerts/", boards.listed, name="alerts"),
    path("alerts/<uuid:alert_id>/", boards.show, name="alert"),
    path("alerts/<uuid:alert_id>/end/", boards.end_practice, name="alert-end"),
    path("alerts/begin/<uuid:pact_id>/", boards.begin, name="alert-begin"),
    path("works/", works.works, name="works"),
    path("channels/", ways.listed, name="ways"),
    path("channels/<slug:kind>/", ways.set_up, name="way"),
    path("channels/<slug:way>/remove/", ways.remove, name="way-remove"),
    path("notebook/", book.book, name="notebook"),
]
