"""Embedded fonts compared with the bundled ones, table by table: every byte is accounted for."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.pdf.reading.sfnt import require_subset
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.pdf.typefaces import Face, load_face

SANS, SCRIPT = load_face("LiberationSans-Regular"), load_face("Allura-Regular")
CHARACTERS = {1: "é", 65: "A", 66: "B", 105: "i"}


def subset(face: Face, characters: dict[int, str]) -> bytes:
    """Return the program that signoff embeds for these characters by their codes."""
    codes = [ord(characters.get(code, "\0")) for code in range(max(characters) + 1)]
    with face.lock:
        program: bytes = face.parsed.makeSubset(codes)
    return program


PROGRAM = subset(SANS, CHARACTERS)
Tables = dict[str, bytes]


def tables_of(program: bytes) -> Tables:
    (count,) = struct.unpack_from(">H", program, 4)
    entries = (struct.unpack_from(">4s3I", program, 12 + 16 * place) for place in range(count))
    return {tag.decode(): program[offset : offset + length] for tag, _, offset, length in entries}


def checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF


def built(tables: Tables) -> bytes:
    """Return a program of these tables, whose sums hold."""
    if "head" in tables and len(tables["head"]) >= 12:
        tables = {**tables, "head": tables["head"][:8] + bytes(4) + tables["head"][12:]}
    count = len(tables)
    shift = max(count.bit_length() - 1, 0)
    head = struct.pack(">I4H", 0x10000, count, 16 << shift, shift, 16 * count - (16 << shift))
    rows, body, place = b"", b"", 12 + 16 * count
    for tag, data in sorted(tables.items()):
        rows += struct.pack(">4s3I", tag.encode(), checksum(data), place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    program = head + rows + body
    if "head" not in tables:
        return program
    place = program.index(struct.pack(">4sI", b"head", checksum(tables["head"])))
    (offset,) = struct.unpack_from(">I", program, place + 8)
    adjustment = struct.pack(">I", (0xB1B0AFBA - checksum(program)) & 0xFFFFFFFF)
    return program[: offset + 8] + adjustment + program[offset + 12 :]


def test_a_subset_is_what_signoff_embeds() -> None:
    require_subset(PROGRAM, SANS, CHARACTERS)
    assert built(tables_of(PROGRAM)) == PROGRAM


@given(st.sets(st.sampled_from(sorted(code for code in SANS.widths if 0x20 < code < 0x3000)), min_size=1, max_size=30))
@settings(max_examples=examples(15))
def test_the_subset_of_any_characters_holds_their_glyphs(codes: set[int]) -> None:
    characters = {place: chr(code) for place, code in enumerate(sorted(codes), 1)}
    program = subset(SANS, characters)
    require_subset(program, SANS, characters)
    with pytest.raises(NotAsWritten):
        require_subset(program, SCRIPT, characters)


def altered(tag: str, place: int, new: bytes) -> Callable[[Tables], None]:
    """Return a change of some bytes of a table."""

    def change(tables: Tables) -> None:
        place_of = place % len(tables[tag])
        data = tables[tag][:place_of] + new + tables[tag][place_of + len(new) :]
        assert data != tables[tag]
        tables[tag] = data

    return change


def replaced(tag: str, data: bytes) -> Callable[[Tables], None]:
    return lambda tables: tables.__setitem__(tag, data)


def removed(tag: str) -> Callable[[Tables], None]:
    return lambda tables: tables.__delitem__(tag)


def longer(tag: str, more: bytes) -> Callable[[Tables], None]:
    return lambda tables: tables.__setitem__(tag, tables[tag] + more)


def glyph_of(tables: Tables, code: int) -> int:
    glyph: int = struct.unpack_from(">H", tables["cmap"], 22 + 2 * code)[0]
    return glyph


def mapped(code: int, other: int) -> Callable[[Tables], None]:
    """Return a change by which a code shows the glyph of another."""
    return lambda tables: altered("cmap", 22 + 2 * code, struct.pack(">H", glyph_of(tables, other)))(tables)


def swapped(tables: Tables) -> None:
    first, second = (struct.pack(">H", glyph_of(tables, code)) for code in (65, 66))
    altered("cmap", 22 + 2 * 65, second)(tables)
    altered("cmap", 22 + 2 * 66, first)(tables)


def beyond(tables: Tables) -> None:
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    altered("cmap", 22 + 2 * 65, struct.pack(">H", count))(tables)


def spare_glyph(tables: Tables) -> None:
    """Add an empty glyph that no code shows."""
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    size = 4 if tables["head"][50:52] == b"\0\1" else 2
    tables["maxp"] = tables["maxp"][:4] + struct.pack(">H", count + 1) + tables["maxp"][6:]
    tables["loca"] += tables["loca"][-size:]
    (pairs,) = struct.unpack_from(">H", tables["hhea"], 34)
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", pairs)
    tables["hmtx"] += bytes(2 if pairs <= count and len(tables["hmtx"]) == 2 * (pairs + count) else 4)


def place_of_glyph(tables: Tables, code: int) -> int:
    glyph = glyph_of(tables, code)
    if tables["head"][50:52] == b"\0\1":
        return int(struct.unpack_from(">I", tables["loca"], 4 * glyph)[0])
    return 2 * int(struct.unpack_from(">H", tables["loca"], 2 * glyph)[0])


def outline(code: int, offset: int) -> Callable[[Tables], None]:
    """Return a change of a byte in the outline of a code's glyph."""

    def change(tables: Tables) -> None:
        place = place_of_glyph(tables, code) + offset
        altered("glyf", place, bytes([tables["glyf"][place] ^ 1]))(tables)

    return change


