"""The printed plan, read again with pdfium."""

import re
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

from amparo.domain.plan.model import Plan
from amparo.files.written import PAPERS, write
from tests.files.plans import CODE, hostile, in_arabic, long_plan
from tests.people import TODAY, river_house


def pages(plan: Plan, language: str = "en", paper: str = "a4") -> Any:
    return pypdfium2.PdfDocument(write(plan, "pdf", language, TODAY, paper=paper).content)


def text(document: Any) -> str:
    read = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", read)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("plan", "language"), [(long_plan(), "en"), (in_arabic(), "ar")])
def test_twelve_measures_stand_on_one_page(plan, language, paper):
    assert len(pages(plan, language, paper)) == 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_page_is_the_paper_at_hand(paper, size):
    page = pages(long_plan(), paper=paper)[0]
    assert tuple(round(side) for side in page.get_size()) == size


def test_everything_the_group_decided_is_on_it():
    plan, read = long_plan(), text(pages(long_plan()))
    said = [*plan.threats, *plan.vulnerabilities, *plan.capacities, *plan.objectives, *plan.measures]
    assert not [item.text for item in said if item.text not in read]


def test_a_plan_without_a_day_to_look_again_leaves_a_line_for_it():
    assert "We look again on:" in text(pages(replace(river_house(), review_on=None)))


def test_a_long_plan_runs_over_with_its_headings_and_page_numbers():
    document = pages(long_plan(60))
    assert len(document) == 3
    second = document[1].get_textpage().get_text_bounded()
    assert "What we will do" in second
    assert "Fewer chances that they come in" in second
    assert "Page 2 of 3" in second


def test_arabic_comes_out_in_the_order_it_is_read():
    assert "رجال فتشوا مكتبين مجاورين" in text(pages(in_arabic(), "ar"))


def test_a_phone_number_in_arabic_reads_from_left_to_right_on_the_paper():
    page = pages(in_arabic(), "ar")[0].get_textpage()
    drawn = [(page.get_charbox(place), page.get_text_range(place, 1)) for place in range(page.count_chars())]
    bottom = next(box[1] for box, sign in drawn if sign == "+")
    line = sorted((box[0], sign) for box, sign in drawn if abs(box[1] - bottom) < 3 and sign in "+0123456789")
    assert "+34600112233" in "".join(sign for _, sign in line)


def test_nothing_people_wrote_is_run():
    read = text(pages(hostile()))
    assert "root:" not in read
    assert CODE.split(" ")[0] in read


def test_no_word_stands_over_its_column_or_off_the_page():
    page = pages(hostile())[0].get_textpage()
    boxes = [page.get_charbox(place) for place in range(page.count_chars())]
    assert max(right for _, _, right, _ in boxes) < 595 - 28


def test_a_sign_the_fonts_lack_is_replaced_and_reported():
    losses = write(hostile(), "pdf", "en", TODAY).losses
    assert [loss.text for loss in losses if loss.code == "characters-not-in-print-font"] == ["🔥🧨"]


def test_it_names_nobody_and_no_plan():
    known = {name: value for name, value in pages(long_plan()).get_metadata_dict().items() if value}
    assert known.keys() <= {"Title", "Creator", "CreationDate", "ModDate"}
    assert (known["Title"], known["CreationDate"][:10]) == ("Plan", "D:20261120")
