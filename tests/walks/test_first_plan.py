"""The walk of a first plan on the product as people run it: answered, interrupted, finished, taken along, brought in again."""

import re
from html import unescape

from amparo.files.documents import read_document
from amparo.sealing.agefile import open_with_passphrase
from tests.served import Served, Visitor, served

ANSWERS = {
    5: {"line": "break-in.open-files", "own0": "", "own1": ""},
    6: {"line": "break-in.computers", "own0": "", "own1": ""},
    7: {"line": "break-in.milder", "own0": ""},
    8: {"line": "break-in.sort", "own0": "Paint the door", "own1": "", "happens0": "Ring Tomás"},
    11: {"months": "6"},
}


def begins(site: Served) -> tuple[Visitor, list[str], str]:
    rosa = site.visitor()
    words = rosa.begins(site.address)
    rosa.fills("/first/", **{"starter": "break-in", "why-break-in": "break-in.others", "own": "", "own_why": ""})
    return rosa, words, rosa.path.removesuffix("5/")


def answers(rosa: Visitor, base: str, *numbers: int) -> None:
    for number in numbers:
        rosa.goes(f"{base}{number}/").fills(f"{base}{number}/", **ANSWERS[number])
        assert rosa.path == f"{base}{number + 1}/", rosa.page


def test_when_the_machine_stops_nothing_that_was_answered_is_lost(tmp_path):
    with served(tmp_path / "data") as site:
        rosa, words, base = begins(site)
        answers(rosa, base, 5, 6)
        site.process.kill()
        site.process.wait()
    with served(tmp_path / "data") as site:
        rosa = site.visitor()
        rosa.goes("/open/").fills("/open/", words=" ".join(words))
        assert f'href="{base}7/"' in rosa.page
        answers(rosa, base, 7, 8, 11)
        assert "Paint the door" in rosa.goes(f"{base}12/").page


def test_a_sealed_copy_leaves_one_machine_and_opens_on_another(tmp_path):
    with served(tmp_path / "data") as site:
        rosa, _words, base = begins(site)
        answers(rosa, base, 5, 6, 7, 8, 11)
        plan = base.removesuffix("first/")
        rosa.goes(f"{plan}take/").fills(f"{plan}take/words/")
        told = unescape(re.search(r'name="words" value="([^"]+)"', rosa.page)[1])
        form = f"csrfmiddlewaretoken={rosa.token()}&words={told.replace(' ', '+')}".encode()
        copy = rosa.opener.open(rosa.base + f"{plan}take/sealed/", form).read()
    opened = read_document(open_with_passphrase(copy, told), "yaml")
    assert [measure.text for measure in opened.measures] == [
        "List which files and papers are private",
        "Paint the door",
        "Ring Tomás",
    ]
