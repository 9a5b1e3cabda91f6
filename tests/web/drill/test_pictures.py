"""The slideshow on the pages: Rosa takes pictures of a drawn table in, covers faces, shows one; nobody else gets any of it."""

import logging
import re
from base64 import b64decode
from datetime import UTC, datetime, time, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from PIL import Image, ImageDraw

from amparo.actions import slides
from amparo.domain.workshop.drill.model import SLIDES_MAX, Slide
from amparo.files.pictures import COVER
from amparo.store import upkeep
from amparo.store.models import RoomRow, ThingRow
from amparo.web.uploads import FILE_BYTES_MAX
from tests.drawn import claims
from tests.inside import client_of

YES = {"agreed": "yes"}


def drawn(form="JPEG", **more):
    image = Image.new("RGB", (320, 240), (200, 30, 30))
    ImageDraw.Draw(image).ellipse((125, 85, 155, 115), fill="white")
    stream = BytesIO()
    image.save(stream, form, **more)
    return stream.getvalue()


def seen(content):
    return Image.open(BytesIO(content)).convert("RGB")


class Pictures:
    """Rosa's page of them, without scripts."""

    def __init__(self, console):
        self.client, self.path = console.client, console.path + "pictures/"

    def does(self, act, slide=""):
        self.answer = self.client.post(self.path, {"act": act, "slide": slide})
        return self

    def looks(self, path=""):
        self.answer = self.client.get(self.path + path)
        return self.page

    @property
    def page(self):
        return self.answer.content.decode()

    def brings(self, content=None, **fields):
        file = SimpleUploadedFile("Marta at the river.jpg", drawn() if content is None else content)
        self.answer = self.client.post(self.path + "cover/", {"picture": file, **(fields or YES)})
        return self

    def hidden(self, name):
        return re.search(f'name="{name}" value="([^"]*)"', self.page)[1]

    def covers(self, *cells, **fields):
        carried = {name: self.hidden(name) for name in ("slide", "carried")}
        self.answer = self.client.post(self.path + "cover/", {**carried, "cell": cells, **fields})
        return self

    def ids(self):
        return re.findall(r'<li class="card" id="(\w+)"', self.looks())

    def file(self, slide):
        return self.client.get(f"{self.path}{slide}/")


@pytest.fixture
def pictures(console):
    console.starts()
    return Pictures(console).does("on")


@pytest.fixture
def one(pictures):
    """A picture, covered where somebody's face is."""
    pictures.brings().covers("3-4", about="Five people at a table")
    return pictures.ids()[0]


def test_before_there_is_a_drill_there_are_no_pictures(console):
    assert Pictures(console).does("on").answer.status_code == 303
    assert not ThingRow.objects.exists()


def test_it_is_off_until_it_is_turned_on(console):
    console.starts()
    pictures = Pictures(console)
    assert 'type="file"' not in pictures.looks()
    assert pictures.brings().answer.status_code == 409
    assert 'type="file"' in pictures.does("on").looks()
    assert "10 December 2026" in pictures.page.replace("Dec. 10, 2026", "10 December 2026")


def test_first_everybody_in_it_says_yes(pictures):
    assert pictures.brings(drawn(), agreed="").answer.status_code == 409
    assert "First ask everybody" in pictures.page
    assert "data:image" not in pictures.page
    assert pictures.brings(b"nobody looks at this before", agreed="no").answer.status_code == 409


def test_until_it_is_covered_only_the_page_holds_it(pictures):
    rows = ThingRow.objects.count()
    pictures.brings()
    assert seen(b64decode(pictures.hidden("carried"))).getpixel((140, 100)) > (200, 200, 200)
    assert pictures.page.count('type="checkbox" name="cell"') == 6 * 8
    assert 'aria-label="row 2, column 3"' in pictures.page
    assert ThingRow.objects.count() == rows
    assert "Marta" not in pictures.page


def test_what_is_kept_is_covered(pictures, one):
    answer = pictures.file(one)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store"
    assert all(abs(one - two) < 16 for one, two in zip(seen(answer.content).getpixel((140, 100)), COVER, strict=True))
    assert ThingRow.objects.get(kind="slide").erase_on == ThingRow.objects.get(kind="drill").erase_on


def test_a_face_is_covered_or_said_not_to_be_there(pictures):
    assert pictures.brings().covers().answer.status_code == 409
    assert "tick that none can be seen" in pictures.page
    assert pictures.covers(nobody="yes").answer.status_code == 303
    assert len(pictures.ids()) == 1


def test_sent_twice_it_is_kept_once(pictures):
    pictures.brings()
    fields = {name: pictures.hidden(name) for name in ("slide", "carried")} | {"cell": "1-1"}
    for _ in range(2):
        assert pictures.client.post(pictures.path + "cover/", fields).status_code == 303
    assert len(pictures.ids()) == 1
    assert ThingRow.objects.filter(kind="slide").count() == 1


def test_two_touches_show_it_and_one_hides_it(console, pictures, one):
    assert 'href="/rooms/' in re.search(r"<a[^>]*>Pictures of the game", console.looks())[0]
    assert f"pictures/{one}/" not in console.looks("wall/")
    pictures.does("show", one)
    assert f'pictures/{one}/" alt="Five people at a table"' in console.looks("wall/")
    pictures.does("show")
    assert f"pictures/{one}/" not in console.looks("wall/")


