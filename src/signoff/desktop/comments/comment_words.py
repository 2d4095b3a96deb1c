"""Sentences on comments, and the way in which one says who wrote it when."""

from __future__ import annotations

import datetime as dt

from signoff.notice.record.comment import Comment, Passage, Reply, Resolution
from signoff.notice.text.cleaning import cleaned_line, cleaned_lines
from signoff.notice.text.days import short

GONE = "The words it was about have been removed."
DELETED = "This comment was deleted."

_LONGEST_SHOWN = 160


def counted(number: int) -> str:
    """Return how many comments there are: 1 comment, 2 comments."""
    return "1 comment" if number == 1 else f"{number:,} comments"


def author_of(part: Comment | Reply) -> str:
    """Return who wrote a comment or an answer, each of name and post once."""
    return ", ".join(dict.fromkeys(cleaned_line(words) for words in (part.author, part.post) if words)) or "Someone"


def moment(at: dt.datetime) -> str:
    """Return an instant as this computer's clock shows it."""
    local = at.astimezone()
    return f"{short(local.date())}, {local:%H:%M}"


def when_said(part: Comment | Reply) -> str:
    """Return when a comment or an answer was written, and that it was edited, with the moment where that is later."""
    if part.edited_at is None:
        return moment(part.at)
    written, edited = part.at.astimezone(), part.edited_at.astimezone()
    later = f"{edited:%H:%M}" if edited.date() == written.date() else moment(part.edited_at)
    return f"{moment(part.at)}, edited {later}"


def resolved_by(resolution: Resolution) -> str:
    """Return who resolved a comment, and when."""
    return f"Resolved by {cleaned_line(resolution.by)}, {moment(resolution.at)}"


def text_of(part: Comment | Reply) -> str:
    """Return what was said, with nothing in it that cannot be seen."""
    return cleaned_lines(part.text)


def quote_of(comment: Comment) -> str:
    """Return the words that a comment is at, in quotation marks and shortened; empty for a whole section."""
    return quote_of_passage(comment.passage)


def quote_of_passage(passage: Passage | None) -> str:
    """Return words in quotation marks, shortened; empty for none."""
    if passage is None:
        return ""
    words = " ".join(cleaned_lines(passage.words).split())
    return f"“{words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN].rstrip() + '…'}”"


def spoken(comment: Comment, *, are_words_gone: bool = False) -> str:
    """Return a comment as it is heard: when and at which words, what it says, and what came of it."""
    resolution = comment.resolution
    said = [when_said(comment), quote_of(comment)]
    said += [GONE] if are_words_gone else []
    said += [text_of(comment) or DELETED]
    said += [f"Reply by {author_of(reply)}: {text_of(reply)}" for reply in comment.shown_replies]
    said += [resolved_by(resolution)] if resolution is not None and resolution.resolved else []
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in said if part)
