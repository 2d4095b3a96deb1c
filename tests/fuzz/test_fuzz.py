"""A little of what `python -m fuzz` does for hours: whatever the bytes, they are read or refused, and in time."""

from __future__ import annotations

from pathlib import Path

import pytest

import golden_files
from examples import examples
from fuzz.__main__ import main, try_round
from fuzz.targets import TARGETS, Target
from fuzz.unpacked import packed, unpacked
from signoff.pdf.reading.document import read_document

PDFS = [path for folder in golden_files.folders() for path in sorted(folder.glob("*.pdf"))]


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_the_bytes_they_are_read_or_refused(name: str) -> None:
    try_round(TARGETS[name], seed_of(name), examples(TARGETS[name].examples))


def seed_of(name: str) -> int:
    """Return a seed that stays, so that what this finds never depends on the day: other seeds are for long runs."""
    return sum(name.encode())


@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_unpacked_file_is_packed_as_it_was(path: Path) -> None:
    first = path.read_bytes()
    first = first[: read_document(first).size]
    assert packed(unpacked(first)) == first


def test_what_is_wrong_is_found_and_made_small() -> None:
    def check(data: bytes) -> None:
        assert b"<" not in data

    with pytest.raises(AssertionError):
        try_round(Target(lambda: (b"sound",), (b"<", b">"), check, 1), 1, 200)


@pytest.mark.parametrize("name", TARGETS)
def test_the_sound_ones_are_sound(name: str) -> None:
    for start in TARGETS[name].starts():
        TARGETS[name].check(start)


def test_a_run_ends_with_its_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["html", "--minutes", "0.0001", "--seed", "7"]) == 0
    assert capsys.readouterr().out == "html: 500 examples of seed 7\n"
