"""In which hours somebody is likely to answer: a picture to talk about, and the same as a table."""

from typing import Any
from uuid import UUID

from babel.dates import get_day_names
from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from amparo.actions import practising
from amparo.domain.pact.coverage import coverage
from amparo.domain.pact.life import called
from amparo.web.charts import week
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.pact.page import page, read, today, tongue

SPANS = ((0, 6), (6, 12), (12, 18), (18, 24))


@require_safe
@signed_in
def cover(request: SignedInRequest, pact_id: UUID) -> HttpResponse:
    opened = read(request, pact_id)
    seen = practising.seen(pact_id, by=request.member, keys=request.keys)
    counts = coverage(opened.document, today(request), seen).counts
    days = [name for _number, name in sorted(get_day_names("wide", locale=tongue()).items())]
    shown: dict[str, Any] = {
        "chart": week(counts, days, rtl=get_language_bidi()),
        "rows": [{"day": day, "least": _least(counts[number])} for number, day in enumerate(days)],
        "spans": [f"{begin:02}–{end:02}" for begin, end in SPANS],
        "zone": opened.document.time_zone,
        "silent": [contact.alias for contact in called(opened.document) if not contact.hours],
    }
    return page(request, pact_id, opened, "cover", tab="pact-cover", **shown)


def _least(counts: tuple[int, ...]) -> list[tuple[str, int]]:
    """For each quarter of the day, how many there are at least."""
    return [(f"{begin:02}–{end:02}", min(counts[begin:end])) for begin, end in SPANS]
