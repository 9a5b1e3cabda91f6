"""What one touch would do about a question to a session, on its button."""

from collections.abc import Mapping

from amparo.domain.workshop.checks.ways import Way, WayOut
from amparo.domain.workshop.edits import step_of
from amparo.domain.workshop.session import Session
from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.findings import LIST_SEPARATOR, NAMED
from amparo.wording.shortened import shortened

STEP_SHOWN_MAX = 40
WORDS: Mapping[WayOut, str] = {
    WayOut.ADD: N_("Add {count} minutes"),
    WayOut.TAKE: N_("Take {count} minutes from {steps}"),
    WayOut.DIVIDE: N_("Divide them evenly"),
    WayOut.LONGER: N_("Let it take {count} minutes"),
    WayOut.SPARE: N_("Plan no minutes for what comes only if there is time: {count} fewer"),
    WayOut.SHORTER: N_("And each step as short as it can be: {count} minutes fewer"),
    WayOut.REST: N_("After {steps}"),
    WayOut.FEWER: N_("Let {count} report back"),
}


def say_way(way: Way, session: Session, language: str) -> str:
    named = gettext_in(language, NAMED)
    titles = (named.format(text=shortened(step_of(session, key).title, STEP_SHOWN_MAX)) for key in way.at)
    steps = gettext_in(language, LIST_SEPARATOR).join(titles)
    return gettext_in(language, WORDS[way.out]).format(count=way.minutes, steps=steps)
