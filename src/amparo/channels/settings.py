"""What an administrator says about each gateway. Sealed to the worker; never printed, so that no log holds a password.

`local`: the gateway stands on this machine or in this network. Without it an address that leads there is refused, so
that nobody can make the worker knock on doors inside the house. `seconds_max`: the longest one message may take.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amparo.domain.pact.terms import Way
from amparo.domain.part import Line, Part

SECONDS_MAX = 20.0

Port = Annotated[int, Meta(ge=1, le=65535)]
Seconds = Annotated[float, Meta(ge=1, le=60)]
Url = Annotated[str, Meta(pattern=r"^https?://[^\s@?#]+\Z", max_length=300)]
"""Where a gateway answers. No user, password or query: an address is shown, those are not."""


class Gateway(Part, frozen=True, kw_only=True, tag_field="gateway"):
    """Shows its kind and nothing else."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Tls(StrEnum):
    """How a mail server is spoken to. CLEAR: only inside the house (`local`)."""

    STARTTLS = "starttls"
    TLS = "tls"
    CLEAR = "clear"


class SmtpSettings(Gateway, frozen=True, kw_only=True, tag="smtp"):
    """A mail server that takes messages from us: `sender` is the address they come from."""

    host: Line
    port: Port = 587
    tls: Tls = Tls.STARTTLS
    sender: Line
    user: Line = ""
    password: Line = ""
    local: bool = False
    seconds_max: Seconds = SECONDS_MAX


class SmsGateSettings(Gateway, frozen=True, kw_only=True, tag="sms-gate"):
    """An Android phone with SMS Gateway. `hook_key`: the signing key shown in the app, for what the phone tells us.

    `sim`: which SIM card, from 1; 0 leaves it to the phone. `keep_hours`: an older message is not sent any more.
    """

    url: Url
    user: Line
    password: Line
    hook_key: Line = ""
    sim: Annotated[int, Meta(ge=0, le=9)] = 0
    keep_hours: Annotated[int, Meta(ge=1, le=240)] = 24
    local: bool = False
    seconds_max: Seconds = SECONDS_MAX


Device = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_./:-]{1,200}\Z")]
Word = Annotated[str, Meta(pattern=r"^[a-z0-9]{0,20}\Z")]
Pin = Annotated[str, Meta(pattern=r"^[0-9]{0,8}\Z")]
Folder = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f;#\"]{1,200}\Z")]
"""These four go into the daemon's own settings: none can begin another line there."""


class ModemSettings(Gateway, frozen=True, kw_only=True, tag="modem"):
    """A USB modem or phone on a cable. `folder`: where the SMS daemon keeps its queues, for this user alone."""

    device: Device
    connection: Word = "at115200"
    model: Word = ""
    pin: Pin = ""
    folder: Folder


class SignalSettings(Gateway, frozen=True, kw_only=True, tag="signal"):
    """A signal-cli daemon with `--http`. `account`: the number it sends from."""

    url: Url = "http://127.0.0.1:8080"
    account: Line
    local: bool = False
    seconds_max: Seconds = SECONDS_MAX


class LongTailSettings(Gateway, frozen=True, kw_only=True, tag="long-tail"):
    """Any service that Apprise knows.

    With a `template` such as `bulksms://user:password@{address}` a contact's address is put into it; without one, it is
    an Apprise address itself, and its kind has to be among `schemes`.
    """

    template: Line = ""
    schemes: tuple[Line, ...] = ()
    local: bool = False
    seconds_max: Seconds = SECONDS_MAX


class NotebookSettings(Gateway, frozen=True, kw_only=True, tag="notebook"):
    """Sends nothing anywhere: keeps each message as it would arrive, for the demo and for tests."""

    way: Way = Way.SMS


Settings = SmtpSettings | SmsGateSettings | ModemSettings | SignalSettings | LongTailSettings | NotebookSettings
