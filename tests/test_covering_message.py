"""The e-mail that goes with a file: who is asked for what, by when; and that no copy has a word of the note."""

from __future__ import annotations

import datetime as dt

import pytest

from builders import DAY, draft, later, signed
from pdf.factory import pdfium_pages, rich_draft
from signoff import covering_message as covering
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.handover import last_handover
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from test_withheld import unpacked

CANARY = "Zanzibar"
DUE = dt.date(2024, 5, 16)


def message_of(record: Record) -> covering.CoveringMessage:
    handover = last_handover(record)
    assert handover is not None
    return covering.covering_message(record, handover, "gate.signoff")


def sent(asked: Asked, record: Record, note: str = "") -> Record:
    message = Message(asked=asked, note=note, by=DUE, post=CANARY)
    return lifecycle.hand_over(record, actor="Pat Jones", at=later(40), to="Ann Lee", message=message)


@pytest.mark.parametrize(
    ("asked", "record", "subject", "request_words"),
    [
        (Asked.SIGN, draft(), "To sign: A new gate", "Please read and sign the attached decision notice by Thursday"),
        (Asked.APPROVE, draft(), "To approve: A new gate", "Please read and approve"),
        (Asked.CHANGE, draft(), "To complete: A new gate", "Please complete the attached"),
        (Asked.PUBLISH, signed(), "To publish: A new gate", "Please publish the attached"),
        (Asked.READ, draft(), "For information: A new gate", "is for your information"),
    ],
)
def test_the_email_says_what_is_asked(asked: Asked, record: Record, subject: str, request_words: str) -> None:
    message = message_of(sent(asked, record, "Finance has agreed."))
    assert message.subject == subject
    assert message.text.startswith("Dear Ann Lee,\n\n")
    assert request_words in message.text
    assert "\n\nFinance has agreed.\n\n" in message.text
    assert "Open the attached file, gate.signoff, in signoff" in message.text
    assert message.text.endswith("Kind regards\nPat Jones")


def test_what_is_sent_back_says_so() -> None:
    record = lifecycle.give_back(draft(), actor="Ann Lee", at=later(1), reason="Name the gate.")
    message = message_of(record)
    assert message.subject == "Sent back: A new gate"
    assert message.text.startswith("Hello,\n\nI am sending the attached decision notice back to you to change")


def test_exempt_information_asks_for_care() -> None:
    assert covering.EXEMPT in message_of(sent(Asked.SIGN, rich_draft())).text
    assert covering.EXEMPT not in message_of(sent(Asked.SIGN, draft())).text


def test_the_day_of_the_decision_is_when_an_answer_is_wanted_unless_it_has_gone() -> None:
    dated = draft(decision_date=DUE)
    assert covering.wanted_by(dated, DAY) == DUE
    assert covering.wanted_by(dated, DUE + dt.timedelta(days=1)) is None
    assert covering.wanted_by(signed(), DAY) is None


def test_a_note_is_on_no_page_and_in_no_part_of_a_publication_copy() -> None:
    """The record copy's data has it, in the history: its pages have not."""
    record = signed(sent(Asked.SIGN, draft(), CANARY))
    record = sent(Asked.PUBLISH, record, CANARY)
    record = lifecycle.publish(record, date=DAY, url=None, actor="Pat Jones", at=later(50))
    public = publication_copy(record)
    assert CANARY.encode() in write_record(record)
    assert CANARY.encode() not in write_record(public)
    assert CANARY.encode() not in unpacked(render(public).data)
    for copy in (record, public):
        assert CANARY not in "".join(pdfium_pages(render(copy).data))
