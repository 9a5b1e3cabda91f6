"""Addresses of an alert. What stands in them is a secret of 128 bits or more, never a name."""

from django.urls import path

from amparo.web.alert import contact, machines, pack

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
]
