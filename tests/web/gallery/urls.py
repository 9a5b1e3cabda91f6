"""The site with one more page, which shows every component; only for tests."""

from django.urls import path

from amparo.web.door.routes import WHO, Who
from amparo.web.urls import handler400, handler403, handler404, handler500
from amparo.web.urls import urlpatterns as pages
from tests.web.gallery import night, views

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *pages,
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/question/", views.question, name="gallery-question"),
    path("gallery/plan/", views.plan, name="gallery-plan"),
    path("gallery/upload/", views.upload, name="gallery-upload"),
    path("gallery/fall/", views.fall, name="gallery-fall"),
    path("gallery/call/<slug:which>/", night.call, name="gallery-call"),
    path("gallery/button/", night.button, name="gallery-button"),
    path("gallery/sent/", night.sent, name="gallery-sent"),
]

WHO.update((page.name, Who.ANYBODY) for page in urlpatterns[len(pages) :])
