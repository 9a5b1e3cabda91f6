"""Signal, through a signal-cli daemon with `--http`: messages out by JSON-RPC, answers and receipts by its event stream.

Signal knows a message by the time at which it was sent, and two by two times: handed over twice, it arrives twice. It
also slows down whoever writes to strangers, for a day at a time: so it is for contacts who wrote first.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from amparo.channels.calling import Answer, Caller
from amparo.channels.envelopes import notes_of
from amparo.channels.listening import WAITS, Listener
from amparo.channels.numbers import number_of
from amparo.channels.outcome import GiveUp, Outcome, Sent, TryAgain, Why
from amparo.channels.references import id_of
from amparo.channels.settings import SignalSettings
from amparo.domain.alert.notes import Heard, Receipted

TEXT_MAX = 2_000

REFUSED: Mapping[str, Outcome] = {
    "NETWORK_FAILURE": TryAgain(Why.NO_ANSWER),
    "UNREGISTERED_FAILURE": GiveUp(Why.BAD_ADDRESS),
    "IDENTITY_FAILURE": GiveUp(Why.UNTRUSTED),
    "INVALID_PRE_KEY_FAILURE": TryAgain(Why.FAULT),
}
CODES: Mapping[int, Outcome] = {
    -1: GiveUp(Why.REFUSED),
    -3: TryAgain(Why.NO_ANSWER),
    -4: GiveUp(Why.UNTRUSTED),
    -5: TryAgain(Why.BUSY),
    -32602: GiveUp(Why.BAD_CREDENTIALS),  # an account that is not registered there
}
"""What signal-cli's own error numbers come to; others are faults."""


class Signal:
    def __init__(self, settings: SignalSettings, *, waits: Sequence[float] = WAITS) -> None:
        self._settings = settings
        self._caller = Caller(settings.url, local=settings.local, seconds_max=settings.seconds_max)
        self._listener = Listener(self._caller, "/api/v1/events", waits)

    def send(self, address: str, text: str, *, reference: str, subject: str = "") -> Outcome:  # noqa: ARG002
        number = number_of(address)
        if number is None or not number.startswith("+"):
            return GiveUp(Why.BAD_ADDRESS)
        if len(text) > TEXT_MAX:
            return GiveUp(Why.TOO_LONG)
        answer = self._caller.post("/api/v1/rpc", msgspec.json.encode(self._call(number, text, id_of(reference))))
        return outcome_of(answer) if isinstance(answer, Answer) else answer

    def _call(self, number: str, text: str, call: str) -> dict[str, Any]:
        said = {"account": self._settings.account, "recipient": [number], "message": text}
        return {"jsonrpc": "2.0", "method": "send", "params": said, "id": call}

    def collect(self, now: datetime) -> tuple[Heard | Receipted, ...]:
        """What came since the last time. The first call begins to listen."""
        return tuple(note for event in self._listener.heard() for note in notes_of(event, self._settings.account, now))

    def close(self) -> None:
        self._listener.close()


class _One(msgspec.Struct, frozen=True, rename="camel"):
    type: str
    retry_after_seconds: float | None = None


class _Results(msgspec.Struct, frozen=True):
    timestamp: int = 0
    results: tuple[_One, ...] = ()


class _Data(msgspec.Struct, frozen=True):
    response: _Results = _Results()


class _Error(msgspec.Struct, frozen=True):
    code: int
    data: _Data | None = None


class _Said(msgspec.Struct, frozen=True):
    result: _Results | None = None
    error: _Error | None = None


def outcome_of(answer: Answer) -> Outcome:
    if answer.status >= 400:
        return GiveUp(Why.NOT_SET_UP)
    try:
        said = msgspec.json.decode(answer.untrusted, type=_Said)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return TryAgain(Why.FAULT)
    if said.error:
        results = said.error.data.response.results if said.error.data else ()
        return refusal(results) or CODES.get(said.error.code, TryAgain(Why.FAULT))
    if said.result and said.result.timestamp > 0:
        return refusal(said.result.results) or Sent(str(said.result.timestamp))
    return TryAgain(Why.FAULT)


def refusal(results: tuple[_One, ...]) -> Outcome | None:
    """Why the one person written to was not reached; None where they were."""
    for one in results:
        if one.type == "RATE_LIMIT_FAILURE":
            return TryAgain(Why.BUSY, one.retry_after_seconds)
        if one.type != "SUCCESS":
            return REFUSED.get(one.type, TryAgain(Why.FAULT))
    return None
