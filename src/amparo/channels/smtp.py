"""E-mail, through a mail server that knows us. Connections are kept and used again; one slow answer holds up nobody else.

A message says only what it was given: neither this machine's name nor a program's stands in its head.
"""

import re
import smtplib
import socket
import ssl
import time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from threading import Lock
from typing import Any

from amparo.channels.oneline import one_line
from amparo.channels.outcome import GiveUp, Outcome, Sent, TryAgain, Why
from amparo.channels.reaching import OutOfBounds, connected
from amparo.channels.references import id_of
from amparo.channels.settings import SmtpSettings, Tls

TEXT_MAX = 20_000
REPLY_MAX_BYTES = 16_384
KEPT_MAX = 32
NAMELESS = "[127.0.0.1]"
"""What we call ourselves to the server: our real name would stand in the head of every message."""

WHOLE_LINE = SMTP.clone(cte_type="7bit")
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
LINES = re.compile(rb"(?:\d{3}-[^\n]*\n)*(?:(?P<code>\d{3})(?:[ \r][^\n]*)?\n)?")

WHY_NOT = {
    530: Why.BAD_CREDENTIALS,
    534: Why.BAD_CREDENTIALS,
    535: Why.BAD_CREDENTIALS,
    538: Why.BAD_CREDENTIALS,
    552: Why.TOO_LONG,
}
NOT_THERE = (501, 550, 551, 553)
"""Said of a recipient: no such address here."""


class Smtp:
    def __init__(self, settings: SmtpSettings, *, trust: ssl.SSLContext | None = None) -> None:
        """`trust`: whose certificates are believed; without it, those the system believes."""
        self._settings = settings
        self._trust = trust or ssl.create_default_context()
        self._lock = Lock()
        self._kept: list[Talk] = []

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:
        settings = self._settings
        if settings.tls is Tls.CLEAR and not settings.local:
            return GiveUp(Why.NOT_SET_UP)
        if not (ADDRESS.fullmatch(address) and ADDRESS.fullmatch(settings.sender)):
            return GiveUp(Why.BAD_ADDRESS)
        if len(text) > TEXT_MAX:
            return GiveUp(Why.TOO_LONG)
        message = letter(settings.sender, address, text, reference=reference, subject=subject)
        try:
            self._hand_over(address, message.as_bytes())
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return outcome_of(error)
        return Sent(str(message["Message-ID"]))

    def _hand_over(self, address: str, message: bytes) -> None:
        talk = self._kept_talk() or self._new_talk()
        try:
            talk.begin(self._settings.seconds_max)
            talk.sendmail(self._settings.sender, [address], message)
        except BaseException:
            talk.close()
            raise
        self._keep(talk)

    def _kept_talk(self) -> "Talk | None":
        """One that the server has not ended meanwhile."""
        while True:
            with self._lock:
                talk = self._kept.pop() if self._kept else None
            if talk is None or talk.is_alive(self._settings.seconds_max):
                return talk
            talk.close()

    def _keep(self, talk: "Talk") -> None:
        with self._lock:
            if len(self._kept) < KEPT_MAX:
                self._kept.append(talk)
                return
        talk.close()

    def _new_talk(self) -> "Talk":
        settings = self._settings
        talk = Talk(settings, self._trust)
        try:
            code, said = talk.connect(settings.host, settings.port)
            if code != 220:
                raise smtplib.SMTPConnectError(code, said)
            if settings.tls is Tls.STARTTLS:
                talk.starttls(context=self._trust)
            if settings.user:
                talk.login(settings.user, settings.password)
        except BaseException:
            talk.close()
            raise
        return talk


def letter(sender: str, address: str, text: str, *, reference: str, subject: str) -> EmailMessage:
    """The message. Its id follows from `reference`: who gets it twice sees one."""
    message = EmailMessage(policy=WHOLE_LINE)
    message["From"], message["To"] = sender, address
    message["Subject"] = one_line(subject)  # nothing in it may begin another line of the head
    message["Message-ID"] = f"<{id_of(reference)}@{sender.rpartition('@')[2]}>"
    message["Date"] = formatdate(usegmt=True)  # required in every head; nothing is decided by it
    message["Auto-Submitted"] = "auto-generated"  # so that no holiday notice answers it
    message.set_content(text)
    return message


def outcome_of(error: Exception) -> Outcome:
    match error:
        case OutOfBounds():
            return GiveUp(Why.NOT_SET_UP)
        case ssl.SSLError():
            return TryAgain(Why.UNTRUSTED)
        case smtplib.SMTPRecipientsRefused():
            code = next(iter(error.recipients.values()))[0]
            return GiveUp(Why.BAD_ADDRESS) if code in NOT_THERE else outcome_of_code(code)
        case smtplib.SMTPNotSupportedError():
            return GiveUp(Why.NOT_SET_UP)  # no STARTTLS, or no way to sign in: never go on in clear
        case smtplib.SMTPResponseException():
            return outcome_of_code(error.smtp_code)
        case smtplib.SMTPServerDisconnected() | OSError():
            return TryAgain(Why.NO_ANSWER)
    return TryAgain(Why.FAULT)


def outcome_of_code(code: int) -> Outcome:
    if 400 <= code < 500:
        return TryAgain(Why.BUSY)
    if 500 <= code < 600:
        return GiveUp(WHY_NOT.get(code, Why.REFUSED))
    return TryAgain(Why.FAULT)


class Talk(smtplib.SMTP):
    """One connection, with a limit on how long a message takes and on how much the server may say."""

    def __init__(self, settings: SmtpSettings, trust: ssl.SSLContext) -> None:
        super().__init__(local_hostname=NAMELESS, timeout=settings.seconds_max)
        self._settings, self._trust = settings, trust
        self._host = settings.host  # what its certificate has to say
        self.begin(settings.seconds_max)

    def begin(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def is_alive(self, seconds: float) -> bool:
        self.begin(seconds)
        try:
            return self.noop()[0] == 250
        except (smtplib.SMTPException, OSError):
            return False

    def _get_socket(self, host: str, port: int, timeout: Any) -> socket.socket:
        settings = self._settings
        line = connected(host, port, seconds=timeout, local=settings.local)
        if settings.tls is not Tls.TLS:
            return line
        return self._trust.wrap_socket(line, server_hostname=host)

    def getreply(self) -> tuple[int, bytes]:
        """The whole answer. What comes after it was not asked for, and is dropped."""
        untrusted = b""
        while True:
            untrusted += self._piece()
            read = LINES.match(untrusted)
            if read and read["code"]:
                return int(read["code"]), b"\n".join(line[4:].strip() for line in read[0].splitlines())
            whole = untrusted.rpartition(b"\n")[0]
            if len(untrusted) > REPLY_MAX_BYTES or (whole and read and len(read[0]) <= len(whole)):
                raise smtplib.SMTPResponseException(-1, "no answer of a mail server")

    def _piece(self) -> bytes:
        left = self._until - time.monotonic()
        if self.sock is None or left <= 0:
            raise smtplib.SMTPServerDisconnected
        self.sock.settimeout(left)
        piece = self.sock.recv(4_096)
        if not piece:
            raise smtplib.SMTPServerDisconnected
        return piece
