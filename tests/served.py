"""The product as people run it: `amparo serve` in a process of its own, and somebody with a browser that has no scripts."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from html import unescape
from http.cookiejar import Cookie, CookieJar
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

ADDRESS = re.compile(r"answers here: (http://\S+)")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
LISTED = re.compile(r"<li><bdi>(.*?)</bdi></li>")
GOODBYE_SECONDS = 20


class Jar(CookieJar):
    """Keeps Secure cookies on plain http, as browsers do for this machine's own address."""

    def set_cookie(self, cookie: Cookie) -> None:
        cookie.secure = False
        super().set_cookie(cookie)


class Visitor:
    """Goes to pages, fills in forms, follows where they lead."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self.jar = Jar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))
        self.page = self.path = ""
        self.status = 0

    def goes(self, path: str, form: dict[str, Any] | None = None) -> "Visitor":
        fields = None if form is None else urlencode({"csrfmiddlewaretoken": self.token(), **form}, doseq=True).encode()
        try:
            answer = self.opener.open(Request(self.base + path, fields), timeout=30)
        except HTTPError as refused:
            answer = refused
        self.page, self.status = answer.read().decode(), answer.status
        self.path = answer.url.removeprefix(self.base)
        return self

    def fills(self, path: str, **form: Any) -> "Visitor":
        return self.goes(path, form)

    def token(self) -> str:
        found = TOKEN.search(self.page)
        return found[1] if found else ""

    def listed(self) -> list[str]:
        return [unescape(each) for each in LISTED.findall(self.page)]

    def begins(self, address: str) -> list[str]:
        """From the printed address to the inside; the words that were shown."""
        path = address.removeprefix(self.base)
        self.goes(path).fills(path, language="en").fills("/begin/for/", purpose="organisation")
        words = self.listed()
        self.goes("/words/typed/").fills("/words/typed/", second=words[1], fourth=words[3])
        return words


class Served:
    """A running server: its address, its process, and everything it said."""

    def __init__(self, process: subprocess.Popen[str], said: Path) -> None:
        self.process = process
        self.said = said
        self.address = ""
        for line in iter(process.stdout.readline, ""):  # type: ignore[union-attr]
            with said.open("a") as log:
                log.write(line)
            if found := ADDRESS.search(line):
                self.address = found[1]
                break

    @property
    def base(self) -> str:
        return "/".join(self.address.split("/")[:3])

    def visitor(self) -> Visitor:
        return Visitor(self.base)

    def stops(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(GOODBYE_SECONDS)
        finally:
            self.process.stdout.close()  # type: ignore[union-attr]


@contextmanager
def served(
    data: Path, *options: str, command: str = "serve", later: timedelta = timedelta(0), **environ: str
) -> Iterator[Served]:
    """Serve a folder until the context ends; nothing opens a browser, the port is any free one, the clock may be moved."""
    said = data.parent / f"{data.name}.said"
    where = ["--data", str(data)] if command == "serve" else []
    amparo = ["tests.later", str(later.total_seconds())] if later else ["amparo.cli"]
    typed = [sys.executable, "-m", *amparo, command, *where, "--no-browser", "--port", "0", *options]
    with said.open("a") as errors:
        process = subprocess.Popen(
            typed, stdout=subprocess.PIPE, stderr=errors, text=True, env={**clean_environment(), **environ}
        )
    server = Served(process, said)
    try:
        yield server
    finally:
        if process.poll() is None:
            server.stops()


@cache
def config_home() -> str:
    """Nobody's real one, and the same for a server that is started again."""
    return mkdtemp(prefix="amparo-config-")


def clean_environment() -> dict[str, str]:
    """Nothing of the test's own settings reaches the server; it buffers nothing."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DJANGO_"))}
    kept["XDG_CONFIG_HOME"] = config_home()  # where the worker's key is kept
    return {**kept, "PYTHONUNBUFFERED": "1", "DISPLAY": "", "WAYLAND_DISPLAY": "", "LC_ALL": "C.UTF-8"}
