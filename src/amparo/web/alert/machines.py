"""Two doors for machines: an app or automation that raises an alert, and a gateway that tells what it heard.

Neither carries a right to read anything. 202 is answered when it is on the disk, and not before.
"""

from secrets import token_urlsafe

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from amparo.actions import gateways, presses
from amparo.actions.calls import NotOffered
from amparo.actions.gateways import NoSuchHook
from amparo.actions.presses import NoSuchButton
from amparo.domain.alert.notes import By
from amparo.web.alert import contact
from amparo.web.button.pressing import read_position
from amparo.web.door.requests import DoorRequest

BEARER = "Bearer "


@csrf_exempt
@require_POST
def raised(request: DoorRequest) -> HttpResponse:
    """`Authorization: Bearer SECRET` or the field `secret`; `id`, if they have one: the same id is the same press."""
    untrusted = request.POST
    try:
        presses.press(
            _secret(request),
            untrusted.get("id") or token_urlsafe(16),
            raised=By.HOOK,
            now=request.now,
            practice=untrusted.get("practice") == "1",
            position=read_position(untrusted, request.now),
        )
    except NoSuchButton:
        return contact.nothing(request, 404)
    except NotOffered:
        return contact.nothing(request, 422)
    return JsonResponse({"accepted": True}, status=202)


@csrf_exempt
@require_POST
def hook(request: DoorRequest, token: str) -> HttpResponse:
    try:
        gateways.hear_gateway(token, request.body, dict(request.headers), now=request.now)
    except NoSuchHook:
        return contact.nothing(request, 404)
    return HttpResponse(status=202)


def _secret(request: HttpRequest) -> str:
    said = request.headers.get("Authorization", "")
    return said.removeprefix(BEARER).strip() if said.startswith(BEARER) else request.POST.get("secret", "")
