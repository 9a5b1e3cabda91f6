"""What was prepared elsewhere, in a workshop for example, brought into a PACT that is there already."""

from msgspec.structs import replace

from amparo.domain.pact.edits import held_together
from amparo.domain.pact.model import CONTACTS_MAX, Pact
from amparo.domain.pact.structure import LAYOUT
from amparo.domain.refusals import NotNow


def joined(pact: Pact, other: Pact) -> Pact:
    """People by the same name are the same; facts, talks and deeds come to what is there. What is said of the whole stays.

    Of an invented case only the owner's own deeds go into a real one, and the other way round (I14).
    """
    if pact.workspace.kind is not other.workspace.kind:
        other = Pact(acts=other.acts)
    known = {contact.alias.strip().casefold(): contact.id for contact in pact.contacts}
    same = {c.id: known[alias] for c in other.contacts if (alias := c.alias.strip().casefold()) in known}
    once = replace(other, acts=tuple(act for act in other.acts if act.text not in {one.text for one in pact.acts}))
    whole = LAYOUT.joined(pact, once, same)
    if len(whole.contacts) > CONTACTS_MAX:
        raise NotNow
    return held_together(whole)
