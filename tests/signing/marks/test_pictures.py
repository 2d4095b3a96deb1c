"""Pictures of signatures: the ink is found on any paper, and anything else is refused in one sentence."""

from __future__ import annotations

import random
import struct
import warnings
import zlib
from functools import partial

import msgspec
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageOps

from signing.papers import BLUE_BLACK, chunk, photograph, png, rastered, saved, signature
from signoff import isolation
from signoff.errors import MarkRefused
from signoff.isolation.child import answer_request
from signoff.isolation.messages import encoded, read_answer
from signoff.isolation.tasks import task_named
from signoff.notice.marks.mark import ImageMark
from signoff.signing.marks import picture_task
from signoff.signing.marks.pictures import PRINTED_HEIGHT, PRINTED_WIDTH, picture_mark, read_scan
from signoff.signing.marks.validation import judge

SIZE = (900, 600)
BOX = (200, 200, 500)


@pytest.fixture(autouse=True)
def _decoded_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do the task's work here, with its messages: two hundred processes would be started; other tests hold those."""

    def run(name: str, request: bytes) -> bytes:
        return read_answer(encoded(answer_request(picture_task.answer, request)), task_named(name))

    monkeypatch.setattr(isolation, "run", run)


def shown(mark: ImageMark) -> Image.Image:
    """Return how much ink each pixel of a mark has."""
    assert not mark.png
    assert mark.width == PRINTED_WIDTH or mark.height == PRINTED_HEIGHT
    assert mark.width <= PRINTED_WIDTH
    assert mark.height <= PRINTED_HEIGHT
    judge(mark)
    return rastered(mark)


def difference_from(actual: Image.Image, ink: Image.Image) -> float:
    """Return how far the ink found differs from the true ink, as a share of it."""
    box = ink.point([255 * (value > 127) for value in range(256)]).getbbox()
    assert box is not None
    expected = ink.crop(box).resize(actual.size, Image.Resampling.BICUBIC)
    difference = ImageChops.difference(expected, actual)
    return sum(value * count for value, count in enumerate(difference.histogram())) / sum(
        value * count for value, count in enumerate(expected.histogram())
    )


def refusal(data: bytes) -> str:
    with pytest.raises(MarkRefused) as caught:
        picture_mark(data, "scan.png")
    sentence = str(caught.value)
    assert sentence.startswith("scan.png ")
    assert sentence.endswith(".")
    assert len(sentence) < 160
    return sentence


@pytest.mark.parametrize(
    ("kind", "colour"),
    [
        *((kind, BLUE_BLACK) for kind in ("white", "grey", "lined", "squared", "shadowed", "lined shadowed", "table")),
        ("lined shadowed", (30, 60, 190)),
        ("white", (110, 110, 110)),
    ],
)
def test_the_ink_is_found_on_any_paper(kind: str, colour: tuple[int, int, int]) -> None:
    ink = signature(SIZE, BOX)
    mark = picture_mark(saved(photograph(kind, ink, colour=colour)))
    assert difference_from(shown(mark), ink) < 0.35
    assert len(mark.outline) < 12_000


def test_a_large_scan_keeps_its_lines() -> None:
    ink = signature((3_000, 2_000), (300, 500, 2_400))
    assert difference_from(shown(picture_mark(saved(photograph("white", ink, grain=0), quality=80))), ink) < 0.2


@pytest.mark.parametrize("degrees", [-18, -7, 6, 17])
@pytest.mark.parametrize("kind", ["white", "lined"])
def test_a_tilted_picture_is_straightened(kind: str, degrees: int) -> None:
    ink = signature((1_000, 700), (220, 220, 560))
    turned = photograph(kind, ink, grain=4).rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=(250, 249, 246))
    tracing = read_scan(saved(turned)).traced()
    assert tracing.tilt == pytest.approx(degrees, abs=0.6)
    assert difference_from(shown(tracing.mark()), ink) < 0.4


def test_writing_that_slants_on_ruled_paper_is_left_slanting() -> None:
    ink = signature((1_000, 700), (220, 220, 560)).rotate(9, Image.Resampling.BICUBIC)
    assert read_scan(saved(photograph("lined", ink, grain=4))).traced().tilt == 0
    assert read_scan(saved(photograph("white", ink, grain=4))).traced().tilt == pytest.approx(-9, abs=0.6)


def test_a_picture_is_turned_as_a_person_wants_it() -> None:
    ink = signature(SIZE, BOX)
    tracing = read_scan(saved(photograph("white", ink, grain=0))).traced()
    upright, upside_down = tracing.mark(0), tracing.mark(180)
    assert difference_from(shown(upside_down), ink.rotate(180)) < 0.25
    assert difference_from(shown(tracing.mark(90)), ink.rotate(-90, expand=True)) < 0.25
    assert tracing.mark(360) == upright
    assert upside_down.width == upright.width


