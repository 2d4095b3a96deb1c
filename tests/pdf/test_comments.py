"""Comments are in no PDF: on no page, in no metadata, and not in the record inside."""

from __future__ import annotations

import pytest

from builders import draft, later, signed
from signoff.notice.record import comments
from signoff.notice.record.codec import read_record
from signoff.notice.record.passages import passage_at
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.attachment import attached_record
from signoff.pdf.export import render
from test_withheld import unpacked

CANARIES = ("Canary 5eed comment", "Canary 5eed answer", "Canary 5eed author", "Canary 5eed post")


def chatty() -> Record:
    record = draft()
    comment, reply, author, post = CANARIES
    passage = passage_at(record.notice.reasons or "", 0, 11)
    record = comments.comment_on(record, "reasons", comment, author=author, post=post, at=later(2), passage=passage)
    return comments.answer(record, record.comments[0].id, reply, author=author, post=post, at=later(3))


@pytest.mark.parametrize("record", [chatty(), signed(chatty()), publication_copy(signed(chatty()))])
def test_no_canary_of_a_comment_is_in_a_pdf(record: Record) -> None:
    quiet = comments.without_comments(record)
    rendered = render(record)
    assert rendered == render(quiet)
    everything = rendered.data + unpacked(rendered.data)
    for canary in CANARIES:
        assert canary.encode() not in everything
        assert canary.encode("utf-16-be") not in everything
    assert read_record(attached_record(rendered.data, "The file")) == quiet
