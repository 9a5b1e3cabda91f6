"""One sentence for each fault of a document: where, what was found, what was expected, what to do next."""

import re

from amparo.domain.faults import Fault, FaultCode
from amparo.wording.catalogue import N_, gettext_in

PLACE = re.compile(r"(\d+):(\d+)")

SENTENCES = {
    FaultCode.NOT_A_DOCUMENT: N_(
        "This is not what is read here: it should begin with “amparo:” and one of: {expected}."
        " 'amparo new FILE' writes an empty one."
    ),
    FaultCode.NOT_TEXT: N_("{place}: this is not {expected} text. Save the file again as {expected}."),
    FaultCode.BAD_SYNTAX: N_(
        "{place}: the file cannot be read on from here ({found}). Look at this line and the one above."
    ),
    FaultCode.TOO_BIG: N_("The file has {found} bytes; at most {expected} are read. Divide it into several plans."),
    FaultCode.TOO_DEEP: N_(
        "{place}: lists and mappings stand inside each other more than {expected} deep. No document needs that."
    ),
    FaultCode.REPEATED_KEY: N_("{place}: “{found}” stands here twice. Keep the one that is meant."),
    FaultCode.NOT_PLAIN: N_("{place}: “{found}” is YAML that is not used here. Write the value itself."),
    FaultCode.NEWER_VERSION: N_(
        "This was written by a newer Amparo (version {found}; this one reads up to {expected}). Update Amparo."
    ),
    FaultCode.UNKNOWN_KEY: N_("{place}: there is no field of this name. Did you mean: {expected}?"),
    FaultCode.MISSING_KEY: N_("{place}: this field is missing. Add it ({expected})."),
    FaultCode.WRONG_TYPE: N_("{place}: “{found}” stands here where this was expected: {expected}. Change it."),
    FaultCode.NOT_ALLOWED: N_("{place}: “{found}” is not one of these words: {expected}. Choose one of them."),
    FaultCode.TOO_LONG: N_("{place}: this has a length of {found}; at most {expected} is allowed. Shorten it."),
    FaultCode.OUT_OF_RANGE: N_("{place}: “{found}” is too small or too large. Write a possible number."),
    FaultCode.REPEATED_ID: N_("{place}: the id “{found}” is already taken. Give this item another."),
    FaultCode.BROKEN_REFERENCE: N_(
        "{place}: nothing has the id “{found}”; expected was the id of: {expected}. Mend or remove it."
    ),
    FaultCode.WRONG_KIND: N_(
        "{place}: {found} stands here where this was expected: {expected}. Point at another item."
    ),
    FaultCode.CYCLE: N_("{place}: these wait for each other in a ring: {found}. Let one of them go first."),
    FaultCode.OBJECTIVE_WITHOUT_VULNERABILITY: N_(
        "{place}: a specific objective is about one vulnerability. Name it here, or make the objective comprehensive."
    ),
    FaultCode.OBJECTIVE_WITH_VULNERABILITY: N_(
        "{place}: a comprehensive objective is about a threat, not about “{found}”. Remove it, or make the objective specific."
    ),
    FaultCode.LEAD_IS_DEPUTY: N_("{place}: “{found}” already leads. Let somebody else stand in."),
    FaultCode.REPEATED_CONTACT: N_("{place}: the contact “{found}” stands here twice. Keep one."),
    FaultCode.TWO_SCENARIOS: N_(
        "{place}: a PACT is for one situation. Write words of your own only where it is “own”."
    ),
    FaultCode.ANSWERED_AND_OPEN: N_("{place}: this is answered by “{found}” and left open. Choose one of the two."),
    FaultCode.ACTIVE_TOO_SOON: N_(
        "{place}: “{found}” cannot be active yet: a recorded yes, a task and what it needs to know come first."
    ),
    FaultCode.BAD_ADDRESS: N_("{place}: “{found}” does not look like {expected}. Look at it once more."),
    FaultCode.WHY_NOT_THOUGH: N_(
        "{place}: “{found}” says why it was not done, though it is open or done. Remove it, or change the state."
    ),
}

EXPECTATIONS = {
    "text": N_("text"),
    "date": N_("a day like 2026-11-20"),
    "number": N_("a number"),
    "id": N_("an id like m1"),
    "language": N_("a language tag like es"),
    "yes-no": N_("true or false"),
    "mapping": N_("a mapping of fields"),
    "list": N_("a list"),
    "person": N_("a person"),
    "context-note": N_("a context note"),
    "stakeholder": N_("a stakeholder"),
    "threat": N_("a threat"),
    "vulnerability": N_("a vulnerability"),
    "capacity": N_("a capacity"),
    "incident": N_("an incident"),
    "objective": N_("an objective"),
    "measure": N_("a measure"),
    "protocol": N_("a protocol"),
    "contact": N_("a contact"),
    "task": N_("a task"),
    "fact": N_("a fact"),
    "key-figure": N_("a key figure"),
    "consent": N_("a consent"),
    "check-in": N_("a check-in"),
    "home-talk": N_("a talk at home"),
    "act": N_("a line of the checklist"),
    "rehearsal": N_("a rehearsal"),
    "step": N_("a step, like card/step"),
    "recommendation": N_("a recommendation"),
    "time": N_("a time like 07:30:00"),
    "time-zone": N_("a time zone like Africa/Nairobi"),
    "card": N_("the public half of a card"),
    "phone-number": N_("a phone number"),
    "email-address": N_("an e-mail address"),
    "signal-address": N_("a number with its country code (+...) or a Signal user name"),
    "channel-address": N_("an address like ntfy://server/topic"),
}


def say_fault(fault: Fault, language: str) -> str:
    expected = gettext_in(language, EXPECTATIONS[fault.expected]) if fault.expected in EXPECTATIONS else fault.expected
    sentence = gettext_in(language, SENTENCES[fault.code])
    return sentence.format(place=_place(fault.path, language), found=fault.found, expected=expected)


def _place(path: str, language: str) -> str:
    """A path as it stands; the line and column of a fault of writing in words."""
    if found := PLACE.fullmatch(path):
        line, column = found.groups()
        return gettext_in(language, "Line {line}, column {column}").format(line=line, column=column)
    return path or gettext_in(language, "The file")
