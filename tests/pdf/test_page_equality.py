"""Two files show the same pages when only the record, the instant and what follows from them differs."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DAY, draft, later
from examples import examples
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record, Role
from signoff.pdf.export import render
from signoff.pdf.page_equality import same_pages
from signoff.signing.proof.proof import new_key, prove

BASE = draft()


def signed(minutes: int, *, name: str = "A. Officer", proved: bool = False, date: dt.date = DAY) -> Record:
    key = new_key() if proved else None
    return lifecycle.sign(
        BASE,
        role=Role.DECISION_MAKER,
        name=name,
        post="Chief Officer",
        date=date,
        mark=TypedMark(text=name),
        at=later(minutes),
        prove=None if key is None else lambda entry: prove(entry, BASE.id, key),
    )


SEEN = render(signed(1)).data


def test_the_instant_and_the_proof_are_on_no_page() -> None:
    proved = render(signed(5, proved=True)).data
    assert proved != SEEN
    assert same_pages(SEEN, proved)


@pytest.mark.parametrize(
    "other",
    [
        signed(1, name="B. Officer"),
        signed(1, date=DAY - dt.timedelta(days=1)),
        replace(signed(1), reference="D1"),
        replace(signed(1), notice=replace(signed(1).notice, reasons="Another reason.")),
        BASE,
    ],
)
def test_everything_on_a_page_makes_a_difference(other: Record) -> None:
    assert not same_pages(SEEN, render(other).data)


@settings(max_examples=examples(150))
@given(place=st.integers(0, len(SEEN) - 1), flip=st.integers(1, 255))
def test_a_changed_byte_is_the_same_only_where_no_page_is(place: int, flip: int) -> None:
    changed = SEEN[:place] + bytes([SEEN[place] ^ flip]) + SEEN[place + 1 :]
    if same_pages(SEEN, changed):
        first, last = SEEN.index(b"1 0 obj"), SEEN.rindex(b"xref\n0 ")
        assert place < first or place >= last or in_what_may_differ(place)


def in_what_may_differ(place: int) -> bool:
    """Whether a place lies in the information, the metadata or the attachment."""
    start = SEEN.rindex(b" 0 obj", 0, place + 6) if b" 0 obj" in SEEN[: place + 6] else 0
    end = SEEN.find(b"endobj", start)
    content = SEEN[start:end]
    return any(mark in content for mark in (b"/EmbeddedFile", b"/Metadata /", b"/Type /Metadata", b"/Producer"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", SEEN[:-30], SEEN + b"\n1 0 obj\n<<>>\nendobj\n", SEEN[100:]])
def test_what_is_not_a_file_of_ours_is_the_same_as_none(data: bytes) -> None:
    assert not same_pages(data, data)
    assert not same_pages(SEEN, data)
