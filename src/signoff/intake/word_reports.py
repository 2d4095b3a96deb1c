"""Keeps what was said of the Word file that a draft was made from, with the words that have no place yet.

A record has no place for them. They are kept in a file of their own in the data folder, by the notice's identity,
until a person has moved or dismissed them.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from signoff.errors import FileProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, read_limited, write_whole
from signoff.intake.word_report import WordReport
from signoff.paths import data_folder

LIMIT = 16 * 1024 * 1024
"""The largest file that is read, in bytes: larger than any that is written."""

_IDENTITY = re.compile(r"[0-9a-f-]{36}")


class WordReports:
    """The reports on this machine, one for each notice that has one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, notice: str) -> WordReport | None:
        """Return what is kept for a notice, None where nothing is; raises FileProblem where it cannot be read."""
        path = self._path(notice)
        if not is_there(path):
            return None
        try:
            return parse_json(read_limited(path, LIMIT, "report"), WordReport)
        except ParseProblem as problem:
            raise FileProblem(f"{path} is damaged: {problem}. It was left as it is.") from None

    def keep(self, notice: str, report: WordReport) -> None:
        """Keep a report, in place of the one before; raises FileProblem, and the one before is still there."""
        path = self._path(notice)
        try:
            make_folder(path.parent)
        except OSError as problem:
            raise FileProblem(f"The folder {path.parent} cannot be made: {problem.strerror}.") from problem
        write_whole(path, msgspec.json.encode(report), private=True)

    def remove(self, notice: str) -> None:
        """Remove what is kept for a notice: nothing of it is wanted any more; raises FileProblem."""
        path = self._path(notice)
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            raise FileProblem(f"{path} could not be removed: {problem.strerror}.") from problem

    def _path(self, notice: str) -> Path:
        if not _IDENTITY.fullmatch(notice):
            raise FileProblem("A notice’s identity has 36 characters.")
        return self._folder / f"{notice}.json"


def own_reports() -> WordReports:
    """Return the reports in signoff's data folder."""
    return WordReports(data_folder() / "word")
