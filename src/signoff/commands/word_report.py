"""What was made of a Word file, in lines and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff.commands.output import print_line
from signoff.notice.text import plain

if TYPE_CHECKING:
    from signoff.word_import import WordDraft

_LONGEST = 100
"""Characters of an answer that are printed: the draft has all of it."""


def print_report(path: Path, draft: WordDraft) -> None:
    """Print what went where; words that have no place are printed whole."""
    report = draft.report
    print_line(f"{path}: A draft was made from it. {report.sentence}")
    for filled in report.filled:
        print_line(f"  {filled.name}: {_short(filled.answer)}")
    for passage in report.passages:
        print_line(f"  Not placed: {plain(passage.whole)}")
    for entry in report.left_out:
        for words in entry.words:
            print_line(f"  Left out ({entry.kind.value.replace('_', ' ')}): {words}")
    if report.passages:
        print_line("  What is not placed is shown with the draft in signoff until you move or dismiss it.")


def as_json(path: Path, draft: WordDraft) -> dict[str, Any]:
    """Return the same for JSON."""
    report = draft.report
    return {
        "file": str(path),
        "id": draft.record.id,
        "outcome": "created",
        "answers": [{"field": filled.path, "label": filled.name, "answer": filled.answer} for filled in report.filled],
        "not_placed": [{"after": passage.heading, "text": plain(passage.text)} for passage in report.passages],
        "left_out": [
            {"kind": entry.kind, "count": entry.count, "words": list(entry.words)} for entry in report.left_out
        ],
    }


def _short(answer: str) -> str:
    return answer if len(answer) <= _LONGEST else f"{answer[: _LONGEST - 1].rstrip()}…"
