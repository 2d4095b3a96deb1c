"""What a person has chosen once for this laptop: who they are, their council, the appearance, the last folder."""

from __future__ import annotations

import contextlib
import getpass
from pathlib import Path
from typing import Any, Literal

import msgspec

from signoff.desktop.core.person import Person
from signoff.errors import FileProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, read_limited, write_whole
from signoff.notice.form.default_council import DEFAULT_COUNCIL

SETTINGS_LIMIT = 64 * 1024
"""The largest settings file that is read, in bytes."""

Appearance = Literal["system", "light", "dark"]


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """The choices as the settings file holds them; what is missing there has the default here."""

    name: str = ""
    post: str = ""
    council: str = DEFAULT_COUNCIL
    scheme: Appearance = "system"
    high_contrast: bool = False
    text_size: int = 0
    last_folder: str = ""
    page_beside: bool = True
    pages_as_text: bool | None = None
    print_dates: bool = False
    advised: tuple[str, ...] = ()
    second_backups: str = ""


class Settings:
    """The choices, read from `path` at once and written back at every change.

    A settings file that cannot be understood is moved aside, never overwritten; `problem` then says so.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._choices = Choices()
        self.problem = ""
        try:
            exists = is_there(path)
        except FileProblem as problem:
            self.problem = f"The settings could not be read: {problem}"
        else:
            if exists:
                self._load()

    @property
    def choices(self) -> Choices:
        """All choices as one immutable value."""
        return self._choices

    @property
    def name(self) -> str:
        """The person's name as histories and signatures show it, empty while unknown."""
        return self._choices.name

    @property
    def post(self) -> str:
        """The person's post title, empty while unknown."""
        return self._choices.post

    @property
    def person(self) -> Person:
        """Whose laptop this is, as far as that is known."""
        return Person(self._choices.name, self._choices.post)

    @property
    def council(self) -> str:
        """The key of the council's profile."""
        return self._choices.council

    @property
    def scheme(self) -> Appearance:
        """The appearance: light, dark, or as the system has it."""
        return self._choices.scheme

    @property
    def high_contrast(self) -> bool:
        """Whether colours have high contrast even where the system does not ask for it."""
        return self._choices.high_contrast

    @property
    def text_size(self) -> int:
        """The size of text, in hundredths of the ordinary one; 0 where it is as the system has it."""
        return self._choices.text_size

    @property
    def last_folder(self) -> Path:
        """The folder of the last file chosen, or the home folder while there is none."""
        folder = Path(self._choices.last_folder) if self._choices.last_folder else Path.home()
        with contextlib.suppress(OSError, ValueError):  # a name that no folder can have
            if folder.is_dir():
                return folder
        return Path.home()

    @property
    def page_beside(self) -> bool:
        """Whether the notice's page is shown beside the section in a window that is wide enough."""
        return self._choices.page_beside

    @property
    def pages_as_text(self) -> bool | None:
        """Whether notices are read as text rather than as pages; None where nobody chose."""
        return self._choices.pages_as_text

    @property
    def print_dates(self) -> bool:
        """Whether exported record copies print the dates that follow."""
        return self._choices.print_dates

    @property
    def advised(self) -> tuple[str, ...]:
        """The registers whose folder was advised against, by their paths."""
        return self._choices.advised

    @property
    def second_backups(self) -> Path | None:
        """The folder of the second place for the register's backups, None where there is none."""
        return Path(self._choices.second_backups) if self._choices.second_backups else None

    def actor(self) -> str:
        """Return who is acting, for the history: the person's name, else the name of the login."""
        return self._choices.name.strip() or login_name()

    def update(self, **changes: Any) -> None:
        """Change some choices and write them all; raises FileProblem when they cannot be written.

        The change holds for this run even then.
        """
        changed = msgspec.structs.replace(self._choices, **changes)
        if changed == self._choices:
            return
        self._choices = changed
        try:
            make_folder(self._path.parent)
        except OSError as problem:
            raise FileProblem(f"The settings could not be saved: {problem.strerror or problem}.") from problem
        write_whole(self._path, msgspec.json.format(msgspec.json.encode(changed), indent=2) + b"\n", private=True)

    def _load(self) -> None:
        try:
            self._choices = parse_json(read_limited(self._path, SETTINGS_LIMIT, "settings file"), Choices)
        except FileProblem as problem:
            self.problem = str(problem)
        except ParseProblem:
            aside = self._path.with_suffix(".damaged.json")
            self.problem = f"The settings could not be read and have been reset. The old ones are in {aside}."
            try:
                self._path.replace(aside)
            except OSError:
                self.problem = f"The settings in {self._path} could not be read and have been reset."


def login_name() -> str:
    """Return the name of the login, or "someone" where the system does not know it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"
