"""What a drill says when something does not follow. Nobody is named, and no wish is told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.domain.refusals import NoSuchItem, NotNow
from amparo.domain.workshop.drill.casting import CannotBeCast, WayOut
from amparo.domain.workshop.drill.machine import NotYet, StillWaits, TeamWaits

REFUSALS = (NotNow, NoSuchItem, NotYet, StillWaits, TeamWaits, CannotBeCast)

WAYS_OUT: dict[WayOut, Promise | str] = {
    WayOut.TABLE_TALK: _("Talk it through at a table instead; nobody needs a part for that."),
    WayOut.TWO_ROOMS: _("Make two rooms of up to 40 people."),
    WayOut.ASK_AGAIN: _("Ask everybody to look at their wishes once more, or try another swap."),
}


def said(refusal: Exception) -> str:
    match refusal:
        case CannotBeCast(ways_out=ways):
            return " ".join([str(_("These parts cannot be given.")), *(str(WAYS_OUT[way]) for way in ways)])
        case NotYet():
            return str(
                _("First: everybody has a part, a break word hangs on the wall, two people are there to talk to.")
            )
        case StillWaits():
            return str(_("This has to wait for something that others have not done yet."))
        case TeamWaits():
            return str(_("Time-out: this team waits 30 seconds."))
    return str(_("This does not follow from where the drill stands now."))
