"""What a change of text size or colours costs, with one section of a notice open, and with all of them.

    python benchmarks/text_size.py [--times N]

is run by hand, without a screen, on a machine that does nothing else. It opens the real window on an example notice,
changes the size of text and the colours, and prints what each took of the interface's thread until the window was
painted anew; and beside it, what Qt takes to put the style sheet over another one, as the program did before.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from signoff.desktop.look.theme import Theme
    from signoff.desktop.shell.main_window import MainWindow

MOST = 700
"""Milliseconds that a change may take with all sections open."""


def main() -> int:
    """Open the window, measure, print, and return 0."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--times", type=int, default=5, help="how often each change is made (5)")
    options = reader.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as data:
        os.environ["SIGNOFF_DATA"] = data
        _measure(Path(data), options.times)
    return 0


def _measure(data: Path, times: int) -> None:
    from signoff.desktop.core import python_import  # noqa: F401, I001 - first, as the program itself does
    from signoff import actions
    from signoff.desktop.app import application
    from signoff.desktop.core.commands import Command
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.settings import Settings
    from signoff.desktop.core.tasks import Tasks
    from signoff.desktop.look.theme import Theme
    from signoff.desktop.shell.main_window import MainWindow
    from signoff.desktop.shell.notifier import WindowNotifier
    from signoff.register.store import Register

    app, theme, tasks = application(), Theme(), Tasks()
    theme.apply(app)
    with Register.open(data / "register.sqlite") as register:
        services = Services(theme, register, Settings(data / "settings.json"), tasks, WindowNotifier(theme))
        window = MainWindow.on(services)
        window.resize(1366, 832)
        window.show()
        window.commands.do(Command.NEW)
        frame, example = window.frame, actions.example("key").notice
        if frame is None:
            raise RuntimeError("no notice is open")
        frame.session.change(lambda _: example)
        changes = _Changes(app, theme, window, times)
        changes.print_all("one section")
        for page in frame.session.form.pages:
            frame.show_wizard(page.key)
            app.processEvents()
        frame.show_review()
        frame.show_wizard("reasons")
        changes.print_all("all sections")
        window.screens.drop_notice()
        tasks.close()
        window.deleteLater()


class _Changes:
    """Changes the look of a window, and waits each time until it is painted."""

    def __init__(self, app: QApplication, theme: Theme, window: MainWindow, times: int) -> None:
        self._app, self._theme, self._window, self._times = app, theme, window, times

    def print_all(self, opened: str) -> None:
        """Print the time of every change."""
        self._settle()
        print(f"{opened}: {len(self._app.allWidgets())} widgets; load {os.getloadavg()[0]:.1f}")
        sizes = self._print("a change of text size", lambda at: self._theme.set_text_percent(150 if at % 2 else 100))
        self._theme.set_text_percent(100)
        self._print("a change of colours", lambda at: self._theme.set_scheme("dark" if at % 2 else "light"))
        self._theme.set_scheme("light")
        over = self._print("a style sheet over another", lambda at: self._app.setStyleSheet(self._app.styleSheet()))
        print(f"{'':30}at most {MOST} ms: {'met' if sizes <= MOST else 'MISSED'}; {over / sizes:.1f} times faster")

    def _print(self, words: str, change: Callable[[int], object]) -> float:
        taken = [self._taken(lambda at=at: change(at)) for at in range(1, self._times + 1)]  # type: ignore[misc]
        print(f"  {words:28}{median(taken):8.0f} ms (fastest {min(taken):.0f}, slowest {max(taken):.0f})")
        return median(taken)

    def _taken(self, change: Callable[[], object]) -> float:
        begin = time.thread_time()
        change()
        self._settle()
        return 1000 * (time.thread_time() - begin)

    def _settle(self) -> None:
        for _ in range(3):  # a layout in a layout that scrolls comes to rest in some steps
            self._app.processEvents()
        self._window.grab()


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the package is run from a checkout, never installed
    sys.exit(main())
