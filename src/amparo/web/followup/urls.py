"""Addresses of what is asked afterwards. A link under `/f/` is a secret of 128 bits, never a name."""

from django.urls import path

from amparo.web.followup import answer, back, later

urlpatterns = [
    path("f/<str:link>/", answer.follow_up, name="follow-up"),
    path("s/later/", later.later, name="seat-later"),
    path("workshops/afterwards/", back.listed, name="follow-ups"),
    path("workshops/afterwards/slips/", back.slips, name="follow-up-slips"),
    path("workshops/afterwards/paper/", back.paper, name="follow-up-paper"),
]
