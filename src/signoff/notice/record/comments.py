"""Commenting on a notice: functions from one record to the next, none of which changes what a signature covers.

A comment adds no entry to the history. What is deleted leaves nothing but its identity, so that a copy of the file in
which it still stands does not bring it back.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from signoff.errors import NotAllowed
from signoff.notice.record.comment import LONGEST_COMMENT, Comment, Passage, Reply, Resolution
from signoff.notice.record.document import refreshed
from signoff.notice.record.history import entries_of
from signoff.notice.record.joined_comments import in_order
from signoff.notice.record.limits import MOST_COMMENTS, MOST_REPLIES
from signoff.notice.record.model import storable
from signoff.notice.record.record import EventKind, Record, Status
from signoff.notice.text.cleaning import cleaned_line, cleaned_lines

_LONGEST_NAME = 200
_NOT_DELETED = (
    "You can only delete your own {}, and only before the notice is handed over and if nobody has replied {}."
)


def shown_comments(record: Record) -> tuple[Comment, ...]:
    """Return the comments that were not deleted, the oldest first."""
    return tuple(comment for comment in record.comments if not comment.is_deleted)


def open_comments(record: Record) -> tuple[Comment, ...]:
    """Return the comments that still wait for somebody, the oldest first."""
    return tuple(comment for comment in record.comments if comment.is_open)


def why_closed(record: Record) -> str:
    """Return why nobody can comment on a notice any longer; empty where they can."""
    if record.is_publication:
        return "A publication copy has no comments."
    if record.status is Status.WITHDRAWN:
        return "This notice is withdrawn: bring it back before you comment on it."
    if record.is_locked:
        return "This notice is signed: you can read its comments but not add any."
    return ""


def without_comments(record: Record) -> Record:
    """Return the record as it is given to somebody who is not to read the comments."""
    return replace(record, comments=()) if record.comments else record


def comment_on(
    record: Record, field: str, text: str, *, author: str, post: str, at: dt.datetime, passage: Passage | None = None
) -> Record:
    """Return the record with one more comment, at a dotted field or section, or at words in it.

    Raises NotAllowed where the notice can no longer be commented on, or the text is empty or too long.
    """
    words = _require_words(record, text)
    if len(record.comments) >= MOST_COMMENTS:
        raise NotAllowed(f"A notice can have at most {MOST_COMMENTS} comments.")
    comment = Comment(
        id=str(uuid.uuid4()),
        field=field,
        author=_name(author),
        post=_name(post),
        at=_second(at),
        text=words,
        passage=passage,
    )
    return _with(record, (*record.comments, comment))


def answer(record: Record, comment_id: str, text: str, *, author: str, post: str, at: dt.datetime) -> Record:
    """Return the record with an answer to a comment, which is open then; raises NotAllowed as `comment_on` does."""
    words = _require_words(record, text)

    def with_answer(comment: Comment) -> Comment:
        if len(comment.replies) >= MOST_REPLIES:
            raise NotAllowed(f"A comment can have at most {MOST_REPLIES} replies.")
        reply = Reply(id=str(uuid.uuid4()), author=_name(author), post=_name(post), at=_second(at), text=words)
        answered = replace(comment, replies=(*comment.replies, reply))
        if comment.is_open:
            return answered
        return replace(answered, resolution=Resolution(resolved=False, by=_name(author), at=_second(at)))

    return _changed(record, comment_id, with_answer)


def resolve(record: Record, comment_id: str, *, by: str, at: dt.datetime, resolved: bool = True) -> Record:
    """Return the record with a comment resolved, or with `resolved` false open again; raises NotAllowed."""
    resolution = Resolution(resolved=resolved, by=_name(by), at=_second(at))
    return _changed(record, comment_id, lambda comment: replace(comment, resolution=resolution))


def may_edit(comment: Comment, by: str) -> bool:
    """Whether a comment is this person's own and open, and nobody has answered it."""
    return comment.author == _name(by) and bool(comment.text) and comment.is_open and not comment.shown_replies


def may_edit_reply(comment: Comment, reply: Reply, by: str) -> bool:
    """Whether an answer is this person's own, and the last of a comment that is open."""
    return reply.author == _name(by) and comment.is_open and comment.shown_replies[-1:] == (reply,)


