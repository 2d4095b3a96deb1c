"""A version of the layout never changes: any change of what pages print, or where, must raise it."""

from __future__ import annotations

import hashlib

import pytest

import layout_versions
from signoff import paths
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.typefaces import FILES_BY_NAME

FONTS = {
    "Allura-Regular": "2ae11ac492a94210",
    "DejaVuSans": "abdc775b21b1bc47",
    "DejaVuSans-Bold": "0d977336a6d5fba3",
    "LiberationSans-Bold": "ba0e0dc3f7aca5b0",
    "LiberationSans-BoldItalic": "15c1068175252e4a",
    "LiberationSans-Italic": "01f559e5c501d3d5",
    "LiberationSans-Regular": "8d91388f1d3604b3",
}
"""How the SHA-256 of each font begins in which a notice was ever printed."""

WHAT_TO_DO = (
    "What pages print, or where, has changed: the {part} of layout {layout} are others than those written down. "
    "If that layout is released, raise LAYOUT in pdf/metadata.py; then, in either case, run "
    "`python -m layout_versions` with src and tests on PYTHONPATH (docs/house.md, “A change of what a page prints”)."
)


@pytest.mark.parametrize("part", ["pages", "forms", "description"])
def test_todays_layout_is_as_it_was_written_down(part: str) -> None:
    known = layout_versions.known_facts(LAYOUT)
    assert layout_versions.facts()[part] == known[part], WHAT_TO_DO.format(part=part, layout=LAYOUT)


def test_the_words_of_every_layouts_form_are_kept_as_they_were() -> None:
    for layout in range(1, LAYOUT + 1):
        stored = paths.resource(f"layouts/{layout}.json").read_bytes()
        assert hashlib.sha256(stored).hexdigest() == layout_versions.known_facts(layout)["forms"]


def test_no_font_is_taken_away_or_changed() -> None:
    """Notices are judged by the glyphs of the fonts that they were signed with: a new font has a file of its own."""
    files = {file for files in FILES_BY_NAME.values() for file in files}
    assert files >= set(FONTS)
    for file, begins in FONTS.items():
        data = paths.resource(f"fonts/{file}.ttf").read_bytes()
        assert hashlib.sha256(data).hexdigest().startswith(begins), file
