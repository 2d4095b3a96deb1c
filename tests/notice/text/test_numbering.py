"""The numbers of lists, as they are written before an item."""

from __future__ import annotations

import pytest

from signoff.notice.text.numbering import NumberStyle, label


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (3, NumberStyle(), "3."),
        (0, NumberStyle(), "0."),
        (2, NumberStyle("lower-alpha", "()"), "(b)"),
        (26, NumberStyle("lower-alpha", "()"), "(z)"),
        (27, NumberStyle("lower-alpha", "()"), "(aa)"),
        (28, NumberStyle("upper-alpha", "."), "AB."),
        (703, NumberStyle("lower-alpha", ")"), "aaa)"),
        (0, NumberStyle("lower-alpha", ")"), "0)"),
        (4, NumberStyle("lower-roman", "."), "iv."),
        (1949, NumberStyle("upper-roman", "()"), "(MCMXLIX)"),
        (4000, NumberStyle("lower-roman", "."), "4000."),
    ],
)
def test_a_number_is_written_in_the_style_of_its_list(number: int, style: NumberStyle, expected: str) -> None:
    assert label(number, style) == expected
