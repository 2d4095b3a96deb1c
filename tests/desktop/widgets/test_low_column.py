"""Words in a dialog: as high as they are, at every size of text, and scrolled from a height."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from signoff.desktop.exchange.word_report_dialog import WordReportDialog
from signoff.desktop.look.theme import Theme
from signoff.desktop.notice.note_dialog import NoteDialog
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.low_column import LowColumn
from signoff.intake.word_report import Filled, WordReport

SENTENCE = "It was agreed with the ward members that the gate is to be put up before the winter. "


def column_of(dialog: Dialog, qtbot: QtBot) -> LowColumn:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    (column,) = dialog.findChildren(LowColumn)
    return column


def report(answers: int) -> WordReport:
    filled = tuple(Filled(path="reasons", name=f"Reasons {n}", answer=SENTENCE * 2) for n in range(answers))
    return WordReport(source="notice.docx", filled=filled)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("words", [SENTENCE, SENTENCE * 4])
def test_few_words_need_no_more_room_than_they_have(theme: Theme, qtbot: QtBot, words: str, percent: int) -> None:
    theme.set_text_percent(percent)
    column = column_of(NoteDialog(theme, "Handed over", words), qtbot)
    assert column.verticalScrollBar().maximum() == 0
    assert column.column.height() - column.body.totalHeightForWidth(column.column.width()) <= 1


@pytest.mark.parametrize("percent", [100, 200])
def test_a_short_report_is_a_small_window_and_a_long_one_scrolls(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.set_text_percent(percent)
    short = column_of(WordReportDialog(theme, report(1)), qtbot)
    assert short.verticalScrollBar().maximum() == 0
    assert short.height() < theme.px(140)
    long = column_of(WordReportDialog(theme, report(30)), qtbot)
    assert long.verticalScrollBar().maximum() > 0
    assert long.height() <= theme.px(420)
