"""Who plays what, and what each key figure wants to know before they act: six of seven ask what happened and how it is
known. The facts are the twelve that a PACT keeps (`amparo.domain.pact.terms.FactKind`), so that what was asked for in a
game can be held against what stands in a pack."""

from collections.abc import Mapping

from msgspec import Struct

from amparo.domain.pact.terms import FactKind
from amparo.domain.workshop.drill.terms import Level, Role


class Wish(Struct, frozen=True, kw_only=True):
    """One thing a key figure asks for: its code, and the fact that answers it."""

    code: str
    fact: FactKind
    level: Level = Level.EASY


def _easy(code: str, fact: FactKind) -> Wish:
    return Wish(code=code, fact=fact)


def _hard(code: str, fact: FactKind) -> Wish:
    return Wish(code=code, fact=fact, level=Level.HARD)


KEY_FIGURE_OF: Mapping[Role, Role] = {
    Role.LAWYER: Role.WARDEN,
    Role.FOCAL_POINT: Role.COALITION_HEAD,
    Role.FRIEND: Role.FAMILY,
    Role.CAMPAIGNER: Role.EMBASSY,
    Role.OUTREACH: Role.INTERNATIONAL,
    Role.COALITION: Role.COMMUNICATIONS,
    Role.TECHNICIAN: Role.IT_DIRECTOR,
}
"""Whom a member of the PACT has to convince; in this order they are dealt, where there are not people enough for all."""

ON_THEIR_OWN = (Role.PROTESTER, Role.SPOKESPERSON)
"""They bring their proof without a key figure: a picture of a protest, a statement on record."""
PACT_ROLES = (*KEY_FIGURE_OF, *ON_THEIR_OWN)
KEY_FIGURES = tuple(KEY_FIGURE_OF.values())
IN_A_TEAM = (Role.DEFENDER, *PACT_ROLES)

WISHES: Mapping[Role, tuple[Wish, ...]] = {
    Role.WARDEN: (
        _easy("warden-why-here", FactKind.WHY_THERE),
        _easy("warden-mandate", FactKind.MANDATE),
        _hard("warden-retainer", FactKind.MANDATE),
        _hard("warden-position", FactKind.WHY_THERE),
    ),
    Role.COALITION_HEAD: (
        _easy("head-biography", FactKind.WHO),
        _easy("head-circumstances", FactKind.CIRCUMSTANCES),
        _easy("head-why-there", FactKind.WHY_THERE),
        _easy("head-consent", FactKind.CONSENT),
        _hard("head-photo", FactKind.WHO),
        _hard("head-consent-paper", FactKind.CONSENT),
        _hard("head-proof", FactKind.CIRCUMSTANCES),
    ),
    Role.FAMILY: (
        _easy("family-circumstances", FactKind.CIRCUMSTANCES),
        _easy("family-plan", FactKind.LEADS),
        _easy("family-news", FactKind.FAMILY),
        _hard("family-visit", FactKind.HEALTH),
        _hard("family-feelings", FactKind.FAMILY),
    ),
    Role.EMBASSY: (
        _easy("embassy-defender", FactKind.WORK),
        _easy("embassy-circumstances", FactKind.CIRCUMSTANCES),
        _easy("embassy-plan", FactKind.LEADS),
        _hard("embassy-history", FactKind.OFFICIALS),
        _hard("embassy-statement", FactKind.CONSENT),
    ),
    Role.INTERNATIONAL: (
        _easy("international-circumstances", FactKind.CIRCUMSTANCES),
        _easy("international-plan", FactKind.LEADS),
        _easy("international-consent", FactKind.CONSENT),
        _hard("international-photo", FactKind.WHO),
        _hard("international-field", FactKind.WORK),
    ),
    Role.COMMUNICATIONS: (
        _easy("communications-circumstances", FactKind.CIRCUMSTANCES),
        _easy("communications-work", FactKind.WORK),
        _easy("communications-consent", FactKind.CONSENT),
        _hard("communications-plan", FactKind.LEADS),
        _hard("communications-captors", FactKind.CAPTORS),
    ),
    Role.IT_DIRECTOR: (
        _easy("it-devices", FactKind.DEVICES),
        _easy("it-circumstances", FactKind.CIRCUMSTANCES),
        _hard("it-phone", FactKind.DEVICES),
    ),
}

NO_TOKEN = frozenset({Role.DEFENDER, Role.WATCHER, *KEY_FIGURES})


class Waits(Struct, frozen=True, kw_only=True):
    """`role` can finish only when a token of one of `for_roles` lies on the table, or `contacts` others were called."""

    role: Role
    for_roles: tuple[Role, ...] = ()
    contacts: int = 0


WAITS: tuple[Waits, ...] = (
    # A mission speaks up where somebody has spoken before it; any team's statement will do.
    Waits(role=Role.CAMPAIGNER, for_roles=(Role.OUTREACH, Role.SPOKESPERSON, Role.FOCAL_POINT)),
    # Nobody tells a family before the other two agree on what is known.
    Waits(role=Role.FRIEND, contacts=2),
)


def wishes(figure: Role, level: Level) -> tuple[Wish, ...]:
    """What this key figure asks: the harder questions come on top of the others."""
    return tuple(wish for wish in WISHES[figure] if level is Level.HARD or wish.level is Level.EASY)
