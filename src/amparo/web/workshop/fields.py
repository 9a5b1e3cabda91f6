"""What is asked about each part of a session."""

from django.utils.translation import gettext_lazy as _

from amparo.domain.workshop.card import MINUTES_MAX, Card, Material, Per, Span
from amparo.domain.workshop.session import FixedPoint, Pause, Session
from amparo.web.document.asked import Asked, How, Table

EACH = _("One on each line.")

FIELDS: Table = {
    Session: (
        Asked("title", How.LINE, required=True),
        Asked("held_on", How.DAY),
        Asked("starts_at", How.TIME),
        Asked("minutes", How.WHOLE, most=MINUTES_MAX),
        Asked("people", How.WHOLE, least=1, most=1_000, hint=_("People are counted, not phones.")),
        Asked("phones", How.WHOLE, most=1_000),
        Asked("group_size", How.WHOLE, least=2, most=20),
        Asked("played", How.DAY),
        Asked("language", How.LANGUAGE),
        Asked("notes", How.TEXT),
    ),
    Card: (
        Asked("title", How.LINE, required=True),
        Asked("goals", How.LINES, hint=EACH),
        Asked("key_messages", How.LINES, hint=EACH),
        Asked("method", How.TEXT),
        Asked("remember", How.TEXT),
        Asked("materials", How.ROWS, of=Material),
        Asked("notes", How.LINES, hint=EACH, more=True),
        Asked("challenges", How.LINES, hint=EACH, more=True),
        Asked("adaptations", How.LINES, hint=EACH, more=True),
        Asked("recall", How.LINES, hint=EACH, more=True),
        Asked("way_back", How.TEXT, more=True),
        Asked("reading", How.LINES, hint=EACH, more=True),
        Asked("after_game", How.YES, more=True),
    ),
    Material: (
        Asked("what", How.LINE, required=True),
        Asked("quantity", How.WHOLE, least=1),
        Asked("per", How.CHOICE, of=Per),
    ),
    Span: (
        Asked("least", How.WHOLE, most=MINUTES_MAX),
        Asked("most", How.WHOLE, most=MINUTES_MAX),
    ),
    Pause: (
        Asked("title", How.LINE, required=True),
        Asked("minutes", How.WHOLE, most=MINUTES_MAX, required=True),
    ),
    FixedPoint: (
        Asked("title", How.LINE, required=True, hint=_("A prayer, a curfew, the last bus.")),
        Asked("at", How.TIME, required=True),
        Asked("minutes", How.WHOLE, most=MINUTES_MAX),
        Asked("hard", How.YES),
    ),
}
