"""The steps of the open notice's life: each is saved as it is taken, with what was typed, or has not happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from builders import NOON, draft, notice
from desktop.stubborn_register import StubbornRegister
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.errors import NotAllowed, RegisterProblem
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.model import DecisionType, Notice
from signoff.notice.record.record import Record, Role, Status

Opening = Callable[[Record], NoticeSession]


ACT = SignatureRequest(Role.DECISION_MAKER, "A. Officer", "Chief Officer", NOON.date(), TypedMark(text="A. Officer"))


def sign(session: NoticeSession) -> bytes:
    """Sign, and return the file that was seen."""
    from signoff.pdf.export import render

    candidate = NoticeSteps(session).signed_as(ACT)
    pdf = render(candidate).data
    NoticeSteps(session).sign(candidate, pdf)
    return pdf


def test_a_hand_over_that_fails_once_its_file_is_written_leaves_typing_a_new_entry(
    opening: Opening, register: StubbornRegister
) -> None:
    session = opening(draft())
    session.set_value("subject", "Sent")
    session.flush()
    sent: list[Record] = []

    def write(record: Record) -> None:
        sent.append(record)
        register.full = True

    with pytest.raises(RegisterProblem):
        NoticeSteps(session).advance(partial(lifecycle.hand_over, to="A. Officer"), write)
    session.set_value("subject", "Sent, and changed since")

    assert session.record.history[: len(sent[0].history) - 1] == sent[0].history[:-1]


def test_a_warning_answered_with_a_word_rests(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft(reasons="It is about software."))
    warning = next(finding for finding in session.findings if finding.severity == "warning")

    NoticeSteps(session).settle(warning, "Not a digital matter")

    settled = [finding for finding in session.findings if finding.rule == warning.rule and finding.settled is not None]
    assert settled
    assert register.get(session.record.id).settled[0].word == "Not a digital matter"


def test_the_file_that_was_seen_is_kept(opening: Opening) -> None:
    session = opening(draft())
    assert NoticeSteps(session).signed_as(ACT).decision_signature is not None
    assert not session.locked
    pdf = sign(session)
    assert session.seen_pdf() == pdf


def test_what_was_seen_before_an_edit_is_not_signed(opening: Opening) -> None:
    session = opening(draft())
    candidate = NoticeSteps(session).signed_as(ACT)
    session.set_value("subject", "Another")
    with pytest.raises(NotAllowed, match="changed since its pages were shown"):
        NoticeSteps(session).sign(candidate, b"%PDF-1.7")
    with pytest.raises(NotAllowed, match="changed since"):
        NoticeSteps(session).sign(NoticeSteps(opening(draft())).signed_as(ACT), b"%PDF-1.7")
    assert not session.locked


def test_a_notice_goes_from_draft_to_published(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    NoticeSteps(session).advance(partial(lifecycle.hand_over, to="A. Officer"))
    assert register.get(session.record.id).status is Status.READY
    NoticeSteps(session).advance(partial(lifecycle.give_back, reason="The value is wrong"))
    assert session.record.history[-1].reason == "The value is wrong"

    sign(session)
    assert session.locked
    NoticeSteps(session).give_reference("D1")
    NoticeSteps(session).publish(dt.date(2024, 5, 15), "")

    saved = register.get(session.record.id)
    assert (saved.status, saved.reference) == (Status.PUBLISHED, "D1")


def test_a_step_that_cannot_be_kept_has_not_happened(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.flush()
    register.full = True

    with pytest.raises(RegisterProblem):
        NoticeSteps(session).advance(partial(lifecycle.hand_over, to="A. Officer"))

    assert session.record.status is Status.DRAFT


def test_withdrawing_has_a_way_back(opening: Opening) -> None:
    session = opening(draft())
    NoticeSteps(session).withdraw("no longer needed")
    assert session.locked
    NoticeSteps(session).bring_back()
    assert session.record.status is Status.DRAFT


def test_what_is_typed_goes_along_with_a_step(opening: Opening, register: StubbornRegister) -> None:
    session = opening(draft())
    session.change(lambda _: notice(subject="Typed a moment ago", decision_type=DecisionType.ADMINISTRATIVE))
    NoticeSteps(session).advance(partial(lifecycle.hand_over, to="A. Officer"))

    assert register.get(session.record.id).notice.subject == "Typed a moment ago"
    assert session.notice != Notice()
