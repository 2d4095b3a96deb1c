"""Comments beside a signature: read before it, never in what is signed, and kept with the signed notice."""

from __future__ import annotations

from functools import partial

from builders import draft, later, signed
from desktop.signing.bench import LOOP, WAVE, SignBench, SignedBench
from signoff.desktop.core.commands import Command
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.notice.record.codec import read_record
from signoff.notice.record.comments import comment_on, without_comments
from signoff.notice.record.record import Record
from signoff.pdf.attachment import attached_record
from signoff.signing.verification import Outcome, verify


def say(record: Record, text: str) -> Record:
    return comment_on(record, "reasons", text, author="Jo Field", post="Director", at=later(len(text)))


def test_what_is_said_while_somebody_signs_is_kept_beside_what_is_signed(
    sign_bench: SignBench, complete: Record
) -> None:
    hands = sign_bench(say(complete, "Before"))
    assert hands.button("readComments").isVisible()
    hands.press("declaration")
    hands.draw(WAVE, LOOP)
    hands.judged()
    NoticeSteps(hands.session).comment(partial(say, text="Meanwhile"))
    assert hands.button("readComments").text() == "Read the comments"
    hands.press("signAndLock")
    record, pdf = hands.session.record, hands.session.seen_pdf()
    assert [comment.text for comment in record.comments] == ["Before", "Meanwhile"]
    assert verify(record).outcome is Outcome.INTACT
    assert pdf is not None
    assert read_record(attached_record(pdf, "kept"), "kept") == without_comments(record)
    assert hands.session.saved_record == record


def test_a_signed_notice_leads_to_its_comments(signed_bench: SignedBench) -> None:
    hands = signed_bench(signed(say(draft(), "Before")))
    hands.press("signedComments")
    assert hands.commands.asked == [(Command.COMMENTS,)]
    assert not signed_bench().button("signedComments").isVisible()
