"""The session, as the pages of every document know it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amparo.actions.agendas import DESK
from amparo.domain.workshop.checks import QUESTIONS, check
from amparo.domain.workshop.checks.ways import taken
from amparo.domain.workshop.edits import falls_with, moved
from amparo.domain.workshop.session import Session
from amparo.domain.workshop.structure import LISTS, pointers
from amparo.web.document.compound import INNER
from amparo.web.document.kind import Kind
from amparo.web.door.requests import SignedInRequest
from amparo.web.workshop import findings
from amparo.web.workshop.fields import FIELDS


def _back(_request: SignedInRequest, session_id: UUID, _part: str) -> str:
    """Everything in a session stands on its agenda."""
    return reverse("session", args=[session_id])


SESSION = Kind(
    name="session",
    model=Session,
    desk=DESK,
    lists=LISTS,
    table=FIELDS,
    compound=INNER,
    abouts={"": tuple(asked.name for asked in FIELDS[Session])},
    words={
        "name": _("A session"),
        "views": _("Views of this session"),
        "to_it": _("To the session"),
        "about_": _("The session as a whole"),
        "gone": _("This is no longer in the session"),
        "erase": _("Erase this session?"),
        "moved_on": _(
            "Things have moved on since this page was shown to you. Look at how it stands now, then decide again."
        ),
        "kept": _("Every change is kept until the session is erased."),
        "began": _("The session began."),
        "as_then": _("Nothing: the session is as it was then."),
        "why": _("Whoever reads it later will ask. Nothing was changed."),
    },
    tabs={
        "session": _("Agenda"),
        "session-packing": _("What to bring"),
        "session-parts": _("All parts"),
        "session-open": _("Open a room"),
    },
    shown_on=dict.fromkeys(LISTS.values(), "session"),
    moved=moved,
    falls_with=falls_with,
    pointers=pointers,
    back=_back,
    questions=QUESTIONS,
    found=lambda _request, _session_id, session: check(session),
    mending=findings.mending,
    taken=taken,
)
