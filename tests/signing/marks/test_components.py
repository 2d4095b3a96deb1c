"""Blots: what hangs together, where it lies, and which of them are the signature."""

from __future__ import annotations

import pytest
from PIL import Image

from signoff.signing.marks.components import Component, components, signature_components


def picture(*rows: str) -> Image.Image:
    """Return a picture of which `#` is ink, `+` the faintest that counts, `-` just less, and all else is paper."""
    values = {"#": 255, "+": 40, "-": 39}
    data = bytes(values.get(letter, 0) for row in rows for letter in row)
    return Image.frombytes("L", (len(rows[0]), len(rows)), data)


def boxes(*rows: str) -> list[tuple[int, int, int, int]]:
    shape = picture(*rows)
    return sorted(blot.box for blot in components(shape, shape))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["....", "....", "...."], []),
        (["#...", "....", "...#"], [(0, 0, 1, 1), (3, 2, 4, 3)]),
        (["#...", ".#..", "..##"], [(0, 0, 4, 3)]),
        (["...#", "..#.", "##.."], [(0, 0, 4, 3)]),
        (["#..#", "#..#", "####"], [(0, 0, 4, 3)]),
        (["#.#.", "....", "#.#."], [(0, 0, 1, 1), (0, 2, 1, 3), (2, 0, 3, 1), (2, 2, 3, 3)]),
        (["##.##", ".....", "##.##"], [(0, 0, 2, 1), (0, 2, 2, 3), (3, 0, 5, 1), (3, 2, 5, 3)]),
        (["#####", "#...#", "#.#.#", "#...#", "#####"], [(0, 0, 5, 5), (2, 2, 3, 3)]),
        (["+-+-", "----"], [(0, 0, 1, 1), (2, 0, 3, 1)]),
        (["####"], [(0, 0, 4, 1)]),
    ],
)
def test_what_touches_hangs_together_by_its_corners_too(
    rows: list[str], found: list[tuple[int, int, int, int]]
) -> None:
    assert boxes(*rows) == found


def test_a_blot_weighs_what_its_ink_does_and_not_its_shape() -> None:
    shape = picture("###.", "....", "..##")
    ink = Image.frombytes("L", (4, 3), bytes([10, 20, 30, 99, 99, 99, 99, 99, 99, 99, 7, 8]))
    assert sorted((blot.box, blot.ink) for blot in components(shape, ink)) == [((0, 0, 3, 1), 60), ((2, 2, 4, 3), 15)]


@pytest.mark.parametrize(
    ("box", "touches"),
    [
        ((0, 2, 3, 4), True),
        ((2, 0, 3, 4), True),
        ((2, 2, 10, 4), True),
        ((2, 2, 3, 8), True),
        ((1, 1, 9, 7), False),
    ],
)
def test_a_blot_touches_the_edge_that_it_reaches(box: tuple[int, int, int, int], touches: bool) -> None:
    left, top, right, bottom = box
    blot = Component(tuple((left, right, row) for row in range(top, bottom)), 1)
    assert blot.box == box
    assert blot.touches_edge((10, 8)) == touches


SIZE = (1_000, 400)


def block(left: int, top: int, right: int, bottom: int, ink: int) -> Component:
    return Component(tuple((left, right, row) for row in range(top, bottom)), ink)


LARGEST = block(400, 150, 600, 250, 100_000)  # its height is 100, so that what lies within 50 is near


@pytest.mark.parametrize(
    ("other", "is_kept"),
    [
        (block(651, 150, 660, 160, 1_000), False),
        (block(650, 150, 660, 160, 1_000), True),
        (block(340, 150, 349, 160, 1_000), False),
        (block(340, 150, 350, 160, 1_000), True),
        (block(450, 301, 460, 310, 1_000), False),
        (block(450, 300, 460, 310, 1_000), True),
        (block(450, 90, 460, 99, 1_000), False),
        (block(450, 90, 460, 100, 1_000), True),
        (block(900, 10, 910, 20, 20_000), True),
        (block(900, 10, 910, 20, 19_999), False),
        (block(610, 200, 612, 202, 49), False),
        (block(610, 200, 612, 202, 60), True),
    ],
)
def test_beside_the_largest_blot_stays_what_is_near_or_a_word_of_its_own(other: Component, is_kept: bool) -> None:
    assert signature_components([other, LARGEST], SIZE) == ([LARGEST, other] if is_kept else [LARGEST])


def test_what_is_near_to_something_near_stays_too() -> None:
    chain = [block(600 + 40 * number, 160, 630 + 40 * number, 240, 5_000 - number) for number in range(1, 8)]
    assert signature_components([*reversed(chain), LARGEST], SIZE) == [LARGEST, *chain]


def test_what_runs_in_from_the_edge_is_somebody_else_s() -> None:
    edging = block(0, 150, 395, 250, 90_000)
    assert signature_components([edging, LARGEST], SIZE) == [LARGEST]


@pytest.mark.parametrize(("ink", "is_given_up"), [(400_000, True), (400_010, False), (900_000, False)])
def test_unless_it_is_most_of_the_ink(ink: int, is_given_up: bool) -> None:
    edging = block(0, 150, 395, 250, ink)
    assert signature_components([edging, LARGEST], SIZE) == ([LARGEST] if is_given_up else [edging, LARGEST])


def test_of_nothing_there_is_no_signature() -> None:
    assert signature_components([], SIZE) == []
