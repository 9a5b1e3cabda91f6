from django.urls import path

from amparo.web.document.urls import addresses
from amparo.web.pact import (
    button,
    cover,
    eye,
    first,
    invitation,
    invite,
    knows,
    practice,
    publish,
    show,
    stepping,
    take,
    words,
)
from amparo.web.pact.kind import PACT

START = "pacts/"
HERE = START + "<uuid:pact_id>/"
ITEM = HERE + "items/<slug:item_id>/"

urlpatterns = [
    path("i/<str:link>/", invitation.invitation, name="invitation"),
    path(START + "first/", first.begin, name="pact-first"),
    path(START + "bring/", take.bring, name="pact-bring"),
    *addresses(PACT, START),
    path(HERE, show.show, name="pact"),
    path(ITEM + "step/", stepping.take, name="pact-step"),
    path(ITEM + "hand-over/", knows.hand_over, name="pact-hand-over"),
    path(ITEM + "eye/", eye.eye, name="pact-eye"),
    path(ITEM + "invite/", invite.invite, name="pact-invite"),
    path(HERE + "answers/", invite.answers, name="pact-answers"),
    path(HERE + "knows/", knows.knows, name="pact-knows"),
    path(HERE + "cover/", cover.cover, name="pact-cover"),
    path(HERE + "cards/", eye.cards, name="pact-cards"),
    path(HERE + "talks/", eye.talks, name="pact-talks"),
    path(HERE + "first/people/", first.people, name="pact-first-people"),
    path(HERE + "first/leads/", first.leads, name="pact-first-leads"),
    path(HERE + "first/named/", first.named, name="pact-first-named"),
    path(HERE + "first/facts/", first.facts, name="pact-first-facts"),
    path(HERE + "first/done/", first.done, name="pact-first-done"),
    path(HERE + "publish/", publish.publish, name="pact-publish"),
    path(HERE + "publish/words/", words.words, name="pact-words"),
    path(HERE + "publish/button/", button.button, name="pact-button"),
    path(HERE + "publish/code/", button.code, name="pact-code"),
    path(HERE + "publish/back/", publish.take_back, name="pact-take-back"),
    path(HERE + "practice/", practice.practice, name="pact-practice"),
    path(HERE + "practice/me/", practice.on_me, name="pact-practice-me"),
    path(HERE + "practice/them/", practice.with_them, name="pact-practice-them"),
    path(HERE + "practice/record/", practice.record, name="pact-practice-record"),
    path(HERE + "take/", take.take, name="pact-take"),
    path(HERE + "take/file/", take.file, name="pact-file"),
]