def test_while_somebody_takes_a_moment_no_picture_is_on_the_wall(console, pictures, one, people):
    people(5)
    console.does("cast").does("begin").does("rest")
    pictures.does("show", one)
    assert "<img" not in console.looks("wall/")
    console.does("go-on")
    assert "<img" in console.looks("wall/")


def test_covered_further_it_is_another_file_and_the_old_one_is_gone(console, pictures, one):
    pictures.does("show", one)
    assert pictures.looks(f"{one}/cover/").count('name="cell"') == 48
    assert pictures.client.post(f"{pictures.path}{one}/cover/", {"cell": ["1-1", "3-4"]}).status_code == 303
    assert pictures.file(one).status_code == 404
    [other] = pictures.ids()
    assert f"pictures/{other}/" in console.looks("wall/")
    for place in ((10, 10), (140, 100)):
        assert max(seen(pictures.file(other).content).getpixel(place)) < 80
    assert ThingRow.objects.filter(kind="slide").count() == 1


def test_thrown_away_and_turned_off_nothing_is_left(pictures, one):
    pictures.brings().covers("1-1")
    assert pictures.does("away", one).file(one).status_code == 404
    assert ThingRow.objects.filter(kind="slide").count() == 1
    pictures.does("off")
    assert not ThingRow.objects.filter(kind="slide").exists()
    assert 'type="file"' not in pictures.looks()


def test_the_drill_takes_pictures_and_private_ticks_along(console, pictures, one, people):
    phone = people(1)[0].sends("/s/drill/", act="facts", fact=["identity"])
    phone.writes("Something that stays")
    assert ThingRow.objects.filter(kind="drill", private=True).exists()
    console.does("erase")
    assert {row.kind for row in ThingRow.objects.all()} == {"note"}


def test_on_its_day_all_of_the_drill_goes_and_the_room_stays(pictures, one, people, drill):
    people(1)[0].sends("/s/drill/", act="facts", fact=["identity"])
    day = datetime.combine(drill().erase_on, time(3), UTC)
    upkeep.tidy(day - timedelta(days=1))
    assert ThingRow.objects.count() == 3
    upkeep.tidy(day)
    assert not ThingRow.objects.exists()
    assert RoomRow.objects.count() == 1


def test_nobody_else_gets_a_picture(pictures, one, people, tomas, mateo):
    phone = people(1)[0]
    for path in (pictures.path, f"{pictures.path}{one}/", f"{pictures.path}{one}/cover/"):
        assert phone.client.get(path).status_code in (302, 303, 404)
        assert pictures.client.get(path, headers={"X-Amparo-Lan": "1"}).status_code == 404
        for other in (tomas, mateo):
            assert client_of(other).get(path).status_code == 404
    pictures.does("show", one)
    assert "picture" not in phone.looks("/s/drill/") + phone.looks("/s/")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JPEG, PNG or WebP"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "JPEG, PNG or WebP"),
        (drawn("GIF"), "JPEG, PNG or WebP"),
        (drawn()[:900], "breaks off"),
        (drawn("PNG", save_all=True, append_images=[Image.new("RGB", (320, 240))]), "moves"),
        (claims(50_000, 50_000), "too many points"),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_nothing_is_kept(pictures, content, said):
    assert pictures.brings(content).answer.status_code == 422
    assert said in pictures.page
    assert pictures.ids() == []


def test_a_file_too_large_is_refused_with_its_limit(pictures):
    assert pictures.brings(bytes(FILE_BYTES_MAX + 1)).answer.status_code == 413
    assert "5 megabytes" in pictures.page


@pytest.mark.parametrize(
    "fields",
    [
        {"carried": "!", "cell": "1-1"},
        {"carried": "AAAA", "cell": "1-1"},
        {"cell": "99-1"},
        {"cell": "1-9"},
        {"cell": "../1"},
        {"slide": "cover", "cell": "1-1"},
        {"slide": "", "cell": "1-1"},
    ],
)
def test_a_form_that_somebody_changed_keeps_nothing(pictures, fields):
    pictures.brings()
    sent = {name: pictures.hidden(name) for name in ("slide", "carried")} | fields
    assert pictures.client.post(pictures.path + "cover/", sent).status_code in (409, 422)
    assert pictures.ids() == []


def test_there_is_a_last_picture(pictures, opened, rosa):
    for number in range(SLIDES_MAX):
        slide = Slide(id=f"p{number}")
        slides.keep_slide(opened.id, opened.key, slide, drawn(), by=rosa.by, keys=rosa.keys)
    assert 'type="file"' not in pictures.looks()
    assert pictures.brings().answer.status_code == 409
    assert "12 pictures" in pictures.page


def test_no_picture_and_no_name_of_a_file_is_in_a_log_or_in_the_clear(pictures, caplog):
    with caplog.at_level(logging.DEBUG):
        pictures.brings().covers("1-1", about="The lawyer stands up")
        pictures.brings(b"Marta")
    assert "Marta" not in caplog.text
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM thing")
        rows = [bytes(row[0]) for row in cursor]
    assert not [row for row in rows if b"\xff\xd8\xff" in row or b"lawyer stands" in row]
