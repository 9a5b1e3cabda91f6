"""Who may pass where. An address without a line here is answered as if it did not exist."""

from enum import Enum, auto


class Who(Enum):
    ANYBODY = auto()
    ON_THE_DOORSTEP = auto()
    """Somebody whom the server just gave a passphrase or a key, and who has not yet shown that it is on paper."""
    SIGNED_IN = auto()


WHO: dict[str, Who] = {
    # the frame
    "start": Who.ANYBODY,
    "language": Who.ANYBODY,
    "leave": Who.ANYBODY,
    "here": Who.SIGNED_IN,
    "units": Who.ANYBODY,
    "health": Who.ANYBODY,
    # the door
    "begin": Who.ANYBODY,
    "begin-language": Who.ON_THE_DOORSTEP,
    "begin-for": Who.ON_THE_DOORSTEP,
    "words": Who.ON_THE_DOORSTEP,
    "words-typed": Who.ON_THE_DOORSTEP,
    "words-own": Who.ON_THE_DOORSTEP,
    "sign-in": Who.ANYBODY,
    "sign-out": Who.ANYBODY,
    "lock": Who.ANYBODY,
    "recover": Who.ANYBODY,
    "again": Who.SIGNED_IN,
    "account": Who.SIGNED_IN,
    "sessions": Who.SIGNED_IN,
    "passphrase": Who.SIGNED_IN,
    "recovery-key": Who.SIGNED_IN,
    "recovery-key-typed": Who.SIGNED_IN,
    # the first plan
    "first": Who.SIGNED_IN,
    "first-4": Who.SIGNED_IN,
    "first-5": Who.SIGNED_IN,
    "first-6": Who.SIGNED_IN,
    "first-7": Who.SIGNED_IN,
    "first-8": Who.SIGNED_IN,
    "first-9": Who.SIGNED_IN,
    "first-10": Who.SIGNED_IN,
    "first-11": Who.SIGNED_IN,
    "first-12": Who.SIGNED_IN,
    # the plan
    "home": Who.SIGNED_IN,
    "bring": Who.SIGNED_IN,
    "keep": Who.SIGNED_IN,
    "plan": Who.SIGNED_IN,
    "plan-undo": Who.SIGNED_IN,
    "plan-about": Who.SIGNED_IN,
    "plan-erase": Who.SIGNED_IN,
    "plan-parts": Who.SIGNED_IN,
    "plan-list": Who.SIGNED_IN,
    "plan-add": Who.SIGNED_IN,
    "plan-item": Who.SIGNED_IN,
    "plan-remove": Who.SIGNED_IN,
    "plan-move": Who.SIGNED_IN,
    "plan-step": Who.SIGNED_IN,
    "plan-hand-over": Who.SIGNED_IN,
    "plan-fix": Who.SIGNED_IN,
    "plan-leave": Who.SIGNED_IN,
    "plan-ask-again": Who.SIGNED_IN,
    "plan-threats": Who.SIGNED_IN,
    "plan-time": Who.SIGNED_IN,
    "plan-people": Who.SIGNED_IN,
    "plan-acts": Who.SIGNED_IN,
    "plan-act": Who.SIGNED_IN,
    "plan-versions": Who.SIGNED_IN,
    "plan-version": Who.SIGNED_IN,
    "plan-bring-back": Who.SIGNED_IN,
    "plan-print": Who.SIGNED_IN,
    "plan-take": Who.SIGNED_IN,
    "plan-sealing": Who.SIGNED_IN,
    "plan-sealed": Who.SIGNED_IN,
    "plan-file": Who.SIGNED_IN,
    "plan-bring": Who.SIGNED_IN,
    "plan-keep": Who.SIGNED_IN,
    # the alert: the link in the address is the right
    "call": Who.ANYBODY,
    "call-answer": Who.ANYBODY,
    "call-deed": Who.ANYBODY,
    "call-case": Who.ANYBODY,
    "call-pack": Who.ANYBODY,
    "call-share": Who.ANYBODY,
    "raise": Who.ANYBODY,
    "hook": Who.ANYBODY,
    # the button: so is the secret in its address
    "button": Who.ANYBODY,
    "button-sure": Who.ANYBODY,
    "button-press": Who.ANYBODY,
    "button-stop": Who.ANYBODY,
    "button-state": Who.ANYBODY,
    "button-position": Who.ANYBODY,
    "button-words": Who.ANYBODY,
    "button-check": Who.ANYBODY,
    "button-manifest": Who.ANYBODY,
    "button-worker": Who.ANYBODY,
}
