"""Others wrote at the same moment, every time: nothing is kept, no typed word is lost, and one press sends it again."""

import re
from html import unescape

import pytest

from amparo.actions import rooms
from amparo.store import rooms as kept_rooms
from amparo.store import things

OBJECTION = "Neighbours must not know <of it>"
FIELDS = re.compile(
    r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>|<input type="hidden" name="([^"]+)" value="([^"]*)">', re.DOTALL
)


@pytest.fixture
def crowded(monkeypatch):
    """As many writers as it takes that nobody gets through."""

    def begins(*, over=False):
        for where in (things, kept_rooms):
            monkeypatch.setattr(where, "TRIES", 12 if over else 0)

    return begins


def waiting(page):
    form = page[page.index("</h1>") : page.index("</main>")]
    return {(a or c): unescape(b or d) for a, b, c, d in FIELDS.findall(form)}


def test_a_facilitators_words_wait_in_the_page_and_go_with_one_press(crowded, opened, phone, rosas, rosa):
    phone.writes("A guard at the gate")
    phone.sends(f"/s/notes/{phone.own()}/", act="show")
    (note,) = rooms.notes_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)
    crowded()
    form = {f"objection-{note}": OBJECTION, f"keep-{note}": "1", "act": f"agree/{note}"}
    path = f"/rooms/{opened.id}/boards/ideas/arrange/"
    answer = rosas.post(path, form)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "this was not kept yet" in page
    assert OBJECTION not in page  # only as text
    sent = {name: value for name, value in waiting(page).items() if name != "csrfmiddlewaretoken"}
    assert sent == form
    crowded(over=True)
    assert rosas.post(path, sent).status_code == 303
    assert rooms.notes_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)[note].objection == OBJECTION


@pytest.mark.parametrize("path", ["boards/ideas/turn/", "act/"])
def test_a_press_that_was_not_kept_is_pressed_again(crowded, opened, rosas, path):
    crowded()
    form = {"act": "quiet"} if path == "act/" else {"act": "show"}
    answer = rosas.post(f"/rooms/{opened.id}/{path}", form)
    assert (answer.status_code, waiting(answer.content.decode())["act"]) == (503, form["act"])
