"""Which characters can be printed: those in the faces' own maps, except the scripts that need shaping."""

from __future__ import annotations

import subprocess
import sys

import pytest

from signoff.pdf.characters import normalise, unprintable_characters
from signoff.pdf.font_coverage import FACES, can_show, code_points
from signoff.pdf.typefaces import load_face


@pytest.mark.parametrize("name", FACES)
def test_the_character_map_is_read_as_the_writer_reads_it(name: str) -> None:
    face = load_face(name)
    assert code_points(name) == {code for code, glyph in face.parsed.charToGlyph.items() if glyph}
    assert len(code_points(name)) > 2000


@pytest.mark.parametrize("char", "aéŵΩЖ€²→✓☒𝔸ﬁ\u0301\u2060\u00a0")
def test_latin_greek_cyrillic_and_symbols_are_shown(char: str) -> None:
    assert unprintable_characters(char) == ""


@pytest.mark.parametrize(
    "char", ["א", "\u05c7", "ش", "\u0651", "\u0661", "ກ", "\u0ec8", "中", "🦊", "\ufff9", "\uffff", "\x07"]
)
def test_other_scripts_and_what_is_not_a_character_are_refused(char: str) -> None:
    assert not can_show(char)
    assert unprintable_characters(f"a{char}") == char


def test_a_mark_without_a_letter_is_on_a_space_of_its_own() -> None:
    assert normalise("K \u0323 c\n\u0301") == "K \u00a0\u0323 c\n\u00a0\u0301"
    assert normalise(normalise("K \u0323 c")) == normalise("K \u0323 c")
    assert normalise("K\u0323 “c” – d") == "Ḳ “c” – d"


def test_asking_for_losses_costs_no_layout() -> None:
    script = (
        "import sys\n"
        "from signoff.pdf.missing_glyphs import unprintable_fields\n"
        "from signoff.pdf.characters import unprintable_characters\n"
        "assert unprintable_characters('x – 中') == '中'\n"
        "print([name for name in ('reportlab', 'PIL', 'signoff.pdf.export', 'markdown_it') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
