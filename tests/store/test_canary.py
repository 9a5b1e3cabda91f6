"""What people write is found in no file: not in the database, its log, temporary files, nor in what the server says."""

import re

from amparo.actions import plans
from tests.served import served
from tests.store.marks import Marks, whole
from tests.store.writer import started

OWN_WORDS = "zq9998kestrel heron ladder whistle apricot tunnel"
HER_NAME = "zq9999kestrel"


def files_under(*folders):
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def found_in(path, marks):
    content = path.read_bytes()
    plain = [mark for mark in marks if mark.encode() in content]
    wide = [mark for mark in marks if mark.encode("utf-16-le") in content]
    return plain + wide


def test_no_mark_reaches_a_file(tmp_path):
    data, temporary = tmp_path / "data", tmp_path / "tmp"
    temporary.mkdir()
    marks = [OWN_WORDS, *OWN_WORDS.split(), HER_NAME]
    with served(data, TMPDIR=str(temporary)) as server:
        rosa = server.visitor()
        path = server.address.removeprefix(server.base)
        rosa.goes(path).fills(path, language="en").fills("/begin/for/", purpose="organisation")
        words = rosa.listed()
        rosa.goes("/words/own/").fills("/words/own/", own=OWN_WORDS, again=OWN_WORDS)
        assert rosa.path == "/first/"
        marks += [" ".join(words), *started("marks", data, words=OWN_WORDS).split()]
        stranger = server.visitor()
        for untrusted in (HER_NAME, OWN_WORDS[:-1]):
            stranger.goes("/open/").fills("/open/", name=HER_NAME, words=untrusted)
            assert stranger.status == 422
        stranger.goes(f"/begin/{HER_NAME}/").goes(f"/{HER_NAME}/?q={HER_NAME}")
        rosa.goes("/account/paper/").fills("/account/paper/")
        groups = rosa.listed()
        rosa.goes("/account/paper/typed/").fills("/account/paper/typed/", third=groups[2], sixth=groups[5])
        marks += ["-".join(groups), "".join(groups)]
        running = files_under(data, temporary)
        assert {"amparo.sqlite3", "amparo.sqlite3-wal"} <= {path.name for path in running}
        assert not {path.name: found_in(path, marks) for path in running if found_in(path, marks)}
        cookie = next(each.value for each in rosa.jar if each.name == "__Host-k")
        assert not [path.name for path in running if cookie.encode() in path.read_bytes()]
    stopped = files_under(data, temporary)
    assert not {path.name: found_in(path, marks) for path in stopped if found_in(path, marks)}
    assert not found_in(server.said, marks)
    assert len(marks) >= 200


def test_the_marks_are_in_every_free_text_of_the_plan():
    marks = Marks()
    plan = marks.on(whole())
    assert len(marks.given) >= 90
    assert "?" not in re.sub(r'"id":"[^"]*"', "", str(plan))


def test_the_marks_would_be_found(tmp_path):
    (tmp_path / "plain").write_text("... zq0001kestrel ...", encoding="utf-8")
    (tmp_path / "wide").write_bytes("zq0001kestrel".encode("utf-16-le"))
    assert all(found_in(path, ["zq0001kestrel"]) for path in files_under(tmp_path))


def test_a_refusal_says_nothing_of_what_was_written():
    mine = whole().measures[0]
    assert mine.text not in repr(plans.ChangedMeanwhile(mine, mine))
