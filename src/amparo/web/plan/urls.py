from django.urls import path

from amparo.web.plan import about, acts, bring, items, looking, people, show, steps, take, threats, times, versions

PLAN = "plans/<uuid:plan_id>/"
ITEM = PLAN + "items/<slug:item_id>/"
LOOK = PLAN + "look/<slug:code>/<slug:where>/"

urlpatterns = [
    path("plans/", show.home, name="home"),
    path("plans/bring/", bring.bring, name="bring"),
    path("plans/keep/", bring.keep, name="keep"),
    path(PLAN, show.show, name="plan"),
    path(PLAN + "undo/", show.undo, name="plan-undo"),
    path(PLAN + "about/", about.about, name="plan-about"),
    path(PLAN + "erase/", about.erase, name="plan-erase"),
    path(PLAN + "parts/", items.parts, name="plan-parts"),
    path(PLAN + "parts/<slug:part>/", items.listed, name="plan-list"),
    path(PLAN + "parts/<slug:part>/add/", items.add, name="plan-add"),
    path(ITEM, items.edit, name="plan-item"),
    path(ITEM + "remove/", items.remove, name="plan-remove"),
    path(ITEM + "move/", items.move, name="plan-move"),
    path(ITEM + "step/", steps.take, name="plan-step"),
    path(ITEM + "hand-over/", people.hand_over, name="plan-hand-over"),
    path(LOOK + "fix/", looking.fix, name="plan-fix"),
    path(LOOK + "leave/", looking.leave_it, name="plan-leave"),
    path(LOOK + "ask/", looking.ask_again, name="plan-ask-again"),
    path(PLAN + "threats/", threats.threats, name="plan-threats"),
    path(PLAN + "time/", times.times, name="plan-time"),
    path(PLAN + "people/", people.people, name="plan-people"),
    path(PLAN + "acts/", acts.acts, name="plan-acts"),
    path(PLAN + "acts/<slug:act>/", acts.act, name="plan-act"),
    path(PLAN + "versions/", versions.versions, name="plan-versions"),
    path(PLAN + "versions/<int:version>/", versions.look_back, name="plan-version"),
    path(PLAN + "versions/<int:version>/back/", versions.bring_back, name="plan-bring-back"),
    path(PLAN + "print/", take.printed, name="plan-print"),
    path(PLAN + "take/", take.take, name="plan-take"),
    path(PLAN + "take/words/", take.sealing, name="plan-sealing"),
    path(PLAN + "take/sealed/", take.sealed, name="plan-sealed"),
    path(PLAN + "take/file/", take.file, name="plan-file"),
    path(PLAN + "bring/", bring.bring, name="plan-bring"),
    path(PLAN + "keep/", bring.keep, name="plan-keep"),
]
