"""Questions asked weeks later: who opens what, and what a changed row says."""

from datetime import timedelta

import pytest

from amparo.sealing.faults import WrongKey
from amparo.sealing.link import FollowUpLink, Link
from amparo.store import asking, followups
from amparo.store.models import FollowUpRow
from amparo.store.seats import Full
from tests.inside import TODAY

DAYS = {"ask_on": TODAY + timedelta(30), "erase_on": TODAY + timedelta(90)}


@pytest.fixture
def link(rosa):
    link = FollowUpLink.new()
    followups.ask(link, b"what I will do", b"waits", followups.reader(rosa.keys), **DAYS)
    return link


def test_the_question_opens_with_its_link_and_the_answer_with_the_facilitators_key(link, rosa, tomas):
    assert asking.read(link, today=TODAY).content == b"what I will do"
    assert [back.content for back in followups.of(rosa.keys)] == [b"waits"]
    assert asking.answer(link, b"done", today=TODAY)
    assert [(back.content, back.answered) for back in followups.of(rosa.keys)] == [(b"done", True)]
    assert followups.of(tomas.keys) == ()


def test_another_kind_of_link_with_the_same_bytes_finds_nothing(link):
    assert Link(link.raw).row_id != link.row_id


def test_neither_the_step_nor_the_answer_stands_in_the_row(link):
    asking.answer(link, b"done because of Tam", today=TODAY)
    row = FollowUpRow.objects.get()
    assert b"what I will do" not in bytes(row.sealed)
    assert b"Tam" not in bytes(row.answer)


def test_another_reader_cannot_be_put_in_its_place(link, rosa):
    """The row of one question, laid under another one, opens nothing."""
    other = FollowUpLink.new()
    followups.ask(other, b"another", b"waits", followups.reader(rosa.keys), **DAYS)
    sealed = FollowUpRow.objects.get(id=other.row_id).sealed
    FollowUpRow.objects.filter(id=link.row_id).update(sealed=sealed)
    with pytest.raises(WrongKey):
        asking.read(link, today=TODAY)


def test_after_its_day_it_is_as_if_it_were_not_there(link):
    assert asking.read(link, today=DAYS["erase_on"]) is None
    assert not asking.answer(link, b"done", today=DAYS["erase_on"])


def test_an_answer_from_paper_does_not_overwrite_one_by_link(link, rosa):
    asking.answer(link, b"done", today=TODAY)
    assert not followups.answer_from_paper(link.row_id, b"paper", rosa.keys)


def test_nobody_can_ask_without_end(link, rosa, monkeypatch):
    monkeypatch.setattr(followups, "OF_ONE_MAX", 1)
    with pytest.raises(Full):
        followups.ask(FollowUpLink.new(), b"", b"", followups.reader(rosa.keys), **DAYS)
