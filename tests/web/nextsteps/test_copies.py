"""Blue Kite takes home what is theirs: to a key, with words told by voice, on paper, or not at all."""

import io
import re
import zipfile

import pytest
from msgspec.structs import replace

from amparo.actions import leavings, rooms
from amparo.actions.seats import SEALED
from amparo.domain.workshop.groups import Group, Grouping
from amparo.domain.workshop.leaving import Way
from amparo.sealing.agefile import new_identity, open_with_identity, open_with_passphrase
from amparo.sealing.copykey import six_words
from amparo.store import things
from amparo.store.models import ThingRow
from tests.web.nextsteps.test_own import SAID


def files_in(content, binary=()):
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        found = {name: bundle.read(name) for name in bundle.namelist()}
    return {name: each if name in binary else each.decode() for name, each in found.items()}


@pytest.fixture
def writer(phone):
    phone.sends("/s/next/", **SAID)
    phone.sends("/s/pact/", whom0="Inés", know0="What to say to the lawyer")
    return phone


def ways(opened, rosa):
    return {way: n for way, n in leavings.ways_chosen(opened.id, opened.key, by=rosa.by, keys=rosa.keys).items() if n}


@pytest.mark.parametrize("way", ["age", "amparo"])
def test_to_a_key_after_its_six_words_were_compared(writer, opened, rosa, way):
    mine = new_identity()
    page = writer.sends("/s/copy/", way=way, recipient=f" {mine.recipient} ").page
    assert " ".join(six_words(mine.recipient, "en")) in page
    assert ways(opened, rosa) == {}
    writer.sends("/s/copy/", way=way, recipient=mine.recipient, compared="1", anew="0")
    writer.sends("/s/copy/", way=way, recipient=mine.recipient, compared="1", anew="0")
    assert "Sealed copy 2" not in writer.looks("/s/copy/")
    sealed = saved(writer)
    assert sealed["Content-Disposition"] == 'attachment; filename="notes.age"'
    files = files_in(open_with_identity(sealed.content, mine.secret))
    assert sorted(files) == ["next-steps.md", "next-steps.yaml", "pact.yaml"]
    assert "call Tam about consent" in files["next-steps.md"]
    assert "What to say to the lawyer" in files["pact.yaml"]
    assert ways(opened, rosa) == {Way(way): 1}


def saved(phone, number=1):
    return phone.client.get(f"/s/copy/{number}/")


def to_tell(opened, rosa):
    found = leavings.words_to_tell(opened.id, opened.key, by=rosa.by, keys=rosa.keys).values()
    return {leaving.number: leaving.words for leaving in found}


def test_sealed_twice_by_mistake_it_is_one_file_and_anew_on_purpose_both_open(writer, opened, rosa, rosas):
    assert writer.sends("/s/copy/", way="voice").answer["Location"] == "/s/copy/"
    first, words = saved(writer).content, to_tell(opened, rosa)
    writer.sends("/s/copy/", way="voice")
    assert (saved(writer).content, to_tell(opened, rosa)) == (first, words)
    assert f"{len(words[1].split())} words for copy 1" in writer.looks("/s/copy/")
    for _press in range(2):
        writer.sends("/s/copy/", way="voice", anew="1")
    both = to_tell(opened, rosa)
    assert (sorted(both), both[1]) == ([1, 2], words[1])
    console = rosas.get(f"/rooms/{opened.id}/next/").content.decode()
    assert "copy 1" in console
    assert "copy 2" in console
    assert saved(writer).content == first
    assert saved(writer, 2)["Content-Disposition"] == 'attachment; filename="notes-2.age"'
    for number, told in both.items():
        assert files_in(open_with_passphrase(saved(writer, number).content, told))
    assert ways(opened, rosa) == {Way.VOICE: 1}


def test_nobody_else_saves_it_and_it_goes_with_its_place(writer, other, opened):
    writer.sends("/s/copy/", way="age", recipient=new_identity().recipient, compared="1")
    assert saved(other)["Location"] == "/s/copy/"
    writer.sends("/s/leave/")
    assert len(ThingRow.objects.filter(kind=SEALED)) == 0


def test_words_are_told_by_voice_and_never_travel_with_the_file(writer, opened, rosa, rosas):
    writer.sends("/s/copy/", way="voice")
    sealed = saved(writer).content
    leaving = next(iter(leavings.words_to_tell(opened.id, opened.key, by=rosa.by, keys=rosa.keys).values()))
    assert leaving.words not in writer.looks("/s/copy/")
    console = rosas.get(f"/rooms/{opened.id}/next/").content.decode()
    assert leaving.words in console
    assert "next-steps.md" in files_in(open_with_passphrase(sealed, leaving.words))
    told = re.search(r'name="told" value="([^"]+)"', console)[1]
    rosas.post(f"/rooms/{opened.id}/next/", {"told": told})
    kept = "".join(thing.content.decode() for thing in things.all_of(opened.id, "copy", opened.key))
    assert leaving.words not in kept
    assert leaving.name not in kept
    assert ways(opened, rosa) == {Way.VOICE: 1}


def test_paper_and_nothing_are_choices_like_the_others_and_the_last_one_counts(writer, opened, rosa):
    assert "call Tam about consent" not in writer.looks("/s/copy/")
    writer.sends("/s/copy/", way="paper")
    paper = writer.looks("/s/copy/")
    assert "call Tam about consent" in paper
    assert "What to say to the lawyer" in paper
    assert ways(opened, rosa) == {Way.PAPER: 1}
    writer.sends("/s/copy/", way="nothing")
    assert ways(opened, rosa) == {Way.NOTHING: 1}


def test_what_is_no_key_seals_nothing(writer, opened, rosa):
    assert writer.sends("/s/copy/", way="age", recipient="tam").answer.status_code == 422
    assert writer.sends("/s/copy/", way="age", recipient="tam", compared="1").answer.status_code == 422
    assert writer.sends("/s/copy/", way="pigeon").answer.status_code == 422
    assert ways(opened, rosa) == {}


def test_the_plan_of_ones_group_and_nobody_elses_steps(writer, other, opened, rosa):
    people = [sitting.id.hex() for sitting in rooms.people_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)]
    grouping = Grouping(groups=(Group(id="g1", members=tuple(people), threats=("They follow us",)),))
    edit = lambda state: replace(state, grouping=grouping)  # noqa: E731
    rooms.steer_room(opened.id, opened.key, edit, by=rosa.by, keys=rosa.keys)
    other.looks("/s/drafting/threats/")
    mine = new_identity()
    other.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    files = files_in(open_with_identity(saved(other).content, mine.secret))
    assert list(files) == ["plan.yaml"]
    assert "They follow us" in files["plan.yaml"]


def test_what_somebody_learned_goes_home_although_no_deed_grew_from_it(phone):
    phone.sends("/s/petal/", text="I am not alone with it")
    mine = new_identity()
    phone.sends("/s/copy/", way="age", recipient=mine.recipient, compared="1")
    assert "I am not alone with it" in files_in(open_with_identity(saved(phone).content, mine.secret))["petals.md"]