def test_bolder_is_more_ink_and_fainter_less() -> None:
    scan = read_scan(saved(photograph("shadowed", signature(SIZE, BOX))))
    amounts = [sum(shown(scan.traced(boldness).mark(0)).histogram()[128:]) for boldness in (-80, -40, 0, 40, 80)]
    assert amounts == sorted(amounts)
    assert amounts[-1] > 1.3 * amounts[0]


def test_the_work_can_be_left_at_any_step() -> None:
    data = saved(photograph("white", signature(SIZE, BOX)))
    for last in range(5):
        steps = iter(range(last))
        with pytest.raises(StopIteration):
            read_scan(data, step=partial(next, steps)).traced(step=partial(next, steps))


def test_the_outline_hides_nothing_of_the_picture() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken by somebody somewhere"
    data = saved(photograph("white", signature(SIZE, BOX)), exif=exif)
    assert set(msgspec.to_builtins(picture_mark(data))) == {"kind", "width", "height", "outline"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_taken_sideways_is_set_upright(orientation: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    ink = signature(SIZE, BOX)
    picture = photograph("white", ink, grain=0)
    if orientation in undo:
        picture = picture.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "Taken by somebody somewhere"
    for format in ("JPEG", "PNG"):
        assert difference_from(shown(picture_mark(saved(picture, format, exif=exif))), ink) < 0.3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    ink = signature(SIZE, BOX)
    picture = photograph("white", ink, grain=0)
    if mode == "I;16":
        wide = picture.convert("L").convert("I").point(lambda value: value * 257 + 0)
        picture = wide.convert("I;16")
    else:
        picture = picture.convert(mode, dither=Image.Dither.NONE)
    assert difference_from(shown(picture_mark(saved(picture, "PNG"))), ink) < 0.4


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_every_kind_of_jpeg_is_read(mode: str, progressive: bool) -> None:
    ink = signature(SIZE, BOX)
    data = saved(photograph("white", ink, grain=0).convert(mode), progressive=progressive)
    assert difference_from(shown(picture_mark(data)), ink) < 0.3


@pytest.mark.parametrize("hidden", [(0, 0, 0), (255, 255, 255)])
@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparent_paper_is_white_whatever_its_hidden_colour(hidden: tuple[int, int, int], mode: str) -> None:
    ink = signature(SIZE, BOX)
    picture = Image.new("RGB", SIZE, hidden)
    picture.paste((20, 20, 80), mask=ink.point([255 * (value > 0) for value in range(256)]))
    picture.putalpha(ink)
    kinds = {"RGBA": picture, "LA": picture.convert("LA"), "PA": picture.quantize(32, Image.Quantize.FASTOCTREE)}
    assert difference_from(shown(picture_mark(saved(kinds[mode], "PNG"))), ink) < 0.3


def test_dots_stay_and_specks_and_edges_go() -> None:
    ink = signature(SIZE, BOX)
    picture = photograph("white", ink, grain=0)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 30, SIZE[1]), fill=(20, 20, 20))
    pen.line((0, SIZE[1] - 5, SIZE[0], SIZE[1] - 9), fill=(30, 30, 30), width=8)
    for place in (60, 500, 850):
        pen.ellipse((place, 550, place + 4, 554), fill=(20, 20, 20))
    assert difference_from(shown(picture_mark(saved(picture, "PNG"))), ink) < 0.25


def test_a_signature_that_fills_its_picture_is_kept() -> None:
    ink = signature((600, 220), (0, 6, 600))
    box = ink.getbbox()
    assert box is not None
    tight = photograph("white", ink, grain=0).crop(box)
    assert difference_from(shown(picture_mark(saved(tight, "PNG"))), ink) < 0.3


@pytest.mark.parametrize("level", [255, 200, 90, 0])
@pytest.mark.parametrize("size", [(1, 900), (40, 40), (640, 480)])
def test_a_blank_picture_is_refused(level: int, size: tuple[int, int]) -> None:
    blank = Image.new("L", size, level)
    for format in ("PNG", "JPEG"):
        assert ("no signature" if level else "dark writing on light paper") in refusal(saved(blank, format))


def test_paper_alone_is_refused() -> None:
    nothing = Image.new("L", SIZE)
    for kind in ("white", "grey", "shadowed"):
        assert "no signature" in refusal(saved(photograph(kind, nothing)))


def test_a_speck_is_refused() -> None:
    picture = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(picture).ellipse((500, 400, 512, 412), fill="black")
    assert "no signature" in refusal(saved(picture, "PNG"))


