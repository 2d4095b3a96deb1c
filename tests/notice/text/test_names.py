"""Names from a list are known however people write them."""

from __future__ import annotations

import pytest

from signoff.notice.text.names import names_in

WARDS = (
    "Adel & Wharfedale",
    "Ardsley & Robin Hood",
    "Armley",
    "Burmantofts & Richmond Hill",
    "Morley North",
    "Morley South",
    "Otley & Yeadon",
    "St. Ann’s",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Adel & Wharfedale", ("Adel & Wharfedale",)),
        ("Adel and Wharfedale", ("Adel & Wharfedale",)),
        ("ADEL AND WHARFEDALE WARD", ("Adel & Wharfedale",)),
        ("Wharfedale and Adel", ("Adel & Wharfedale",)),
        ("Robin Hood & Ardsley", ("Ardsley & Robin Hood",)),
        ("Adel, Wharfedale", ("Adel & Wharfedale",)),
        ("Adel\u00a0&\u200b Wharfedale", ("Adel & Wharfedale",)),
        ("adel/wharfedale", ("Adel & Wharfedale",)),
        ("Armley ward", ("Armley",)),
        ("the Armley Ward.", ("Armley",)),
        ("Armley, Morley North and Otley and Yeadon wards", ("Armley", "Morley North", "Otley & Yeadon")),
        ("Otley & Yeadon; Adel & Wharfedale\nArmley", ("Otley & Yeadon", "Adel & Wharfedale", "Armley")),
        ("North Morley", ("Morley North",)),
        ("Wards: Morley South and Burmantofts and Richmond Hill", ("Morley South", "Burmantofts & Richmond Hill")),
        ("st anns", ("St. Ann’s",)),
        ("Armley and Armley", ("Armley",)),
        ("Morley", ()),
        ("Adel", ()),
        ("Barchester", ()),
        ("Armley and Barchester", ()),
        ("", ()),
        ("ward", ()),
    ],
)
def test_names_are_known_in_any_case_and_order(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, WARDS) == names
