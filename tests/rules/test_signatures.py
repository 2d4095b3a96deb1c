"""Rules that look at who signed, in which role, and when."""

from __future__ import annotations

import base64
import datetime as dt
import io
from collections.abc import Callable

import pytest
from PIL import Image

from signoff.notice.form.council import Profile
from signoff.notice.marks.mark import ImageMark, Mark, TypedMark
from signoff.notice.record.lifecycle import sign
from signoff.notice.record.model import Route
from signoff.notice.record.record import Record, Role
from signoff.rules.check import check
from signoff.rules.findings import Finding

Make = Callable[..., Record]
FindingsOf = Callable[..., dict[str, Finding]]
DAY = dt.date(2024, 5, 14)
URGENT = {
    "forthcoming_list.route": Route.SPECIAL_URGENCY,
    "forthcoming_list.date_added": None,
    "forthcoming_list.reason": "The bridge is failing.",
}
EXCEPTION = URGENT | {
    "forthcoming_list.route": Route.GENERAL_EXCEPTION,
    "forthcoming_list.chair_notified_date": dt.date(2024, 5, 2),
    "forthcoming_list.notice_published_date": dt.date(2024, 5, 3),
    "forthcoming_list.reasons_published_date": dt.date(2024, 5, 3),
}
LATE = {"report_publication.published_date": dt.date(2024, 5, 7), "report_publication.late_reason": "Illness."}


def signed(
    record: Record,
    role: Role,
    date: dt.date = DAY,
    name: str = "A. Officer",
    mark: Mark | None = None,
    post: str = "Chief Officer",
) -> Record:
    return sign(
        record,
        role=role,
        name=name,
        post=post,
        date=date,
        mark=mark or TypedMark(text=name),
        at=dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC),
    )


def test_special_urgency_needs_a_chair_who_agreed_by_the_day_of_the_decision(make: Make, findings: FindingsOf) -> None:
    record = make("key", URGENT)
    assert "special-urgency-not-agreed" in findings(record)
    assert "special-urgency-not-agreed" not in findings(signed(record, Role.SCRUTINY_CHAIR))
    late = signed(record, Role.SCRUTINY_CHAIR, dt.date(2024, 5, 15), "Cllr B")
    assert "15 May 2024" in findings(late)["special-urgency-not-agreed"].message


def test_one_chair_of_several_is_enough(make: Make, findings: FindingsOf) -> None:
    record = signed(make("key", URGENT), Role.SCRUTINY_CHAIR, dt.date(2024, 5, 15), "Cllr B")
    assert "special-urgency-not-agreed" not in findings(signed(record, Role.SCRUTINY_CHAIR, DAY, "Cllr C"))


def test_general_exception_needs_no_signature(make: Make, findings: FindingsOf) -> None:
    record = make("key", EXCEPTION)
    assert findings(record) == {}
    assert set(findings(signed(record, Role.SCRUTINY_CHAIR))) == {"general-exception-signed"}


def test_late_publication_needs_the_executive_member(make: Make, findings: FindingsOf) -> None:
    record = make("key", LATE)
    assert set(findings(record)) == {"report-late-not-approved"}
    assert findings(signed(record, Role.EXECUTIVE_MEMBER)) == {}
    assert "report-late-not-approved" in findings(signed(record, Role.EXECUTIVE_MEMBER, dt.date(2024, 5, 15)))


def test_an_unanswered_publication_section_is_one_finding(make: Make, findings: FindingsOf) -> None:
    record = make("key", {"report_publication.published_date": None})
    assert set(findings(record)) == {"report-late-reason-missing"}


def test_approvals_on_a_notice_that_is_not_key_are_a_warning(make: Make, findings: FindingsOf) -> None:
    record = signed(make("administrative"), Role.EXECUTIVE_MEMBER)
    assert findings(record)["key-section-not-key"].field == "signatures.executive_member"


