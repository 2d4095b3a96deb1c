"""A Word document is read in a child process; what it refuses comes back as its sentence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from signoff import actions
from signoff.intake.isolated_word import is_word, read_word_file
from signoff.intake.word.refusal import WordRefused

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 30)


def test_a_document_is_read_in_a_child_process() -> None:
    placement = read_word_file(HERE / "filled-in.docx", actions.profile_of("leeds").terms(), TODAY)
    assert (len(placement.placed), len(placement.passages)) == (21, 1)
    assert placement.notice.director == "Director of Children & Families"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "notes.docx is empty."), (None, "notes.docx could not be read")],
)
def test_a_refusal_is_a_sentence(tmp_path: Path, data: bytes | None, sentence: str) -> None:
    path = tmp_path / "notes.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(WordRefused, match=sentence):
        read_word_file(path, actions.profile_of("leeds").terms(), TODAY)


def test_which_files_are_tried() -> None:
    assert is_word(Path("Notice.DOCX"))
    assert is_word(Path("notice.doc"))
    assert not is_word(Path("notice.pdf"))
