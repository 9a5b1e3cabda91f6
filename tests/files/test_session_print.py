"""Sessions and cards on paper: the whole pack for whoever leads, less for the room, small cards to cut out."""

import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from amparo.files.documents import read_document
from amparo.files.library import library, library_card
from amparo.files.session_print import print_card, print_session
from amparo.files.session_sheet import Copy, cut_outs, session_sheet
from amparo.files.written import PAPERS
from amparo.wording.catalogue import gettext_in
from tests.files.plans import CODE
from tests.people import TODAY

SESSION = read_document((Path(__file__).parents[1] / "documents/session-v1.yaml").read_bytes(), "yaml")
PROMISES = SESSION.cards[1]
FACILITATORS = (
    "Watch who is silent",
    "Some promise too much",
    "Alone first.",
    "What would you have needed?",
    "The door",
)
EVERYBODYS = ("What will you do?", "Nobody does it for us", "What surprised you?", "One word each")


def pages(session=SESSION, language="en", paper="a4", copy=Copy.FACILITATOR):
    return pypdfium2.PdfDocument(print_session(session, language, TODAY, paper, copy).content)


def text(document) -> str:
    read = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", read)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
@pytest.mark.parametrize("copy", Copy)
def test_every_copy_is_set_on_the_paper_at_hand(copy, paper, size):
    assert {tuple(round(side) for side in page.get_size()) for page in pages(paper=paper, copy=copy)} == {size}


def test_the_agenda_runs_along_with_the_clock_and_its_breaks():
    read = text(pages())
    assert "The game 09:00 60 60" in read
    assert "Tea 10:20 20 100" in read
    assert "Tell 11:00 20 140" in read
    assert "12:30 Prayer" in read


def test_what_to_bring_is_counted_for_the_people_who_come():
    read = text(pages())
    assert "For 14 people" in read
    assert [thing for thing in ("14 × Cards", "8 × Markers", "4 × Paper") if thing not in read] == []


def test_only_whoever_leads_has_the_notes():
    leads, room = text(pages()), text(pages(copy=Copy.ROOM))
    assert [words for words in (*FACILITATORS, *EVERYBODYS) if words not in leads] == []
    assert [words for words in FACILITATORS if words in room] == []
    assert [words for words in EVERYBODYS if words not in room] == []
    assert "8 × Markers" not in room


@pytest.mark.parametrize("copy", Copy)
def test_what_is_for_the_screen_is_on_no_paper(copy):
    assert "More on the screen" not in text(pages(copy=copy))


def test_each_card_begins_on_a_page_of_its_own():
    firsts = [page.get_textpage().get_text_bounded().lstrip().splitlines()[0] for page in pages()]
    assert [title for title in ("The evening we were all out", PROMISES.title) if title not in firsts] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_cut_out_cards_stand_six_on_a_sheet_and_none_is_cut_in_two(paper):
    step = PROMISES.steps[0]
    many = tuple(replace(step, id=f"s{number}", title=f"Step {number}.") for number in range(12))
    sheets = pages(replace(SESSION, cards=(replace(PROMISES, steps=many),)), paper=paper, copy=Copy.CUT_OUT)
    assert [page.get_textpage().get_text_bounded().count("What will you do?") for page in sheets] == [6, 6]


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
@pytest.mark.parametrize("paper", PAPERS)
def test_name_cards_are_empty_and_fill_whole_sheets(paper, language):
    """Fourteen people: two sheets of eight, so that two are to spare."""
    sheets = [page.get_textpage().get_text_bounded() for page in pages(language=language, paper=paper, copy=Copy.NAMES)]
    label = gettext_in(language, "What I am called today")
    assert len(sheets) == 2
    if language != "ar":  # where the engine hands signs back in the order of the page
        assert [sheet.count(label) for sheet in sheets] == [8, 8]
    assert "House" not in "".join(sheets)


def test_a_step_that_asks_nothing_needs_no_small_card():
    assert [small.title for small in cut_outs(SESSION.cards, "en")] == ["Write"]


def test_a_card_prints_alone():
    printed = pypdfium2.PdfDocument(print_card(PROMISES, "en", TODAY).content)
    assert len(printed) == 1
    assert "Watch who is silent" in text(printed)
    assert "Agenda" not in text(printed)


@pytest.mark.parametrize("copy", Copy)
def test_arabic_stands_on_the_right(copy):
    card = library_card("security-plan", "ar")
    document = pages(replace(SESSION, cards=(card,), pauses=()), "ar", copy=copy)
    *_, last = document
    page = last.get_textpage()
    rights = [page.get_charbox(place)[2] for place in range(page.count_chars())]
    assert copy is Copy.NAMES or card.steps[0].title.split()[0] in text(document)
    assert max(rights) > 595 - 60


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_the_whole_library_prints_with_nothing_lost(language):
    session = replace(SESSION, cards=library(language), pauses=())
    assert [print_session(session, language, TODAY, "a4", copy).losses for copy in Copy] == [()] * len(Copy)


def test_nothing_people_wrote_is_run():
    card = replace(PROMISES, title=CODE, notes=(CODE,))
    read = text(pages(replace(SESSION, cards=(card,), pauses=())))
    assert "root:" not in read
    assert CODE.split(" ")[0] in read


def test_it_names_nobody_and_the_same_comes_out_again():
    first, second = (print_session(SESSION, "en", TODAY).content for _ in range(2))
    assert first == second
    assert pypdfium2.PdfDocument(first).get_metadata_dict()["Title"] == "A session"


def test_a_step_without_minutes_says_so_and_the_clock_does_not_move():
    steps = (replace(PROMISES.steps[0], minutes=None, least=None), *PROMISES.steps[1:])
    session = replace(SESSION, cards=(replace(PROMISES, steps=steps, after=()),), pauses=(), held_on=date(2026, 12, 5))
    rows = session_sheet(session, Copy.ROOM, "en").agenda[0].rows
    assert [row.cells[1:4] for row in rows[:2]] == [("09:00", "not said", "0"), ("09:00", "20", "20")]
