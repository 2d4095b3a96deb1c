"""The settings' page about the council: which profile new notices use, what it says, and where own profiles go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.announcing import announce
from signoff.desktop.look.theme import Theme
from signoff.desktop.settings.council_profiles import NOT_CONFIRMED, FoundProfile, ProfileLine, lines_of
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.text import Label
from signoff.files import make_folder

if TYPE_CHECKING:
    from signoff.desktop.profiles.profile_files import ProfileFiles

LABEL_WIDTH = 176

COPY, CHANGE = "Copy and change…", "Change…"
"""What the button is called for a bundled profile, and for one of the council's own."""

Find = Callable[[], Sequence[FoundProfile]]
"""Reads the profiles from their files."""


class CouncilPage(ScrollColumn):
    """Chooses one of the profiles that `find` finds, and shows it; `folder` is where a council's own ones go.

    With `files`, the chosen one can be copied, changed and shared, and another opened.
    """

    def __init__(
        self,
        theme: Theme,
        find: Find,
        chosen: str,
        folder: Path,
        files: ProfileFiles | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 2000, centred=False, before_bar=0, parent=parent)
        self._files = files
        self._theme = theme
        self._find = find
        self._folder = folder
        self._found: tuple[FoundProfile, ...] = ()
        self._choices = ChoiceGroup(theme, [], name="Council of new notices")
        self._choices.setObjectName("settingsCouncil")
        self._choices.chosen.connect(self._show)
        self._broken = Cards()
        self._broken.setObjectName("brokenProfiles")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._path = LineField(theme, verbatim=True)
        self._message = Label(theme, "", "note")
        self._lay_out()
        self.read_again(chosen)

    def choice(self) -> str | None:
        """Return the key of the chosen profile."""
        return self._choices.choice()

    def read_again(self, chosen: str = "") -> None:
        """Read the profiles again, and choose one, or keep the current choice."""
        self._found = tuple(self._find())
        chosen = chosen or self.choice() or ""
        usable = [found for found in self._found if found.profile is not None]
        names = Counter(map(_name, usable))
        self._choices.set_options(
            [Option(found.key, _name(found), _origin(found, is_twin=names[_name(found)] > 1)) for found in usable]
        )
        self._choices.choose(chosen)
        self._broken.replace([self._card(found) for found in self._found if found.profile is None])
        self._show()

    def _lay_out(self) -> None:
        self.be_read("What the council’s profile says")
        guidance = "New notices use the profile chosen here. Existing notices keep the words they were made with."
        self.body.setSpacing(12)
        for part in (Label(self._theme, guidance, "guidance"), self._choices, self._broken):
            self.body.addWidget(part)
        if self._files is not None:
            self.body.addWidget(self._file_buttons(self._files))
        hint = "Files in this folder, such as barchester.toml, replace the built-in ones of the same name."
        self.body.addWidget(Labelled(self._theme, "A council’s own profile goes here", self._own_folder(), hint=hint))
        self.body.addWidget(self._message)
        self._message.setObjectName("folderTold")
        self._message.hide()
        self.body.addSpacing(8)
        self.body.addWidget(Label(self._theme, "What the profile says", "subhead"))
        nest(self.body, self._lines)
        self.body.addStretch(1)

    def _file_buttons(self, files: ProfileFiles) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(8)
        self._change = Button(self._theme, COPY, kind="compact", icon="file-pen-line")
        self._change.setObjectName("changeProfile")
        self._change.clicked.connect(lambda: self._do(lambda path: files.copy_and_change(path, self.window())))
        share = Button(self._theme, "Share as a file…", kind="compact", icon="file-output")
        share.setObjectName("shareProfile")
        share.clicked.connect(lambda: self._do(lambda path: files.share_file(path, self.window())))
        opened = Button(self._theme, "Open a profile…", kind="compact", icon="file-input")
        opened.setObjectName("openProfile")
        opened.clicked.connect(lambda: self._do(lambda _: files.open_file(self.window())))
        for button in (self._change, share, opened):
            line.addWidget(button)
        line.addStretch(1)
        return row

    def _do(self, act: Callable[[Path], str | None]) -> None:
        """Do something with the file of the chosen profile; what was kept by it is chosen."""
        chosen = self._chosen()
        if chosen is not None and (key := act(chosen.path)):
            self.read_again(key)

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
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("Open folder", "openFolder", self._open_folder),
            ("Copy path", "copyPath", self._copy_path),
            ("Read again", "readAgain", self._on_read_again),
        )
        for words, name, slot in buttons:
            button = Button(self._theme, words, kind="compact")
            button.setObjectName(name)
            button.clicked.connect(slot)
            line.addWidget(button)
        return row

    def _card(self, found: FoundProfile) -> FindingCard:
        """Return a card with what is wrong with a profile, and a link to its file."""
        title = f"{found.path.name} cannot be used"
        link = Action("Open the file", lambda: self._open_file(found.path))
        return FindingCard(self._theme, "error", title, found.problem, actions=[link])

    def _show(self) -> None:
        """Show what the chosen profile says, and the file that it was read from."""
        while item := self._lines.takeAt(0):
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        chosen = self._chosen()
        if self._files is not None:
            self._change.setText(CHANGE if chosen is not None and chosen.own else COPY)
        if chosen is None or chosen.profile is None:
            self._lines.addWidget(Label(self._theme, "Choose a council: its profile is shown here.", "guidance"))
            return
        for heading, words in (ProfileLine("Read from", str(chosen.path)), *lines_of(chosen.profile)):
            self._lines.addWidget(_line(self._theme, heading, words))
            self._lines.addWidget(Hairline(self._theme))

    def _chosen(self) -> FoundProfile | None:
        return next((found for found in self._found if found.key == self.choice()), None)

    def _open_folder(self) -> None:
        try:
            make_folder(self._folder)
        except OSError as problem:
            self._show_message(f"The folder cannot be made: {problem.strerror or problem}.")
            return
        self._open_file(self._folder)

    def _open_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._show_message(f"No program on this computer opens {path}.")

    def _on_read_again(self) -> None:
        self.read_again()

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self._show_message("The path is copied.")

    def _show_message(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.show()
        announce(self, sentence)


def _line(theme: Theme, heading: str, words: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(12)
    label = Label(theme, heading, "guidance")
    theme.fix(label, width=LABEL_WIDTH)
    text = Label(theme, words, "text")
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _name(found: FoundProfile) -> str:
    return found.profile.name if found.profile is not None else found.key


def _origin(found: FoundProfile, *, is_twin: bool) -> str:
    """Return where a profile is from, with its file where another has the same name."""
    version = f"Version {found.profile.version}" if found.profile is not None else ""
    origin = f"{version}, the council’s own file." if found.own else f"{version}, bundled with signoff."
    origin = f"{origin} File: {found.path.name}." if is_twin else origin
    is_confirmed = found.profile is None or found.profile.confirmed
    return origin if is_confirmed else f"{origin} {NOT_CONFIRMED}."
