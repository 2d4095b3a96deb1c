"""What comes in from outside is verified first: an altered file gives its verdict, and no notice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import draft, signed
from signoff import actions
from signoff.checking.incoming import NOT_IMPORTED, Incoming, read_incoming
from signoff.errors import AlteredRecord, FileProblem, RecordRefused
from signoff.notice.record import codec
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record, Role
from signoff.signing.proof.known_keys import no_names
from signoff.signing.verification import Outcome


def incoming(path: Path) -> Incoming:
    return read_incoming(path, no_names)


def one_byte_flipped(path: Path) -> Path:
    """Flip a bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


def another_subject(record: Record, folder: Path) -> Path:
    """Write a record's file, with one word of it changed by another program."""
    document = json.loads(codec.write_record(record))
    document["notice"]["subject"] = "Another gate"
    path = folder / "changed.signoff"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("copy", Copy)
def test_a_pdf_with_one_byte_flipped_gives_no_notice(copy: Copy, tmp_path: Path) -> None:
    path = tmp_path / "sent.pdf"
    actions.export_pdf(signed(), path, copy)
    assert incoming(path).record is not None
    read = incoming(one_byte_flipped(path))
    assert (read.verdict.outcome, read.record) == (Outcome.ALTERED, None)
    with pytest.raises(AlteredRecord, match=r"^sent\.pdf: altered: .*\. It was not opened"):
        read.require_unaltered()


@pytest.mark.parametrize("make", [signed, lambda: publication_copy(signed()), lambda: signed(role=Role.SCRUTINY_CHAIR)])
def test_a_changed_word_in_what_somebody_signed_gives_no_notice(make: Callable[[], Record], tmp_path: Path) -> None:
    read = incoming(another_subject(make(), tmp_path))
    assert (read.verdict.outcome, read.record) == (Outcome.ALTERED, None)


@pytest.mark.parametrize("place", range(5))
def test_a_pdf_whose_first_byte_was_changed_is_altered_whichever_that_is(place: int, tmp_path: Path) -> None:
    path = tmp_path / "sent.pdf"
    actions.export_pdf(signed(), path, Copy.RECORD)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert incoming(path).verdict.outcome is Outcome.ALTERED


def test_a_folder_with_a_notices_name_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "notice.signoff").mkdir()
    with pytest.raises(FileProblem, match=r"could not be read: it is a folder\.$"):
        incoming(tmp_path / "notice.signoff")


def test_a_draft_that_nobody_signed_may_have_been_changed_by_anybody(tmp_path: Path) -> None:
    read = incoming(another_subject(draft(), tmp_path))
    assert read.require_unaltered().notice.subject == "Another gate"
    assert read.unchecked == ""
    assert NOT_IMPORTED not in read.verdict.summary


def test_a_file_of_a_later_version_says_so(tmp_path: Path) -> None:
    document = json.loads(codec.write_record(signed()))
    document["version"] = 99
    path = tmp_path / "later.signoff"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(RecordRefused, match=r"newer|later"):
        incoming(path)
