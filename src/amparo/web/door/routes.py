"""Who may pass where. An address without a line here is answered as if it did not exist."""

from enum import Enum, auto


class Who(Enum):
    ANYBODY = auto()
    ON_THE_DOORSTEP = auto()
    """Somebody whom the server just gave a passphrase or a key, and who has not yet shown that it is on paper."""
    SIGNED_IN = auto()


WHO: dict[str, Who] = {
    # the frame
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
}
