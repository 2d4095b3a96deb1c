"""The settings' page about backups: the automatic ones, and the second place for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from signoff.desktop.backups.backup_words import HOW, SECOND_HINT, backup_sentence, second_sentence
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.withheld import refuses, withhold

if TYPE_CHECKING:
    from signoff.desktop.backups.automatic_backups import AutomaticBackups
    from signoff.desktop.core.services import Services


class BackupsPanel(QWidget):
    """Shows where the backups are and when the last was made; every button takes effect at once."""

    def __init__(self, services: Services, backups: AutomaticBackups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._notifier, self._clock, self._backups = services.notifier, services.clock, backups
        self.setObjectName("backupsPanel")
        self._state = StatusLine(theme, "backupState")
        self._problem = StatusLine(theme, "backupProblem", is_problem=True)
        self._folder = self._path_label(theme, "backupFolder")
        self._second_state = StatusLine(theme, "secondState")
        self._second_folder = self._path_label(theme, "secondFolder")
        self._second_problem = StatusLine(theme, "secondProblem", is_problem=True)
        self._now = self._button(theme, "Back up now", "save", "backupNow")
        self._open = self._button(theme, "Open the folder", "folder-open", "backupOpen")
        self._choose = self._button(theme, "Choose a folder…", "folder-open", "secondChoose")
        self._remove = self._button(theme, "Stop using a second place", "undo-2", "secondRemove")
        self._now.clicked.connect(self._back_up)
        self._open.clicked.connect(self._open_folder)
        self._choose.clicked.connect(self._ask_second)
        self._remove.clicked.connect(backups.remove_second)
        self._build(theme)
        backups.changed.connect(self.refresh)
        self.refresh()
        backups.refresh()

    def _back_up(self) -> None:
        if not refuses(self._now):
            self._backups.back_up_now()

    def refresh(self) -> None:
        """Show the status as it is now."""
        status, now = self._backups.status, self._clock()
        self._state.show_words(backup_sentence(status, now))
        self._folder.setText(f"Folder: {status.folder}")
        self._second_folder.setText(f"Folder: {status.second}")
        self._second_folder.setVisible(status.second is not None)
        self._remove.setVisible(status.second is not None)
        self._choose.setText("Choose a folder…" if status.second is None else "Choose another folder…")
        self._problem.show_words(status.problem)
        self._second_state.show_words(second_sentence(status, now))
        self._second_problem.show_words(status.second_problem)
        withhold(self._now, "A backup is being made." if status.is_busy else "")  # which keeps the focus
        for button in (self._choose, self._remove):
            button.setEnabled(not status.is_busy)

    def _ask_second(self) -> None:
        second = self._backups.status.second
        chosen = self._notifier.choose_folder("A second place for backups", second.parent if second else Path.home())
        if chosen is not None:
            self._backups.choose_second(chosen)

    def _open_folder(self) -> None:
        """Show the folder of the backups, or that of the register as long as there is none."""
        folder = self._backups.status.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parent)))

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, "Automatic backups", "subhead"))
        column.addWidget(Label(theme, HOW, "guidance"))
        column.addWidget(self._folder)
        column.addWidget(self._state)
        column.addWidget(self._problem)
        column.addWidget(_row(self._now, self._open))
        column.addSpacing(8)
        column.addWidget(Label(theme, "A second place", "subhead"))
        column.addWidget(Label(theme, SECOND_HINT, "guidance"))
        column.addWidget(self._second_folder)
        column.addWidget(self._second_state)
        column.addWidget(self._second_problem)
        column.addWidget(_row(self._choose, self._remove))
        column.addStretch(1)

    def _path_label(self, theme: Theme, name: str) -> Label:
        label = Label(theme, "", "guidance")
        label.setObjectName(name)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _button(self, theme: Theme, text: str, icon: str, name: str) -> Button:
        button = Button(theme, text, kind="compact", icon=icon)
        button.setObjectName(name)
        return button


def _row(*buttons: Button) -> QWidget:
    row = QWidget()
    flow = FlowLayout(gap=8, line_gap=8, parent=row)
    for button in buttons:
        flow.addWidget(button)
    return row