def test_a_black_page_with_white_writing_is_refused() -> None:
    ink = signature(SIZE, BOX)
    assert "mostly dark" in refusal(saved(ImageOps.invert(photograph("white", ink, grain=0)), "PNG"))


@pytest.mark.parametrize(("width", "taken"), [(30, False), (120, True)])
def test_a_thumbnail_is_nobodys_hand(width: int, taken: bool) -> None:
    picture = saved(photograph("white", signature((width * 2, width), (width // 2, width // 3, width)), grain=0), "PNG")
    if taken:
        assert read_scan(picture).traced().is_coarse
    else:
        assert "too small" in refusal(picture)


@pytest.mark.parametrize("level", [255, 0])
def test_a_single_pixel_is_refused(level: int) -> None:
    refusal(saved(Image.new("L", (1, 1), level), "PNG"))


@pytest.mark.parametrize("format", ["GIF", "BMP", "TIFF", "WEBP", "PPM"])
def test_other_formats_are_refused(format: str) -> None:
    assert "neither a PNG nor a JPEG" in refusal(saved(Image.new("RGB", (50, 50)), format))


@pytest.mark.parametrize(
    "data", [b"Dear Sir,\n", b"%PDF-1.7\n", b"{}", b"\0" * 50, b"<svg/>", b"P", b"\xff", b"\x89PNG"]
)
def test_files_that_are_no_pictures_are_refused(data: bytes) -> None:
    assert "neither a PNG nor a JPEG" in refusal(data)


def test_an_empty_and_a_large_file_are_refused() -> None:
    assert "empty" in refusal(b"")
    assert "10 MB" in refusal(b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024))


def test_a_picture_that_is_all_length_is_refused_before_decoding() -> None:
    """Its few bytes would take hundreds of megabytes."""
    assert "long and thin" in refusal(png(1, 25_000_000))
    assert "long and thin" in refusal(png(20_001, 2))


def test_a_jpeg_of_more_scans_than_any_encoder_writes_is_refused_before_decoding() -> None:
    image = Image.new("L", (640, 480), 255)
    data = saved(image, progressive=True)
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x00"
    assert "damaged" in refusal(data.replace(b"\xff\xd9", scan * 200 + b"\xff\xd9"))


@pytest.mark.parametrize(
    "size", [(5_001, 5_000), (100_000, 100_000), (2**31 - 1, 1), (25_000_001, 1), (2**32 - 1, 2**32 - 1)]
)
def test_too_many_pixels_are_refused_before_decoding(size: tuple[int, int]) -> None:
    assert "25 megapixels" in refusal(png(*size))
    if max(size) < 65_536:
        frame = struct.pack(">BHHB", 8, size[1], size[0], 1) + b"\1\x11\0"
        assert "25 megapixels" in refusal(b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame)


def test_a_second_header_that_contradicts_the_first_is_refused() -> None:
    second = chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0))
    assert "damaged" in refusal(png(100, 100, second))


@pytest.mark.parametrize("size", [(0, 0), (0, 5), (5, 0)])
def test_no_pixels_are_refused(size: tuple[int, int]) -> None:
    assert "damaged" in refusal(png(*size))


def test_metadata_that_swells_is_refused_or_dropped() -> None:
    swollen = b"k\0\0" + zlib.compress(bytes(9_000_000), 9)
    assert "damaged" in refusal(png(40, 40, *[chunk(b"zTXt", swollen)] * 40))


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_file_that_breaks_off_is_refused_wherever_it_does(format: str) -> None:
    data = saved(photograph("lined", signature((300, 200), (20, 40, 260))), format)
    for end in range(12, len(data) - 40, max(1, len(data) // 30)):
        assert "damaged" in refusal(data[:end])


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_damaged_files_give_a_mark_or_a_sentence(format: str) -> None:
    dice = random.Random(7)  # noqa: S311 - chance for tests, no secret
    data = saved(photograph("lined", signature((300, 200), (20, 40, 260))), format, exif=Image.Exif())
    refused = 0
    for _ in range(15):
        harmed = bytearray(data)
        for _ in range(dice.choice([1, 3, 30])):
            harmed[dice.randrange(2, min(len(harmed), dice.choice([60, 700, len(data)])))] = dice.randrange(256)
        try:
            shown(picture_mark(bytes(harmed)))
        except MarkRefused as problem:
            refused += str(problem).endswith(".")
    assert refused > 1


def test_a_warning_about_metadata_is_no_refusal() -> None:
    picture = photograph("white", signature((300, 200), (20, 40, 260)), grain=0)
    data = saved(picture, exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01")
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        judge(picture_mark(data))
    assert not heard
