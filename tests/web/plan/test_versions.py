"""How it was, what changed, and bringing it back."""

from tests.web.plan.filled import filled


def renamed(desk, text):
    desk.sends("items/m1/", **filled(desk.opens("items/m1/"), "text", text=text))


def test_each_change_is_told_in_words(rosas):
    renamed(rosas, "Choose another program")
    page = rosas.opens("versions/2/")
    assert "Choose a disk lock program together" in page
    assert "Choose another program" in page
    assert "What we will do" in page


def test_whose_version_it_is(rosas, tomass):
    renamed(tomass, "Words of Tomás")
    assert "a colleague" in rosas.opens("versions/")


def test_an_old_version_comes_back_as_the_newest(rosas):
    renamed(rosas, "Choose another program")
    rosas.sends("versions/1/back/", seen="2")
    assert rosas.plan.measures[0].text == "Choose a disk lock program together"
    assert rosas.version == 3


def test_not_over_what_somebody_wrote_meanwhile(rosas, tomass):
    renamed(rosas, "Choose another program")
    renamed(tomass, "Words of Tomás")
    assert "moved on" in rosas.sends("versions/1/back/", status=409, seen="2")
    assert rosas.plan.measures[0].text == "Words of Tomás"


def test_a_version_that_never_was(rosas):
    assert rosas.client.get(rosas.base + "versions/9/").status_code == 404
