"""The notebook: every message as it would arrive, and nothing sent anywhere."""

from datetime import UTC, datetime

import pytest

from amparo.channels.notebook import Book, Notebook, Noted
from amparo.channels.opening import open_channel
from amparo.channels.outcome import Sent
from amparo.channels.settings import NotebookSettings
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from tests.channels.contract import Arrived, ChannelContract

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class TestNotebook(ChannelContract):
    moods = ("accepting",)

    @pytest.fixture
    def open_in(self):
        def opened(mood):
            book = Book()
            arrived = lambda: [Arrived(each.address, each.text, each.reference) for each in book.messages()]  # noqa: E731
            return Notebook(Way.SMS, book), arrived

        return opened

    def test_what_is_no_address_is_never_tried(self):
        """Whatever stands in a PACT is shown: the page is where it is noticed."""


def test_a_message_is_kept_as_it_would_arrive():
    book = Book()
    sent = Notebook(Way.EMAIL, book).send("ines@example.org", "Call me", reference="ref-1", subject="Please read")
    assert sent == Sent("ref-1")
    assert book.messages() == (Noted(Way.EMAIL, "ines@example.org", "Call me", "Please read", "ref-1"),)


def test_it_holds_the_newest_and_no_more():
    book = Book(messages_max=3)
    for n in range(5):
        Notebook(Way.SMS, book).send("+15550001", f"text {n}", reference=f"ref-{n}")
    assert [each.text for each in book.messages()] == ["text 2", "text 3", "text 4"]


def test_each_message_is_delivered_once_and_an_answer_is_heard_once():
    book = Book()
    notebook = Notebook(Way.SMS, book)
    notebook.send("+15550001", "Can you come? 1 yes, 2 no", reference="ref-1")
    book.answer(Way.SMS, "+15550001", "1")
    assert notebook.collect(NOON) == (
        Receipted(way=Way.SMS, external_id="ref-1", receipt=Receipt.DELIVERED, at=NOON),
        Heard(way=Way.SMS, untrusted_sender="+15550001", untrusted_text="1", at=NOON, message="answer-1"),
    )
    assert notebook.collect(NOON) == ()


def test_one_way_does_not_hear_what_was_said_on_another():
    book = Book()
    book.answer(Way.SIGNAL, "+15550001", "1")
    assert Notebook(Way.SMS, book).collect(NOON) == ()


def test_a_page_can_be_torn_out():
    book = Book()
    Notebook(Way.SMS, book).send("+15550001", "text", reference="ref-1")
    book.tear_out()
    assert book.messages() == ()


def test_it_is_opened_by_its_settings():
    assert isinstance(open_channel(NotebookSettings()), Notebook)
