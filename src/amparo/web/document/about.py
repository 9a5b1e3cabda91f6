"""The pages of what concerns a document as a whole, and erasing it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.actions.about import AboutChangedMeanwhile, about_mark, edit_about
from amparo.actions.plans import MovedOn
from amparo.domain.refusals import DoesNotHoldTogether, MixedWorlds
from amparo.web.document.forms import PartForm, asking, rearranged
from amparo.web.document.kind import Kind
from amparo.web.document.page import acts, changed, moved_on, page, read, seen_number
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.wording.faults import say_fault


@require_http_methods(["GET", "POST"])
@signed_in
def about(request: SignedInRequest, document_id: UUID, of: Kind, section: str = "") -> HttpResponse:
    if section not in of.abouts:
        raise Http404
    opened, names = read(request, of, document_id), of.abouts[section]
    shuffled = rearranged(request.POST, of.repeated(of.model)) if request.method == "POST" else None
    posted = shuffled or (request.POST if request.method == "POST" else None)
    form = PartForm(asking(of, of.model, opened.document, tongue(), opened.document, posted), posted, only=names)
    first = request.GET.get("first") or request.POST.get("first", "")
    seen = request.POST.get("seen") or about_mark(opened.document, names)
    more: dict[str, Any] = {"form": form, "seen": seen, "first": first, "heading": of.words[f"about_{section}"]}
    if shuffled or not form.is_valid():
        return page(
            request, of, document_id, opened, "document/about", status=422 if posted and not shuffled else 200, **more
        )
    try:
        opened = edit_about(of.desk, document_id, names, form.document(), seen=seen, **acts(request))
    except (MixedWorlds, DoesNotHoldTogether) as refusal:
        _say(refusal, form)
        return page(request, of, document_id, opened, "document/about", status=422, **more)
    except AboutChangedMeanwhile as both:
        form.add_error(None, _("Somebody else changed this page while you were writing. Saving once more keeps yours."))
        again: dict[str, Any] = {**more, "seen": about_mark(both.theirs, names)}
        return page(request, of, document_id, read(request, of, document_id), "document/about", status=409, **again)
    where = of.back(request, document_id, "") if first else reverse(of.name, args=[document_id])
    return changed(where, opened)


def _say(refusal: MixedWorlds | DoesNotHoldTogether, form: PartForm) -> None:
    if isinstance(refusal, DoesNotHoldTogether):
        for fault in refusal.faults:
            form.add_error(None, say_fault(fault, tongue()))
    else:
        told = _("Invented and real cases are kept apart. Start another plan for the other kind.")
        form.add_error("workspace_kind" if "workspace_kind" in form.fields else None, told)


@require_http_methods(["GET", "POST"])
@signed_in
def erase(request: SignedInRequest, document_id: UUID, of: Kind) -> HttpResponse:
    """Every version, for good."""
    opened = read(request, of, document_id)
    if request.method != "POST":
        return page(request, of, document_id, opened, "document/erase")
    seen = seen_number(request.POST.get("seen", ""))
    try:
        of.desk.erase(document_id, seen=seen, by=request.member, keys=request.keys, now=request.now)
    except MovedOn:
        return moved_on(request, of, document_id)
    return SeeOther(reverse("home"))
