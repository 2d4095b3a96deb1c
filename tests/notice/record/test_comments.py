"""Comments: outside what is signed, merged by identity, found again at their words, and in no copy that goes out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

import record_versions
from builders import draft, later, notice, signed
from signoff.errors import NotAllowed, RecordRefused
from signoff.notice.record import comments, lifecycle
from signoff.notice.record.approvals import with_approvals_again
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.comment import LONGEST_COMMENT, Comment
from signoff.notice.record.digest import state_digest
from signoff.notice.record.integrity import FaultKind, faults
from signoff.notice.record.joined_comments import edited_in_both, merged
from signoff.notice.record.passages import find_passage, passage_at
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Role

CANARY = "Canary 5eed: ring me before this goes out"


def commented(record: Record | None = None, text: str = CANARY, minutes: int = 2) -> Record:
    return comments.comment_on(record or draft(), "reasons", text, author="Sam Carter", post="PA", at=later(minutes))


def first(record: Record) -> Comment:
    return record.comments[0]


def answered(record: Record, text: str = "Done.") -> Record:
    return comments.answer(record, first(record).id, text, author="Jo Field", post="Director", at=later(3))


def test_a_comment_is_written_and_read_again_and_adds_nothing_to_the_history() -> None:
    record = draft()
    with_comment = answered(commented(record, "Two\r\nlines\u202e "))
    again = read_record(write_record(with_comment))
    assert again == with_comment
    assert again.history == record.history
    assert state_digest(again) == state_digest(record)
    assert (first(again).text, first(again).author, first(again).field) == ("Two\nlines", "Sam Carter", "reasons")
    assert [reply.text for reply in first(again).replies] == ["Done."]


def test_a_notice_without_comments_is_written_as_it_always_was() -> None:
    assert b'"comments"' not in write_record(draft())


def test_no_verdict_depends_on_comments() -> None:
    record = signed(commented())
    assert faults(record) == ()
    for other in (comments.without_comments(record), replace(record, comments=(*record.comments, first(commented())))):
        assert faults(read_record(write_record(other))) == ()
        assert state_digest(other) == state_digest(record)


def test_an_approved_notice_is_commented_on_and_stays_approved() -> None:
    approved = signed(draft(), role=Role.SCRUTINY_CHAIR)
    record = commented(approved)
    assert record.approvals == approved.approvals
    assert faults(record) == ()
    changed = lifecycle.edit(record, notice(reasons="Rust."), actor="PA", at=later(20))
    undone = lifecycle.edit(changed, record.notice, actor="PA", at=later(21))
    again = with_approvals_again(undone, approved, actor="PA", at=later(21))
    assert again.approvals == approved.approvals
    assert again.comments == record.comments


@pytest.mark.parametrize("version", [1, 2])
def test_what_was_signed_in_an_earlier_version_carries_comments_too(version: int) -> None:
    members = json.loads((record_versions.FOLDER / str(version) / "signed.signoff").read_bytes())
    members["comments"] = json.loads(write_record(commented()))["comments"]
    record = read_record(json.dumps(members).encode())
    assert faults(record) == ()
    assert first(read_record(write_record(record))).text == CANARY
    assert json.loads(write_record(record))["version"] == version


def test_a_notice_that_begins_with_the_answers_of_another_begins_without_its_comments() -> None:
    record = signed(commented())
    for begin in (lifecycle.copy_of, lifecycle.successor_of):
        assert begin(record, record.terms, actor="PA", at=later(20)).comments == ()


def test_a_signed_withdrawn_or_publication_record_takes_no_more() -> None:
    record = signed(commented())
    withdrawn = lifecycle.withdraw(draft(), actor="PA", at=later(5))
    for closed in (record, withdrawn, publication_copy(record)):
        with pytest.raises(NotAllowed):
            commented(closed)
    with pytest.raises(NotAllowed):
        comments.resolve(record, first(record).id, by="Jo Field", at=later(30))


@pytest.mark.parametrize("text", ["", " \n\u200b ", "x" * (LONGEST_COMMENT + 1)])
def test_a_comment_has_words_and_an_end(text: str) -> None:
    with pytest.raises(NotAllowed):
        commented(text=text)


def test_a_comment_is_resolved_and_opened_again_by_an_answer() -> None:
    record = commented()
    resolved = comments.resolve(record, first(record).id, by="Jo Field", at=later(4))
    assert comments.open_comments(resolved) == ()
    assert len(comments.open_comments(answered(resolved))) == 1
    reopened = comments.resolve(resolved, first(record).id, by="Jo Field", at=later(5), resolved=False)
    assert len(comments.open_comments(reopened)) == 1


def test_only_an_own_comment_without_answers_is_deleted_and_its_words_with_it() -> None:
    record = commented()
    for mine, by in ((record, "Jo Field"), (answered(record), "Sam Carter")):
        with pytest.raises(NotAllowed):
            comments.delete(mine, first(mine).id, by=by)
    deleted = comments.delete(record, first(record).id, by="Sam Carter")
    assert comments.shown_comments(deleted) == ()
    assert CANARY.encode() not in write_record(deleted)
    once = answered(record)
    reply = first(once).replies[0]
    with pytest.raises(NotAllowed):
        comments.delete_reply(once, first(once).id, reply.id, by="Sam Carter")
    assert first(comments.delete_reply(once, first(once).id, reply.id, by="Jo Field")).shown_replies == ()


def test_what_somebody_may_have_read_is_no_longer_deleted() -> None:
    record = commented(minutes=2)
    over = lifecycle.hand_over(record, actor="Sam Carter", at=later(3), to="Jo Field")
    assert comments.may_delete(record, first(record), "Sam Carter")
    assert not comments.may_delete(over, first(over), "Sam Carter")
    with pytest.raises(NotAllowed, match="before the notice is handed over"):
        comments.delete(over, first(over).id, by="Sam Carter")
    again = comments.comment_on(over, "reasons", "Later", author="Sam Carter", post="", at=later(4))
    assert comments.may_delete(again, again.comments[-1], "Sam Carter")


def edited(record: Record, text: str, minutes: int = 4) -> Record:
    return comments.edit(record, first(record).id, text, by="Sam Carter", at=later(minutes))


def test_an_own_comment_is_edited_until_it_is_answered_and_says_so() -> None:
    record = edited(commented(), "Ring Ann")
    assert (first(record).text, first(record).edited_at, first(record).at) == ("Ring Ann", later(4), later(2))
    assert CANARY.encode() not in write_record(record)
    assert read_record(write_record(record)) == record
    assert edited(record, " Ring Ann ", 5) == record
    resolved = comments.resolve(record, first(record).id, by="Jo Field", at=later(5))
    for other, by in ((record, "Jo Field"), (answered(record), "Sam Carter"), (resolved, "Sam Carter")):
        with pytest.raises(NotAllowed):
            comments.edit(other, first(other).id, "Other words", by=by, at=later(6))
    once = answered(record)
    reply = first(once).replies[0]
    with pytest.raises(NotAllowed):
        comments.edit_reply(once, first(once).id, reply.id, "No", by="Sam Carter", at=later(6))
    (reply,) = first(comments.edit_reply(once, first(once).id, reply.id, "Do", by="Jo Field", at=later(6))).replies
    assert (reply.text, reply.edited_at) == ("Do", later(6))


def test_of_two_copies_the_last_edit_counts_whichever_comes_first() -> None:
    base = commented()
    ours, theirs = edited(base, "Ours", 5), edited(base, "Theirs", 6)
    for one, other in ((ours, theirs), (theirs, ours)):
        (joined,) = merged(one.comments, other.comments)
        assert joined.text == "Theirs"
        assert edited_in_both(one.comments, other.comments) == 1
    assert merged(base.comments, ours.comments) == ours.comments
    assert edited_in_both(base.comments, ours.comments) == 0
    deleted = comments.delete(base, first(base).id, by="Sam Carter")
    assert merged(ours.comments, deleted.comments) == deleted.comments
    (kept,) = merged(ours.comments, answered(base).comments)
    assert (kept.text, len(kept.shown_replies)) == ("Ours", 1)


def test_the_comments_of_two_copies_are_joined_the_same_either_way() -> None:
    base = commented()
    ours = comments.resolve(commented(base, "Ours", 6), first(base).id, by="Sam Carter", at=later(7))
    theirs = answered(commented(base, "Theirs", 5))
    joined = merged(ours.comments, theirs.comments)
    assert joined == merged(theirs.comments, ours.comments)
    assert [comment.text for comment in joined] == [CANARY, "Theirs", "Ours"]
    assert [reply.text for reply in joined[0].replies] == ["Done."]
    assert not joined[0].is_open
    assert merged(joined, ours.comments) == joined


def test_what_was_deleted_stays_deleted_unless_it_was_answered() -> None:
    base = commented()
    deleted = comments.delete(base, first(base).id, by="Sam Carter")
    assert merged(base.comments, deleted.comments) == deleted.comments
    (kept,) = merged(deleted.comments, answered(base).comments)
    assert (kept.text, len(kept.shown_replies)) == (CANARY, 1)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("The gate fell down. A new gate is dear.", "gate", id="unchanged"),
        pytest.param("As agreed: the gate fell down. A new gate is dear.", "gate", id="moved"),
        pytest.param("A new\ngate is dear. The gate fell down.", "gate", id="in another order"),
        pytest.param("The fence fell down.", None, id="gone"),
        pytest.param("", None, id="empty"),
    ],
)
def test_words_are_found_again_where_the_text_has_changed(now: str, expected: str | None) -> None:
    text = "The gate fell down. A new gate is dear."
    passage = passage_at(text, 26, 30)
    assert passage is not None
    assert (passage.words, passage.occurrence) == ("gate", 1)
    span = find_passage(passage, now)
    assert (None if span is None else now[slice(*span)]) == expected
    if span is not None:
        assert now[: span.start].replace("\n", " ").endswith("new ")


def test_no_words_are_no_passage() -> None:
    assert passage_at("The gate", 3, 4) is None


def test_no_copy_that_goes_out_carries_a_comment() -> None:
    record = signed(commented())
    copy = publication_copy(record)
    assert copy.comments == ()
    assert CANARY.encode() not in write_record(copy)
    forged = replace(copy, comments=record.comments)
    assert FaultKind.WITHHELD_PARTS in [fault.kind for fault in faults(forged)]


def _hostile(change: dict[str, Any], *, repeat: int = 1) -> bytes:
    members = json.loads(write_record(answered(commented())))
    members["comments"] = [{**members["comments"][0], **change}] * repeat
    return json.dumps(members).encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_hostile({}, repeat=2), id="one identity twice"),
        pytest.param(_hostile({"text": "x" * (LONGEST_COMMENT + 1)}), id="too long"),
        pytest.param(_hostile({"id": "1"}), id="no identity"),
        pytest.param(_hostile({"colour": "red"}), id="an unknown member"),
        pytest.param(_hostile({"at": "0001-01-01T00:00:00Z"}), id="an instant outside the calendar"),
        pytest.param(
            _hostile({"resolution": {"resolved": True, "by": "x", "at": "9999-01-01T00:00:00Z"}}), id="resolved then"
        ),
        pytest.param(_hostile({"replies": [{"id": "x", "author": "y"}] * 101}), id="too many answers"),
        pytest.param(_hostile({"text": "\ud800"}), id="half a character"),
    ],
)
def test_anything_that_is_not_a_sound_comment_is_refused(data: bytes) -> None:
    with pytest.raises(RecordRefused):
        read_record(data)


def test_too_many_comments_are_refused() -> None:
    members = json.loads(write_record(commented()))
    (only,) = members["comments"]
    members["comments"] = [{**only, "id": f"{number:08x}-0000-4000-8000-000000000000"} for number in range(501)]
    with pytest.raises(RecordRefused, match="comments"):
        read_record(json.dumps(members).encode())
