"""What changed in a notice since somebody last read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signoff.notice.comparison.comparison import SectionChange, compare
from signoff.notice.record.comment import Comment, Reply
from signoff.notice.record.history import entries_since
from signoff.notice.record.record import Record


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """The sections that others changed since a state that was read, who they are, and their comments since."""

    read: Record
    sections: tuple[SectionChange, ...]
    actors: tuple[str, ...]
    comments: tuple[Comment, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the sections."""
        return tuple(section.key for section in self.sections)


def changed_since(read: Record, now: Record, reader: str, *, is_from_file: bool = False) -> ChangesSince | None:
    """Return what others than the reader changed, or said in comments, since; None for nothing.

    What the reader has changed alone, they know: it was done where the state that was read could not be noted. That
    does not hold for what came with a file since: anybody can work under the reader's name elsewhere.
    """
    entries = [entry for entry in entries_since(now, read) if is_from_file or entry.actor != reader]
    sections = compare(read, now, about=False) if entries or not now.history else ()
    changes = [entry for entry in entries if entry.sections] or entries  # not who only approved it or passed it on
    actors = tuple(dict.fromkeys(entry.actor for entry in changes))
    if now.decision_signature is not None:
        sections = tuple(_without_date(sections))
    comments = tuple(_new_comments(read, now, reader))
    return ChangesSince(read, sections, actors, comments) if sections or comments else None


def _new_comments(read: Record, now: Record, reader: str) -> Iterator[Comment]:
    """Yield the comments that others have made, edited or answered since."""
    known = {(said.id, said.edited_at) for comment in read.comments for said in _all_said(comment)}
    for comment in now.comments:
        if any(
            said.text and (said.id, said.edited_at) not in known and said.author != reader
            for said in _all_said(comment)
        ):
            yield comment


def _all_said(comment: Comment) -> tuple[Comment | Reply, ...]:
    return (comment, *comment.replies)


def _without_date(sections: tuple[SectionChange, ...]) -> Iterator[SectionChange]:
    """Yield the sections without the date of the decision: it came with the signature, as everybody expects."""
    for section in sections:
        answers = tuple(answer for answer in section.answers if answer.path != "decision_date")
        if answers:
            yield SectionChange(section.key, section.title, answers)
