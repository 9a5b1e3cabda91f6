"""The trial as people run it, without any script: pressed, called, and the facts opened with a card."""

import re
import time

from tests.served import Visitor, served

PATIENCE_SECONDS = 40


def until(visitor: Visitor, path: str, pattern: str) -> str:
    """Loads the page again, as somebody would, until it shows what is waited for."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if found := re.search(pattern, visitor.goes(path).page, re.DOTALL):
            return found[1]
        time.sleep(0.5)
    raise AssertionError(visitor.page)


def test_rosa_presses_and_noor_opens_the_facts_with_her_card(tmp_path):
    with served(tmp_path / "trial", command="demo") as server:
        said = server.said.read_text()
        button, card = re.search(r"(/b/[\w-]{43}/)", said)[1], re.search(r"/notebook/ +(.+)", said)[1]
        reader, phone, noor = server.visitor(), server.visitor(), server.visitor()
        reader.goes("/open/").fills("/open/", words=re.search(r"these words:\n +(.+)", said)[1])
        phone.goes(f"{button}sure/")
        press = dict(re.findall(r'name="(press|key)" value="([\w-]+)"', phone.page))
        phone.goes(f"{button}press/", {**press, "sure": "yes"})
        link = until(reader, "/notebook/", r"34600000002.*?(/c/[\w-]{22}/)")
        until(noor, link, r"(The twelve words on your card)")
        noor.goes(f"{link}pack/", {"words": card.split(maxsplit=1)[1]})
        assert noor.status == 422
        noor.goes(f"{link}pack/", {"words": card})
        assert noor.status == 200
        assert "Nothing of it is kept" in noor.page
        assert noor.page.count("<h2>") >= 3
        phone.goes(f"{button}words/", {"words": "blue heron", "once": "a"})
        until(noor, link, r"(Are you all right\?)")
        until(reader, "/alerts/", r"(Safe)")
    assert "Traceback" not in server.said.read_text()
