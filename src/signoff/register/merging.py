"""Importing a notice that the register knows already: which of two states of it goes on from the other."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import asdict, replace

from signoff.errors import ImportConflict
from signoff.notice.form.form import SECTIONS, plain_label
from signoff.notice.record import lifecycle
from signoff.notice.record.digest import state_digest
from signoff.notice.record.integrity import faults
from signoff.notice.record.publication import is_copy_of, same_public_content
from signoff.notice.record.record import Record
from signoff.register.row import Outcome, name_of

_BESIDE = {
    "council": "the council",
    "status": "the status",
    "reference": "the reference",
    "supersedes": "the notice that it supersedes",
    "terms": "the council’s terms",
    "settled": "the settled warnings",
    "salt": "what keeps its withheld words from being guessed",
    "signatures": "the signatures",
    "publication": "the publication",
    "history": "the history",
}


def judge(ours: Record, theirs: Record) -> tuple[Outcome, str]:
    """Return what an import of `theirs` comes to, and a sentence; TAKEN means that it replaces `ours`.

    Raises ImportConflict when both have gone on, or the file was altered.
    """
    name = name_of(ours)
    if ours == theirs:
        return Outcome.IDENTICAL, f"{name} is in the register already, exactly like this."
    if theirs.is_publication:
        return _judge_copy(ours, theirs)
    if ours.is_publication:
        if ours.decision_signature is not None and not is_copy_of(ours, theirs):
            raise _conflict(ours, theirs, f"{name} is in the register as a publication copy of another record")
        return Outcome.TAKEN, f"{name} was here as a publication copy only; the whole record has taken its place."
    if lifecycle.extends(ours, theirs) and len(ours.history) > len(theirs.history):
        return (
            Outcome.OLDER,
            f"{name} is newer in your register than in this file, so nothing was changed.",
        )
    if not lifecycle.extends(theirs, ours) or len(theirs.history) == len(ours.history):
        raise _conflict(ours, theirs, f"{name} has been changed both here and in the file")
    if altered := faults(theirs):
        raise _conflict(ours, theirs, f"{name} was altered in the file: {altered[0].words}")
    return Outcome.TAKEN, f"{name} was updated from the file. The earlier version is kept."


def differences(ours: Record, theirs: Record) -> tuple[str, ...]:
    """Return the keys of the form's sections in which two records differ, in the form's order."""
    one, other = asdict(ours.notice), asdict(theirs.notice)
    changed = {name for name in one if one[name] != other[name]}
    known = [part.key for part in SECTIONS if part.key in changed]
    return (*known, *sorted(changed.difference(known)))


def kept_as_copy(record: Record, *, actor: str, at: dt.datetime) -> Record:
    """Return a draft with all the answers of `record` under a new identity, unsigned and without reference."""
    fresh = lifecycle.copy_of(record, record.terms, actor=actor, at=at)
    whole = replace(fresh, notice=record.notice, supersedes=record.supersedes, settled=record.settled)
    event = replace(fresh.history[0], digest=state_digest(whole))
    return replace(whole, history=(event,))


def _judge_copy(ours: Record, theirs: Record) -> tuple[Outcome, str]:
    """A publication copy replaces nothing but an earlier publication copy."""
    name = name_of(ours)
    if not ours.is_publication:
        state = (
            "it adds nothing"
            if is_copy_of(theirs, ours)
            else "it was made from another state of it, and nothing was changed"
        )
        return Outcome.IDENTICAL, f"{name} is in the register as the whole record; this is a publication copy: {state}."
    if altered := faults(theirs):
        raise _conflict(ours, theirs, f"{name} was altered in the file: {altered[0].words}")
    if ours.decision_signature is not None and not same_public_content(ours, theirs):
        raise _conflict(ours, theirs, f"{name} is in the register as a publication copy of other content")
    if _stage(theirs) < _stage(ours):
        return Outcome.OLDER, f"Your register already has a later publication copy of {name}."
    return Outcome.TAKEN, f"{name} was updated from the file as a publication copy. The earlier one is kept."


def _stage(copy: Record) -> tuple[bool, bool, bool]:
    """Return how far a publication copy's notice had come: it has no history that would tell."""
    return copy.decision_signature is not None, copy.reference is not None, copy.publication.date is not None


def _conflict(ours: Record, theirs: Record, beginning: str) -> ImportConflict:
    sections = differences(ours, theirs)
    labels = {part.key: plain_label(part.label) for part in SECTIONS}
    words = [f"“{labels.get(key, key)}”" for key in sections]
    words += [said for name, said in _BESIDE.items() if getattr(ours, name) != getattr(theirs, name)]
    shown = words if len(words) <= 6 else [*words[:5], f"{len(words) - 5} more"]
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    sentence = f"{beginning}; nothing was changed. They differ in {listed}. It can be kept as a copy."
    return ImportConflict(sentence, sections)
