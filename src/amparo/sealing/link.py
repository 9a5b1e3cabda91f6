"""Secrets that travel in an address: what they find and what they open. They are stored nowhere.

A row found by a link is sealed by it, so the table without the link is unreadable, and the link without the table
says nothing. The kinds have labels of their own: one is never taken for another.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from hashlib import sha256
from typing import ClassVar, Self

from amparo.sealing.blob import close_blob, open_blob
from amparo.sealing.encoding import Field, lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.keys import OS_RANDOM, Key, Random
from amparo.sealing.primitives import derive


class Link(Key):
    """One contact's page of one alert; also an invitation: 22 characters in an address."""

    LENGTH = 16
    LABEL: ClassVar[str] = "hrd1/link"

    @property
    def text(self) -> str:
        """URL-safe base64 without padding."""
        return base64.urlsafe_b64encode(self.raw).rstrip(b"=").decode()

    @classmethod
    def read(cls, untrusted: str) -> Self:
        """WrongKey for anything but exactly what `text` writes."""
        if len(untrusted) > 2 * cls.LENGTH or not untrusted.isascii():
            raise WrongKey
        try:
            link = cls(base64.b64decode(untrusted + "=" * (-len(untrusted) % 4), altchars=b"-_", validate=True))
        except binascii.Error:
            raise WrongKey from None
        if link.text != untrusted:  # the last character has bits to spare: one secret, one address
            raise WrongKey
        return link

    @property
    def row_id(self) -> bytes:
        """The 32 bytes by which the row is found; they do not lead back to the link."""
        return sha256(lp(f"{self.LABEL}-id", self.raw)).digest()

    def close(self, content: bytes, *context: Field, random: Random = OS_RANDOM) -> bytes:
        """A blob that opens with this link, in this place."""
        return close_blob(self._key(), content, lp(self.LABEL, *context), random)

    def open(self, untrusted: bytes, *context: Field) -> bytes:
        """What `close` sealed, or WrongKey."""
        return open_blob(self._key(), untrusted, lp(self.LABEL, *context))

    def _key(self) -> bytes:
        return derive(self.raw, self.LABEL.encode())


class Trigger(Link):
    """What the phone raises an alert with. It opens the button's page and the pack's lock; it reads no alert."""

    LENGTH = 32
    LABEL = "hrd1/trigger"


class PressKey(Link):
    """Made by the phone for one press: what its alert may tell that phone, and nobody else."""

    LENGTH = 32
    LABEL = "hrd1/press"


class FollowUpLink(Link):
    """Asks one person, weeks later, how one next step went."""

    LABEL = "hrd1/follow-up"


class Seat(Link):
    """A participant's place in one room, in a cookie. It finds their row and opens what only they may read."""

    LABEL = "hrd1/seat"

    @property
    def form_mark(self) -> str:
        """What a form of this seat carries: whoever can write it holds the seat. 22 characters."""
        digest = hmac.digest(self.raw, lp("hrd1/seat-form"), "sha256")
        return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()
