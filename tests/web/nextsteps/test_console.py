"""Rosa takes notes of the board into a recommendation; people's steps lead back to it; questions are asked, never marked."""

import re

import pytest

from amparo.actions import promises
from tests.inside import client_of
from tests.web.nextsteps.test_own import SAID, step_in


@pytest.fixture
def here(opened):
    return f"/rooms/{opened.id}/next/"


def page_of(client, path):
    return client.get(path).content.decode()


def notes_on(page):
    return re.findall(r'name="note" value="([^"]+)"', page)


def recommended(rosas, phone, here, **more):
    phone.writes("Somebody watches the door", column="next/internal")
    phone.sends(f"/s/notes/{phone.own()}/", act="show")
    ticked = notes_on(page_of(rosas, here))
    return rosas.post(here, {"note": ticked, **more})


def test_a_note_becomes_a_recommendation_once(rosas, phone, here, opened, rosa):
    assert recommended(rosas, phone, here, focus="well-being").status_code == 303
    whole = promises.steps_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)
    assert [(each.text, each.focus, len(each.notes)) for each in whole.recommendations] == [
        ("Somebody watches the door", "well-being", 1)
    ]
    page = page_of(rosas, here)
    assert notes_on(page) == []
    assert "<h2><bdi>Somebody watches the door</bdi></h2>" in page


def test_what_nobody_showed_to_the_room_is_not_offered(rosas, phone, here):
    phone.writes("Somebody watches the door", column="next/internal")
    assert notes_on(page_of(rosas, here)) == []


def test_a_step_leads_back_to_its_recommendation(rosas, phone, here):
    recommended(rosas, phone, here, text="Our door is watched")
    about = re.search(r'<option value="([^"]+)">Our door is watched', phone.looks("/s/next/"))[1]
    phone.sends("/s/next/", **SAID, recommendation=about)
    phone.sends("/s/next/", step=step_in(phone.looks("/s/next/")), act="show")
    after = page_of(rosas, here).split("<h2><bdi>Our door is watched</bdi></h2>")[1]
    assert "call Tam about consent" in after
    away = rosas.post(here, {"away": about})
    assert away.status_code == 303
    assert "call Tam about consent" in page_of(rosas, here)
    assert "Our door is watched" not in phone.looks("/s/next/")


def test_what_was_kept_to_oneself_stands_in_no_list(rosas, phone, here):
    phone.sends("/s/next/", **SAID)
    assert "call Tam" not in page_of(rosas, here)


def test_it_is_asked_about_what_is_not_specific_yet(rosas, phone, here):
    phone.sends("/s/next/", text="mend the lock")
    phone.sends("/s/next/", step=step_in(phone.looks("/s/next/")), act="show")
    assert "By which day will it be done?" in page_of(rosas, here)


def test_nothing_ticked_and_nothing_said_makes_nothing(rosas, here):
    assert rosas.post(here, {"focus": "security"}).status_code == 422
    assert rosas.post(here, {"away": "no-such"}).status_code == 303


def test_another_facilitator_finds_no_such_page(here, mateo):
    assert client_of(mateo).get(here).status_code == 404


def whole_of(opened, rosa):
    return promises.steps_in(opened.id, opened.key, by=rosa.by, keys=rosa.keys)


def test_a_point_for_others_has_an_audience_and_an_occasion(rosas, here, opened, rosa):
    said = {"point": "Answer at night, too", "audience": "the fund of the region", "occasion": "their yearly meeting"}
    assert rosas.post(here, said).status_code == 303
    point = whole_of(opened, rosa).advocacy[0]
    assert (point.text, point.audience, point.occasion) == tuple(said.values())
    assert "to the fund of the region" in page_of(rosas, here)
    rosas.post(here, {"away": point.id})
    assert whole_of(opened, rosa).advocacy == ()


def test_a_point_without_an_audience_is_asked_about_and_never_refused(rosas, here):
    rosas.post(here, {"point": "Answer at night, too"})
    assert "1 thing to look at" in page_of(rosas, here)
    assert rosas.post(here, {"point": " "}).status_code == 422


def test_the_session_is_fitted_to_the_group(rosas, phone, here, opened, rosa):
    assert 'name="reach"' in phone.looks("/s/next/")
    fitted = {"fit": "1", "adapted": ["only-ours", "solidarity"], "review_on": "2027-05-20"}
    assert rosas.post(here, fitted).status_code == 303
    assert whole_of(opened, rosa).adapted == ("only-ours", "solidarity")
    assert whole_of(opened, rosa).review_on.isoformat() == "2027-05-20"
    page = phone.looks("/s/next/")
    assert 'name="reach"' not in page
    assert 'value="others"' not in page


def test_where_no_session_on_recommendations_is_planned_it_is_offered_here(rosas, here):
    assert "They can be made here, in short" in page_of(rosas, here)
    rosas.post(here, {"fit": "1", "adapted": ["recommending"]})
    assert "They can be made here, in short" not in page_of(rosas, here)


def test_empty_sheets_for_as_many_as_have_no_phone_in_the_language_of_the_session(rosas, opened):
    for _person in range(2):
        rosas.post(f"/rooms/{opened.id}/act/", {"act": "paper", "value": "1"})
    sheets = f"/rooms/{opened.id}/sheets/"
    assert f'href="{sheets}"' in rosas.get(f"/rooms/{opened.id}/next/").content.decode()
    assert rosas.get(sheets).content.decode().count("My petals") == 2
    assert rosas.get(sheets, {"count": "7"}).content.decode().count("My petals") == 7
