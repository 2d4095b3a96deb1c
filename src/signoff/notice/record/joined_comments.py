"""The comments of two copies of one notice, joined: the same, whichever copy comes first."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from signoff.notice.record.comment import Comment, Reply
from signoff.notice.record.document import refreshed
from signoff.notice.record.record import Record


def merged(ours: Iterable[Comment], theirs: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments of two copies of one notice, each once: the same, whichever copy comes first.

    Both may hold a comment in different states: all its answers are kept, the words that were edited last and the later
    word on whether it is resolved count, and what one of them has deleted stays deleted unless somebody has answered
    it.
    """
    by_id: dict[str, Comment] = {}
    for comment in (*ours, *theirs):
        known = by_id.get(comment.id)
        by_id[comment.id] = comment if known is None else _merged(known, comment)
    return in_order(by_id.values())


def edited_in_both(ours: Iterable[Comment], theirs: Iterable[Comment]) -> int:
    """Return how many comments and answers were edited in both copies, each to other words: the last edit counts."""
    edited = {said.id: said for comment in ours for said in _all_said(comment) if said.edited_at is not None}
    return sum(
        said.edited_at is not None and bool(said.text) and said.id in edited and edited[said.id].text != said.text
        for comment in theirs
        for said in _all_said(comment)
    )


def with_comments_of(record: Record, other: Record) -> Record:
    """Return a record with the comments of another copy of its notice added to its own; itself where it has them."""
    comments = merged(record.comments, other.comments)
    return record if comments == record.comments else refreshed(replace(record, comments=comments))


def _merged(first: Comment, second: Comment) -> Comment:
    replies: dict[str, Reply] = {}
    for reply in (*first.replies, *second.replies):
        known = replies.get(reply.id)
        replies[reply.id] = reply if known is None else min(known, reply, key=_reply_rank)
    joined = tuple(sorted(replies.values(), key=lambda reply: (reply.at, reply.id)))
    is_answered = any(reply.text for reply in joined)
    head = min(first, second, key=lambda one: (bool(one.text) is not is_answered, _age(one), msgspec.json.encode(one)))
    resolutions = [one.resolution for one in (first, second) if one.resolution is not None]
    latest = max(resolutions, key=lambda one: (one.at, not one.resolved, one.by), default=None)
    return replace(head, replies=joined, resolution=latest if head.text or is_answered else None)


def _reply_rank(reply: Reply) -> tuple[bool, float, str]:
    """Return by what one of two states of an answer counts: that it was deleted, else that it was edited last."""
    return bool(reply.text), _age(reply), reply.text


def _age(said: Comment | Reply) -> float:
    """Return a number that is the lower the later the words were written."""
    return -(said.edited_at or said.at).timestamp()


def _all_said(comment: Comment) -> tuple[Comment | Reply, ...]:
    return comment, *comment.replies


def in_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments the oldest first."""
    return tuple(sorted(comments, key=lambda comment: (comment.at, comment.id)))
