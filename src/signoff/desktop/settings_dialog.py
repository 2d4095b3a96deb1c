"""Settings: who one is, whose council, and the appearance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.widgets.choices import ChoiceGroup, Option
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import Labelled
from signoff.desktop.widgets.line_field import LineField
from signoff.desktop.widgets.segmented import Segmented
from signoff.desktop.widgets.text import Label
from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.settings import Settings
    from signoff.notice.council import Profile

APPEARANCES = (Option("light", "Light"), Option("dark", "Dark"), Option("system", "As the system"))


class SettingsDialog(Dialog):
    """Changes the settings when it is accepted; the appearance is shown at once by `scheme_chosen`."""

    scheme_chosen = Signal(str)

    def __init__(
        self, theme: Theme, settings: Settings, profiles: Sequence[Profile], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Settings", "", "Keep", "Cancel", parent)
        self._settings = settings
        self.setObjectName("settingsDialog")
        self._name = self._line("settingsName", settings.name)
        self._post = self._line("settingsPost", settings.post)
        self._council = ChoiceGroup(theme, [Option(one.key, one.name) for one in profiles], name="settingsCouncil")
        self._council.choose(settings.council)
        self._scheme = Segmented(theme, APPEARANCES, name="settingsScheme")
        self._scheme.choose(settings.scheme)
        self._scheme.chosen.connect(self.scheme_chosen)
        self._told = Label(theme, "", "guidance", colour="red")
        self._told.setObjectName("settingsProblem")
        self._told.hide()
        self._fill()
        self._name.setFocus()

    def accept(self) -> None:
        """Keep what was chosen, then close; stay and say why when it cannot be written."""
        try:
            self._settings.update(
                name=self._name.text().strip(),
                post=self._post.text().strip(),
                council=self._council.choice() or self._settings.council,
                scheme=self._scheme.choice() or self._settings.scheme,
            )
        except SignoffError as problem:
            self._told.setText(str(problem))
            self._told.show()
            return
        super().accept()

    def _line(self, name: str, text: str) -> LineField:
        field = LineField(self._theme)
        field.setObjectName(name)
        field.setText(text)
        return field

    def _fill(self) -> None:
        self.body.setSpacing(16)
        hint = "Stands in the history of what you do, and begins your signature."
        self.body.addWidget(Labelled(self._theme, "Your name", self._name, hint=hint))
        self.body.addWidget(Labelled(self._theme, "Your post", self._post))
        self.body.addWidget(Label(self._theme, "Council", "subhead"))
        self.body.addWidget(self._council)
        self.body.addWidget(Label(self._theme, "Appearance", "subhead"))
        self.body.addWidget(self._scheme)
        self.body.addWidget(self._told)
