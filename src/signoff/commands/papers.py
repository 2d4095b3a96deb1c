"""What the command line says of a notice's papers: which there are, and what became of the files beside the notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from signoff.notice.record.papers import title_of
from signoff.notice.record.record import Record
from signoff.notice.text.cleaning import cleaned_line
from signoff.papers.places import PaperPlaces
from signoff.papers.states import STATE_WORDS, CheckedPaper, PaperState, check_papers


def paper_lines(record: Record, document: Path) -> Iterator[str]:
    """Yield a line for each paper; files are looked for beside the notice's, and where this machine had them."""
    for checked in check_papers(record.notice.papers, document=document, places=PaperPlaces()):
        yield f"paper    {_line(checked)}"


def _line(checked: CheckedPaper) -> str:
    title, file = (_one_line(words or "") for words in (title_of(checked.paper), checked.paper.file_name))
    if checked.state is PaperState.NO_FILE:
        return f"{title}: {_one_line(checked.paper.link or 'no file')}"
    name = f"{file}, " if file else ""
    return f"{title}: {name}{STATE_WORDS[checked.state]}"


def _one_line(text: str) -> str:
    return " ".join(cleaned_line(text).split())
