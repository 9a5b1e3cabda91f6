"""Whoever takes part in a workshop: with an old phone that has no scripts, or with a browser. Both do the same things."""

import re
from html import unescape
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen
from uuid import uuid4

from playwright.sync_api import Browser, Locator, Response, expect

from amparo.wording.catalogue import gettext_in
from tests.served import Visitor
from tests.walks.forms import to_press

MARK = re.compile(r'name="mark" value="([\w-]+)"')
NAME = re.compile(r"<b><bdi>(.*?)</bdi></b>")
OLD_PHONE = {"width": 240, "height": 320}
PHONE = {"width": 360, "height": 740}
PATIENCE_MS = 20_000


class Phone(Visitor):
    """Somebody's old phone, without scripts."""

    language = "en"

    def __init__(self, base):
        super().__init__(base)
        self.typed = set()

    def joins(self, words):
        return self.goes(f"/j/{words}/").goes(f"/j/{words}/", {})

    def fills(self, path, **form):
        return self.goes(path, {"mark": MARK.search(self.page)[1], **form})

    def presses(self, words, /, **said):
        """Fill in what is named, and press the button that says so."""
        form, (_words, name, value) = to_press(self.page, gettext_in(self.language, words), tuple(said))
        self.typed |= {text for field, text in said.items() if field in form.written}
        self.goes(urljoin(self.path, form.action), {**form.fields, **said, **({name: value} if name else {})})
        assert self.status < 400, (self.status, self.path, words)
        return self

    def writes(self, text, column="ideas/ideas"):
        self.typed.add(text)
        return self.goes("/s/").fills("/s/notes/", text=text, id=uuid4().hex, column=column)

    def name(self):
        return NAME.search(self.goes("/s/").page)[1]

    def sees(self, text):
        return text in unescape(self.page)

    def reads(self, path):
        """What stands on another page, while this one stays."""
        try:
            answer = self.opener.open(self.base + path, timeout=30)
        except HTTPError as refused:
            answer = refused
        return unescape(answer.read().decode())

    def stream(self, room, audience="seat"):
        cookie = "; ".join(f"{each.name}={each.value}" for each in self.jar)
        return urlopen(Request(f"{self.base}/live/{room}/{audience}/", headers={"Cookie": cookie}), timeout=30)


def is_answer(response: Response) -> bool:
    """What a form that was sent came to, after wherever it led."""
    request = response.request
    while request.redirected_from:
        request = request.redirected_from
    return request.method == "POST" and response.status not in (301, 302, 303, 307, 308)


class Person:
    """Somebody with a browser. Their touches are counted: a field, a box, a button, a fold."""

    def __init__(self, browser: Browser, base: str, *, language="en", scripts=True, size=None) -> None:
        self.base, self.language, self.scripts = base.rstrip("/"), language, scripts
        self.context = browser.new_context(
            locale=language, java_script_enabled=scripts, viewport=size or PHONE, accept_downloads=True
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.context.new_page()
        self.touches = 0
        self.typed: set[str] = set()
        """Words of their own, in whatever box."""

    def say(self, words: str) -> str:
        return gettext_in(self.language, words)

    def goes(self, path: str) -> "Person":
        self.answer = self.page.goto(self.base + path)
        return self

    def joins(self, words: str, *, scanned: bool = False) -> "Person":
        """Typed, or led by the picture; what it took is left in `touches`."""
        self.touches = 1 if scanned else 0
        if scanned:
            self.goes(f"/j/{words}/")
        else:
            self.goes("/j/").presses("Continue", words=words.replace("-", " "))
        return self.presses("Join")

    def presses(self, words: str, among: str = "", /, **said: Any) -> "Person":
        """Fill in what is named, and press the button that says so. `among`: which of several such forms."""
        button = self._filled(words, among, said)
        if self.scripts:
            return self._sent(button, words)
        with self.page.expect_navigation(wait_until="domcontentloaded") as went:
            button.click()
        return self._told(went.value, words)

    def _sent(self, button: Locator, words: str) -> "Person":
        """By the browser, which opens the next page; or by the page's own script, which does not."""
        self.page.evaluate("document.documentElement.dataset.before = 1")
        with self.page.expect_response(is_answer) as came:
            button.click()
        if came.value.request.is_navigation_request():
            expect(self.page.locator("html[data-before]")).to_have_count(0, timeout=PATIENCE_MS)
        return self._told(came.value, words)

    def _told(self, answer: Response | None, words: str) -> "Person":
        self.answer = answer
        assert answer is None or answer.status < 400, (answer.status, answer.url, words)
        return self

    def saves(self, words: str) -> bytes:
        """A link that brings a file."""
        with self.page.expect_download() as brought:
            self.page.get_by_role("link", name=gettext_in(self.language, words)).first.click()
        return brought.value.path().read_bytes()

    def writes(self, text: str, column: str = "") -> "Person":
        self.goes("/s/")
        said = {"text": text, **({"column": column} if column else {})}
        if not self.scripts:
            return self.presses("Add note", **said)
        self._filled("Add note", "", said).click()
        self.page.get_by_text(text).first.wait_for()  # sent by script: the page stays
        return self

    def name(self) -> str:
        return self.goes("/s/").page.locator("#who bdi").first.inner_text()

    def sees(self, text: str) -> bool:
        return text in self.page.locator("body").inner_text()

    def reads(self, path: str) -> str:
        """What stands on another page, while this one stays."""
        return unescape(self.context.request.get(self.base + path).text())

    def _filled(self, words: str, among: str, said: dict[str, Any]) -> Locator:
        button = self.page.get_by_role("button", name=self.say(words), exact=True, include_hidden=True)
        form = self.page.locator("form").filter(has=button)
        for name in said:
            form = form.filter(has=self.page.locator(f"[name='{name}']"))
        if among:
            form = form.and_(self.page.locator(among))
        for name, value in said.items():
            self._fills(form.first, name, value)
        if not said and not among:
            return self._reached(button.first)
        return self._reached(
            form.first.get_by_role("button", name=self.say(words), exact=True, include_hidden=True).first
        )

    def _fills(self, form: Locator, name: str, value: Any) -> None:
        field = form.locator(f"[name='{name}']:not([type=hidden])")
        kind = field.first.get_attribute("type")
        for each in [value] if isinstance(value, str) else value:
            if kind in ("checkbox", "radio"):
                self._reached(field.first if each == "on" else form.locator(f"[name='{name}'][value='{each}']")).check()
            elif field.first.evaluate("each => each.tagName") == "SELECT":
                self._reached(field.first).select_option(each)
            else:
                self._reached(field.first).fill(each)
                self.typed |= {each} if kind in (None, "text") else set()

    def _reached(self, place: Locator) -> Locator:
        """What lies in a fold is opened first; that is a touch too."""
        self.touches += 1
        fold = place.locator("xpath=ancestor::details[not(@open)]")
        for _ in range(fold.count()):
            self.touches += 1
            fold.first.locator("summary").first.click()
        return place
