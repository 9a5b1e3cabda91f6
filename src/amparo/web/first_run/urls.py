from django.urls import path

from amparo.web.first_run import views

urlpatterns = [
    path("first/", views.begin, name="first"),
    path("plans/<uuid:plan_id>/first/4/", views.worry, name="first-4"),
    path("plans/<uuid:plan_id>/first/5/", views.worse, name="first-5"),
    path("plans/<uuid:plan_id>/first/6/", views.have, name="first-6"),
    path("plans/<uuid:plan_id>/first/7/", views.want, name="first-7"),
    path("plans/<uuid:plan_id>/first/8/", views.do, name="first-8"),
    path("plans/<uuid:plan_id>/first/9/", views.who, name="first-9"),
    path("plans/<uuid:plan_id>/first/10/", views.look, name="first-10"),
    path("plans/<uuid:plan_id>/first/11/", views.again, name="first-11"),
    path("plans/<uuid:plan_id>/first/12/", views.done, name="first-12"),
]
