"""A file's own details are checked even where a key vouches for it: no digest of pages covers them."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

import golden_files
from pdf.rewriting import Rewritten
from signoff.checking.document_verdict import verify_data
from signoff.checking.metadata_check import OTHER_ATTACHMENT, layout_of
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import read_document
from signoff.signing.headline import Vouched
from signoff.signing.proof.known_keys import KeyRole
from signoff.signing.verification import Outcome, Verdict

NEWEST = golden_files.FOLDER / golden_files.NAME


@cache
def original() -> bytes:
    """Return a record copy whose decision maker's proof covers its very pages."""
    return (NEWEST / "key-published-record.pdf").read_bytes()


def vouched(pdf: bytes) -> Verdict:
    """Judge a file where the decision maker's key is known."""
    keys = json.loads((NEWEST / "manifest.json").read_bytes())["keys"]
    names = {keys["A. Officer"]: "A. Officer"}
    return verify_data(pdf, "notice.pdf", lambda role: names if role is KeyRole.SIGNATORY else {})


def with_details(file: Rewritten, old: bytes, new: bytes) -> bytes:
    """Return the file with other words in every object that says these, outside streams."""
    changed = 0
    for number, body in file.bodies.items():
        head, divider, rest = body.partition(b"\nstream\n")
        file.bodies[number] = re.sub(old, new, head) + divider + rest
        changed += file.bodies[number] != body
    assert changed
    return file.write()


def test_without_its_seal_the_file_is_vouched_for_by_its_signatory() -> None:
    verdict = vouched(Rewritten(original()).write())
    assert (verdict.outcome, verdict.vouched) == (Outcome.INTACT, Vouched.SIGNATORY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"\(delegated[^)]*\.signoff\)", b"(REFUSED-decision.exe)"),
        (rb"\(delegated-", b"(refused-"),
        (rb"The notice as signoff keeps it", b"The decision was quashed: see the other file"),
        (rb"/Subtype /application[^ \n]*", b"/Subtype /html"),
    ],
)
@pytest.mark.parametrize("layout", [LAYOUT, LAYOUT - 1])
def test_nobody_s_key_lets_the_attached_notice_have_another_name(old: bytes, new: bytes, layout: int) -> None:
    file = Rewritten(original())
    file.claim(layout)
    verdict = vouched(with_details(file, old, new))
    assert (verdict.outcome, verdict.vouched) == (Outcome.ALTERED, Vouched.NONE)
    assert OTHER_ATTACHMENT in [check.sentence for check in verdict.checks]


@pytest.mark.parametrize(
    "called", ["0.3.Quashed", "0.3.0.Quashed", "0.3.0rcQuashed", "0.3.0_see_another", "٣.0", "0.3.0 quashed", "3"]
)
def test_the_program_s_version_leaves_no_room_for_words(called: str) -> None:
    file = Rewritten(original())
    new = called.encode("ascii", "ignore")
    for number in file.numbers(b"/Producer"):
        file.bodies[number] = file.bodies[number].replace(b"signoff 0.4.0", b"signoff " + new)
    for number in file.numbers(b"/Subtype /XML"):
        file.put(number, file.stream(number).replace(b"signoff 0.4.0", b"signoff " + new))
    pdf = file.write()
    assert layout_of(read_document(pdf))[0] == 0
    assert vouched(pdf).outcome is Outcome.ALTERED


@pytest.mark.parametrize("flags", [b"%d.0", b"%d.005", b"+%d"])
def test_a_font_s_flags_are_a_whole_number(flags: bytes) -> None:
    """What is nearly one, readers round each in its own way."""
    file = Rewritten(original())
    for number in file.numbers(b"/Flags "):
        file.bodies[number] = re.sub(
            rb"/Flags (\d+)", lambda match: b"/Flags " + flags % int(match[1]), file.bodies[number]
        )
    assert vouched(file.write()).outcome is Outcome.ALTERED
