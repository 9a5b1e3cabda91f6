"""The PACT, as the pages of every document know it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from amparo.actions.pacts import DESK
from amparo.domain.pact.edits import falls_with, moved
from amparo.domain.pact.model import CheckIn, Contact, Fact, Pact
from amparo.domain.pact.readiness import QUESTIONS
from amparo.domain.pact.structure import LISTS, pointers
from amparo.web.document.compound import INNER
from amparo.web.document.kind import Kind
from amparo.web.door.requests import SignedInRequest
from amparo.web.pact import findings, steps
from amparo.web.pact.fields import FIELDS

HOME = ("contacts", "tasks")
"""Lists whose parts are shown on the page of the PACT itself."""


def _back(_request: SignedInRequest, pact_id: UUID, part: str) -> str:
    match part:
        case "" | "contacts" | "tasks":
            return reverse("pact", args=[pact_id])
        case "facts" | "key_figures" | "consents":
            return reverse("pact-knows", args=[pact_id])
    return reverse("pact-list", args=[pact_id, part])


def _beside(item: Any, _language: str) -> Mapping[str, Any]:
    if not isinstance(item, Contact):
        return {}
    return {"beside": "pact/_contact.html", "steps": steps.steps_for(item)}


def _blank(struct: type[Struct], pact: Pact, _language: str) -> dict[str, Any]:
    """Somebody new reads the language of the PACT and lives by its clock, until it is said otherwise."""
    if struct is Contact:
        return {"language": pact.workspace.language, "time_zone": pact.time_zone}
    if struct is CheckIn:
        return {"time_zone": pact.time_zone, "cadence": "once", "grace_minutes": 30, "extend_minutes": 60}
    return {"kind": "other"} if struct is Fact else {}


PACT = Kind(
    name="pact",
    model=Pact,
    desk=DESK,
    lists=LISTS,
    table=FIELDS,
    compound=INNER,
    abouts={
        "": (
            "title",
            "owner_alias",
            "scenario",
            "scenario_words",
            "owner_channels",
            "time_zone",
            "review_on",
            "workspace",
        ),
        "lead": ("lead", "deputy"),
        "police": ("police",),
        "captors": ("captors",),
        "phone": ("phone",),
        "alert": ("design",),
        "after": ("after_care",),
    },
    words={
        "name": _("My three people"),
        "views": _("Views of this PACT"),
        "to_it": _("To the PACT"),
        "about_": _("The PACT as a whole"),
        "about_lead": _("Who leads"),
        "about_police": _("The police"),
        "about_captors": _("What captors are told"),
        "about_phone": _("My phone"),
        "about_alert": _("How an alert runs"),
        "about_after": _("When it is over"),
        "gone": _("This is no longer in the PACT"),
        "erase": _("Erase this PACT?"),
        "moved_on": _(
            "Things have moved on since this page was shown to you. Look at how it stands now, then decide again."
        ),
        "kept": _("Every change is kept until the PACT is erased."),
        "began": _("The PACT began."),
        "as_then": _("Nothing: the PACT is as it was then."),
        "why": _("Whoever reads it later will ask. Nothing was changed."),
    },
    tabs={
        "pact": _("My people"),
        "pact-knows": _("What they know"),
        "pact-cover": _("When somebody answers"),
        "pact-practice": _("Practice"),
        "pact-publish": _("Hand it over"),
        "pact-parts": _("All parts"),
    },
    shown_on=dict.fromkeys(HOME, "pact") | dict.fromkeys(("facts", "key_figures", "consents"), "pact-knows"),
    moved=moved,
    falls_with=falls_with,
    pointers=pointers,
    back=_back,
    questions=QUESTIONS,
    found=findings.checked,
    mending=findings.mending,
    beside=_beside,
    blank=_blank,
)
