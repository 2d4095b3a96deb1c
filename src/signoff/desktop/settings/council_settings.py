"""The council in the settings: which profile new notices are made with, what it says, and where own ones go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.look.theme import Theme
from signoff.desktop.settings.council_profiles import FoundProfile, ProfileLine, lines_of
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.files import make_folder

LABEL_WIDTH = 176

Find = Callable[[], Sequence[FoundProfile]]
"""Reads the profiles that there are, as they are now."""


class CouncilPage(ScrollColumn):
    """Chooses one of the profiles that `find` finds, and shows it; `folder` is where a council's own ones go."""

    def __init__(self, theme: Theme, find: Find, chosen: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, 2000, centred=False, parent=parent)
        self._theme = theme
        self._find = find
        self._folder = folder
        self._found: tuple[FoundProfile, ...] = ()
        self._choices = ChoiceGroup(theme, [], name="settingsCouncil")
        self._choices.chosen.connect(self._show)
        self._broken = Cards()
        self._broken.setObjectName("brokenProfiles")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._path = LineField(theme)
        self._told = Label(theme, "", "note")
        self._lay_out()
        self.read_again(chosen)

    def choice(self) -> str | None:
        """Return the key of the profile chosen."""
        return self._choices.choice()

    def read_again(self, chosen: str = "") -> None:
        """Read the profiles anew, and choose one, or that which is chosen already."""
        self._found = tuple(self._find())
        chosen = chosen or self.choice() or ""
        usable = [one for one in self._found if one.profile is not None]
        self._choices.set_options([Option(one.key, _name(one), _origin(one)) for one in usable])
        self._choices.choose(chosen)
        self._broken.replace([self._card(one) for one in self._found if one.profile is None])
        self._show()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("What the council’s profile says")
        told = "New notices are made with the profile chosen here; a notice keeps the words that it was made with."
        self.body.setSpacing(12)
        for part in (Label(self._theme, told, "guidance"), self._choices, self._broken):
            self.body.addWidget(part)
        hint = "Files in this folder, such as barchester.toml, replace the built-in ones of the same name."
        self.body.addWidget(Labelled(self._theme, "A council’s own profile goes here", self._own_folder(), hint=hint))
        self.body.addWidget(self._told)
        self._told.setObjectName("folderTold")
        self._told.hide()
        self.body.addSpacing(8)
        self.body.addWidget(Label(self._theme, "What the profile says", "subhead"))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def _own_folder(self) -> QWidget:
        self._path.setObjectName("profilesFolder")
        self._path.setAccessibleName("Folder of the council’s own profiles")
        self._path.setReadOnly(True)
        self._path.setText(str(self._folder))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._path, 1)
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("Open folder", "openFolder", self._open),
            ("Copy path", "copyPath", self._copy),
            ("Read again", "readAgain", self._read_again),
        )
        for words, name, act in acts:
            button = Button(self._theme, words, kind="compact")
            button.setObjectName(name)
            button.clicked.connect(act)
            line.addWidget(button)
        return row

    def _card(self, one: FoundProfile) -> FindingCard:
        """Return what is wrong with a profile, and the way to its file."""
        title = f"{one.path.name} cannot be used"
        way = Action("Open the file", lambda: self._open_file(one.path))
        return FindingCard(self._theme, "error", title, one.problem, actions=[way])

    def _show(self) -> None:
        """Show what the profile that is chosen says, and where it was read from."""
        while item := self._lines.takeAt(0):
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        chosen = next((one for one in self._found if one.key == self.choice()), None)
        if chosen is None or chosen.profile is None:
            self._lines.addWidget(Label(self._theme, "Choose a council: its profile is shown here.", "guidance"))
            return
        for heading, words in (ProfileLine("Read from", str(chosen.path)), *lines_of(chosen.profile)):
            self._lines.addWidget(_line(self._theme, heading, words))
            self._lines.addWidget(Hairline(self._theme))

    def _open(self) -> None:
        try:
            make_folder(self._folder)
        except OSError as problem:
            self._tell(f"The folder cannot be made: {problem.strerror or problem}.")
            return
        self._open_file(self._folder)

    def _open_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._tell(f"Nothing on this laptop opens {path}.")

    def _read_again(self) -> None:
        self.read_again()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self._tell("The path is copied.")

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()


def _line(theme: Theme, heading: str, words: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(12)
    label = Label(theme, heading, "guidance")
    label.setFixedWidth(LABEL_WIDTH)
    said = Label(theme, words, "text")
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _name(one: FoundProfile) -> str:
    return one.profile.name if one.profile is not None else one.key


def _origin(one: FoundProfile) -> str:
    version = f"Version {one.profile.version}" if one.profile is not None else ""
    return f"{version}, the council’s own file." if one.own else f"{version}, bundled with signoff."
