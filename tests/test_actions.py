"""Actions shared by the command line and the desktop: nothing is signed that could not be printed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import DAY, draft, later
from signoff import actions
from signoff.errors import FileProblem, MarkRefused, NotAllowed, RecordRefused, SigningBlocked, TextWouldBeLost
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record, Role
from signoff.pdf.export import render

UNPRINTABLE = "مرحبا"


def sign(record: Record, **changes: object) -> Record:
    arguments: dict[str, object] = {
        "role": Role.DECISION_MAKER,
        "name": "A. Officer",
        "post": "Chief Officer",
        "date": DAY,
        "mark": TypedMark(text="A. Officer"),
        "at": later(5),
        "on": DAY,
        "profile": actions.profile_of("leeds"),
    }
    return actions.sign_record(record, **(arguments | changes))  # type: ignore[arg-type]  # one table for all arguments


def test_what_cannot_be_printed_is_an_error_at_its_field_and_blocks_signing() -> None:
    record = draft(reasons=f"It says {UNPRINTABLE} on the gate.")
    errors = [finding for finding in actions.findings_of(record, actions.profile_of("leeds"), DAY) if finding.blocks]
    assert [(finding.rule, finding.field, finding.quote) for finding in errors] == [
        ("unprintable-characters", "reasons", UNPRINTABLE)
    ]
    with pytest.raises(SigningBlocked, match=UNPRINTABLE):
        sign(record)


def test_a_signer_whose_name_cannot_be_printed_does_not_lock_the_notice() -> None:
    with pytest.raises(SigningBlocked, match=UNPRINTABLE):
        sign(draft(), name=UNPRINTABLE)


def test_findings_are_in_the_forms_order() -> None:
    record = draft(director=UNPRINTABLE, subject=None, alternatives=UNPRINTABLE)
    sections = [
        finding.section for finding in actions.findings_of(record, actions.profile_of("leeds"), DAY) if finding.blocks
    ]
    assert sections == ["director", "subject", "alternatives"]


def test_a_decision_cannot_be_dated_after_today() -> None:
    with pytest.raises(SigningBlocked):
        sign(draft(), date=DAY.replace(year=2025))
    with pytest.raises(SigningBlocked, match="future"):
        sign(draft(), role=Role.SCRUTINY_CHAIR, date=DAY.replace(year=2025))


def test_an_approval_comes_before_the_date_proposed_for_the_decision() -> None:
    proposed = draft(decision_date=DAY + dt.timedelta(days=7))
    assert sign(proposed, role=Role.SCRUTINY_CHAIR).signatures[0].date == DAY


@pytest.mark.parametrize("role", list(Role))
def test_a_signature_may_be_dated_today_and_not_tomorrow(role: Role) -> None:
    assert sign(draft(), role=role).signatures[0].date == DAY
    with pytest.raises(SigningBlocked):
        sign(draft(), role=role, date=DAY + dt.timedelta(days=1))


def test_the_first_error_is_reported_and_how_many_more_there_are() -> None:
    with pytest.raises(SigningBlocked, match=r"Enter the subject[^(]*\.$"):
        sign(draft(subject=None))
    with pytest.raises(SigningBlocked, match=r"Enter the subject.* \(and 1 more\)\.$"):
        sign(draft(subject=None, reasons=None))


def test_an_empty_mark_is_refused() -> None:
    with pytest.raises(MarkRefused):
        sign(draft(), mark=TypedMark(text=" "))


def test_an_export_that_would_lose_text_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(TextWouldBeLost, match="subject"):
        actions.export_pdf(draft(subject=UNPRINTABLE), tmp_path / "n.pdf", Copy.RECORD)
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_that_signoff_would_not_read_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signoff.files.PDF_LIMIT", 20_000)
    with pytest.raises(FileProblem, match="was not saved"):
        actions.export_pdf(draft(), tmp_path / "n.pdf", Copy.RECORD)
    assert list(tmp_path.iterdir()) == []


def test_exporting_adds_nothing_to_the_record_and_opens_again(tmp_path: Path) -> None:
    record = sign(draft())
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    actions.export_pdf(record, first, Copy.RECORD)
    again = actions.open_document(first)
    actions.export_pdf(again, second, Copy.RECORD)
    assert again == record
    assert first.read_bytes() == second.read_bytes()


def test_a_publication_copy_stays_one(tmp_path: Path) -> None:
    copy = publication_copy(sign(draft()))
    assert actions.copy_for(copy, Copy.PUBLICATION) == copy
    with pytest.raises(NotAllowed):
        actions.copy_for(copy, Copy.RECORD)


def test_a_pdf_is_recognised_by_its_bytes_not_by_its_name(tmp_path: Path) -> None:
    record = replace(draft(), reference="D1")
    disguised = tmp_path / "notice.signoff"
    actions.export_pdf(record, disguised, Copy.RECORD)
    assert actions.open_document(disguised) == record


def test_a_pdf_of_signoffs_with_a_damaged_notice_is_called_that(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(render(draft()).data.replace(b"/EmbeddedFiles", b"/EmbeddedOther"))
    with pytest.raises(RecordRefused, match=r"^damaged\.pdf was made by signoff, but the notice inside it is damaged"):
        actions.open_document(path)
