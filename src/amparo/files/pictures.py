"""Pictures from outside, brought down to their pixels: small, still, upright, with nothing in them but what is seen.

Whatever came is opened by one of three decoders, never by its name, and only after its stated size was looked at. What
goes out is made anew from the pixels: no EXIF, no position, no thumbnail, no comment, no colour profile comes along,
and nothing that lay under a transparent part. What is covered is painted over before
it is written, so that no byte of it is there.
"""

import struct
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from PIL import Image, ImageDraw, ImageFile

FORMATS = ("JPEG", "PNG", "WEBP")
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
PIXELS_MAX = {"JPEG": 50_000_000, "MPO": 50_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}
"""A JPEG is opened at a fraction of its size, the others whole; one that comes in several passes is kept whole, too."""
SCAN, SCANS_MAX = b"\xff\xda", 100
"""How one pass of a JPEG begins. Cameras write one, or about ten; thousands of empty ones would only cost time."""
SIDE_MAX = 1_600
SIDES, QUALITIES = (SIDE_MAX, 1_280, 960, 640, 320), (85, 70, 55)
"""Tried in turn until it fits."""
COLUMNS, ROWS_MAX = 8, 16
COVER = (45, 49, 54)
"""The same as `--cover` in pictures.css."""
UPRIGHT = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, struct.error, zlib.error)
"""What a decoder raises over bytes that are not what they begin as."""
Image.MAX_IMAGE_PIXELS = PIXELS_MAX["JPEG"]
_ONE_AT_A_TIME = Lock()
"""A picture takes much memory while it is opened; many at once take no more."""

Cell = tuple[int, int]
"""Row and column, from one, counted from the upper left of what is seen, in every language."""


class NoPicture(Exception):
    """These bytes do not begin as a picture of one of the formats."""


class Damaged(Exception):
    """They begin as one, and break off or go wrong."""


class TooManyPixels(Exception):
    """Opened, it would take more memory than it may."""


class Moves(Exception):
    """It holds several pictures, to be seen one after the other."""


class NoSuchCell(Exception):
    """The picture has no such cell."""


@dataclass(frozen=True, repr=False)
class Picture:
    """A JPEG of pixels only."""

    content: bytes
    width: int
    height: int

    @property
    def rows(self) -> int:
        """So many that cells are about square."""
        return min(max(1, round(COLUMNS * self.height / self.width)), ROWS_MAX)


def taken_in(untrusted: bytes, bytes_max: int) -> Picture:
    with _ONE_AT_A_TIME:
        return _written(_read(untrusted), bytes_max)


def looked_at(untrusted: bytes) -> Picture:
    """How large it is; nothing of it is opened but its head."""
    with _ONE_AT_A_TIME, _begun(untrusted) as opened:
        return Picture(untrusted, opened.width, opened.height)


def covered(untrusted: bytes, cells: Collection[Cell], bytes_max: int) -> Picture:
    """The cells of `Picture.rows` and COLUMNS are filled, edges and all."""
    with _ONE_AT_A_TIME:
        image = _read(untrusted)
        rows = Picture(b"", *image.size).rows
        if any(not (0 < row <= rows and 0 < column <= COLUMNS) for row, column in cells):
            raise NoSuchCell
        draw = ImageDraw.Draw(image)
        for row, column in cells:
            draw.rectangle(_box(row, column, rows, image), fill=COVER)
        return _written(image, bytes_max)


def _box(row: int, column: int, rows: int, image: Image.Image) -> tuple[int, int, int, int]:
    """Rounded outwards: a cell never covers less than what it shows on the page."""
    left, right = (column - 1) * image.width // COLUMNS, -(-column * image.width // COLUMNS)
    top, bottom = (row - 1) * image.height // rows, -(-row * image.height // rows)
    return left, top, right, bottom


def _read(untrusted: bytes) -> Image.Image:
    """Upright, in red, green and blue, at most SIDE_MAX long; a new image that knows nothing of where it came from."""
    with _begun(untrusted) as opened:
        try:
            return _pixels(opened)
        except BROKEN:
            raise Damaged from None


def _begun(untrusted: bytes) -> ImageFile.ImageFile:
    """Its head is read, its pixels are not yet."""
    if untrusted.startswith(BEGINNINGS[0]) and untrusted.count(SCAN) > SCANS_MAX:
        raise TooManyPixels
    try:
        opened = Image.open(BytesIO(untrusted), formats=FORMATS)
    except Image.DecompressionBombError:
        raise TooManyPixels from None
    except BROKEN:
        raise (Damaged if untrusted.startswith(BEGINNINGS) else NoPicture) from None
    most = PIXELS_MAX["PNG" if opened.info.get("progressive") else opened.format or ""]
    if opened.width * opened.height > most:
        opened.close()
        raise TooManyPixels
    return opened


def _pixels(opened: Image.Image) -> Image.Image:
    # Many phones put a second picture, for brightness or depth, behind the first of a JPEG: that one is left out.
    if opened.format in {"PNG", "WEBP"} and getattr(opened, "n_frames", 1) > 1:
        raise Moves
    opened.draft("RGB", (SIDE_MAX, SIDE_MAX))
    opened.load()
    small = _in_colour(opened)
    small.thumbnail((SIDE_MAX, SIDE_MAX))
    upright = _turned(small, opened)
    pixels = Image.new("RGB", upright.size, "white")
    pixels.paste(upright, mask=upright.getchannel("A") if upright.mode == "RGBA" else None)
    return pixels


def _in_colour(opened: Image.Image) -> Image.Image:
    if opened.mode.startswith(("I", "F")):  # sixteen bits a point, which would all be white
        return opened.point(lambda depth: depth / 257).convert("L").convert("RGB")
    return opened.convert("RGBA" if opened.has_transparency_data else "RGB")


def _turned(small: Image.Image, opened: Image.Image) -> Image.Image:
    """As the camera was held. What it says of that may be broken where the picture is not."""
    try:
        turn = TURNS.get(opened.getexif().get(UPRIGHT, 1))
    except BROKEN:
        return small
    return small if turn is None else small.transpose(turn)


def _written(image: Image.Image, bytes_max: int) -> Picture:
    for content, size in _tries(image):
        if len(content) <= bytes_max:
            return Picture(content, *size)
    raise AssertionError


def _tries(image: Image.Image) -> Iterator[tuple[bytes, tuple[int, int]]]:
    for side in SIDES:
        image.thumbnail((side, side))
        for quality in QUALITIES:
            stream = BytesIO()
            image.save(stream, "JPEG", quality=quality, optimize=True)
            yield stream.getvalue(), image.size
