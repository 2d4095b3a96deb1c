"""Pages outlive the program: later programs, with other layouts and other words of the form, judge golden files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import golden_files
from later_program import later_layout
from pdf.rewriting import Rewritten

Edits = Mapping[str, Sequence[tuple[str, str]]]

GAP: Edits = {"pdf/metrics.py": [("PARAGRAPH_GAP = 5.0", "PARAGRAPH_GAP = 5.5")]}
LATER: dict[str, dict[str, Any]] = {
    "a gap changed": {"edits": GAP},
    "a gap changed without a word": {"edits": GAP, "is_raised": False},
    "other words of the form": {
        "edits": {
            "resources/forms/leeds.json": [
                ("This form is the written record of", "This notice is the council’s record of")
            ],
            "pdf/subrows.py": [
                (
                    'items = sheet.heading("decision_maker.name", element)',
                    'items = sheet.text("Budget code: none given.", element)\n'
                    '    items += sheet.heading("decision_maker.name", element)',
                )
            ],
        }
    },
    "another size of type and page": {
        "edits": {
            "pdf/metrics.py": [
                ("TEXT = Style()", "TEXT = Style(size=11.0, leading=14.5)"),
                ("PAGE_HEIGHT = 297 * MM", "PAGE_HEIGHT = 279.4 * MM"),
            ]
        }
    },
}


FORGERIES = (
    ("word", b"(Director of", b"(Directed of"),
    ("colour", b"0.000 0.000 0.000 rg", b"0.990 0.990 0.990 rg"),
    ("place", b"BT 57.02 ", b"BT 77.02 "),
    ("gap", b"0.60 w", b"0.61 w"),
)


@pytest.mark.parametrize("name", LATER)
def test_a_later_program_finds_every_golden_file_intact_and_every_forgery_altered(name: str, tmp_path: Path) -> None:
    """Each program judges a forgery of each record copy, and of each kind; together they judge every kind of each."""
    later, turn = later_layout(tmp_path / "later", **LATER[name]), list(LATER).index(name)
    sound, forged = list[Path](), list[Path]()
    for folder in golden_files.folders():
        for path in sorted(folder.glob("*.pdf")):
            copy = tmp_path / f"sound {folder.name} {path.name}"
            copy.write_bytes(path.read_bytes())
            sound.append(copy)
            if path.stem.endswith("-record"):
                forged.append(forgery(path, tmp_path, *FORGERIES[(len(forged) + turn) % len(FORGERIES)]))
    verdicts = later.verify(*sound, *forged)
    assert {name: verdict["summary"] for name, verdict in verdicts.items() if name.startswith("sound")} == {
        path.stem: verdicts[path.stem]["summary"] for path in sound if verdicts[path.stem]["outcome"] == "intact"
    }
    assert all("exactly the pages that the signature describes" in verdicts[path.stem]["pages"] for path in sound)
    assert [path.stem for path in forged if verdicts[path.stem]["outcome"] != "altered"] == []


def forgery(path: Path, folder: Path, name: str, old: bytes, new: bytes) -> Path:
    """Return a forgery of a file, written as signoff writes, its seal taken off."""
    file = Rewritten(path.read_bytes())
    file.edit(0, lambda code: code.replace(old, new, 1))
    copy = folder / f"forged {name} {path.parent.name} {path.name}"
    copy.write_bytes(file.write())
    return copy
