"""What people say to each other about a notice while they prepare it: outside what is signed, and never printed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from signoff.notice.part import Identifier, Instant, Part

LONGEST_COMMENT = 5_000
"""The most characters of a comment, or of an answer to one."""

LONGEST_QUOTE = 500
"""The most characters that are kept of the words that a comment is about; the rest of a longer passage is left out."""

CONTEXT = 40
"""How many characters before and after the words are kept, by which they are found again among the same words."""

_LONGEST_NAME = 200

Name = Annotated[str, Meta(max_length=_LONGEST_NAME)]
CommentText = Annotated[str, Meta(max_length=LONGEST_COMMENT)]


class Passage(Part, frozen=True, kw_only=True):
    """The words that a comment is about, and what stood around them; `occurrence` counts the same words before."""

    words: Annotated[str, Meta(max_length=LONGEST_QUOTE)]
    occurrence: int = 0
    before: Annotated[str, Meta(max_length=CONTEXT)] = ""
    after: Annotated[str, Meta(max_length=CONTEXT)] = ""


class Reply(Part, frozen=True, kw_only=True):
    """An answer to a comment; one without text was deleted by who wrote it, `edited_at` when its words were changed."""

    id: Identifier
    author: Name
    post: Name = ""
    at: Instant
    edited_at: Instant | None = None
    text: CommentText = ""


class Resolution(Part, frozen=True, kw_only=True):
    """That a comment was resolved, or opened again: the later of two counts."""

    resolved: bool
    by: Name
    at: Instant


class Comment(Part, frozen=True, kw_only=True):
    """A comment at a dotted field below `notice` (or a section), or at words in it; one without text was deleted.

    `edited_at` is when its words were last changed by who wrote it.
    """

    id: Identifier
    field: Annotated[str, Meta(max_length=200)]
    author: Name
    post: Name = ""
    at: Instant
    edited_at: Instant | None = None
    text: CommentText = ""
    passage: Passage | None = None
    replies: tuple[Reply, ...] = ()
    resolution: Resolution | None = None

    @property
    def is_deleted(self) -> bool:
        """Whether nothing of it is left to show."""
        return not self.text and not self.shown_replies

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return not self.is_deleted and not (self.resolution is not None and self.resolution.resolved)

    @property
    def shown_replies(self) -> tuple[Reply, ...]:
        """The answers that were not deleted, in their order."""
        return tuple(reply for reply in self.replies if reply.text)
