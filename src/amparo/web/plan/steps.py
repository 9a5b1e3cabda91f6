"""One step in the life of a measure or a threat: which steps follow from where it stands."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from amparo.domain.plan.life import MEASURE_FROM, THREAT_FROM
from amparo.domain.plan.model import Measure, Threat
from amparo.domain.plan.structure import Item
from amparo.domain.plan.terms import SelectedBecause
from amparo.web.document.steps import Step
from amparo.wording.terms import say_term

MEASURE_STEPS = (
    Step("finish", _("It is done")),
    Step("start", _("We have begun")),
    Step("agree", _("The person has agreed")),
    Step("plan_in", _("The date stands")),
    Step("verify", _("We saw that it works")),
    Step("take_up", _("Begin again")),
    Step("block", _("It is stuck"), "reason"),
    Step("drop", _("Drop it"), "reason"),
)
THREAT_STEPS = (
    Step("select", _("Work on it in this plan"), "because"),
    Step("assess", _("We have looked into it")),
    Step("treat", _("What we planned is done")),
    Step("park", _("Put it aside for now")),
    Step("rest", _("It is quiet for now")),
    Step("close", _("It is over")),
    Step("reopen", _("It is back")),
)


def steps_for(item: Item) -> Sequence[Step]:
    """Those that follow from where it stands; the life cycle decides, not this page."""
    match item:
        case Measure():
            return [
                step for step in MEASURE_STEPS if item.status in MEASURE_FROM[step.act] and _makes_sense(step, item)
            ]
        case Threat():
            return [step for step in THREAT_STEPS if item.state in THREAT_FROM[step.act]]
    return ()


def _makes_sense(step: Step, measure: Measure) -> bool:
    return {"agree": measure.owner is not None, "plan_in": measure.schedule is not None}.get(step.act, True)


def reasons(language: str) -> Mapping[str, str]:
    return {because.value: say_term(because, language) for because in SelectedBecause}
