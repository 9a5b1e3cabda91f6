"""What the phone does with the secret in its button's address, and what any app does with the same secret.

The secret raises an alert and reads nothing of it. How it goes, the phone reads with a key it made for this one press.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from amparo.actions.calls import ONCE_MAX, NotOffered
from amparo.domain.alert.notes import By, CheckedIn, Located, Position, Pressed, Said, Stopped
from amparo.domain.alert.views import ButtonView, PressView
from amparo.domain.part import LINE_MAX
from amparo.sealing.faults import WrongKey
from amparo.sealing.link import PressKey, Trigger
from amparo.store import envelopes, inbox, views

PRESS = re.compile(r"[A-Za-z0-9_-]{8,64}")
"""The phone's own id of a press: sent again it is the same press."""


class NoSuchButton(Exception):
    """There is no button at this address, or not any more."""


@dataclass(frozen=True, repr=False)
class Button:
    trigger: Trigger
    pact: UUID
    view: ButtonView


def read_button(untrusted_trigger: str) -> Button:
    try:
        trigger = Trigger.read(untrusted_trigger)
        found = envelopes.shown(trigger)
        if found is None:
            raise NoSuchButton
        return Button(trigger, found[0], msgspec.json.decode(found[1], type=ButtonView))
    except (WrongKey, msgspec.MsgspecError):
        raise NoSuchButton from None


def press(
    untrusted_trigger: str,
    untrusted_press: str,
    *,
    raised: By,
    now: datetime,
    press_key: str = "",
    practice: bool = False,
    position: Position | None = None,
) -> None:
    """Raises the alert. When this returns the press is kept, whatever happens to this process."""
    button = read_button(untrusted_trigger)
    name = _press(untrusted_press)
    pressed = Pressed(
        envelope=str(button.pact),
        press=name,
        by=raised,
        at=now,
        press_key=_key(press_key).raw if press_key else b"",
        secret=button.trigger.raw,
        position=position,
        practice=practice,
    )
    inbox.note(pressed, key=_once(button, "pressed", name), now=now, urgent=True)


def stop_press(untrusted_trigger: str, untrusted_press: str, *, press_key: str, now: datetime) -> None:
    """One touch, with the key of the press. Whether it came in time, the worker decides."""
    button, name = read_button(untrusted_trigger), _press(untrusted_press)
    stopped = Stopped(envelope=str(button.pact), press=name, press_key=_key(press_key).raw, at=now)
    inbox.note(stopped, key=_once(button, "stopped", name), now=now, urgent=True)


def tell_position(
    untrusted_trigger: str, untrusted_press: str, position: Position | None, *, press_key: str, once: str, now: datetime
) -> None:
    button, name = read_button(untrusted_trigger), _press(untrusted_press)
    if position is None:
        raise NotOffered
    located = Located(envelope=str(button.pact), press=name, press_key=_key(press_key).raw, at=now, position=position)
    inbox.note(located, key=_once(button, "located", f"{name} {once[:ONCE_MAX]}"), now=now)


def say_words(untrusted_trigger: str, untrusted_words: str, *, once: str, now: datetime) -> None:
    """The words agreed to end an alert. What they were, only the worker can tell; nothing here depends on it."""
    button = read_button(untrusted_trigger)
    said = Said(envelope=str(button.pact), words=untrusted_words.strip()[:LINE_MAX], at=now)
    inbox.note(said, key=_once(button, "said", once[:ONCE_MAX], said.words), now=now, urgent=True)


def check_in(
    untrusted_trigger: str, check_in: str, *, extend: bool, untrusted_words: str, once: str, now: datetime
) -> None:
    """All is well, or more time is needed; `check_in` empty: the next one that is due."""
    button = read_button(untrusted_trigger)
    if check_in and check_in not in {each.check_in for each in button.view.check_ins}:
        raise NotOffered
    words = untrusted_words.strip()[:LINE_MAX]
    checked = CheckedIn(envelope=str(button.pact), check_in=check_in, at=now, extend=extend, words=words)
    key = _once(button, "checked-in", once[:ONCE_MAX], check_in, extend, words)
    inbox.note(checked, key=key, now=now, urgent=True)


def read_press(untrusted_press_key: str, *, now: datetime) -> PressView | None:
    """How it goes, for the phone that pressed; None while the worker has not taken it up, or when it is long over."""
    try:
        found = views.read(PressKey.read(untrusted_press_key), now=now)
        return msgspec.json.decode(found, type=PressView) if found else None
    except (WrongKey, msgspec.MsgspecError):
        return None


def _press(untrusted: str) -> str:
    if not PRESS.fullmatch(untrusted):
        raise NotOffered
    return untrusted


def _key(untrusted: str) -> PressKey:
    try:
        return PressKey.read(untrusted)
    except WrongKey:
        raise NotOffered from None


def _once(button: Button, act: str, name: str, *said: object) -> str:
    """With the secret itself in it: what is stored of a key is a hash, by which nobody else can guess the words."""
    return " ".join(map(repr, (act, button.trigger.text, name, *said)))
