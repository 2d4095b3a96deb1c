"""The dates that follow are printed where a person asks for them, and the choice is remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import draft, signed
from desktop.answering import AnsweringNotifier
from desktop.inline_tasks import InlineTasks
from pdf.factory import pdfium_pages
from signoff.desktop.core.services import Services
from signoff.desktop.core.settings import Settings
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.look.theme import Theme
from signoff.notice.record.record import Copy, Record
from signoff.pdf.timeline import HEADING
from signoff.register.store import Register

NOW = dt.datetime(2024, 5, 1, 10, 0, tzinfo=dt.UTC)


class Exporter:
    """Exports as a person does."""

    def __init__(self, register: Register, theme: Theme, folder: Path) -> None:
        self.settings = Settings(folder / "settings.json")
        self.notifier = AnsweringNotifier(theme)
        self.notifier.file = folder / "notice.pdf"
        self.import_export = ImportExport(
            Services(theme, register, self.settings, InlineTasks(), self.notifier, lambda: NOW)
        )

    def printed(self) -> str:
        assert self.notifier.file is not None
        return " ".join(pdfium_pages(self.notifier.file.read_bytes()))


@pytest.fixture
def exporter(theme: Theme, tmp_path: Path) -> Iterator[Exporter]:
    with Register.open(tmp_path / "register.sqlite") as register:
        yield Exporter(register, theme, tmp_path)


def nothing() -> None:
    """Do nothing on success."""


def test_they_are_printed_once_asked_for_and_remembered(exporter: Exporter, tmp_path: Path) -> None:
    record = draft(decision_date=dt.date(2024, 5, 14))
    exporter.import_export.export(record, nothing)
    assert HEADING not in exporter.printed()
    exporter.notifier.print_dates = True
    exporter.import_export.export(record, nothing)
    assert "14 May 2024 Decision, if signed that day" in exporter.printed().split(HEADING)[1]
    assert Settings(tmp_path / "settings.json").print_dates
    exporter.import_export.export(record, nothing)
    assert exporter.notifier.proposed_dates
    exporter.import_export.export_copy(record, Copy.RECORD, nothing)
    assert HEADING in exporter.printed()


def test_the_publication_copy_never_prints_them(exporter: Exporter) -> None:
    exporter.settings.update(print_dates=True)
    exporter.import_export.export_copy(signed(), Copy.PUBLICATION, nothing)
    assert HEADING not in exporter.printed()


def test_a_notice_of_an_unknown_council_is_exported_without_them_and_says_so(exporter: Exporter) -> None:
    exporter.settings.update(print_dates=True)
    elsewhere: Record = replace(draft(), council="atlantis")
    exporter.import_export.export_copy(elsewhere, Copy.RECORD, nothing)
    assert HEADING not in exporter.printed()
    assert any("left out" in toast and "atlantis" in toast for toast in exporter.notifier.toasts)
