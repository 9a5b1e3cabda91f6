"""Files that leave the house, in the age format (age-encryption.org/v1), readable with any age tool.

Opening returns the whole content or raises: there is no moment at which a part has been written.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage  # type: ignore[import-untyped]

from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import Secret
from amparo.sealing.passphrase import Passphrase
from amparo.sealing.typed import TYPED_CHARACTERS_MAX, fold

RECIPIENTS_MAX = 100
# As a power of two, in KiB of memory: 4 GiB, what age's own tool accepts. Whoever sends a file says what opening it costs.
SCRYPT_WORK_MAX = 22
_SCRYPT = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_BEGIN, _END = b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"\n-----END AGE ENCRYPTED FILE-----"


class NoRecipient(Exception):
    """A file sealed to nobody would be lost: name at least one recipient, and at most a hundred."""


class NotARecipient(Exception):
    """A recipient is one line that starts with `age1`."""


@dataclass(frozen=True)
class AgeIdentity(Secret):
    """A key pair for files: `recipient` may be given to anybody, `secret` (`AGE-SECRET-KEY-...`) to nobody."""

    recipient: str
    secret: str = field(repr=False)


def new_identity() -> AgeIdentity:
    identity = pyrage.x25519.Identity.generate()
    return AgeIdentity(str(identity.to_public()), str(identity))


def identity_from(secret: str) -> AgeIdentity:
    """The key pair of a secret, or WrongKey."""
    try:
        identity = pyrage.x25519.Identity.from_str(secret.strip())
    except (pyrage.IdentityError, UnicodeEncodeError):
        raise WrongKey from None
    return AgeIdentity(str(identity.to_public()), str(identity))


def recipient_in(untrusted: str) -> str:
    """A recipient in its one form, or NotARecipient."""
    return str(_recipient(untrusted))


def seal_to_recipients(content: bytes, recipients: Sequence[str]) -> bytes:
    if not 0 < len(recipients) <= RECIPIENTS_MAX:
        raise NoRecipient
    return bytes(pyrage.encrypt(content, [_recipient(text) for text in recipients]))


def seal_with_passphrase(content: bytes, passphrase: Passphrase) -> bytes:
    """For a passphrase of generated words told by voice. Takes some seconds, on purpose."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase.text))


def open_with_identity(untrusted: bytes, secret: str) -> bytes:
    """The content for a key `AGE-SECRET-KEY-...`, or WrongKey."""
    try:
        return bytes(pyrage.decrypt(untrusted, [pyrage.x25519.Identity.from_str(secret.strip())]))
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeEncodeError):
        raise WrongKey from None


def open_with_passphrase(untrusted: bytes, untrusted_passphrase: str) -> bytes:
    """The content, or WrongKey. Tried as typed, for files of any age tool, then as our own files are sealed."""
    untrusted = _unframed(untrusted)
    said = _SCRYPT.match(untrusted)
    if len(untrusted_passphrase) > TYPED_CHARACTERS_MAX or said is None or int(said[1]) > SCRYPT_WORK_MAX:
        raise WrongKey
    for typed in dict.fromkeys((untrusted_passphrase, fold(untrusted_passphrase))):
        try:
            return bytes(pyrage.passphrase.decrypt(untrusted, typed))
        except (pyrage.DecryptError, UnicodeEncodeError):
            continue
    raise WrongKey


def _unframed(untrusted: bytes) -> bytes:
    """The file itself, where another tool wrote it as lines of letters, to go into a mail."""
    text = untrusted.replace(b"\r\n", b"\n").strip()
    if not (text.startswith(_BEGIN) and text.endswith(_END)):
        return untrusted
    try:
        return base64.b64decode(text[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
    except binascii.Error:
        raise WrongKey from None


def _recipient(text: str) -> object:
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except (pyrage.RecipientError, UnicodeEncodeError):
        raise NotARecipient from None
