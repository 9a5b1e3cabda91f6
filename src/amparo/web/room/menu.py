"""What else a participant finds on their page. Whoever builds one of these pages adds its line."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Entry(NamedTuple):
    route: str
    name: Promise | str


MENU: tuple[Entry, ...] = (
    Entry("seat-wishes", _("Only for making groups")),
    Entry("seat-drill", _("The drill")),
)
