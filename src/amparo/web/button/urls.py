"""Everything of one button stands under its address, so that the phone keeps it as one app."""

from django.urls import path

from amparo.web.button import installed, page, pressing

BUTTON = "b/<str:trigger>/"

urlpatterns = [
    path(BUTTON, page.show, name="button"),
    path(BUTTON + "sure/", page.sure, name="button-sure"),
    path(BUTTON + "press/", pressing.press, name="button-press"),
    path(BUTTON + "stop/", pressing.stop, name="button-stop"),
    path(BUTTON + "state/", pressing.state, name="button-state"),
    path(BUTTON + "position/", pressing.position, name="button-position"),
    path(BUTTON + "words/", pressing.words, name="button-words"),
    path(BUTTON + "check/", pressing.check, name="button-check"),
    path(BUTTON + "notebook.webmanifest", installed.manifest, name="button-manifest"),
    path(BUTTON + "worker.js", installed.worker, name="button-worker"),
]
