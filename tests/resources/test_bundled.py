"""What signoff brings along can be used and may be passed on: fonts, icons, colour profile."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.parsers import expat

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

from signoff.paths import resource, resource_root

FONTS = sorted((resource_root() / "fonts").glob("*.[to]tf"))
ICONS = sorted((resource_root() / "icons").glob("*.svg"))

# The family, weight and slant by which the desktop and the PDF ask for each file.
FACES = {
    "LiberationSans-Regular": ("Liberation Sans", 400, False),
    "LiberationSans-Bold": ("Liberation Sans", 700, False),
    "LiberationSans-Italic": ("Liberation Sans", 400, True),
    "LiberationSans-BoldItalic": ("Liberation Sans", 700, True),
    "DejaVuSans": ("DejaVu Sans", 400, False),
    "DejaVuSans-Bold": ("DejaVu Sans", 700, False),
    "SourceSans3-Regular": ("Source Sans 3", 400, False),
    "SourceSans3-SemiBold": ("Source Sans 3", 600, False),
    "SourceSans3-Bold": ("Source Sans 3", 700, False),
    "SourceSans3-It": ("Source Sans 3", 400, True),
    "SourceSans3-SemiBoldIt": ("Source Sans 3", 600, True),
    "SourceSans3-BoldIt": ("Source Sans 3", 700, True),
    "SourceSerif4-Regular": ("Source Serif 4", 400, False),
    "SourceSerif4-SemiBold": ("Source Serif 4", 600, False),
    "SourceSerif4-Bold": ("Source Serif 4", 700, False),
    "SourceSerif4-It": ("Source Serif 4", 400, True),
    "SourceSerif4-BoldIt": ("Source Serif 4", 700, True),
    "Allura-Regular": ("Allura", 400, False),
}
# ŉ and ſ are obsolete; Source Serif 4 alone lacks the six letters that TEXT leaves out.
LATIN = {chr(code) for code in [*range(0xA0, 0x180), *range(0x1E80, 0x1E86)]} - set("ŉſ")
TEXT = LATIN - set("ĬĭĲĳŦŧ") | set("–—‘’“”…€•") | set("ΑΒΓΔΩαβγδωάώ") | set("АБВЖЯабвжяёі")
STATES = {"circle", "check", "triangle-alert", "circle-alert", "minus", "pen-line", "globe", "archive"}
SYMBOLS = set("✓☐☑☒→≤≥")


def named(path: Path) -> str:
    return path.stem


def characters(name: str) -> set[str]:
    """The characters that the bundled font of this file name can show."""
    with TTFont(resource(f"fonts/{name}.ttf"), lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def test_the_fonts_are_those_expected_and_light_enough_to_ship() -> None:
    assert {path.stem for path in FONTS} == set(FACES)
    assert sum(path.stat().st_size for path in FONTS) < 8_000_000


@pytest.mark.parametrize("path", FONTS, ids=named)
def test_a_font_is_static_truetype_and_may_be_embedded(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        assert "glyf" in font
        assert not {"CFF ", "CFF2", "fvar"} & set(font.keys())
        assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("path", FONTS, ids=named)
def test_a_font_is_found_by_its_family_weight_and_slant(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        names = font["name"]
        family = names.getDebugName(16) or names.getDebugName(1)
        italic = bool(font["head"].macStyle & 0b10)
        assert (family, font["OS/2"].usWeightClass, italic) == FACES[path.stem]
        assert bool(font["OS/2"].fsSelection & 1) == italic


@pytest.mark.parametrize("path", FONTS, ids=named)
def test_a_font_has_its_licence_beside_it(path: Path) -> None:
    family = path.stem.partition("-")[0]
    licences = [path.with_name(f"{family}-{kind}.txt") for kind in ("OFL", "LICENSE")]
    (licence,) = [candidate for candidate in licences if candidate.exists()]
    text = licence.read_text(encoding="utf-8")
    assert "copyright" in text.lower()
    assert "Permission is hereby granted, free of charge" in text


@pytest.mark.parametrize("name", [name for name in FACES if name.startswith(("Lib", "Source"))])
def test_the_text_fonts_show_latin_greek_and_cyrillic(name: str) -> None:
    assert characters(name) >= TEXT


def test_the_fallback_shows_what_the_pdf_font_lacks() -> None:
    for style in ("", "-Bold"):
        assert characters(f"DejaVuSans{style}") >= TEXT | SYMBOLS


def test_the_signature_font_shows_the_names_of_europe() -> None:
    assert characters("Allura-Regular") >= LATIN | set("’-–&.,")


@pytest.mark.parametrize("path", ICONS, ids=named)
def test_an_icon_is_well_formed_and_stands_alone(path: Path) -> None:
    elements: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: elements.append((tag, attributes))
    parser.Parse(path.read_bytes(), True)
    (root, drawing), *shapes = elements
    assert root == "svg"
    assert shapes
    assert {tag for tag, _ in shapes} <= {
        "title",
        "path",
        "circle",
        "rect",
        "line",
        "polyline",
        "polygon",
        "ellipse",
    }
    if path.stem != "signoff":
        assert (drawing["viewBox"], drawing["stroke"], drawing["stroke-width"]) == (
            "0 0 24 24",
            "currentColor",
            "2",
        )


def test_the_icons_of_every_state_are_there() -> None:
    assert {path.stem for path in ICONS} >= STATES | {"signoff"}


def test_the_icons_carry_their_licence() -> None:
    text = resource("icons/LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in text
    assert "The MIT License" in text


def test_the_profile_is_an_rgb_display_profile_of_version_2() -> None:
    profile = resource("colour/sRGB.icc").read_bytes()
    (size,) = struct.unpack(">I", profile[:4])
    assert size == len(profile)
    assert profile[8] == 2
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert resource("colour/sRGB-LICENSE.txt").read_text(encoding="utf-8")


def test_the_profile_means_srgb() -> None:
    bundled = ImageCms.getOpenProfile(str(resource("colour/sRGB.icc")))
    colours = Image.new("RGB", (16, 16))
    colours.putdata([(17 * (n % 16), 17 * (n // 16), 255 - n) for n in range(256)])
    turned = ImageCms.profileToProfile(colours, bundled, ImageCms.createProfile("sRGB"))
    assert turned is not None
    drift = max(abs(a - b) for a, b in zip(colours.tobytes(), turned.tobytes(), strict=True))
    assert drift <= 2
