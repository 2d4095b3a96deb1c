"""What became of the files of a notice's papers, as checks beside its verdict: they are no part of what was signed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from signoff.checking.page_check import AND_PAPERS
from signoff.notice.record.papers import title_of
from signoff.notice.text.cleaning import cleaned_line
from signoff.papers.places import PaperPlaces
from signoff.papers.states import CheckedPaper, PaperState, check_papers
from signoff.signing.verification import Check, Result, Subject, Verdict

_SENTENCES = {
    PaperState.UNCHANGED: (Result.OK, "The paper {name} is as recorded."),
    PaperState.CHANGED: (Result.WARN, "The paper {name} has changed since it was recorded."),
    PaperState.NOT_FOUND: (Result.WARN, "The file of the paper {name} was not found."),
}


def with_papers(verdict: Verdict, document: Path | None, places: PaperPlaces | None = None) -> Verdict:
    """Return a verdict with a check of each paper's file beside the notice, or where this machine has it.

    The outcome stays: a notice is what was signed whether or not its papers are there. A paper that is not beside a
    record copy with papers inside is no news.
    """
    has_inside = any(check.sentence == AND_PAPERS for check in verdict.checks)
    left_out = {PaperState.NO_FILE, *([PaperState.NOT_FOUND] if has_inside else [])}
    checked = check_papers(verdict.papers, document=document, places=places) if verdict.papers else ()
    checks = tuple(_check(entry) for entry in checked if entry.state not in left_out)
    return dataclasses.replace(verdict, checks=(*verdict.checks, *checks)) if checks else verdict


def _check(checked: CheckedPaper) -> Check:
    result, sentence = _SENTENCES[checked.state]
    title, file = (" ".join(cleaned_line(words or "").split()) for words in _words(checked))
    name = f"“{title}” ({file})" if file else f"“{title}”"
    return Check(Subject.PAPERS, result, sentence.format(name=name))


def _words(checked: CheckedPaper) -> tuple[str, str | None]:
    return title_of(checked.paper), checked.paper.file_name
