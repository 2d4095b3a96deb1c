"""Which copy to export: proposed by where the notice stands, with the dates only where they can be printed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from signoff.desktop.core.notifier import ExportChoice
from signoff.desktop.exchange.export_dialog import AS_SIGNED, ExportDialog
from signoff.desktop.look.theme import Theme
from signoff.notice.record import lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record

DRAFT, SIGNED = draft(), signed()
WITHDRAWN = lifecycle.withdraw(SIGNED, actor="PA", at=later(30), reason="")


def open_dialog(theme: Theme, qtbot: QtBot, record: Record, *, dates: bool = False, settled: str = "") -> ExportDialog:
    made = ExportDialog(theme, record, print_dates=dates, settled=settled)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(dialog: ExportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("record", "copy"), [(DRAFT, Copy.RECORD), (SIGNED, Copy.PUBLICATION), (WITHDRAWN, Copy.RECORD)]
)
def test_a_finished_notice_is_proposed_for_the_website_and_others_for_the_file(
    theme: Theme, qtbot: QtBot, record: Record, copy: Copy
) -> None:
    assert open_dialog(theme, qtbot, record).wanted == ExportChoice(copy)


@pytest.mark.parametrize(("record", "said"), [(DRAFT, True), (SIGNED, False), (WITHDRAWN, False)])
def test_only_of_what_is_not_signed_it_is_said_that_its_pages_are_marked(
    theme: Theme, qtbot: QtBot, record: Record, said: bool
) -> None:
    dialog = open_dialog(theme, qtbot, record)
    assert ("It is not signed yet, so every page is marked DRAFT." in texts(dialog)) == said


def test_the_dates_go_with_the_record_copy_and_stay_ticked(theme: Theme, qtbot: QtBot) -> None:
    dialog = open_dialog(theme, qtbot, DRAFT, dates=True)
    assert dialog.dates.isEnabled()
    dialog.copies.button(Copy.PUBLICATION).click()
    assert not dialog.dates.isEnabled()
    dialog.copies.button(Copy.RECORD).click()
    assert dialog.dates.isEnabled()
    assert dialog.wanted == ExportChoice(Copy.RECORD, print_dates=True)


def test_where_the_pages_are_settled_that_is_said_and_nothing_asked(theme: Theme, qtbot: QtBot) -> None:
    dialog = open_dialog(theme, qtbot, SIGNED, settled=AS_SIGNED)
    assert AS_SIGNED in texts(dialog)
    assert not dialog.dates.isVisible()
    assert open_dialog(theme, qtbot, SIGNED).dates.isVisible()


def test_of_a_publication_copy_nothing_is_asked(theme: Theme) -> None:
    copy = publication_copy(SIGNED)
    assert ExportDialog.asked(theme, copy, None, print_dates=True) == ExportChoice(Copy.PUBLICATION, print_dates=True)
