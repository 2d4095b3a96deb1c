"""Typed signatures: one face for the whole name, inside the cell however long it is."""

from __future__ import annotations

import pytest

from signoff.pdf.signed_name import NameLine, set_name
from signoff.pdf.typefaces import Faces

WIDTH, HEIGHT = 252.0, 65.0


def lines(text: str) -> tuple[NameLine, ...]:
    return set_name(text, WIDTH, HEIGHT, Faces())


def faces(text: str) -> set[str]:
    return {stretch.face.name for line in lines(text) for stretch in line.face_runs}


def words(text: str) -> list[str]:
    return ["".join(stretch.text for stretch in line.face_runs) for line in lines(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Tim Pouncey",
        "Dr A. O’Neill",
        "Tim O'Neill",
        "Zoë Núñez-Ångström",
        "Łukasz Żółć",
        "Siân Ŵyn",
        "Anne–Marie Şahin",
    ],
)
def test_a_name_of_latin_letters_is_set_in_the_script_face(name: str) -> None:
    assert faces(name) == {"Allura-Regular"}
    assert words(name) == [name]


@pytest.mark.parametrize("name", ["Иван Петров", "Ελένη Παππά", "Ivan Петров"])
def test_a_name_that_the_script_face_lacks_letters_of_is_set_whole_in_text_type(name: str) -> None:
    assert faces(name) == {"LiberationSans-Italic"}
    assert words(name) == [name]


def test_hyphens_that_do_not_break_and_letters_in_two_parts_are_set_in_script_all_the_same() -> None:
    assert faces("Jean\u2011Luc Zoe\u0308") == {"Allura-Regular"}
    assert words("Jean\u2011Luc Zoe\u0308") == ["Jean-Luc Zoë"]


@pytest.mark.parametrize(
    "name",
    [
        "J",
        "Alexandra Featherstonehaugh",
        "Dr The Honourable Alexandra Featherstonehaugh-Cholmondeley of Marjoribanks",
        "x" * 120,
        "A very long name indeed " * 30,
        "Иван " * 24,
    ],
)
@pytest.mark.parametrize("height", [20.0, 56.0, 65.0])
def test_every_name_stays_in_its_cell(name: str, height: float) -> None:
    name_lines = set_name(name, WIDTH, height, Faces())
    assert 1 <= len(name_lines) <= 2
    assert " ".join(words(name)) == " ".join(name.split())
    for line in name_lines:
        size = line.style.size
        assert line.x + sum(stretch.width for stretch in line.face_runs) * size <= WIDTH * 0.9
        assert line.baseline - size * 0.8 >= -0.15 * height
        assert line.baseline + size * 0.35 <= 1.1 * height


def test_a_long_name_is_rather_set_on_two_lines_than_small() -> None:
    name_lines = lines("Dr The Honourable Alexandra Featherstonehaugh-Cholmondeley of Marjoribanks")
    assert len(name_lines) == 2
    assert name_lines[0].style.size > 12
    assert name_lines[0].baseline < name_lines[1].baseline


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_no_name_has_no_line(name: str) -> None:
    assert lines(name) == ()