REFUSED: dict[str, tuple[Callable[[Tables], None], str]] = {
    "no outlines": (removed("glyf"), "without a table that it needs"),
    "no head": (removed("head"), "without a table that it needs"),
    "a short head": (replaced("head", bytes(52)), "without a table that it needs"),
    "a short table of counts": (replaced("maxp", b"\0\1\0\0"), "without a table that it needs"),
    "a long horizontal head": (longer("hhea", b"\0\0"), "whose sum does not hold"),
    "a table of its own": (replaced("DSIG", b"\0\0\0\1"), "a font of other tables"),
    "no names": (removed("name"), "a font of other tables"),
    "another name": (altered("name", -1, b"~"), "another table name"),
    "another programme of its glyphs": (altered("fpgm", 0, b"\0"), "another table fpgm"),
    "more instructions": (longer("prep", b"\0"), "another table prep"),
    "another scale": (altered("head", 18, b"\x03\xe8"), "another table head"),
    "another ascent": (altered("hhea", 4, b"\0\1"), "another table hhea"),
    "another memory": (altered("maxp", 14, b"\x7f\xff"), "another table maxp"),
    "names of glyphs": (longer("post", b"\0"), "another table post"),
    "another slant": (altered("post", 4, b"\0\1"), "another table post"),
    "a table of codes cut short": (lambda tables: replaced("cmap", tables["cmap"][:-2])(tables), "table of codes"),
    "codes of another platform": (altered("cmap", 4, b"\0\3"), "another table of codes"),
    "two codes of one glyph": (mapped(66, 65), "a glyph that stands for two"),
    "two codes that show each other's letter": (swapped, "another outline"),
    "a code of no glyph": (beyond, "a code without a glyph"),
    "another outline": (outline(65, 14), "another outline"),
    "another box of an outline": (outline(65, 3), "another outline"),
    "another count of contours": (outline(65, 1), "another outline"),
    "another part of an accented letter": (outline(1, 13), "stands for two|another outline|without a glyph"),
    "another place of a part": (outline(1, 15), "another outline"),
    "a glyph for nothing": (spare_glyph, "a glyph that no code shows"),
    "another advance": (altered("hmtx", 4, b"\x11\x11"), "another width"),
    "another side": (altered("hmtx", 6, b"\x11\x11"), "another width"),
    "more widths": (longer("hmtx", bytes(2)), "another table of widths"),
    "no pairs of widths": (altered("hhea", 34, b"\0\0"), "another table of widths"),
    "places in a third form": (altered("head", 50, b"\0\2"), "places of glyphs in another form"),
    "a place too many": (longer("loca", bytes(4)), "another table of places"),
    "a first place after the beginning": (altered("loca", 0, b"\0\1"), "not one behind the other"),
    "places that go back": (altered("loca", 4, b"\xff\xff"), "not one behind the other"),
    "more behind the last outline": (longer("glyf", bytes(4)), "not one behind the other"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_font_with_another_table_is_refused(case: str) -> None:
    change, reason = REFUSED[case]
    tables = tables_of(PROGRAM)
    change(tables)
    with pytest.raises(NotAsWritten, match=reason):
        require_subset(built(tables), SANS, CHARACTERS)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        pytest.param(b"", "a font that breaks off", id="nothing"),
        pytest.param(PROGRAM[:40], "a font that breaks off", id="a list of tables that breaks off"),
        pytest.param(b"OTTO" + PROGRAM[4:], "a font with another head", id="another kind of font"),
        pytest.param(PROGRAM[:6] + b"\0\0" + PROGRAM[8:], "a font with another head", id="another search"),
        pytest.param(PROGRAM[:-4], "not one behind the other", id="a last table cut short"),
        pytest.param(PROGRAM + bytes(4), "goes on behind its tables", id="more behind the last table"),
        pytest.param(PROGRAM[:-20] + b"\1" + PROGRAM[-19:], "whose sum does not hold", id="a changed byte"),
    ],
)
def test_a_program_of_another_frame_is_refused(program: bytes, reason: str) -> None:
    with pytest.raises(NotAsWritten, match=reason):
        require_subset(program, SANS, CHARACTERS)


def test_each_table_has_its_own_sum() -> None:
    """Two sums exchanged leave the whole program's as it was."""
    first, second = PROGRAM[16:20], PROGRAM[32:36]
    assert first != second
    program = PROGRAM[:16] + second + PROGRAM[20:32] + first + PROGRAM[36:]
    assert checksum(program) == checksum(PROGRAM)
    with pytest.raises(NotAsWritten, match="a table of a font whose sum does not hold"):
        require_subset(program, SANS, CHARACTERS)


def test_the_whole_program_has_a_sum() -> None:
    """The number that makes it right is in no table's own sum."""
    place = PROGRAM.index(struct.pack(">I", 0x5F0F3CF5)) - 4
    program = PROGRAM[:place] + bytes([PROGRAM[place] ^ 1]) + PROGRAM[place + 1 :]
    with pytest.raises(NotAsWritten, match="a font whose sum does not hold"):
        require_subset(program, SANS, CHARACTERS)


@pytest.mark.parametrize(
    ("characters", "reason"),
    [
        ({**CHARACTERS, 2: "B"}, "a glyph that stands for two"),
        ({**CHARACTERS, 106: "j"}, "another table of codes"),
        ({1: "é", 65: "A", 66: "B", 105: "\U0001f98a"}, "which the bundled one does not have"),
        ({1: "é", 65: "B", 66: "A", 105: "i"}, "another outline"),
        ({1: "é", 65: "A", 66: "B", 104: "i"}, "another table of codes"),
    ],
)
def test_a_program_of_other_characters_is_refused(characters: dict[int, str], reason: str) -> None:
    with pytest.raises(NotAsWritten, match=reason):
        require_subset(PROGRAM, SANS, characters)
