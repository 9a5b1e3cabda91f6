"""Taking the plan along: on paper, sealed, or, after a plain warning, as a file that anybody can read."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from amparo.actions import plans
from amparo.actions.allow import Act, allow
from amparo.files.written import PAPERS, SUFFIXES, write
from amparo.web.document.download import download
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.plan.page import page, read, today, tongue
from amparo.web.plan.rows import rows_of
from amparo.wording.losses import say_loss
from amparo.wording.terms import say_day

NAMES = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "csv": "CSV",
    "txt": gettext_lazy("Text"),
    "md": "Markdown",
    "yaml": "YAML",
    "json": "JSON",
}
TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "yaml": "application/yaml",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@signed_in
def take(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    return page(request, plan_id, read(request, plan_id), "take", papers=PAPERS, kinds=NAMES)


@require_safe
@signed_in
def printed(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """The page for paper: one sheet for twelve rows, A4 or Letter, in grey."""
    from amparo.files.outline import outline

    opened = read(request, plan_id)
    language = tongue()
    told = outline(opened.document, language, today(request))
    rows = rows_of(opened.document, today(request), language)
    head = " ".join(plans.head_words(by=request.member, keys=request.keys, language=language))
    day = say_day(today(request), language)
    return page(request, plan_id, opened, "print", told=told, rows=rows, printed_on=day, head=head)


@require_http_methods(["GET", "POST"])
@signed_in
def file(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    """A plain file. What it cannot carry was said on the page before, and stands in the answer's header for scripts."""
    opened = read(request, plan_id)
    if request.method == "GET":
        return SeeOther(reverse("plan-take", args=[plan_id]))
    kind, paper = request.POST.get("kind", ""), request.POST.get("paper", "a4")
    if kind not in TYPES or kind not in SUFFIXES or paper not in PAPERS:
        return HttpResponseBadRequest()
    allow(request.member, Act.EXPORT_PLAN)
    written = write(opened.document, kind, tongue(), today(request), paper)
    if written.losses and not request.POST.get("losses-seen"):
        told = [say_loss(loss, tongue()) for loss in written.losses]
        return page(request, plan_id, opened, "losses", told=told, kind=kind, paper=paper)
    plans.export_plan(
        plan_id, by=request.member, keys=request.keys, now=request.now
    )  # noted now, not when it was shown
    return download(written.content, kind, TYPES[kind])
