"""The bundled faces: which of them shows a character, and how wide words are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf import texts
from signoff.errors import ResourceProblem
from signoff.pdf.metrics import TEXT, Style
from signoff.pdf.typefaces import FILES_BY_NAME, Faces, face_for, known_faces, load_face, main_face

BOLD, ITALIC = replace(TEXT, bold=True), replace(TEXT, italic=True)
BOTH, SCRIPT = replace(BOLD, italic=True), replace(TEXT, script=True)
FACES = Faces()
TEXTS = st.text([*texts.LETTERS, *texts.SIGNS, *texts.MARKS, " "], max_size=25)


@pytest.mark.parametrize(
    ("char", "style", "name"),
    [
        ("a", TEXT, "LiberationSans-Regular"),
        ("a", BOLD, "LiberationSans-Bold"),
        ("a", ITALIC, "LiberationSans-Italic"),
        ("a", BOTH, "LiberationSans-BoldItalic"),
        ("a", SCRIPT, "Allura-Regular"),
        ("Щ", SCRIPT, "LiberationSans-Regular"),
        ("☐", SCRIPT, "DejaVuSans"),
        ("☐", TEXT, "DejaVuSans"),
        ("☐", ITALIC, "DejaVuSans"),
        ("☐", BOLD, "DejaVuSans-Bold"),
        ("中", TEXT, "LiberationSans-Regular"),
        ("中", BOLD, "LiberationSans-Bold"),
    ],
)
def test_a_character_is_in_the_first_face_that_has_it(char: str, style: Style, name: str) -> None:
    assert face_for(char, style).name == name


def test_a_character_that_only_the_regular_fallback_has_is_not_lost_in_bold() -> None:
    regular, bold = load_face("DejaVuSans"), load_face("DejaVuSans-Bold")
    chars = [chr(code) for code in regular.widths if code not in bold.widths and code not in main_face(BOLD).widths]
    assert chars
    assert {face_for(char, BOLD).name for char in chars} == {"DejaVuSans"}


def test_a_mark_stays_in_the_face_of_its_letter() -> None:
    assert [(run.text, run.face.name) for run in FACES.measure_runs("☐\u0301", TEXT)] == [("☐\u0301", "DejaVuSans")]
    assert face_for("\u0301", TEXT).name == "LiberationSans-Regular"


@given(TEXTS, st.sampled_from([TEXT, BOLD, ITALIC, BOTH, SCRIPT]))
@settings(max_examples=examples(50))
def test_runs_hold_the_text_and_change_the_face_at_each_end(text: str, style: Style) -> None:
    runs = FACES.measure_runs(text, style)
    assert "".join(run.text for run in runs) == text
    assert all(first.face is not second.face for first, second in pairwise(runs))
    for run in runs:
        assert run.width == pytest.approx(sum(run.face.widths[ord(char)] for char in run.text) / 1000)


@given(TEXTS, TEXTS, st.sampled_from([6.0, 10.0, 18.0]))
@settings(max_examples=examples(30))
def test_a_width_is_the_sum_of_its_letters_and_grows_with_the_size(first: str, second: str, size: float) -> None:
    style = replace(TEXT, size=size)
    assert FACES.width(first + "a" + second, style) == pytest.approx(
        FACES.width(first, style) + FACES.width("a" + second, style)
    )
    assert FACES.width(first, style) == pytest.approx(FACES.width(first, TEXT) * size / TEXT.size)


def test_a_character_that_no_face_shows_takes_some_room() -> None:
    (run,) = FACES.measure_runs("中", TEXT)
    assert run.width == 0.6


def test_words_of_one_face_are_measured_together() -> None:
    words = ["plain", "words", "é", ""]
    assert FACES.plain_widths(words, BOLD) == pytest.approx([FACES.width(word, BOLD) for word in words])
    assert FACES.plain_widths(["plain", "☐"], TEXT) is None
    assert FACES.plain_widths(["plain", "☐"], TEXT) is None
    assert FACES.plain_widths([], TEXT) == []


def test_what_was_measured_is_measured_for_its_look_only() -> None:
    """Sizes share what is cached; weights do not."""
    assert FACES.face_runs("Words", TEXT) is FACES.face_runs("Words", replace(TEXT, size=6.0))
    assert FACES.width("Words", BOLD) > FACES.width("Words", TEXT)


@pytest.mark.parametrize("name", FILES_BY_NAME)
def test_every_face_of_earlier_notices_is_still_brought(name: str) -> None:
    faces = known_faces(name)
    assert faces
    assert {face.parsed.name.decode() for face in faces} == {name}


def test_a_face_is_loaded_once_and_one_that_is_missing_is_a_problem() -> None:
    assert load_face("DejaVuSans") is load_face("DejaVuSans")
    assert known_faces("Arial") == ()
    with pytest.raises(ResourceProblem):
        load_face("Arial")
