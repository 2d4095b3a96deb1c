"""What `signoff check` says of a notice's comments: how many are open, and on request each of them."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.form.form_file import form_of
from signoff.notice.form.section_words import section_words
from signoff.notice.record.comment import Comment, Reply
from signoff.notice.record.comments import open_comments
from signoff.notice.record.record import Record
from signoff.notice.text.cleaning import cleaned_line
from signoff.notice.text.days import short


def comment_lines(record: Record, *, listed: bool) -> Iterator[str]:
    """Yield a line on the open comments, if there are any, and if they are to be listed a line or more for each."""
    comments = open_comments(record)
    if comments:
        yield "1 comment is open" if len(comments) == 1 else f"{len(comments)} comments are open"
    elif listed:
        yield "no comment is open"
    if listed:
        for comment in comments:
            yield from _lines(record, comment)


def _lines(record: Record, comment: Comment) -> Iterator[str]:
    box = section_words(form_of(record.terms), comment.field, record.terms.labels)
    about = f" at “{_one_line(comment.passage.words)}”" if comment.passage is not None else ""
    yield f"{box}{about}: {comment.author}, {_when(comment)}: {_one_line(comment.text)}"
    for reply in comment.shown_replies:
        yield f"    {reply.author}, {_when(reply)}: {_one_line(reply.text)}"


def _when(said: Comment | Reply) -> str:
    """Return the day on which something was said, and that it was edited."""
    return short(said.at.date()) + ("" if said.edited_at is None else ", edited")


def _one_line(text: str) -> str:
    return " ".join(cleaned_line(text).split())
