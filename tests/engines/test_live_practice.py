"""A live practice whole, over the pages, through the worker and the phone that sends: who said yes is reached and answers."""

import re

import pytest

from tests.engines.place import until
from tests.engines.sink import Sink
from tests.served import Served, served
from tests.walks.seated import Phone

NOOR, LEILA = "+34600000002", "+34600000003"
WORDS = re.compile(r"these words:\n +(.+)")
PACT = re.compile(r"/pacts/[0-9a-f-]{36}/")
ROOM = re.compile(r"/rooms/[0-9a-f-]{36}/")
LINK = re.compile(r"/c/[\w-]{22}/")
SAID = ["Seen", "Did what was needed"]


class Practice:
    """What Rosa does on her laptop, and Leila on her phone. `sink`: the phone that sends."""

    def __init__(self, site: Served, sink: Sink) -> None:
        self.sink, self.rosa, self.leila = sink, Phone(site.base), Phone(site.base)
        self.rosa.goes("/open/").presses("Open", words=WORDS.search(site.said.read_text())[1])
        self.pact = PACT.search(self.rosa.page)[0]

    def is_prepared(self) -> None:
        rosa = self.rosa
        rosa.goes("/channels/sms-gate/").presses("Continue", url=self.sink.url, user="u", password="p", local="on")
        rosa.goes(f"{self.pact}about/alert/").presses("Save", design_stop_seconds="0")
        rosa.goes("/sessions/begin/").presses("Continue", card="impact-game")
        rosa.goes(f"{rosa.path}open/").presses("Open the room")
        self.drill = ROOM.search(rosa.path)[0] + "drill/"
        rosa.goes(self.drill).presses("Get ready", mode="live", level="easy").presses("Begin")

    def leaves(self) -> None:
        """To the two who said yes, and marked; Tam did not, and hears nothing."""
        rosa = self.rosa
        hours = {"opens": "00:00", "closes": "23:59"}
        rosa.goes(f"{self.drill}phones/").presses("They said yes", agreed=["noor", "leila"], **hours)
        assert not self.sink.taken
        rosa.presses("Send a practice alert")
        assert until(lambda: bool(self.link()))
        assert self.sink.numbers() == {NOOR, LEILA}
        for _at, _number, _id, text in self.sink.taken:
            assert text.startswith("PRACTICE")
            assert text.endswith("PRACTICE")

    def link(self) -> str:
        found = (LINK.search(text) for _at, number, _id, text in list(self.sink.taken) if number == LEILA)
        return next((each[0] for each in found if each), "")

    def is_answered(self) -> None:
        self.leila.goes(self.link())
        assert self.leila.sees("PRACTICE")
        self.leila.presses("I can help now")
        assert until(lambda: '<td dir="ltr">00:' in self.rosa.goes(f"{self.drill}phones/").page)

    def is_talked_about(self) -> None:
        """Her number in it, and no name."""
        rosa = self.rosa
        rosa.goes(self.drill).presses("Stop, and talk").goes(f"{self.drill}talk/")
        rows = re.findall(r"<tr><td dir=\"ltr\">.*?</tr>", rosa.page)
        mine = [re.sub(r"<[^>]+>", "", row) for row in rows if "Contact 2, real phone" in row]
        assert [said for row in mine for said in SAID if said in row] == SAID
        assert not [name for name in ("Leila", "Noor") if rosa.sees(name)]

    def is_ended(self) -> None:
        rosa = self.rosa
        alert = re.search(r"/alerts/[0-9a-f-]{36}/", rosa.goes("/alerts/").page)[0]
        rosa.goes(alert).presses("End this practice")
        assert until(lambda: sum("all is well" in text for _at, _number, _id, text in self.sink.taken) == 2)
        assert until(lambda: self.leila.goes(self.link()).sees("Are you all right?"))


@pytest.mark.soak
def test_a_practice_leaves_is_answered_stands_on_the_timeline_and_ends(sink, tmp_path):
    with served(tmp_path / "trial", command="demo") as site:
        practice = Practice(site, sink)
        practice.is_prepared()
        practice.leaves()
        practice.is_answered()
        practice.is_talked_about()
        practice.is_ended()
    assert "Traceback" not in site.said.read_text()
