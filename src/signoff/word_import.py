"""A new draft from a Word file, for the command line and the desktop alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.intake.isolated_word import read_word_file
from signoff.intake.word.refusal import TOO_LARGE, WordRefused
from signoff.intake.word_report import WordReport
from signoff.notice.form.form_file import form_of
from signoff.notice.record import lifecycle
from signoff.notice.record.limits import require_within
from signoff.notice.record.record import Record
from signoff.notice.record.shape import Refusal

if TYPE_CHECKING:
    from signoff.intake.word_reports import WordReports
    from signoff.notice.form.council import Profile
    from signoff.register.store import Register

REASON = "from a Word file"
"""How a draft's history says where it comes from."""


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A draft that is not kept yet, and what is said of the file that it was made from."""

    record: Record
    report: WordReport


def draft_from_word(path: Path, profile: Profile, *, actor: str, at: dt.datetime) -> WordDraft:
    """Return a new draft with the answers that a filled-in Word template gives; nothing is kept yet.

    The file is read in a child process. Raises WordRefused where it cannot be read as a Word document, and
    IsolationFailed where that process failed.
    """
    terms = profile.terms()
    placement = read_word_file(path, terms, at.astimezone().date())
    record = lifecycle.new_record(profile.key, terms, actor=actor, at=at, notice=placement.notice, reason=REASON)
    try:
        require_within(record)
    except Refusal:
        raise WordRefused(TOO_LARGE.format(name=path.name)) from None
    return WordDraft(record, WordReport.of(path.name, placement, form_of(terms), terms))


def keep(draft: WordDraft, register: Register, reports: WordReports) -> None:
    """Keep a draft in the register, and its report: first the report, so that no word is lost in between.

    Raises FileProblem and RegisterProblem; a draft is not kept then.
    """
    reports.keep(draft.record.id, draft.report)
    register.save(draft.record)
