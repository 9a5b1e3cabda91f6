"""What is sent, word for word: in the reader's language, short, and neutral for whoever looks over their shoulder.

The first text carries the word agreed in person, what is asked, and the reference with the number of the message; no name,
no place, no reason. What follows is the link where the contact agreed to one, else the first step: nobody learns of danger
with nothing to do. Each text is one SMS segment where that can be, and a word is never cut.
"""

from collections.abc import Mapping

from amparo.domain.alert.envelope import Call, CallStep, Envelope, Words
from amparo.domain.alert.model import Message
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import N_, gettext_in, ngettext_in
from amparo.wording.texts import Frame, arranged, plain

TEXTS = frozenset({Way.SMS, Way.OTHER})
"""Ways that count segments. Over the others, the same words come as one text."""
ANSWERED_BY_TEXT = frozenset({Way.SMS})

# Translators: these go out as SMS, where one letter like á or ō leaves room for 70 letters instead of 160. Where your
# language allows it, choose words without them. Keep them as short, and say neither who, nor where, nor why.
PRACTICE = N_("PRACTICE")
ASK = N_("Please look now at what we agreed.")
SUBJECT = N_("For you, when you have a moment")
LINK_FIRST = N_("Open this, it says what to do:")
REPLY = N_("Reply 1 = I can, 2 = I cannot.")
REPLY_LEAD = N_("Reply 1 = I lead, 2 = I cannot.")
REPLY_TEST = N_("Reply 1 if you can read this.")
REPLY_OWNER = N_("Reply 1 = all is well, 2 = more time.")

SENTENCES: Mapping[MessageKind, str] = {
    MessageKind.YOU_LEAD: N_("Please lead now."),
    MessageKind.NEWS: N_("There is something new."),
    MessageKind.ALL_CLEAR: N_("It is over and all is well. Thank you. And you, are you all right?"),
    MessageKind.FALSE_ALARM: N_("All is well, nothing had happened. Thank you for being there."),
    MessageKind.DURESS: N_("Please do what we agreed for the other word, quietly. Do not ring back."),
    MessageKind.ASK_OWNER: N_("Is everything well?"),
    MessageKind.TEST: N_("This is only a test, nothing has happened."),
}

NEWS: Mapping[str, str] = {
    "answered-can": N_("Somebody can help now."),
    "answered-cannot": N_("Somebody cannot help now."),
    "leads": N_("Somebody else leads now."),
    "acting": N_("Somebody has begun."),
    "done": N_("One step is done."),
    "blocked": N_("Somebody cannot go on and needs help."),
    "stood-down": N_("Somebody has left."),
    "check-in-missed": N_("Still no word where we hoped for one."),
    "pressed-again": N_("Once more: please look now."),
    "confirmed": N_("It is certain now."),
    "located": N_("We know where now."),
    "access": N_("A visit was possible."),
    "safe": N_("It is over: safe."),
    "released": N_("It is over: free."),
    "deceased": N_("There is grave news. Please ring whoever leads."),
    "still-held": N_("This will take longer."),
    "suspended": N_("Please stop for now. Going on would put you in danger."),
    "handed-over": N_("Others have taken it on."),
}


def compose(message: Message, envelope: Envelope, words: Words, *, link: str, language: str) -> tuple[str, ...]:
    """The texts in their order. `link`: empty where this installation has no address that contacts can reach."""
    way = way_of(message, envelope)
    sentences = (
        _for_owner(link, language) if not message.contact else _for_contact(message, envelope, words, link, language)
    )
    frame = Frame(mark=gettext_in(language, PRACTICE) if message.practice else "", reference=_reference(message))
    return arranged([each for each in sentences if each], frame, one_text=way not in TEXTS)


def subject(message: Message, language: str) -> str:
    """Of an e-mail; the same for every message, and it tells nothing."""
    neutral = gettext_in(language, SUBJECT)
    mark = gettext_in(language, PRACTICE)
    return f"{mark}: {neutral} ({mark})" if message.practice else neutral


def way_of(message: Message, envelope: Envelope) -> Way:
    reaches = envelope.call(message.contact).reaches if message.contact else envelope.owner_reaches
    return reaches[message.reach].way


def _reference(message: Message) -> str:
    return f"{message.reference}-{message.number}" if message.reference else ""


def _for_owner(link: str, language: str) -> list[str]:
    """Neutral as well: the phone may be in other hands."""
    return [gettext_in(language, SENTENCES[MessageKind.ASK_OWNER]), link, gettext_in(language, REPLY_OWNER)]


def _for_contact(message: Message, envelope: Envelope, words: Words, link: str, language: str) -> list[str]:
    call = envelope.call(message.contact)
    link = link if call.link else ""
    first = _joined(_greeting(words, message.contact), _sentence(message, call, envelope, language))
    return [first, *_rest(message, call, way_of(message, envelope), link, language)]


def _greeting(words: Words, contact: str) -> str:
    said = next((each.word for each in words.greetings if each.contact == contact), "")
    return f"{plain(said).rstrip('.')}." if said else ""


def _sentence(message: Message, call: Call, envelope: Envelope, language: str) -> str:
    kind = message.kind
    if kind in (MessageKind.CALL, MessageKind.AGAIN):
        return plain(call.ask or envelope.design.ask) or gettext_in(language, ASK)
    if kind in (MessageKind.NEWS, MessageKind.OUTCOME) and message.what in NEWS:
        return gettext_in(language, NEWS[message.what])
    return gettext_in(language, SENTENCES.get(kind, SENTENCES[MessageKind.NEWS]))


def _rest(message: Message, call: Call, way: Way, link: str, language: str) -> list[str]:
    """What to do with it. A link stands in a text of its own, so that its letters cost least."""
    match message.kind:
        case MessageKind.CALL | MessageKind.AGAIN:
            help_there_is = _can(message.can, language)
            return [help_there_is, *_to_do(call, link, language), _reply(REPLY, way, language)]
        case MessageKind.YOU_LEAD:
            return [*_to_do(call, link, language), _reply(REPLY_LEAD, way, language)]
        case MessageKind.TEST:
            return [link, _reply(REPLY_TEST, way, language)]
        case MessageKind.ALL_CLEAR | MessageKind.FALSE_ALARM:
            return [link or plain(_joined(call.after_care, call.after_care_number))]
        case _:
            return [link]


def _can(can: int, language: str) -> str:
    if not can:
        return ""
    return ngettext_in(language, "{n} person can help.", "{n} people can help.", can).format(n=can)


def _reply(hint: str, way: Way, language: str) -> str:
    return gettext_in(language, hint) if way in ANSWERED_BY_TEXT else ""


def _to_do(call: Call, link: str, language: str) -> list[str]:
    if link:
        return [gettext_in(language, LINK_FIRST), link]
    return [_step(call.steps[0])] if call.steps else []


def _step(step: CallStep) -> str:
    say = f'"{plain(step.say)}"' if step.say else ""
    return _joined(plain(step.do), plain(step.ring), say)


def _joined(*parts: str) -> str:
    return " ".join(each for each in parts if each)
