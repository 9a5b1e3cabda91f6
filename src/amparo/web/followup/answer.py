"""The page behind the link: one step, and how it went. No account, no cookie, no script; looking never answers."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amparo.actions import followups
from amparo.actions.followups import NoSuchFollowUp, NotOffered
from amparo.web.alert.contact import page
from amparo.web.door.requests import DoorRequest
from amparo.web.followup.choices import reasons, states
from amparo.wording.catalogue import spoken
from amparo.wording.terms import say_day


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whatever opens nothing is answered alike."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, link: str) -> HttpResponse:
        try:
            return view(request, link)
        except NoSuchFollowUp:
            return page(request, "pact/invitation/nothing.html", {}, status=404)
        except NotOffered:
            return page(request, "pact/invitation/nothing.html", {}, status=422)

    return answered


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: DoorRequest, link: str) -> HttpResponse:
    """In the language they sat in the room in, whatever their browser speaks."""
    today, untrusted = request.now.date(), request.POST
    asked = followups.read_follow_up(link, today=today)
    language = spoken(asked.follow_up.language)
    with translation.override(language):
        shown = {"asked": asked.follow_up, "until": say_day(asked.erase_on, language)}
        if request.method == "POST" and "no_more" in untrusted:
            followups.ask_no_more(link, today=today)
            return page(request, "followup/kept.html", shown)
        if request.method == "POST":
            more = {"words": untrusted.get("words", ""), "name": untrusted.get("name", "")}
            followups.answer_follow_up(link, untrusted.get("says", ""), today=today, **more)
            return page(request, "followup/kept.html", shown)
        choices = {
            "answered": asked.answered,
            "asked_again": asked.reminded,
            "states": states(language),
            "reasons": reasons(language),
        }
        return page(request, "followup/asked.html", {**shown, **choices})
