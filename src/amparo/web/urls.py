"""Every address of the site. None carries a name or a word that somebody wrote."""

from django.urls import include, path

from amparo.web import frame

urlpatterns = [
    path("", frame.start, name="start"),
    path("language/", frame.language, name="language"),
    path("leave/", frame.leave, name="leave"),
    path("here/", frame.here, name="here"),
    path("units/", frame.units, name="units"),
    path("health/", frame.health, name="health"),
    path("", include("amparo.web.door.urls")),
    path("", include("amparo.web.first_run.urls")),
    path("", include("amparo.web.plan.urls")),
    path("", include("amparo.web.drafting.urls")),
    path("", include("amparo.web.nextsteps.urls")),
    path("", include("amparo.web.pact.urls")),
    path("", include("amparo.web.workshop.urls")),
    path("", include("amparo.web.alert.urls")),
    path("", include("amparo.web.button.urls")),
    path("", include("amparo.web.room.urls")),
    path("", include("amparo.web.drill.urls")),
    path("", include("amparo.web.followup.urls")),
]

handler400 = frame.unclear
handler403 = frame.refused
handler404 = frame.missing
handler500 = frame.broken
