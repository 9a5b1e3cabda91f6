"""The one-step repairs: a PACT and what was found in it, to the next PACT. They need no input and invent nothing."""

from msgspec.structs import replace

from amparo.domain.checks import Finding
from amparo.domain.pact.addresses import dialled
from amparo.domain.pact.edits import contact_of, with_item
from amparo.domain.pact.model import Channel, Pact


def without_deputy(pact: Pact, finding: Finding) -> Pact:
    """Whoever leads does not stand in for themselves; who does instead is for people to say."""
    return replace(pact, deputy=None) if pact.deputy == finding.where else pact


def called_at_once(pact: Pact, finding: Finding) -> Pact:
    return with_item(pact, replace(contact_of(pact, finding.where), reserve=False))


def without_repeated_channels(pact: Pact, finding: Finding) -> Pact:
    """The first of each stays, with its place and its note."""
    contact = contact_of(pact, finding.where)
    first: dict[tuple[str, str], Channel] = {}
    for channel in contact.channels:
        first.setdefault((channel.way, dialled(channel.way, channel.address)), channel)
    return with_item(pact, replace(contact, channels=tuple(first.values())))
