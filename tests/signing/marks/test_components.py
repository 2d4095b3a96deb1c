"""Components of a picture's ink: which pixels are connected, where, and which components are the signature."""

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
    return sorted(component.box for component in components(shape, shape))


@pytest.mark.parametrize(
    ("rows", "expected"),
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
def test_pixels_that_touch_even_by_a_corner_are_connected(
    rows: list[str], expected: list[tuple[int, int, int, int]]
) -> None:
    assert boxes(*rows) == expected


def test_a_component_s_weight_is_that_of_its_ink_and_not_of_its_shape() -> None:
    shape = picture("###.", "....", "..##")
    ink = Image.frombytes("L", (4, 3), bytes([10, 20, 30, 99, 99, 99, 99, 99, 99, 99, 7, 8]))
    assert sorted((component.box, component.ink) for component in components(shape, ink)) == [
        ((0, 0, 3, 1), 60),
        ((2, 2, 4, 3), 15),
    ]


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
def test_a_component_touches_the_edge_that_it_reaches(box: tuple[int, int, int, int], touches: bool) -> None:
    left, top, right, bottom = box
    component = Component(tuple((left, right, row) for row in range(top, bottom)), 1)
    assert component.box == box
    assert component.touches_edge((10, 8)) == touches


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
def test_besides_the_largest_component_those_near_it_or_as_large_as_a_word_are_kept(
    other: Component, is_kept: bool
) -> None:
    assert signature_components([other, LARGEST], SIZE) == ([LARGEST, other] if is_kept else [LARGEST])


def test_a_component_near_a_kept_component_is_kept_too() -> None:
    chain = [block(600 + 40 * number, 160, 630 + 40 * number, 240, 5_000 - number) for number in range(1, 8)]
    assert signature_components([*reversed(chain), LARGEST], SIZE) == [LARGEST, *chain]


def test_a_component_that_reaches_the_edge_is_left_out() -> None:
    edging = block(0, 150, 395, 250, 90_000)
    assert signature_components([edging, LARGEST], SIZE) == [LARGEST]


@pytest.mark.parametrize(("ink", "is_given_up"), [(400_000, True), (400_010, False), (900_000, False)])
def test_a_component_that_reaches_the_edge_is_kept_where_it_is_most_of_the_ink(ink: int, is_given_up: bool) -> None:
    edging = block(0, 150, 395, 250, ink)
    assert signature_components([edging, LARGEST], SIZE) == ([LARGEST] if is_given_up else [edging, LARGEST])


def test_without_components_there_is_no_signature() -> None:
    assert signature_components([], SIZE) == []
