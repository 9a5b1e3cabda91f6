"""One step in the life of a contact: which steps follow from where they stand."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from amparo.domain.pact.life import CONTACT_FROM
from amparo.domain.pact.model import Contact
from amparo.web.document.steps import Step

STEPS = (
    Step("ask", _("I have asked them")),
    Step("accept", _("They said yes to me, in person")),
    Step("decline", _("They said no")),
    Step("brief", _("I have talked it through with them")),
    Step("activate", _("They have all they need")),
    Step("rest", _("They rest for a while")),
    Step("come_back", _("They are back")),
    Step("withdraw", _("They step back")),
)


def steps_for(item: object) -> Sequence[Step]:
    """Those that follow from where they stand; the life cycle decides, not this page."""
    if not isinstance(item, Contact):
        return ()
    return [step for step in STEPS if item.state in CONTACT_FROM[step.act]]
