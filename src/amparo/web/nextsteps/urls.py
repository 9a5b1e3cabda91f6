from django.urls import path

from amparo.web.nextsteps import own

urlpatterns = [
    path("s/next/", own.steps, name="seat-next"),
]