def edit(record: Record, comment_id: str, text: str, *, by: str, at: dt.datetime) -> Record:
    """Return the record with other words of one's own comment, noted as edited; the same words change nothing.

    Raises NotAllowed for any other, an answered or a resolved one, and as `comment_on` does.
    """
    words = _require_words(record, text)

    def edited(comment: Comment) -> Comment:
        if not may_edit(comment, by):
            raise NotAllowed("You can only change your own comment, and only until somebody has replied to it.")
        return comment if comment.text == words else replace(comment, text=words, edited_at=_second(at))

    return _changed(record, comment_id, edited)


def edit_reply(record: Record, comment_id: str, reply_id: str, text: str, *, by: str, at: dt.datetime) -> Record:
    """Return the record with other words of one's own answer; raises NotAllowed for any but the last."""
    words = _require_words(record, text)

    def with_edited(comment: Comment) -> Comment:
        reply = next((reply for reply in comment.replies if reply.id == reply_id), None)
        if reply is None or not may_edit_reply(comment, reply, by):
            raise NotAllowed("You can only change your own reply, and only until somebody has replied after it.")
        edited = reply if reply.text == words else replace(reply, text=words, edited_at=_second(at))
        return replace(comment, replies=tuple(edited if one is reply else one for one in comment.replies))

    return _changed(record, comment_id, with_edited)


def may_delete(record: Record, comment: Comment, by: str) -> bool:
    """Whether a comment is this person's own, nobody has answered it, and the notice was not handed over since."""
    is_own = comment.author == _name(by) and bool(comment.text) and not comment.shown_replies
    return is_own and not _was_handed_over_since(record, comment.at)


def may_delete_reply(record: Record, comment: Comment, reply: Reply, by: str) -> bool:
    """Whether an answer is this person's own, the last of its comment, and the notice was not handed over since."""
    is_own = reply.author == _name(by) and comment.shown_replies[-1:] == (reply,)
    return is_own and not _was_handed_over_since(record, reply.at)


def delete(record: Record, comment_id: str, *, by: str) -> Record:
    """Return the record without the words of one's own comment; raises NotAllowed for any that may not be deleted."""

    def emptied(comment: Comment) -> Comment:
        if not may_delete(record, comment, by):
            raise NotAllowed(_NOT_DELETED.format("comment", "to it"))
        return replace(comment, text="", passage=None, resolution=None)

    return _changed(record, comment_id, emptied)


def delete_reply(record: Record, comment_id: str, reply_id: str, *, by: str) -> Record:
    """Return the record without the words of one's own answer; raises NotAllowed for any but the last."""

    def without(comment: Comment) -> Comment:
        reply = next((reply for reply in comment.replies if reply.id == reply_id), None)
        if reply is None or not may_delete_reply(record, comment, reply, by):
            raise NotAllowed(_NOT_DELETED.format("reply", "after it"))
        replies = tuple(replace(one, text="") if one is reply else one for one in comment.replies)
        return replace(comment, replies=replies)

    return _changed(record, comment_id, without)


def _was_handed_over_since(record: Record, at: dt.datetime) -> bool:
    turns = (EventKind.HANDED_OVER, EventKind.RETURNED)
    return any(event.event in turns and event.at >= at for event in entries_of(record.history))


def _changed(record: Record, comment_id: str, change: Callable[[Comment], Comment]) -> Record:
    _require_open(record)
    if all(comment.id != comment_id for comment in record.comments):
        raise NotAllowed("This comment is no longer in the notice.")
    return _with(record, (change(one) if one.id == comment_id else one for one in record.comments))


def _with(record: Record, comments: Iterable[Comment]) -> Record:
    return refreshed(replace(record, comments=tuple(storable(comment) for comment in in_order(comments))))


def _require_words(record: Record, text: str) -> str:
    _require_open(record)
    words = cleaned_lines(text).strip()
    if not words:
        raise NotAllowed("Write the comment first.")
    if len(words) > LONGEST_COMMENT:
        raise NotAllowed(f"A comment can have at most {LONGEST_COMMENT:,} characters; this one has {len(words):,}.")
    return words


def _require_open(record: Record) -> None:
    if reason := why_closed(record):
        raise NotAllowed(reason)


def _name(name: str) -> str:
    return cleaned_line(name).strip()[:_LONGEST_NAME]


def _second(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(microsecond=0)
