from django.urls import path

from amparo.web.drafting import home

HERE = "plans/<uuid:plan_id>/drafting/"

urlpatterns = [
    path(HERE + "paper/", home.on_paper, name="drafting-paper"),
    path(HERE + "<slug:step>/", home.step, name="drafting"),
]
