"""What one contact would see at the moment of alert (S1.13), and the PACT action plan as one page (S1x.8)."""

from datetime import date

from msgspec import Struct

from amparo.domain.alert.envelope import Call
from amparo.domain.pact.edits import contact_of
from amparo.domain.pact.life import called, lacking
from amparo.domain.pact.model import Act, Captors, Consent, Contact, Fact, HomeTalk, KeyFigure, Pact, Police, Task
from amparo.domain.pact.pack import PackFact, pack_of
from amparo.domain.pact.publishing import call_of, tasks_of


class ContactsEye(Struct, frozen=True, kw_only=True):
    """The whole of it. `call` comes with the alert; what is in the pack only where `opens_pack` (they have their card).

    `tasks` in the order in which they can be done; `key_figures`: whom these lead to, and what those will ask.
    `decides_on_police`: it is this contact who decides on the day.
    """

    contact: Contact
    call: Call
    leads: bool
    stands_in: bool
    reached: bool
    tasks: tuple[Task, ...]
    key_figures: tuple[KeyFigure, ...]
    opens_pack: bool
    facts: tuple[PackFact, ...]
    consents: tuple[Consent, ...]
    police: Police
    decides_on_police: bool
    captors: Captors


def contacts_eye(pact: Pact, contact_id: str) -> ContactsEye:
    """Raises NoSuchItem. Works on a PACT that is not finished: an empty place is what the contact would see, too."""
    contact = contact_of(pact, contact_id)
    tasks = tasks_of(pact, contact_id)
    wanted = {task.key_figure for task in tasks}
    pack = pack_of(pact)
    return ContactsEye(
        contact=contact,
        call=call_of(pact, contact),
        leads=pact.lead == contact_id,
        stands_in=pact.deputy == contact_id,
        reached=contact in called(pact),
        tasks=tasks,
        key_figures=tuple(figure for figure in pact.key_figures if figure.id in wanted),
        opens_pack=bool(contact.card),
        facts=pack.meant_for(contact_id),
        consents=pack.consents,
        police=pack.police,
        decides_on_police=pact.police.decides == contact_id,
        captors=pack.captors,
    )


class Needs(Struct, frozen=True, kw_only=True):
    """What one contact still has to be given: facts for their tasks that are not, or no longer, in their hands."""

    contact: Contact
    facts: tuple[Fact, ...]
    words: tuple[str, ...]


class ActionPlan(Struct, frozen=True, kw_only=True):
    """One page: whom I will talk to when I am home, key points, what they need, my checklist. What is done comes last."""

    talks: tuple[HomeTalk, ...]
    needs: tuple[Needs, ...]
    checklist: tuple[Act, ...]


def action_plan(pact: Pact, today: date) -> ActionPlan:
    facts = {fact.id: fact for fact in pact.facts}
    needs = (
        Needs(
            contact=contact,
            facts=tuple(facts[fact] for fact in lacking(pact, contact.id, today)),
            words=tuple(t.needs_words for t in pact.tasks if t.contact == contact.id and t.needs_words.strip()),
        )
        for contact in pact.contacts
    )
    return ActionPlan(
        talks=tuple(sorted(pact.home_talks, key=lambda talk: (talk.done_on is not None, talk.on or date.max))),
        needs=tuple(each for each in needs if each.facts or each.words),
        checklist=tuple(sorted(pact.acts, key=lambda act: (act.done_on is not None, act.by or date.max))),
    )
