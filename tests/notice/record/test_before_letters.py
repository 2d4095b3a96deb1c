"""A notice that was signed before lists had letters: what were words then are words, and its pages are those it had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import record_versions
from signoff.checking.document_verdict import verify_file
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.record import VERSION
from signoff.notice.text import NumberedList, Paragraph, parse, plain
from signoff.signing.proof.known_keys import no_names
from signoff.signing.verification import Outcome, Result

FOLDER = Path(__file__).parent / "before_letters"
"""A notice as a program of version 2 signed it, and its PDF."""


def test_what_were_words_are_words_and_what_was_a_list_is_one() -> None:
    notice = read_record((FOLDER / "signed.signoff").read_bytes()).notice
    blocks = parse(notice.decision or "")
    assert [plain([block]) for block in blocks if isinstance(block, Paragraph)] == [
        "(a) first",
        "(b) second",
        "A. Jones approved",
        "i. Roman",
        "(1) bracketed",
    ]
    lists = [block for block in blocks if isinstance(block, NumberedList)]
    assert {(block.style.kind, block.style.enclosure, len(block.items)) for block in lists} == {("decimal", ".", 2)}
    assert notice.reasons == "a\\) alone (b) above"


@pytest.mark.parametrize("name", ["signed.signoff", "signed.pdf"])
def test_it_is_intact_and_its_pages_are_those_that_were_seen(name: str) -> None:
    verdict = verify_file(FOLDER / name, no_names)
    assert verdict.outcome is Outcome.INTACT, verdict.summary
    assert Result.BAD not in {check.result for check in verdict.checks}
    if name.endswith(".pdf"):
        assert any("exactly the pages that the signature describes" in check.sentence for check in verdict.checks)


def test_it_is_written_again_as_it_was_signed() -> None:
    data = (FOLDER / "signed.signoff").read_bytes()
    assert json.loads(write_record(read_record(data))) == json.loads(data)


def test_a_draft_from_before_is_written_in_the_words_of_today() -> None:
    members = json.loads((record_versions.FOLDER / "2" / "draft.signoff").read_bytes())
    members["notice"]["decision"] = "It is resolved:\n\n(a) one\n\n2) two"
    members["notice"]["exempt_information"]["text"]["decision"] = "\u2014 nothing that reads otherwise\n\nc. 1900"
    record = read_record(json.dumps(members).encode())
    assert (record.version, record.notice.decision) == (VERSION, "It is resolved:\n\n(a\\) one\n\n2. two")
    assert record.notice.exempt_information.text.decision == "\u2014 nothing that reads otherwise\n\nc. 1900"
