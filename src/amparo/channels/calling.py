"""One call to a gateway over HTTP: to the address in the settings and nowhere else, within a time, up to a size.

No redirect is followed, no proxy is taken from the environment, no answer is unpacked, and no error's text goes further
than this file: it may quote an address.
"""

import logging
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer

import httpx

from amparo.channels.outcome import GiveUp, TryAgain, Why
from amparo.channels.reaching import OutOfBounds, addresses

ANSWER_MAX_BYTES = 65_536

for chatter in ("httpx", "httpcore"):
    logging.getLogger(chatter).disabled = True  # every address they call would stand in our log


@dataclass(frozen=True)
class Answer:
    status: int
    untrusted: bytes
    after_seconds: float | None = None


class Cut(Exception):
    """The line was cut, or never came about."""


class Caller:
    """Where one gateway answers, and how to sign in there."""

    def __init__(
        self,
        url: str,
        *,
        local: bool,
        seconds_max: float,
        user: str = "",
        password: str = "",
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._base = url.rstrip("/")
        self._local = local
        self._seconds_max = seconds_max
        self._auth = httpx.BasicAuth(user, password) if user else None
        self._trust = trust or ssl.create_default_context()

    def post(self, path: str, content: bytes) -> Answer | TryAgain | GiveUp:
        """An answer that the channel reads, or what its failing comes to."""
        return self._asked("POST", path, content)

    def get(self, path: str) -> Answer | TryAgain | GiveUp:
        return self._asked("GET", path, None)

    def _asked(self, method: str, path: str, content: bytes | None) -> Answer | TryAgain | GiveUp:
        head = {"Content-Type": "application/json"} if content else {}
        try:
            with self._line(self._seconds_max) as line:
                request = line.build_request(method, self._base + path, content=content, headers=head)
                return judged(self._heard(line, request))
        except (OutOfBounds, httpx.InvalidURL, httpx.UnsupportedProtocol):
            return GiveUp(Why.NOT_SET_UP)
        except httpx.TransportError as error:
            return TryAgain(why_of(error))
        except (OSError, ValueError, RuntimeError):  # no such name; a line that was cut when its time was up
            return TryAgain(Why.NO_ANSWER)

    def lines(self, path: str, head: Mapping[str, str], *, silence: float, longest: int) -> Iterator[bytes]:
        """The lines of an answer without an end. Raises Cut when it ends, is silent too long, or a line is too long."""
        try:
            with self._client(silence) as line, line.stream("GET", self._base + path, headers=dict(head)) as response:
                if response.status_code != 200:
                    raise Cut
                yield from split(response.iter_raw(), longest)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, RuntimeError):
            raise Cut from None

    @contextmanager
    def _line(self, seconds: float) -> Iterator[httpx.Client]:
        """A client that is closed when its time is up, whatever the other side is still saying."""
        line = self._client(seconds)
        end = Timer(seconds, line.close)
        end.daemon = True
        end.start()
        try:
            with line:
                yield line
        finally:
            end.cancel()

    def _client(self, seconds: float) -> httpx.Client:
        return httpx.Client(
            transport=Pinned(self._trust, local=self._local),
            auth=self._auth,
            timeout=seconds,
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": "-", "Accept-Encoding": "identity"},
        )

    def _heard(self, line: httpx.Client, request: httpx.Request) -> Answer:
        response = line.send(request, stream=True)
        untrusted = b""
        for piece in response.iter_raw():
            untrusted += piece
            if len(untrusted) > ANSWER_MAX_BYTES:
                raise httpx.RemoteProtocolError("too long")
        return Answer(response.status_code, untrusted, seconds_in(response.headers.get("Retry-After", "")))


class Pinned(httpx.BaseTransport):
    """Connects to the very addresses that were looked at, while the name is what the certificate has to say."""

    def __init__(self, trust: ssl.SSLContext, *, local: bool) -> None:
        self._inner = httpx.HTTPTransport(verify=trust, trust_env=False)
        self._local = local

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        failed = httpx.ConnectError("no address")
        for address in addresses(url.host, port, local=self._local):
            pinned = httpx.Request(
                request.method,
                url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": url.host},
            )
            try:
                return self._inner.handle_request(pinned)
            except httpx.ConnectError as error:
                failed = error
        raise failed

    def close(self) -> None:
        self._inner.close()


def split(pieces: Iterable[bytes], longest: int) -> Iterator[bytes]:
    """Whole lines, without their ends."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (line.removesuffix(b"\r") for line in whole)
        if len(rest) > longest:
            raise Cut
    raise Cut


def judged(answer: Answer) -> Answer | TryAgain | GiveUp:
    """What every HTTP service means by its status. 4xx of its own each channel reads itself."""
    if answer.status < 300 or answer.status in {400, 404, 409, 413, 422}:
        return answer
    if answer.status in {401, 403, 407}:
        return GiveUp(Why.BAD_CREDENTIALS)
    if answer.status in {429, 503}:
        return TryAgain(Why.BUSY, answer.after_seconds)
    if answer.status >= 500:
        return TryAgain(Why.FAULT)
    return GiveUp(Why.NOT_SET_UP if answer.status < 400 else Why.REFUSED)


def why_of(error: httpx.TransportError) -> Why:
    """The text is looked at here and goes no further: the classes alone do not tell a hang-up from nonsense."""
    said = str(error).lower()
    if "certificate" in said:
        return Why.UNTRUSTED
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError):
        return Why.NO_ANSWER if "disconnected" in said or "closed" in said else Why.FAULT
    return Why.NO_ANSWER


def seconds_in(untrusted: str) -> float | None:
    """Seconds of a Retry-After; the date it may carry instead is left to our own patience."""
    return min(float(untrusted), 86_400.0) if untrusted.isascii() and untrusted.isdigit() else None
