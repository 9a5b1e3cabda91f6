"""Pictures of nobody, drawn here: whatever comes in, only pixels come out, and what is covered is not in them."""

import struct
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from amparo.files.pictures import (
    COLUMNS,
    COVER,
    ROWS_MAX,
    SIDE_MAX,
    TURNS,
    Damaged,
    Moves,
    NoPicture,
    NoSuchCell,
    TooManyPixels,
    covered,
    taken_in,
)
from tests.drawn import claims

FITS = 256 * 2**10
MARK = "Marta-was-here-31.7683"
RED, BLUE = (200, 30, 30), (30, 30, 200)
REFUSED = (NoPicture, Damaged, TooManyPixels, Moves)
JUST_PIXELS = {0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9}
"""Begin, JFIF, tables, frame, tables, scan, end."""


def drawn(size=(800, 600), mode="RGB"):
    """Red on the left, blue on the right, somebody round in the middle."""
    image = Image.new("RGB", size, RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((size[0] // 2, 0, *size), fill=BLUE)
    draw.ellipse((size[0] // 3, size[1] // 3, size[0] // 2, size[1] // 2), fill="white")
    return image.convert(mode)


def saved(image, form="JPEG", **more):
    stream = BytesIO()
    image.save(stream, form, **more)
    return stream.getvalue()


def seen(picture):
    return Image.open(BytesIO(picture.content)).convert("RGB")


def near(colour, other, by=24):
    return all(abs(one - two) <= by for one, two in zip(colour, other, strict=True))


def markers(content):
    """Of the segments of a JPEG, up to its scan."""
    at, found = 2, {0xD8}
    while found.isdisjoint({0xDA}):
        found.add(content[at + 1])
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return found


def exif(orientation=1):
    told = Image.Exif()
    told[0x0112], told[0x010E] = orientation, MARK
    told.get_ifd(0x8825)[29] = MARK
    return told


def test_only_pixels_come_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = saved(drawn(), exif=exif(), comment=MARK, icc_profile=profile, xmp=MARK.encode())
    assert MARK.encode() in told
    picture = taken_in(told, FITS)
    assert MARK.encode() not in picture.content
    assert markers(picture.content) <= JUST_PIXELS
    assert not seen(picture).getexif()


def test_texts_of_a_png_do_not_come_along():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", MARK)
    texts.add_itxt("Place", MARK, zip=True)
    picture = taken_in(saved(drawn(), "PNG", pnginfo=texts, exif=exif()), FITS)
    assert MARK.encode() not in picture.content
    assert markers(picture.content) <= JUST_PIXELS


def test_what_stands_behind_the_picture_is_left_out():
    told = saved(drawn()) + MARK.encode() + saved(drawn((64, 64)))
    assert MARK.encode() not in taken_in(told, FITS).content


def test_of_a_phones_two_pictures_in_one_the_first_is_taken():
    two = saved(drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (800, 600), "black")])
    picture = taken_in(two, FITS)
    assert near(seen(picture).getpixel((5, 5)), RED)


@pytest.mark.parametrize("orientation", [1, *TURNS])
def test_a_picture_stands_as_the_camera_was_held(orientation):
    """The file holds it turned; what comes out is as `drawn` is: wide, red on the left."""
    back = {6: 8, 8: 6}.get(orientation, orientation)
    held = drawn().transpose(TURNS[back]) if back in TURNS else drawn()
    picture = taken_in(saved(held, exif=exif(orientation)), FITS)
    assert (picture.width, picture.height) == (800, 600)
    assert near(seen(picture).getpixel((10, 300)), RED)
    assert near(seen(picture).getpixel((790, 300)), BLUE)


@pytest.mark.parametrize("told", [b"Exif\0\0II*\0", b"Exif\0\0MM\0*\0\0\0\xff", b"Exif\0\0" + b"\xff" * 40])
def test_a_broken_note_of_the_camera_is_not_a_broken_picture(told):
    assert taken_in(saved(drawn(), exif=told), FITS).width == 800


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
        *(("WEBP", mode) for mode in ("RGB", "RGBA")),
        *(("JPEG", mode) for mode in ("L", "RGB", "CMYK")),
    ],
)
def test_every_kind_of_point_becomes_a_colour(form, mode):
    image = drawn(mode="I").point(lambda grey: grey * 257).convert("I;16") if mode == "I;16" else drawn(mode=mode)
    pixels = seen(taken_in(saved(image, form), FITS))
    assert not near(pixels.getpixel((10, 10)), pixels.getpixel((330, 250)), by=40)


def test_what_lay_under_a_transparent_part_is_gone():
    image = drawn(mode="RGBA")
    image.putalpha(0)
    assert near(seen(taken_in(saved(image, "PNG"), FITS)).getpixel((10, 10)), (255, 255, 255))


def test_a_large_picture_becomes_small_enough_whatever_is_on_it():
    noise = Image.effect_noise((1_800, 1_200), 120).convert("RGB")
    picture = taken_in(saved(noise, quality=60), FITS)
    assert len(picture.content) <= FITS
    assert max(picture.width, picture.height) <= SIDE_MAX
    assert taken_in(saved(drawn((3_000, 2_000))), FITS).width == SIDE_MAX


def test_a_cell_is_filled_and_nothing_else():
    picture = covered(saved(drawn()), {(1, 1), (6, 8)}, FITS)
    assert picture.rows == 6
    pixels = seen(picture)
    for inside in ((5, 5), (95, 95), (705, 505), (795, 595)):
        assert near(pixels.getpixel(inside), COVER)
    for beside in ((130, 50), (50, 130)):
        assert near(pixels.getpixel(beside), RED)


def test_nothing_of_what_is_covered_is_left():
    """With the same cells covered, two pictures that differ only beneath them become the same bytes."""
    one, two = drawn((1_601, 1_203)), drawn((1_601, 1_203))
    ImageDraw.Draw(two).ellipse((430, 430, 560, 560), fill="yellow")
    cells = {(row, column) for row in (2, 3, 4) for column in (2, 3, 4)}
    pictures = [covered(saved(image, "PNG"), cells, FITS) for image in (one, two)]
    assert pictures[0].content == pictures[1].content


@settings(max_examples=30)
@given(st.integers(1, 400), st.integers(1, 400))
def test_all_cells_together_cover_all(width, height):
    picture = taken_in(saved(Image.new("RGB", (width, height), "white"), quality=30), FITS)
    assert 1 <= picture.rows <= ROWS_MAX
    everything = [(row, column) for row in range(1, picture.rows + 1) for column in range(1, COLUMNS + 1)]
    darkest = seen(covered(picture.content, everything, FITS)).getextrema()
    assert all(near((low, high), (shade, shade)) for (low, high), shade in zip(darkest, COVER, strict=True))


@pytest.mark.parametrize("cell", [(0, 1), (1, 0), (7, 1), (1, 9), (-1, 1)])
def test_a_cell_that_is_not_there(cell):
    with pytest.raises(NoSuchCell):
        covered(saved(drawn()), {cell}, FITS)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_breaks_off(form):
    whole = saved(Image.effect_noise((300, 200), 90).convert("RGB"), form)
    with pytest.raises(Damaged):
        taken_in(whole[: len(whole) // 2], FITS)


@pytest.mark.parametrize(
    "untrusted",
    [
        b"",
        b"a letter",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        *(saved(drawn(), form) for form in ("GIF", "BMP", "TIFF", "PDF", "PPM", "TGA", "EPS", "ICO", "AVIF")),
    ],
)
def test_what_is_no_picture_of_the_three_kinds(untrusted):
    with pytest.raises(NoPicture):
        taken_in(untrusted, FITS)


@pytest.mark.parametrize("size", [(50_000, 50_000), (10_000, 5_001), (2_000_000_000, 1), (16_000_001, 1)])
def test_a_picture_that_would_fill_the_memory_is_not_opened(size):
    with pytest.raises(TooManyPixels):
        taken_in(claims(*size), FITS)


def test_a_jpeg_may_be_larger_than_the_others_and_has_an_end_too():
    head = saved(drawn())
    at = head.index(b"\xff\xc0") + 5
    with pytest.raises(TooManyPixels):
        taken_in(head[:at] + struct.pack(">HH", 50_000, 50_000) + head[at + 4 :], FITS)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_moves(form):
    with pytest.raises(Moves):
        taken_in(saved(drawn(), form, save_all=True, append_images=[drawn().rotate(9)]), FITS)


SMALL = [saved(drawn((40, 30)), form) for form in ("JPEG", "PNG", "WEBP")]


@given(st.sampled_from(SMALL), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=6), st.floats(0, 1))
def test_whatever_is_done_to_a_file_it_is_a_picture_or_refused(whole, changes, end):
    untrusted = bytearray(whole[: int(len(whole) * end)] if end < 0.5 else whole)
    for place, put in changes:
        at = int(place * len(untrusted))
        untrusted[at : at + len(put)] = put
    try:
        picture = taken_in(bytes(untrusted), FITS)
    except REFUSED:
        return
    assert markers(picture.content) <= JUST_PIXELS


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBPVP8 "])
)
def test_noise_is_refused(noise, start):
    with pytest.raises(REFUSED):
        taken_in(start + noise, FITS)


def test_rows_grow_with_the_height():
    tall = [taken_in(saved(Image.new("RGB", (160, height))), FITS).rows for height in (10, 90, 120, 160, 3_000)]
    assert all(one <= two for one, two in pairwise(tall))
    assert tall[0] == 1
    assert tall[-1] == ROWS_MAX


def test_a_photograph_of_thousands_of_empty_passes_is_not_opened():
    with pytest.raises(TooManyPixels):
        taken_in(b"\xff\xd8\xff" + b"\xff\xda\x00\x00" * 2_000, 256 * 1024)
