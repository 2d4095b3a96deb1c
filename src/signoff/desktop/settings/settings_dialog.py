"""The settings dialog: the person, the appearance, what is printed, and the council."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.look.text_size import AS_SYSTEM, SIZES
from signoff.desktop.profiles.drop_down import DropDown
from signoff.desktop.settings.council_settings import CouncilPage, Find
from signoff.desktop.widgets.check import Check
from signoff.desktop.widgets.choices import Option
from signoff.desktop.widgets.column import GUTTER, ScrollColumn
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.status_line import StatusLine
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.window_size import fitting
from signoff.errors import SignoffError
from signoff.profiles.fields import Choice

if TYPE_CHECKING:
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.profiles.profile_files import ProfileFiles

APPEARANCES = (Option("light", "Light"), Option("dark", "Dark"), Option("system", "Same as the system"))
TEXT_SIZES = (Choice(AS_SYSTEM, "Same as the system"), *(Choice(size, f"{size} %") for size in SIZES))
PAGES = (Option("you", "You"), Option("council", "Council"))
WIDTH = 680
HEIGHT = 504
LEAST_HEIGHT = 160
RING = 5
"""Pixels around a field for the focus ring, which a page that scrolls would cut off."""

AROUND = 190
"""Pixels of the dialog above and below its pages."""


class SettingsDialog(Dialog):
    """Changes the settings when it is accepted; `scheme_chosen` and `text_size_chosen` are emitted at once.

    `find` reads the councils' profiles, `folder` is where a council's own ones go, and `files` changes and shares them.
    """

    scheme_chosen = Signal(str, bool)
    text_size_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        find: Find,
        folder: Path,
        parent: QWidget | None = None,
        *,
        files: ProfileFiles | None = None,
    ) -> None:
        super().__init__(theme, "Settings", "", "Save", "Cancel", parent)
        self._settings = settings
        self._titles: tuple[Option, ...] = PAGES
        self._commits: list[tuple[str, Callable[[], bool]]] = []
        self.setObjectName("settingsDialog")
        theme.fix(self, width=WIDTH)
        self._name = self._line("settingsName", settings.name)
        self._post = self._line("settingsPost", settings.post)
        self._scheme = Segmented(theme, APPEARANCES, name="Appearance")
        self._scheme.setObjectName("settingsScheme")
        self._scheme.choose(settings.scheme)
        self._contrast = Check(
            theme,
            "High contrast",
            "Black and white, with edges in place of tints. Always on where the system asks for it.",
        )
        self._contrast.setObjectName("settingsContrast")
        self._contrast.setChecked(settings.high_contrast)
        self._scheme.chosen.connect(self._tell_scheme)
        self._contrast.toggled.connect(self._tell_scheme)
        self._text_size = DropDown(theme, TEXT_SIZES)
        self._text_size.setObjectName("settingsTextSize")
        self._text_size.choose(settings.text_size)
        self._text_size.picked.connect(self.text_size_chosen)
        self._dates = Check(theme, "Print the dates that follow below the form", "In record copies only.")
        self._dates.setObjectName("settingsDates")
        self._dates.setChecked(settings.print_dates)
        self._council = CouncilPage(theme, find, settings.council, folder, files)
        self._problem = StatusLine(theme, "settingsProblem", is_problem=True)
        self._problem.setContentsMargins(RING, 0, RING, 0)
        self._at_once = Label(theme, "Changes on this page take effect at once.", "guidance")
        self._at_once.setObjectName("settingsAtOnce")
        self._at_once.setContentsMargins(RING, 0, RING, 0)
        policy = self._at_once.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the buttons below stay where they are
        self._at_once.setSizePolicy(policy)
        self._at_once.hide()
        self._build_pages()
        self._name.setFocus()

    def _tell_scheme(self) -> None:
        self.scheme_chosen.emit(self._scheme.choice() or self._settings.scheme, self._contrast.isChecked())

    def who(self) -> Person:
        """Return the name and post as the fields hold them."""
        return Person(" ".join(self._name.text().split()), " ".join(self._post.text().split()))

    def accept(self) -> None:
        """Save what was chosen, then close; stay open and show the reason where it cannot be saved."""
        for option, commit in self._commits:
            if not commit():
                self.show_page(option)
                return
        try:
            person = self.who()
            self._settings.update(
                name=person.name,
                post=person.post,
                council=self._council.choice() or self._settings.council,
                scheme=self._scheme.choice() or self._settings.scheme,
                high_contrast=self._contrast.isChecked(),
                text_size=self._text_size.value() if self._text_size.value() is not None else self._settings.text_size,
                print_dates=self._dates.isChecked(),
            )
        except SignoffError as problem:
            self._problem.show_words(str(problem))
            return
        super().accept()

    def show_page(self, key: str) -> None:
        """Show the page "you", "council", or one that was added."""
        self._switch.choose(key)
        self._pages.setCurrentIndex([page.key for page in self._titles].index(key))
        self._at_once.setVisible(key not in [page.key for page in PAGES])

    def add_page(self, key: str, title: str, page: QWidget, commit: Callable[[], bool] | None = None) -> None:
        """Add a page, which itself saves what is changed on it.

        `commit` saves what is still being typed there, and returns whether it could.
        """
        if commit is not None:
            self._commits.append((key, commit))
        self._titles = (*self._titles, Option(key, title))
        self._switch.set_options(self._titles)
        column = self._scrolling(page)
        column.be_read(f"{title}: what this page says")
        self._pages.addWidget(column)

    def _scrolling(self, page: QWidget) -> ScrollColumn:
        """Return a page in a column that scrolls where the screen is lower than the page."""
        column = ScrollColumn(self._theme, 2000, centred=False, before_bar=0)
        column.body.setContentsMargins(RING, RING, RING, RING)
        column.body.addWidget(page)
        return column

    def _line(self, name: str, text: str) -> LineField:
        field = LineField(self._theme)
        field.setObjectName(name)
        field.setText(text)
        return field

    def _build_pages(self) -> None:
        self.body.setSpacing(16)
        self._switch = Segmented(self._theme, PAGES, name="Page of the settings")
        self._switch.setObjectName("settingsPage")
        self._switch.choose("you")
        self._switch.chosen.connect(self.show_page)
        self._pages = QStackedWidget()
        self._theme.changed.connect(self._fit_pages)
        self._fit_pages()
        self._pages.addWidget(self._scrolling(self._person_page()))
        self._council.body.setContentsMargins(RING, RING, RING, RING)
        self._pages.addWidget(self._council)
        self.let_out(RING, GUTTER)  # what is on the pages ends where the buttons below do
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, RING, 0)
        row.addWidget(self._switch)
        row.addStretch(1)
        nest(self.body, row)
        self.body.addWidget(self._pages)
        self.body.addWidget(self._at_once)
        self.body.addWidget(self._problem)

    def _fit_pages(self) -> None:
        around = self._theme.px(AROUND)
        height = fitting(self, QSize(WIDTH, self._theme.px(HEIGHT) + around)).height() - around
        self._pages.setFixedHeight(max(height, LEAST_HEIGHT))
        self.fit()

    def _person_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        hint = "Shown in the history and when you sign."
        column.addWidget(Labelled(self._theme, "Your name", self._name, hint=hint))
        column.addWidget(Labelled(self._theme, "Your post", self._post))
        column.addWidget(Label(self._theme, "Appearance", "subhead"))
        column.addWidget(self._scheme)
        column.addWidget(self._contrast)
        size = QHBoxLayout()
        size.addWidget(Labelled(self._theme, "Text size", self._text_size), 1)
        size.addStretch(1)
        nest(column, size)
        column.addWidget(Label(self._theme, "Exported PDFs", "subhead"))
        column.addWidget(self._dates)
        column.addStretch(1)
        return page
