from django.urls import path

from amparo.web.document.urls import addresses
from amparo.web.plan import acts, bring, homework, people, show, stepping, take, threats, times
from amparo.web.plan.kind import PLAN

START = "plans/"
HERE = START + "<uuid:plan_id>/"
ITEM = HERE + "items/<slug:item_id>/"

urlpatterns = [
    path("plans/", show.home, name="home"),
    path("plans/bring/", bring.bring, name="bring"),
    path("plans/keep/", bring.keep, name="keep"),
    path("plans/homework/", homework.take, name="homework"),
    *addresses(PLAN, START),
    path(HERE, show.show, name="plan"),
    path(ITEM + "step/", stepping.take, name="plan-step"),
    path(ITEM + "hand-over/", people.hand_over, name="plan-hand-over"),
    path(HERE + "threats/", threats.threats, name="plan-threats"),
    path(HERE + "time/", times.times, name="plan-time"),
    path(HERE + "people/", people.people, name="plan-people"),
    path(HERE + "acts/", acts.acts, name="plan-acts"),
    path(HERE + "acts/<slug:act>/", acts.act, name="plan-act"),
    path(HERE + "print/", take.printed, name="plan-print"),
    path(HERE + "take/", take.take, name="plan-take"),
    path(HERE + "take/file/", take.file, name="plan-file"),
    path(HERE + "bring/", bring.bring, name="plan-bring"),
    path(HERE + "keep/", bring.keep, name="plan-keep"),
]
