"""What a contact does with the link they were sent. Nobody signs in here: the link is the right, to one call alone.

Every act is one note in the worker's inbox. When the function has returned, the note is kept; what follows from it the
page learns from the next view. `once` is drawn for each page that is shown, so that a form sent twice says it once; another
answer from the same page is another note.
"""

from datetime import datetime

import msgspec

from amparo.domain.alert.notes import Answered, Deed, Did, Moved, Opened
from amparo.domain.alert.terms import Case, Reached, Sentence, Verified
from amparo.domain.alert.views import CallView
from amparo.domain.part import LINE_MAX, TEXT_MAX
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import Link
from amparo.store import inbox, views

UNSEEN = frozenset({Reached.QUEUED, Reached.HANDED_OVER, Reached.DELIVERED, Reached.NOT_REACHED})
ANSWERS = (CAN, CANNOT) = ("can", "cannot")
ONCE_MAX = 40


class NoSuchCall(Exception):
    """There is nothing at this address, or not any more. Which of the two, nobody is told."""


class NotOffered(Exception):
    """What was sent is not among what this page offers."""


def read_call(untrusted_link: str, *, now: datetime) -> tuple[Link, CallView]:
    """NoSuchCall for a link that is wrong, unknown or over: all the same."""
    try:
        link = Link.read(untrusted_link)
        found = views.read(link, now=now)
        if found is None:
            raise NoSuchCall
        return link, msgspec.json.decode(found, type=CallView)
    except (WrongKey, msgspec.MsgspecError):
        raise NoSuchCall from None


def open_call(untrusted_link: str, *, now: datetime) -> CallView:
    """The page was looked at. It is noted until somebody has seen it, and never taken for an answer."""
    link, view = read_call(untrusted_link, now=now)
    if view.mine in UNSEEN and not view.over:
        inbox.note(Opened(view=link.row_id, at=now), key=f"opened {link.row_id.hex()}", now=now)
    return view


def answer_call(untrusted_link: str, untrusted_answer: str, *, once: str, now: datetime) -> None:
    """ "can" or "cannot"."""
    link, _view = read_call(untrusted_link, now=now)
    if untrusted_answer not in ANSWERS:
        raise NotOffered
    can = untrusted_answer == CAN
    key = _key(link, "answered", once, untrusted_answer)
    inbox.note(Answered(view=link.row_id, can=can, at=now), key=key, now=now, urgent=True)


def do_deed(
    untrusted_link: str,
    untrusted_deed: str,
    *,
    once: str,
    now: datetime,
    task: int = 0,
    sentence: str = "",
    words: str = "",
    to: str = "",
) -> None:
    """Takes a step on, has done it, is stuck, learned something, leads, hands the lead over, or rests."""
    link, view = read_call(untrusted_link, now=now)
    if untrusted_deed not in set(Deed) or (sentence and sentence not in set(Sentence)):
        raise NotOffered
    deed = Deed(untrusted_deed)
    if deed is Deed.HAND_OVER and to not in {each.contact for each in view.standings}:
        raise NotOffered
    proof = words[:LINE_MAX] if deed is Deed.DONE else ""
    text = "" if proof else words[:TEXT_MAX]
    step = task if 0 < task <= len(view.call.steps) else 0
    did = Did(view=link.row_id, deed=deed, at=now, task=step, sentence=sentence, text=text, proof=proof, to=to or None)
    inbox.note(did, key=_key(link, deed.value, once, step, sentence, words, to), now=now)


def move_case(
    untrusted_link: str, to: str, *, verified: str, confidence: str, reason: str, once: str, now: datetime
) -> None:
    """As the lead says; only to a state the page offers, and never without a reason."""
    link, view = read_call(untrusted_link, now=now)
    if to not in set(view.may) or verified not in set(Verified) or not reason.strip():
        raise NotOffered
    moved = Moved(
        view=link.row_id,
        to=Case(to),
        at=now,
        verified=verified,
        confidence=confidence[:LINE_MAX],
        reason=reason.strip()[:TEXT_MAX],
    )
    inbox.note(moved, key=_key(link, "moved", once, to, verified, confidence, reason), now=now, urgent=True)


def _key(link: Link, act: str, once: str, *said: object) -> str:
    """With the link itself in it: what is stored of a key is a hash, by which nobody else can guess what was said."""
    return " ".join(map(repr, (act, link.text, once[:ONCE_MAX], *said)))
