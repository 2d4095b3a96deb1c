"""Unexpected exceptions: written to a log, and shown with all that a report of them needs."""

from __future__ import annotations

import datetime as dt
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from signoff.files import make_folder, private_opener

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme

LOG_LIMIT = 1024 * 1024
"""Bytes after which a new log is started; the previous one is kept next to it."""


class ReportHandler(logging.Handler):
    """Passes on what is logged as a warning or worse, such as the traceback of a child process that failed."""

    def __init__(self, write: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._write = write

    def emit(self, record: logging.LogRecord) -> None:
        """Write a log record."""
        self._write(self.format(record))


class CrashReporter:
    """An exception hook: logs every unexpected exception, and shows them in one dialog at a time."""

    def __init__(self, theme: Theme, log: Path, *, show: Callable[[str], None] | None = None) -> None:
        self._theme = theme
        self._log = log
        self._show = show or self._show_dialog
        self._showing = False

    def install(self) -> None:
        """Become the program's exception hook, and log signoff's own warnings."""
        sys.excepthook = self
        logging.getLogger("signoff").addHandler(ReportHandler(self._write))

    def __call__(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        """Log and show an exception; an interrupt from the keyboard ends the program as always."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        report = "".join(traceback.format_exception(kind, problem, trace))
        sys.stderr.write(report)
        self._write(report)
        if not self._showing:
            self._showing = True
            try:
                self._show(report)
            finally:
                self._showing = False

    def _write(self, report: str) -> None:
        try:
            make_folder(self._log.parent)
            if self._log.exists() and self._log.stat().st_size > LOG_LIMIT:
                self._log.replace(self._log.with_suffix(".old.log"))
            with open(self._log, "a", encoding="utf-8", opener=private_opener) as stream:
                stream.write(f"{dt.datetime.now(dt.UTC).isoformat(timespec='seconds')}\n{report}\n")
        except OSError as problem:
            sys.stderr.write(f"The log {self._log} could not be written: {problem}\n")

    def _show_dialog(self, report: str) -> None:
        from signoff.desktop.shell.crash_dialog import CrashDialog

        CrashDialog(self._theme, report, self._log).exec()
