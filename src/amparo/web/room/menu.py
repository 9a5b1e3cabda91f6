"""What else a participant finds on their page. Whoever builds one of these pages adds its line."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Entry(NamedTuple):
    route: str
    name: Promise | str


MENU: tuple[Entry, ...] = (
    Entry("seat-group-plan", _("Our group's plan")),
    Entry("seat-pact", _("My three people: what I will do")),
    Entry("seat-petal", _("My petals")),
    Entry("seat-next", _("My next step")),
    Entry("seat-copy", _("What I take home")),
    Entry("seat-later", _("Ask me how it went")),
    Entry("seat-wishes", _("Only for making groups")),
    Entry("seat-drill", _("The drill")),
)
