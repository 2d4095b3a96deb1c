"""Commenting on a notice: functions from one record to the next, none of which changes what a signature covers.

A comment adds no entry to the history. What is deleted leaves nothing but its identity, so that a copy of the file in
which it still stands does not bring it back.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from signoff.errors import NotAllowed
from signoff.notice.record.comment import LONGEST_COMMENT, Comment, Passage, Reply, Resolution
from signoff.notice.record.document import refreshed
from signoff.notice.record.limits import MOST_COMMENTS, MOST_REPLIES
from signoff.notice.record.model import storable
from signoff.notice.record.record import Record, Status
from signoff.notice.text.cleaning import cleaned_line, cleaned_lines

_LONGEST_NAME = 200


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


def may_delete(comment: Comment, by: str) -> bool:
    """Whether a comment is this person's own, and nobody has answered it."""
    return comment.author == _name(by) and bool(comment.text) and not comment.shown_replies


def may_delete_reply(comment: Comment, reply: Reply, by: str) -> bool:
    """Whether an answer is this person's own, and the last of its comment."""
    return reply.author == _name(by) and comment.shown_replies[-1:] == (reply,)


def delete(record: Record, comment_id: str, *, by: str) -> Record:
    """Return the record without the words of one's own comment; raises NotAllowed for any other, or an answered one."""

    def emptied(comment: Comment) -> Comment:
        if not may_delete(comment, by):
            raise NotAllowed("You can only delete your own comment, and only if nobody has replied to it.")
        return replace(comment, text="", passage=None, resolution=None)

    return _changed(record, comment_id, emptied)


def delete_reply(record: Record, comment_id: str, reply_id: str, *, by: str) -> Record:
    """Return the record without the words of one's own answer; raises NotAllowed for any but the last."""

    def without(comment: Comment) -> Comment:
        reply = next((reply for reply in comment.replies if reply.id == reply_id), None)
        if reply is None or not may_delete_reply(comment, reply, by):
            raise NotAllowed("You can only delete your own reply, and only if nobody has replied after it.")
        replies = tuple(replace(one, text="") if one is reply else one for one in comment.replies)
        return replace(comment, replies=replies)

    return _changed(record, comment_id, without)


def merged(ours: Iterable[Comment], theirs: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments of two copies of one notice, each once: the same, whichever copy comes first.

    Both may hold a comment in different states: all its answers are kept, the later word on whether it is resolved
    counts, and what one of them has deleted stays deleted unless somebody has answered it.
    """
    by_id: dict[str, Comment] = {}
    for comment in (*ours, *theirs):
        known = by_id.get(comment.id)
        by_id[comment.id] = comment if known is None else _merged(known, comment)
    return _in_order(by_id.values())


def with_comments_of(record: Record, other: Record) -> Record:
    """Return a record with the comments of another copy of its notice added to its own; itself where it has them."""
    comments = merged(record.comments, other.comments)
    return record if comments == record.comments else refreshed(replace(record, comments=comments))


def _merged(first: Comment, second: Comment) -> Comment:
    replies: dict[str, Reply] = {}
    for reply in (*first.replies, *second.replies):
        known = replies.get(reply.id)
        replies[reply.id] = reply if known is None else min(known, reply, key=lambda one: (bool(one.text), one.text))
    joined = tuple(sorted(replies.values(), key=lambda reply: (reply.at, reply.id)))
    is_answered = any(reply.text for reply in joined)
    head = min(first, second, key=lambda one: (bool(one.text) is not is_answered, msgspec.json.encode(one)))
    resolutions = [one.resolution for one in (first, second) if one.resolution is not None]
    latest = max(resolutions, key=lambda one: (one.at, not one.resolved, one.by), default=None)
    return replace(head, replies=joined, resolution=latest if head.text or is_answered else None)


def _in_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(sorted(comments, key=lambda comment: (comment.at, comment.id)))


def _changed(record: Record, comment_id: str, change: Callable[[Comment], Comment]) -> Record:
    _require_open(record)
    if all(comment.id != comment_id for comment in record.comments):
        raise NotAllowed("This comment is no longer in the notice.")
    return _with(record, (change(one) if one.id == comment_id else one for one in record.comments))


def _with(record: Record, comments: Iterable[Comment]) -> Record:
    return refreshed(replace(record, comments=tuple(storable(comment) for comment in _in_order(comments))))


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
