"""Taking the plan along: sealed, on paper, or as a plain file after a warning."""

import re

import pytest
from msgspec.structs import replace

from amparo.actions import account, plans
from amparo.files.documents import read_document
from amparo.sealing.agefile import open_with_passphrase
from amparo.store.events import What
from amparo.store.models import VersionRow


def test_sealed_comes_first_and_plain_with_a_warning(rosas):
    page = rosas.opens("take/")
    assert page.index("A sealed copy") < page.index("These files are not sealed")


def test_a_sealed_copy_opens_with_the_words_that_were_shown(rosas):
    page = rosas.sends("take/words/", status=200)
    words = re.search(r'name="words" value="([^"]+)"', page)[1]
    answer = rosas.client.post(rosas.base + "take/sealed/", {"words": words})
    assert 'filename="notes.age"' in answer["Content-Disposition"]
    assert b"Tom" not in answer.content
    assert read_document(open_with_passphrase(answer.content, words), "yaml") == rosas.plan


def test_each_copy_has_words_of_its_own(rosas):
    words = {re.search(r'name="words" value="([^"]+)"', rosas.sends("take/words/", status=200))[1] for _ in range(3)}
    assert len(words) == 3


def test_a_copy_is_not_sealed_with_words_anybody_guesses(rosas):
    rosas.sends("take/sealed/", status=400, words="password")


@pytest.mark.parametrize("kind", ["pdf", "json", "yaml", "csv", "xlsx", "docx", "md", "txt"])
def test_every_kind_of_file(rosas, kind):
    answer = rosas.client.post(rosas.base + "take/file/", {"kind": kind, "paper": "letter", "losses-seen": "1"})
    assert answer.status_code == 200
    assert f'filename="notes.{kind}"' in answer["Content-Disposition"]
    assert len(answer.content) > 200


def test_what_a_file_cannot_carry_is_said_first(rosas):
    page = rosas.sends("take/file/", status=200, kind="csv", paper="a4")
    assert "Not everything fits" in page
    assert "Content-Disposition" not in rosas.client.post(rosas.base + "take/file/", {"kind": "csv"}).headers


def test_looking_at_what_is_lost_is_not_noted_as_taking_the_plan_out(rosas, rosa):
    rosas.sends("take/file/", status=200, kind="csv", paper="a4")
    assert What.EXPORTED not in noted(rosa)
    rosas.sends("take/file/", status=200, kind="csv", paper="a4", **{"losses-seen": "1"})
    assert noted(rosa).count(What.EXPORTED) == 1


def noted(rosa):
    return [event.what for event in account.events_of(by=rosa.looks["by"])]


def test_a_kind_nobody_writes(rosas):
    for kind in ("exe", "", "../x"):
        rosas.sends("take/file/", status=400, kind=kind)


def test_a_plain_file_asks_for_the_passphrase_again(rosas, clock):
    clock.passes(minutes=11)
    assert rosas.sends("take/file/", kind="json").startswith("/again/")


def test_the_page_for_paper_has_six_words_that_change_when_something_older_is_put_back(rosas):
    def words():
        return re.search(r"as six words: ([^.]+)\. If a copy", rosas.opens("print/"))[1].split()

    before = words()
    assert len(before) == 6
    plans.change_plan(rosas.id, lambda plan: replace(plan, title="Two"), **rosas.somebody.acts)
    assert words() != before
    VersionRow.objects.filter(document=rosas.id).order_by("-version").first().delete()
    assert words() == before


def test_the_page_for_paper_has_the_six_columns_of_the_method_in_plain_words(rosas):
    page = rosas.opens("print/")
    for words in ("What could happen", "What makes it worse", "If it happens", "Who", "Cost", "When"):
        assert words in page