def test_another_signer_than_named_is_a_warning(make: Make, findings: FindingsOf) -> None:
    record = make("administrative")
    assert findings(signed(record, Role.DECISION_MAKER, name="a.  OFFICER")) == {}
    finding = findings(signed(record, Role.DECISION_MAKER, name="B. Deputy"))["signer-differs"]
    assert finding.title.startswith("Signed by B. Deputy, Chief Officer, the notice names A. Officer, Chief Officer")
    assert finding.field == "decision_maker.name"
    assert "B. Deputy, Chief Officer" in finding.message
    assert "A. Officer, Chief Officer" in finding.message


def test_a_post_in_place_of_a_name_matches_any_name(make: Make, findings: FindingsOf) -> None:
    record = make("administrative", {"decision_maker.name": "Chief Officer", "decision_maker.post": "Chief Officer"})
    assert findings(signed(record, Role.DECISION_MAKER, name="A. Officer")) == {}
    finding = findings(signed(record, Role.DECISION_MAKER, name="A. Officer", post="Head of Service"))["signer-differs"]
    assert "the notice names Chief Officer." in finding.message


def test_a_signed_notice_is_checked_too(make: Make, findings: FindingsOf) -> None:
    record = signed(make("administrative", {"call_in.available": True}), Role.DECISION_MAKER)
    assert set(findings(record)) == {"call-in-not-key"}


def test_the_date_of_a_signed_notice_is_not_a_slip_years_later(make: Make, findings: FindingsOf) -> None:
    record = make("administrative")
    assert "decision-date-slip" in findings(record, dt.date(2026, 5, 14))
    assert findings(signed(record, Role.DECISION_MAKER), dt.date(2026, 5, 14)) == {}


def picture(pixels: int) -> ImageMark:
    """Return a picture so many pixels wide, printed an inch wide and a third of it high."""
    buffer = io.BytesIO()
    Image.new("RGBA", (pixels, -(-pixels // 3))).save(buffer, "PNG")
    return ImageMark(width=25_400, height=8_400, png=base64.b64encode(buffer.getvalue()).decode())


def test_a_coarse_picture_of_a_signature_is_a_warning(make: Make, findings: FindingsOf) -> None:
    record = make("administrative")
    finding = findings(signed(record, Role.DECISION_MAKER, mark=picture(149)))["signature-picture-coarse"]
    assert (finding.field, finding.section) == ("decision_maker", "decision_maker")
    assert "A. Officer’s has 149 pixels per inch" in finding.message
    assert findings(signed(record, Role.DECISION_MAKER, mark=picture(151))) == {}


def test_a_finding_on_a_whole_section_precedes_those_on_its_fields(make: Make, leeds: Profile) -> None:
    record = make("administrative", {"decision_maker.post": "", "wards.scope": None})
    record = signed(record, Role.DECISION_MAKER, mark=picture(100))
    findings = [finding for finding in check(record, leeds, DAY) if finding.section in ("wards", "decision_maker")]
    assert [(finding.rule, finding.field) for finding in findings] == [
        ("wards-missing", "wards.scope"),
        ("signature-picture-coarse", "decision_maker"),
        ("decision-maker-missing", "decision_maker.post"),
    ]


def test_a_coarse_picture_of_an_approval_is_reported_at_that_approval(make: Make, findings: FindingsOf) -> None:
    record = signed(make("key", LATE), Role.EXECUTIVE_MEMBER, mark=picture(60))
    assert findings(record)["signature-picture-coarse"].field == "signatures.executive_member"


@pytest.mark.parametrize("png", ["", "no base64!", "AAAA", base64.b64encode(bytes(40)).decode()])
def test_a_damaged_picture_has_no_resolution(png: str, make: Make, findings: FindingsOf) -> None:
    mark = ImageMark(width=60_000, height=20_000, png=png)
    assert findings(signed(make("administrative"), Role.DECISION_MAKER, mark=mark)) == {}
