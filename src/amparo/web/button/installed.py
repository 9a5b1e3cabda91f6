"""What makes the page an app: a neutral name and icon, and a script that serves it when there is no network."""

from importlib.resources import files

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amparo.actions.presses import read_button
from amparo.web.button.page import by_trigger, in_their_language

SCRIPTS = "static/amparo/button"
KEPT = "amparo/button/kept.js"


@by_trigger
@require_safe
def manifest(_request: HttpRequest, trigger: str) -> HttpResponse:
    with in_their_language(read_button(trigger).view):
        name = _("Notebook")
    icons = [{"src": static("amparo/petal.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
    described = {
        "name": name,
        "short_name": name,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")


@by_trigger
@require_safe
def worker(_request: HttpRequest, trigger: str) -> HttpResponse:
    """The same for every button; it stands under the button's address because it may only serve what stands there."""
    read_button(trigger)
    script = files("amparo.web").joinpath(f"{SCRIPTS}/worker.js").read_text(encoding="utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
