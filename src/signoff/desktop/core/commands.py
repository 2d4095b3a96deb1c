"""The commands of the desktop, each declared once: its name, words, keys and icon, and when it is permitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

from signoff.desktop.core import permission
from signoff.desktop.core.permission import Moment, WhyNot
from signoff.notice.record.record import Record


class Command(StrEnum):
    """What can be asked of the application: from the menu bar, by keys, or by a button on a screen."""

    NEW = "new"
    NEW_FROM_WORD = "new_from_word"
    OPEN_FILE = "open_file"
    VERIFY_FILE = "verify_file"
    EXPORT = "export"
    EXPORT_ALL = "export_all"
    SAVE_RECORD = "save_record"
    SAVE_WITHOUT_COMMENTS = "save_without_comments"
    CLOSE = "close"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SALVAGE = "salvage"
    SETTINGS = "settings"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY_TEXT = "copy_text"
    PASTE = "paste"
    FIND = "find"
    HAND_OVER = "hand_over"
    SEND_BACK = "send_back"
    SEND_FILE = "send_file"
    MARK_SENT = "mark_sent"
    MARK_DONE = "mark_done"
    MARK_PUBLISHED = "mark_published"
    ADOPT_NAME = "adopt_name"
    SIGN = "sign"
    REVIEW = "review"
    NEXT = "next"
    PREVIOUS = "previous"
    FINDING = "finding"
    COPY = "copy"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"
    BRING_BACK = "bring_back"
    COMMENT = "comment"
    COMMENTS = "comments"
    HISTORY = "history"
    COMPARE = "compare"
    PAGE = "page"
    READ = "read"
    DARK = "dark"
    LARGER = "larger"
    SMALLER = "smaller"
    ORDINARY = "ordinary"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"
    OPEN = "open"
    RESOLVE = "resolve"
    EXAMPLE = "example"
    VERIFY = "verify"
    EXPORT_PUBLICATION_COPY = "export_publication_copy"
    EXPORT_RECORD_COPY = "export_record_copy"


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is declared of a command.

    `words` are those of a menu, an ampersand before the letter that chooses it there; `button` are those of a button,
    where they differ. `edits` names the method that a command on the focused text calls on its field: its keys stay
    with that field. A `checkable` command is either on or off. `also` are keys that do the same, and are told nowhere.
    """

    command: Command
    words: str
    keys: str = ""
    why_not: WhyNot = permission.always
    icon: str = ""
    button: str = ""
    edits: str = ""
    also: str = ""
    checkable: bool = False

    @property
    def plain(self) -> str:
        """The words as they are read."""
        return self.words.replace("&", "")

    @property
    def title(self) -> str:
        """The words without the dots that announce a dialog, such as for a list."""
        return self.plain.rstrip("…")

    @property
    def on_button(self) -> str:
        """The words of a button."""
        return self.button or self.plain

    @property
    def native_keys(self) -> str:
        """The keys as this platform writes them; empty where there are none."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def tip(self) -> str:
        """The words of a tool tip, with the keys after them."""
        words = self.button or self.title
        return f"{words} ({self.native_keys})" if self.keys else words


def _edit(command: Command, words: str, keys: str, method: str) -> Entry:
    return Entry(command, words, keys, permission.to_edit(method), edits=method)


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar: its title, and its commands in groups with a line between them."""

    title: str
    groups: tuple[tuple[Entry, ...], ...]


