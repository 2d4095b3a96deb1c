"""Importing a notice that the register has already: which of the two records extends the other."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from signoff.errors import ImportConflict
from signoff.notice.comparison.comparison import section_title
from signoff.notice.form.form_file import form_of
from signoff.notice.record import lifecycle
from signoff.notice.record.cleaning import cleaned_notice
from signoff.notice.record.comments import why_closed, without_comments
from signoff.notice.record.digest import state_digest
from signoff.notice.record.history import extends
from signoff.notice.record.integrity import faults
from signoff.notice.record.joined_comments import edited_in_both, with_comments_of
from signoff.notice.record.model import answers_by_section
from signoff.notice.record.publication import is_copy_of, same_public_content
from signoff.notice.record.record import Record
from signoff.register.results import Outcome, name_of

_MEMBER_WORDS = {
    "council": "the council",
    "status": "the status",
    "reference": "the reference",
    "supersedes": "the notice that it supersedes",
    "superseded": "what it says of that notice",
    "terms": "the council’s terms",
    "settled": "the warnings marked as considered",
    "salt": "the secret code that protects withheld text",
    "signatures": "the signatures",
    "publication": "the publication",
    "history": "the history",
}
"""The members of a record, apart from the form's sections, as a conflict names them."""


EXACTLY = ", exactly as in this file."
"""How the sentence on a file ends that says what the register has, comments included."""


def outcome_of_import(ours: Record, theirs: Record) -> tuple[Outcome, str]:
    """Return what importing `theirs` does, and a sentence; UPDATED means that it replaces `ours`.

    Comments do not count, except that those of two copies which say the same, or of an older file, are COMMENTED:
    added to ours, which stays as it is. Raises ImportConflict when both have changed, or the file was altered.
    """
    outcome, sentence = _outcome(without_comments(ours), without_comments(theirs))
    if outcome is Outcome.UPDATED and not why_closed(theirs):
        return outcome, sentence + _on_edited(ours, theirs)
    if outcome not in (Outcome.IDENTICAL, Outcome.OLDER) or theirs.is_publication or ours.comments == theirs.comments:
        return outcome, sentence
    if why_closed(ours):
        return outcome, sentence.replace(EXACTLY, ".")
    joined = with_comments_of(ours, theirs)
    if joined is ours:
        return outcome, sentence.replace(EXACTLY, ".")
    same = "" if outcome is Outcome.IDENTICAL else " Your register already has a newer version of the notice itself."
    edited = _on_edited(ours, theirs)
    return Outcome.COMMENTED, f"The comments in the file were added to {name_of(ours)}.{edited}{same}"


def _on_edited(ours: Record, theirs: Record) -> str:
    """Return what became of comments that were edited in both; empty where none was."""
    number = edited_in_both(ours.comments, theirs.comments)
    if not number:
        return ""
    which = "A comment was" if number == 1 else f"{number} comments were"
    return f" {which} edited both in your register and in the file: the latest edit was kept."


def _outcome(ours: Record, theirs: Record) -> tuple[Outcome, str]:
    name = name_of(ours)
    if ours == theirs:
        return Outcome.IDENTICAL, f"{name} is already in the register{EXACTLY}"
    if theirs.is_publication:
        return _outcome_of_copy(ours, theirs)
    if ours.is_publication:
        if ours.decision_signature is not None and not is_copy_of(ours, theirs):
            raise _conflict(ours, theirs, f"{name} is in the register as a publication copy of another record")
        return Outcome.UPDATED, f"{name} was in the register only as a publication copy; the record has replaced it."
    goes_on, is_continued = extends(ours, theirs), extends(theirs, ours)
    if goes_on and not is_continued:
        return Outcome.OLDER, f"{name} is newer in your register than in this file, so nothing was changed."
    if goes_on or not is_continued:
        raise _conflict(ours, theirs, f"{name} has been changed both in your register and in the file")
    if altered := faults(theirs):
        raise _conflict(ours, theirs, f"{name} was altered in the file: {altered[0].words}")
    return Outcome.UPDATED, f"{name} was updated from the file. The earlier version is kept."


def differing_sections(ours: Record, theirs: Record) -> tuple[str, ...]:
    """Return the keys of the form's sections in which two records differ, in the form's order."""
    our_answers, their_answers = answers_by_section(ours.notice), answers_by_section(theirs.notice)
    names = {**our_answers, **their_answers}
    changed = {name for name in names if our_answers.get(name) != their_answers.get(name)}
    in_form = [section.key for section in form_of(ours.terms).sections if section.key in changed]
    return (*in_form, *sorted(changed.difference(in_form)))


def draft_copy(record: Record, *, actor: str, at: dt.datetime) -> Record:
    """Return a draft with all the answers of `record` under a new identity, unsigned and without reference."""
    fresh = lifecycle.copy_of(record, record.terms, actor=actor, at=at)
    copy = replace(fresh, notice=cleaned_notice(record.notice), settled=record.settled)
    copy = replace(copy, supersedes=record.supersedes, superseded=record.superseded, comments=record.comments)
    event = replace(fresh.history[0], digest=state_digest(copy))
    return replace(copy, history=(event,))


def _outcome_of_copy(ours: Record, theirs: Record) -> tuple[Outcome, str]:
    """Return what importing a publication copy does: it replaces only an earlier publication copy."""
    name = name_of(ours)
    if not ours.is_publication:
        effect = (
            "it adds nothing"
            if is_copy_of(theirs, ours)
            else "it was made from another version of the record, so nothing was changed"
        )
        return Outcome.IDENTICAL, f"{name} is already in the register. The file is a publication copy: {effect}."
    if altered := faults(theirs):
        raise _conflict(ours, theirs, f"{name} was altered in the file: {altered[0].words}")
    if ours.decision_signature is not None and not same_public_content(ours, theirs):
        raise _conflict(ours, theirs, f"{name} is in the register as a publication copy of other content")
    if _stage(theirs) < _stage(ours):
        return Outcome.OLDER, f"{name} is in the register as a newer publication copy, so nothing was changed."
    return Outcome.UPDATED, f"{name} was updated from the file as a publication copy. The earlier one is kept."


def _stage(copy: Record) -> tuple[bool, bool, bool]:
    """Return how far a publication copy's notice had come: the copy has no history that would show it."""
    return copy.decision_signature is not None, copy.reference is not None, copy.publication.date is not None


def _conflict(ours: Record, theirs: Record, beginning: str) -> ImportConflict:
    sections = differing_sections(ours, theirs)
    form = form_of(ours.terms)
    titles = {section.key: section_title(form, section.key, ours.terms.labels) for section in form.sections}
    words = [f"“{titles.get(key, key)}”" for key in sections]
    words += [text for name, text in _MEMBER_WORDS.items() if getattr(ours, name) != getattr(theirs, name)]
    shown = words if len(words) <= 6 else [*words[:5], f"{len(words) - 5} more"]
    joined = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    sentence = f"{beginning}. They differ in {joined}. Your register was not changed."
    return ImportConflict(sentence, sections)
