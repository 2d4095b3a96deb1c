"""Files in and out: opening and importing, exporting the PDF, saving the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import paths
from signoff.desktop.core.action import Action
from signoff.desktop.core.notifier import PaperExport
from signoff.errors import ImportConflict, SignoffError
from signoff.notice.record.record import Copy, Record
from signoff.register.results import Outcome

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from signoff.checking.incoming import Incoming
    from signoff.desktop.core.services import Services
    from signoff.desktop.exchange.paper_transfer import PaperTransfer
    from signoff.desktop.exchange.pdf_export import Exports
    from signoff.notice.text.days import DateLine
    from signoff.register.backup_check import CheckResult

OPENABLE = "Notices (*.signoff *.pdf);;Word files (*.docx *.docm);;All files (*)"
RECORD_FILES = "signoff notice (*.signoff)"
PDF_FILES = "PDF (*.pdf)"
REGISTER_FILES = "Register (*.sqlite)"


class ImportExport:
    """Moves notices between the register and files; every outcome is shown in a sentence.

    What reading and writing files takes is imported at their first use: the window is there before.
    """

    def __init__(
        self,
        services: Services,
        show_altered: Callable[[Incoming, Path], None] | None = None,
        window: QObject | None = None,
    ) -> None:
        """Take what shows the verdict on an altered file; without it, a sentence says that it was altered.

        Nothing that was read is shown once the `window` is gone.
        """
        self._register = services.register
        self._settings = services.settings
        self._tasks = services.tasks
        self._notifier = services.notifier
        self._clock = services.clock
        self._services = services
        self._show_altered = show_altered or self._say_altered
        self._window = window

    @cached_property
    def _exports(self) -> Exports:
        from signoff.desktop.exchange.pdf_export import Exports

        return Exports(self._services)

    @cached_property
    def _papers(self) -> PaperTransfer:
        from signoff.desktop.exchange.paper_transfer import PaperTransfer

        return PaperTransfer(self._services)

    def ask_files(self) -> tuple[Path, ...]:
        """Ask for notices' files."""
        paths = self._notifier.open_files("Open notices", self._settings.last_folder, OPENABLE)
        if paths:
            self._remember_folder(paths[0])
        return paths

    def read(self, path: Path, on_imported: Callable[[Record], None]) -> None:
        """Verify a file in the background and import it; `on_imported` is called with what the register holds then.

        One that was altered is shown as such, and not imported. While a dialog is open that was opened meanwhile, the
        file waits.
        """
        from signoff.checking.incoming import read_incoming
        from signoff.checking.key_names import load_key_names
        from signoff.desktop.core.in_turn import Turn

        turn = Turn(self._window)

        def done(incoming: Incoming) -> None:
            if incoming.record is None:
                self._show_altered(incoming, path)
            else:
                record = incoming.record
                self._import(record, partial(self._received, record, path, on_imported), incoming.unchecked)

        self._tasks.run(
            lambda: read_incoming(path, load_key_names(paths.data_folder())),
            lambda incoming: turn.await_for(partial(done, incoming)),
            lambda problem: self._notifier.problem(str(problem), "The file could not be opened"),
        )

    def _received(self, theirs: Record, path: Path, on_imported: Callable[[Record], None], held: Record) -> None:
        """Show what the register holds of a file that came in, and look after the papers that came with it."""
        on_imported(held)
        self._papers.receive(theirs, path)

    def export(self, record: Record, on_written: Callable[[], None]) -> None:
        """Ask which copy of a record goes where, and write it in the background; `on_written` is called on success."""
        try:
            settled = self._settled_sentence(record)
        except SignoffError as problem:
            self._notifier.problem(str(problem))
            return
        choice = self._notifier.ask_copy(record, print_dates=self._settings.print_dates, settled=settled)
        if choice is not None:
            if not settled:
                self._update_settings(print_dates=choice.print_dates)
            self.export_copy(record, choice.copy, on_written, choice.papers)

    def export_copy(
        self,
        record: Record,
        copy: Copy,
        on_written: Callable[[], None],
        papers: PaperExport = PaperExport.NONE,
    ) -> None:
        """Ask where this copy of a record goes, and write it in the background."""
        from signoff import actions

        try:
            suggested = self._suggest(actions.copy_for(record, copy), ".pdf")
        except SignoffError as problem:
            self._notifier.problem(str(problem))
            return
        path = self._notifier.save_file("Export PDF", suggested, PDF_FILES)
        if path is None:
            return
        path = _with_ending(path, ".pdf")
        self._remember_folder(path)
        dates = self._dates(record, copy)

        def done() -> None:
            on_written()
            self._show_written(path, "Exported")

        self._exports.write(
            record,
            copy,
            path,
            dates,
            done,
            lambda problem: self._notifier.problem(str(problem), "The PDF was not saved"),
            papers,
        )

    def save_record(self, record: Record) -> bool:
        """Ask where the record itself goes, and write it; return whether it was written."""
        path = self._ask_record_path("Save as a signoff file", record)
        if path is None or not self._write(record, path):
            return False
        self._papers.offer_beside(record, path)
        return True

    def back_up(self) -> None:
        """Ask where a copy of the whole register goes, and write it in the background."""
        day = self._clock().astimezone().date().isoformat()
        suggested = self._settings.last_folder / f"register-{day}.sqlite"
        path = self._notifier.save_file("Back up the register", suggested, REGISTER_FILES)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(".sqlite")
        self._notifier.toast("Backing up the register…", kind="info")
        self._tasks.run(
            lambda: self._register.back_up(path),
            lambda result: self._show_backed_up(path, result),
            lambda problem: self._notifier.problem(str(problem), "The register was not backed up"),
        )

    def _show_backed_up(self, path: Path, found: CheckResult) -> None:
        if found.damaged:
            self._notifier.problem(f"The backup {path} was saved, but {found.words}.", "The register is damaged")
        else:
            self._show_written(path, "The register was backed up")

    def _say_altered(self, incoming: Incoming, path: Path) -> None:
        from signoff.checking.incoming import NOT_IMPORTED

        self._notifier.problem(f"{incoming.verdict.summary} {NOT_IMPORTED}", f"{path.name} was altered")

    def _import(self, record: Record, on_imported: Callable[[Record], None], unchecked: str) -> None:
        try:
            imported = self._register.import_record(record, actor=self._settings.actor())
        except ImportConflict as conflict:
            from signoff.desktop.exchange.conflicts import settle

            if (kept := settle(self._services, record, str(conflict))) is not None:
                on_imported(kept)
            return
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The file was not imported")
            return
        if imported.outcome in (Outcome.OLDER, Outcome.COMMENTED):
            from signoff.desktop.exchange.approved_file import approved_again

            if again := approved_again(self._services, imported.record, record):
                on_imported(again)
                return
        on_imported(imported.record)
        if unchecked:
            self._notifier.toast(f"{imported.sentence} {unchecked}", kind="warning")
        else:
            self._notifier.toast(imported.sentence, kind="info")

    def _ask_record_path(self, title: str, record: Record) -> Path | None:
        path = self._notifier.save_file(title, self._suggest(record, ".signoff"), RECORD_FILES)
        return None if path is None else _with_ending(path, ".signoff")

    def _write(self, record: Record, path: Path) -> bool:
        from signoff import actions

        try:
            actions.save_document(record, path)
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The file was not saved")
            return False
        self._remember_folder(path)
        self._show_written(path, "Written")
        return True

    def _suggest(self, record: Record, ending: str) -> Path:
        from signoff.pdf.file_names import file_name, record_name

        return self._settings.last_folder / (file_name(record) if ending == ".pdf" else record_name(record))

    def _show_written(self, path: Path, word: str) -> None:
        from signoff.desktop.core.folders import show_folder

        self._notifier.toast(f"{word} to {path.name}", Action("Open folder", partial(show_folder, path.parent)))

    def _settled_sentence(self, record: Record) -> str:
        """Return the sentence on a record copy whose pages were signed; empty where they can still be chosen."""
        from signoff.desktop.exchange.export_dialog import AS_SIGNED, AS_SIGNED_SINCE
        from signoff.desktop.exchange.pdf_export import dates_signed

        if self._exports.signed_pdf(record, Copy.RECORD) is not None:
            return AS_SIGNED
        return "" if dates_signed(record) is None else AS_SIGNED_SINCE

    def _dates(self, record: Record, copy: Copy) -> tuple[DateLine, ...]:
        """Return the dates to print: those that were signed, else what the settings ask for; none in public."""
        from signoff.desktop.exchange.pdf_export import dates_to_print

        try:
            return dates_to_print(record, copy, wanted=self._settings.print_dates)
        except SignoffError as problem:
            self._notifier.toast(f"The dates that follow were left out. {problem}", kind="warning")
            return ()

    def _remember_folder(self, path: Path) -> None:
        self._update_settings(last_folder=str(path.parent))

    def _update_settings(self, **choices: object) -> None:
        try:
            self._settings.update(**choices)
        except SignoffError as problem:
            self._notifier.toast(str(problem), kind="warning")


def _with_ending(path: Path, ending: str) -> Path:
    """Return the path with its ending, for dialogs that do not add it."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