MENUS = (
    Menu(
        "&File",
        (
            (
                Entry(Command.NEW, "&New notice", "Ctrl+N", icon="plus"),
                Entry(Command.NEW_FROM_WORD, "New from a &Word file…", "Ctrl+Shift+N", icon="file-input"),
                Entry(Command.OPEN_FILE, "&Open files…", "Ctrl+O", icon="folder-open"),
                Entry(Command.VERIFY_FILE, "&Verify a file…", "Ctrl+Shift+Y", icon="shield-check"),
            ),
            (
                Entry(Command.EXPORT, "&Export PDF…", "Ctrl+E", permission.to_read, icon="download", button="Export"),
                Entry(Command.EXPORT_ALL, "Export &all shown…", why_not=permission.to_export_all, icon="download"),
                Entry(
                    Command.SAVE_RECORD,
                    "&Save as a signoff file…",
                    "Ctrl+Shift+S",
                    permission.to_read,
                    icon="mail",
                    button="Save a file to e-mail…",
                ),
                Entry(
                    Command.SAVE_WITHOUT_COMMENTS,
                    "Save without co&mments…",
                    why_not=permission.to_save_without_comments,
                    icon="mail",
                ),
                Entry(Command.CLOSE, "&Close notice", "Ctrl+W", permission.to_leave, icon="x"),
            ),
            (
                Entry(Command.BACK_UP, "&Back up register…", icon="save"),
                Entry(Command.RESTORE, "&Restore a backup…", icon="archive-restore"),
                Entry(Command.SALVAGE, "Recover a &damaged register…", icon="file-input"),
            ),
            (
                Entry(Command.SETTINGS, "Se&ttings…", "Ctrl+,", icon="settings", button="Settings"),
                Entry(Command.QUIT, "&Quit", "Ctrl+Q"),
            ),
        ),
    ),
    Menu(
        "&Edit",
        (
            (_edit(Command.UNDO, "&Undo", "Ctrl+Z", "undo"), _edit(Command.REDO, "&Redo", "Ctrl+Shift+Z", "redo")),
            (
                _edit(Command.CUT, "Cu&t", "Ctrl+X", "cut"),
                _edit(Command.COPY_TEXT, "&Copy", "Ctrl+C", "copy"),
                _edit(Command.PASTE, "&Paste", "Ctrl+V", "paste"),
            ),
            (Entry(Command.FIND, "&Find in register", "Ctrl+F", icon="search"),),
        ),
    ),
    Menu(
        "&Notice",
        (
            (
                Entry(
                    Command.HAND_OVER,
                    "&Hand over…",
                    "Ctrl+Shift+H",
                    permission.to_hand_over,
                    icon="send",
                    button="Hand over",
                ),
                Entry(Command.SEND_BACK, "Send bac&k…", "Ctrl+Shift+B", permission.to_sign, icon="undo-2"),
                Entry(Command.SEND_FILE, "Send its &file…", why_not=permission.to_send, icon="mail"),
                Entry(Command.SIGN, "&Sign…", "Ctrl+Shift+G", permission.to_sign, icon="pen-line", button="Sign"),
                Entry(Command.REVIEW, "&Review", "Ctrl+R", permission.to_review, icon="file-check"),
            ),
            (
                Entry(Command.NEXT, "Ne&xt section", "Ctrl+PgDown", permission.to_next_section, icon="arrow-right"),
                Entry(Command.PREVIOUS, "Pre&vious section", "Ctrl+PgUp", permission.to_review, icon="arrow-left"),
                Entry(Command.FINDING, "Fin&dings of the field, and back", "F9", permission.to_see_findings),
            ),
            (
                Entry(Command.COPY, "&Copy to a new notice", "Ctrl+D", permission.to_copy, icon="copy", button="Copy"),
                Entry(Command.SUPERSEDE, "S&upersede…", why_not=permission.to_supersede, icon="file-plus"),
                Entry(Command.WITHDRAW, "&Withdraw…", why_not=permission.to_withdraw, icon="archive"),
                Entry(Command.BRING_BACK, "&Bring back", why_not=permission.to_bring_back, icon="archive-restore"),
            ),
            (
                Entry(Command.COMMENT, "Co&mment…", "Ctrl+Alt+M", permission.to_comment, icon="message-square-plus"),
                Entry(
                    Command.COMMENTS,
                    "&All comments…",
                    "Ctrl+Shift+M",
                    permission.to_read_comments,
                    icon="message-square",
                    button="Read them",
                ),
            ),
            (
                Entry(
                    Command.HISTORY,
                    "H&istory…",
                    "Ctrl+H",
                    permission.to_show_history,
                    icon="history",
                    button="Print or save history…",
                ),
                Entry(Command.COMPARE, "C&ompare…", "Ctrl+Shift+K", permission.to_compare, icon="file-clock"),
            ),
        ),
    ),
    Menu(
        "&View",
        (
            (
                Entry(
                    Command.PAGE,
                    "Show &page",
                    "F8",
                    icon="panel-right",
                    button="Show the page beside the section",
                ),
                Entry(Command.READ, "&Read the whole notice", "F11", permission.to_read, icon="maximize-2"),
                Entry(Command.DARK, "&Dark mode", "Ctrl+Shift+D", icon="moon", checkable=True),
            ),
            (
                Entry(Command.LARGER, "&Larger text", "Ctrl++", icon="zoom-in", also="Ctrl+="),
                Entry(Command.SMALLER, "S&maller text", "Ctrl+-", icon="zoom-out"),
                Entry(Command.ORDINARY, "Text size as in the &system", "Ctrl+0"),
            ),
        ),
    ),
    Menu(
        "&Help",
        (
            (
                Entry(Command.SHORTCUTS, "&Keyboard shortcuts", "F1", icon="keyboard"),
                Entry(Command.ABOUT, "&About signoff", icon="info"),
            ),
        ),
    ),
)
"""The menu bar, from left to right and from top to bottom."""

ON_SCREENS = (
    Entry(Command.OPEN, "Open", why_not=permission.to_read, icon="arrow-right"),
    Entry(Command.RESOLVE, "Resolve…", icon="triangle-alert"),
    Entry(Command.MARK_SENT, "I have sent it", why_not=permission.to_send),
    Entry(Command.MARK_DONE, "Done", why_not=permission.to_send),
    Entry(Command.MARK_PUBLISHED, "Mark as published…", why_not=permission.to_publish, icon="globe"),
    Entry(Command.ADOPT_NAME, "That is me", why_not=permission.to_send),
    Entry(Command.EXAMPLE, "See an example", icon="file-text"),
    Entry(Command.VERIFY, "Verify", why_not=permission.to_examine, icon="shield-check"),
    Entry(
        Command.EXPORT_PUBLICATION_COPY,
        "Export the publication copy as PDF",
        why_not=permission.to_read,
        icon="download",
        button="PDF…",
    ),
    Entry(
        Command.EXPORT_RECORD_COPY,
        "Export the record copy as PDF",
        why_not=permission.to_export_record_copy,
        icon="download",
        button="PDF…",
    ),
)
"""Commands that are asked for on a screen alone, in no menu of the bar."""

_ALL = (*(entry for menu in MENUS for group in menu.groups for entry in group), *ON_SCREENS)

REGISTRY: Mapping[Command, Entry] = {entry.command: entry for entry in _ALL}
"""The entry of every command, those of the menu bar first, in its order."""


def permitted(record: Record | None) -> frozenset[Command]:
    """Return the commands that a notice permits while it is chosen in the register and not open."""
    now = Moment(record, record.id if record is not None else "")
    return frozenset(entry.command for entry in _ALL if not entry.why_not(now))
