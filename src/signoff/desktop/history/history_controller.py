"""Opens a notice's whole history: reads it from the register, and saves it as a PDF."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from signoff.desktop.compare.compare_window import AS_READ, ComparedState, CompareWindow
from signoff.desktop.core.action import Action
from signoff.desktop.core.read_states import ReadStates, read_folder
from signoff.desktop.history.event_descriptions import history_entries
from signoff.desktop.history.history_dialog import HistoryDialog
from signoff.desktop.history.state_list import draft_title, moment_words, replaced_key, title_of
from signoff.errors import RegisterProblem, SignoffError
from signoff.notice.form.form_file import form_of
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record
from signoff.notice.text.days import written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from signoff.desktop.core.services import Services
    from signoff.desktop.widgets.history import HistoryEntry
    from signoff.pdf.history_export import HistorySheet

PDF_FILES = "PDF (*.pdf)"

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

_MOST_LOOKED_AT = 5
"""States that are read to find one with other answers than today."""


class _State(NamedTuple):
    """A state that can be compared: since when it stood, its key among the drafts, and how it is shown."""

    at: dt.datetime
    key: int
    compared: ComparedState


class HistoryController:
    """Shows histories above a window.

    `read` shows a record's pages; `kept` is called with the identifier of a draft made from an earlier state; `edit`
    changes the answers of a notice on its screens, as one edit.
    """

    def __init__(
        self,
        services: Services,
        *,
        read: Callable[[Record], None],
        kept: Callable[[str], None],
        edit: Callable[[str, Callable[[Notice], Notice]], None],
    ) -> None:
        self._services = services
        self._register = services.register
        self._notifier = services.notifier
        self._show_pages = read
        self._on_copied = kept
        self._edit = edit

    def show(self, notice: str, parent: QWidget | None = None) -> HistoryDialog:
        """Open a notice's history, and return the window; raises NotFound or RegisterProblem."""
        examined = self._register.examine(notice)
        damage = f"This notice is damaged: {examined.faults[0]}." if examined.faults else ""
        events = history_entries(examined.record, self._register.events(notice))
        row = self._register.row(notice)
        subject = " ".join((row.subject if row else "").split())
        states, problem = self._states(notice)
        drafts = self._register.draft_states(notice)
        dialog = HistoryDialog(self._services.theme, subject, events, states, drafts, damage or problem, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_pdf.connect(lambda: self._save(examined.record, events, damage))
        dialog.read_state.connect(lambda index: self._close_and_run(dialog, lambda: self._show_pages(states[index])))
        dialog.copy_state.connect(lambda index: self._close_and_run(dialog, lambda: self._copy(states[index])))
        dialog.compare_draft.connect(lambda key: self._compare_state(notice, key, dialog))
        dialog.open()
        return dialog

    def compare(self, notice: str, parent: QWidget | None = None) -> CompareWindow | None:
        """Compare a notice with its state before, or any two of its states, and return the window.

        A notice with one state has nothing to be compared with, which is said. Raises NotFound or RegisterProblem.
        """
        if len(self._compared_states(notice)) == 1:
            self._notifier.toast("There is no earlier version of this notice to compare it with.", kind="info")
            return None
        return self._compare(notice, _last_that_differs(self._compared_states(notice)), parent)

    def _compare_state(self, notice: str, key: int, history: HistoryDialog) -> None:
        keys = [state.key for state in self._compared_states(notice)]
        self._compare(notice, keys.index(key), history, history)

    def _compare(
        self, notice: str, place: int, parent: QWidget | None, history: HistoryDialog | None = None
    ) -> CompareWindow:
        """Show a state of a notice beside today's."""
        states, today = self._compared_states(notice), self._register.get(notice)
        window = CompareWindow(
            self._services,
            form_of(today.terms),
            [state.compared for state in states],
            place,
            len(states) - 1,
            may_bring_back=not today.is_locked,
            parent=parent,
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def close_both(work: Callable[[Record], None], place: int) -> None:
            try:
                record = states[place].compared.load()
            except SignoffError as problem:
                self._notifier.problem(str(problem), "The earlier version could not be read")
                return
            window.close()
            if history is not None:
                history.close()
            work(record)

        window.read.connect(lambda place: close_both(self._show_pages, place))
        window.bring_back.connect(
            lambda place: close_both(lambda state: self._bring_back(notice, state, states[place].at), place)
        )
        window.open()
        return window

    def _compared_states(self, notice: str) -> list[_State]:
        """Return the states of a notice that can be compared, the oldest first, today's last."""
        register = self._register
        states = [
            _State(
                state.changed_at or _LONG_AGO,
                replaced_key(index),
                ComparedState(f"Copy: {title_of(state)}", partial(_given, state)),
            )
            for index, state in enumerate(self._states(notice)[0])
        ]
        for draft in register.draft_states(notice):
            load = partial(register.draft_state, notice, draft.key)
            states.append(_State(draft.saved_at, draft.key, ComparedState(draft_title(draft), load)))
        read = ReadStates(read_folder(register.path)).find(notice)
        if read is not None:
            states.append(_State(read.changed_at or _LONG_AGO, 0, ComparedState(AS_READ, partial(_given, read))))
        states.sort(key=lambda state: state.at)
        return [*states, _State(self._services.clock(), 0, ComparedState("Now", partial(register.get, notice)))]

    def _bring_back(self, notice: str, state: Record, saved_at: dt.datetime) -> None:
        try:
            self._register.keep_draft_state(notice)
            self._edit(notice, lambda _: state.notice)
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The earlier draft was not restored")
            return
        self._notifier.toast(
            f"The answers of {moment_words(saved_at)} have been restored. The latest ones are kept under "
            "Earlier drafts."
        )

    def _states(self, notice: str) -> tuple[tuple[Record, ...], str]:
        """Return the earlier states, or why they cannot be read."""
        try:
            return self._register.earlier_states(notice), ""
        except RegisterProblem as problem:
            return (), str(problem)

    def _close_and_run(self, dialog: HistoryDialog, work: Callable[[], None]) -> None:
        dialog.close()
        work()

    def _copy(self, state: Record) -> None:
        try:
            copy = self._register.import_as_copy(
                state, actor=self._services.settings.actor(), at=self._services.clock()
            )
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The copy was not saved")
            return
        self._on_copied(copy.id)
        self._notifier.toast("A new draft with the answers of that earlier version.", kind="info")

    def _save(self, record: Record | None, events: Sequence[HistoryEntry], damage: str) -> None:
        if record is None:
            self._notifier.problem("This notice cannot be read, so there is no history to save.")
            return
        from signoff.pdf.file_names import record_name

        name = f"history-{Path(record_name(record)).stem}.pdf"
        path = self._notifier.save_file("Save history", self._services.settings.last_folder / name, PDF_FILES)
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        sheet = sheet_of(record, events, damage, self._services.clock())
        self._services.tasks.run(
            lambda: _write(sheet, path),
            lambda _: self._show_written(path),
            lambda problem: self._notifier.problem(str(problem), "The history was not saved"),
        )

    def _show_written(self, path: Path) -> None:
        file = QUrl.fromLocalFile(str(path))
        self._notifier.toast(f"Saved as {path.name}", Action("Open to print", lambda: _open(file)))


def sheet_of(record: Record, events: Sequence[HistoryEntry], damage: str, at: dt.datetime) -> HistorySheet:
    """Return a history as it is printed, the first event first; `at` is when the register was read."""
    from signoff.pdf.abbreviations import OWN
    from signoff.pdf.history_export import HistoryLine, HistorySheet
    from signoff.pdf.titles import title_of as title_of_pdf

    form = form_of(record.terms)
    local = at.astimezone()
    about = [f"Reference: {record.reference}." if record.reference else "No reference yet."]
    about.append(f"As recorded in the register on {written(local.date())} at {local:%H:%M}.")
    about.append(f"Times are in this computer’s time zone ({zone_words(local)}).")
    if damage:
        about.append(damage)
    lines = [
        HistoryLine(written(when.date()), f"{when:%H:%M}", _sentence(entry), entry.fault)
        for entry in reversed(events)
        for when in [entry.at.astimezone()]
    ]
    data = [
        {"at": entry.at.astimezone(dt.UTC).isoformat(), "actor": entry.actor, "what": entry.what, "fault": entry.fault}
        for entry in reversed(events)
    ]
    return HistorySheet(
        title=title_of_pdf(record, form),
        form=form.title,
        council=record.terms.labels.get("council", ""),
        subject=" ".join((record.notice.subject or "").split()),
        about=about,
        lines=lines,
        data=json.dumps({"notice": record.id, "events": data}, ensure_ascii=False, indent=2).encode() + b"\n",
        moment=at,
        abbreviations={**OWN, **record.terms.abbreviations},
    )


def zone_words(at: dt.datetime) -> str:
    """Return how far an instant's zone is from universal time: UTC, UTC+1, UTC−3:30."""
    minutes = int((at.utcoffset() or dt.timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    ahead = f"{'+' if minutes > 0 else '−'}{hours}" if minutes else ""
    return f"UTC{ahead}:{rest:02}" if rest else f"UTC{ahead}"


def _sentence(entry: HistoryEntry) -> str:
    """Return what happened as a sentence, with who did it or how it was signed."""
    _, _, how = entry.when.partition(" · ")
    ending = how if how.startswith("by ") else f"– {how}" if how else ""
    return f"{entry.what.rstrip('.')} {ending}".rstrip() + "."


def _given(record: Record) -> Record:
    return record


def _write(sheet: HistorySheet, path: Path) -> None:
    from signoff import files
    from signoff.pdf.history_export import render_history

    files.write_for_user(path, render_history(sheet))


def _open(file: QUrl) -> None:
    QDesktopServices.openUrl(file)


def _last_that_differs(states: Sequence[_State]) -> int:
    """Return the place of the last of a few states whose answers are not today's, else of the one before today's."""
    today, before = states[-1].compared.load().notice, max(0, len(states) - 2)
    places = range(before, max(-1, before - _MOST_LOOKED_AT), -1)
    return next((place for place in places if states[place].compared.load().notice != today), before)
