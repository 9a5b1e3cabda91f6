"""Next steps on paper and in files: what the group decided to show, and nothing else."""

import re
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from amparo.domain.workshop.nextsteps import Decision, Readers, StepState, WhyNot
from amparo.domain.workshop.writeup import SUGGESTED, redacted
from amparo.files.documents import read_document
from amparo.files.steps_written import SUFFIXES, write_steps
from amparo.files.written import PAPERS
from tests.domain.workshop.steps import sound
from tests.people import TODAY

GOLDEN = (Path(__file__).parents[1] / "documents/next-steps-v1.yaml").read_bytes()


def written(suffix, whole=None, language="en", paper="a4"):
    return write_steps(whole or sound(), suffix, language, TODAY, paper).content


def on_paper(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return re.sub(r"\s+", " ", "\n".join(page.get_textpage().get_text_bounded() for page in pages))


@pytest.mark.parametrize("paper", PAPERS)
def test_everything_that_was_promised_is_on_one_sheet(paper):
    content = written("pdf", paper=paper)
    said = on_paper(content)
    assert len(pypdfium2.PdfDocument(content)) == 1
    assert not [item.text for item in (*sound().steps, *sound().advocacy) if item.text not in said]
    assert "Look for the number tonight" in said


def test_a_recommendation_stands_over_its_steps():
    lines = written("md").decode().splitlines()
    assert lines.index("## Nobody travels to the river alone") < next(
        place for place, line in enumerate(lines) if "ring Tam" in line
    )


def test_for_readers_who_were_not_there_what_is_done_inside_and_what_is_asked_of_others_stand_apart():
    content = write_steps(sound(), "txt", "en", TODAY, apart=True).content.decode()
    inside, asked, said = (content.index(part) for part in ("What we do ourselves", "What we ask of", "What we say to"))
    assert inside < content.index("I ring Tam") < asked < content.index("A visit to the river") < said
    assert content.count("1. Nobody travels to the river alone") >= 3


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_the_document_itself_loses_nothing(suffix):
    assert read_document(written(suffix), suffix) == sound()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_was_taken_out_stands_in_no_kind_of_file(suffix):
    decision = Decision(readers=Readers.OUTSIDE, appropriate=True, consent=True, shows=SUGGESTED[Readers.OUTSIDE])
    content = written(suffix, redacted(replace(sound(), struck=("embassies",)), decision).whole)
    said = on_paper(content) if suffix == "pdf" else content.decode()
    assert not [hidden for hidden in ("Blue Kite", "ring Tam", "embassies", "Look for") if hidden in said]
    assert "Funds for rest" in said


def test_what_is_done_is_ticked():
    steps = (replace(sound().steps[0], state=StepState.DONE), *sound().steps[1:])
    assert "- [x] When I am back" in written("md", replace(sound(), steps=steps)).decode()


def test_what_was_not_done_and_talked_about_is_not_ticked():
    steps = (replace(sound().steps[0], state=StepState.FOLLOWED_UP, why_not=WhyNot.NO_TIME),)
    assert "- [ ] When I am back" in written("md", replace(sound(), steps=steps)).decode()


@pytest.mark.parametrize("suffix", ["md", "txt", "pdf"])
def test_what_a_sheet_has_no_place_for_is_told(suffix):
    whole = read_document(GOLDEN, "yaml")
    told = {loss.where: loss.text for loss in write_steps(whole, suffix, "en", TODAY).losses}
    assert {"decisions", "struck", "adapted", "steps.learned", "steps.why_not", "steps.keep_from"} <= set(told)
    assert told["steps.state"] == "2"
    assert not {"steps.by", "steps.reach", "advocacy.audience", "title"} & set(told)


def test_in_arabic_it_is_set_from_right_to_left():
    whole = replace(sound(), title="خطواتنا التالية", language="ar")
    assert "خطواتنا" in on_paper(written("pdf", whole, "ar"))


def test_what_people_wrote_is_no_markup():
    steps = (replace(sound().steps[0], text="# *ring* [Tam](x)"),)
    assert "\\# \\*ring\\*" in written("md", replace(sound(), steps=steps)).decode()
