"""What the window's list costs on a large register, beside a window of Qt that is empty.

    python benchmarks/list_window.py [--notices N] [--keep FOLDER]

is run by hand, without a screen, on a machine that does nothing else. It makes a register of made-up notices as
`register.py` does, opens the real window on a copy of it, scrolls, jumps, types a search and sorts, and prints how long
each took until the rows were painted, how long the window was ever held up meanwhile, and how much memory it has taken.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signoff.desktop.register.notice_list import NoticeList
    from signoff.desktop.shell.main_window import MainWindow

MOST_MEMORY = 60
"""MiB that the window with the list may take above an empty one."""

FEW = 30
"""How many notices the register has beside which the memory is measured too."""

SEARCHES = ("g", "gr", "gra", "gran", "grant", "grant f", "grant fu", "grant fund")


def main() -> int:
    """Make the register, measure in processes of their own, print, and return 0."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--notices", type=int, default=100_000, help="how many notices the register has (100000)")
    reader.add_argument("--keep", type=Path, help="the folder in which the register is made, or found as it was made")
    reader.add_argument("--window", type=Path, help=argparse.SUPPRESS)
    reader.add_argument("--empty", action="store_true", help=argparse.SUPPRESS)
    options = reader.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.empty:
        print(_empty_window())
        return 0
    if options.window:
        _measure(options.window)
        return 0
    from benchmarks.register import made_register

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "register.sqlite"
        shutil.copyfile(made_register(options.keep or Path(name), options.notices), path)
        print(f"load at the start {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {options.notices} notices")
        empty, small = float(_run("--empty")), _run("--window", str(made_register(Path(name), FEW))).splitlines()
        lines = _run("--window", str(path)).splitlines()
    print("\n".join(lines[:-1]))
    memory, memory_of_few = float(lines[-1]), float(small[-1])
    print(f"  memory, after all this: {memory:.0f} MiB; on a register of {FEW} notices {memory_of_few:.0f} MiB")
    print(f"  above an empty window of Qt, which takes {empty:.0f} MiB: {memory - empty:.0f} MiB")
    print(f"{'':36}at most {MOST_MEMORY} MiB: {'met' if memory - empty <= MOST_MEMORY else 'MISSED'}")
    print(f"load at the end {os.getloadavg()[0]:.1f}")
    return 0


def _run(*arguments: str) -> str:
    command = [sys.executable, str(Path(__file__).resolve()), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _empty_window() -> float:
    """Return the memory of a process that shows an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application, window = QApplication(sys.argv[:1]), QMainWindow()
    window.resize(1366, 800)
    window.show()
    application.processEvents()
    window.grab()
    return _memory()


def _measure(path: Path) -> None:
    """Open the window on the register, use its list, and print what each took, and last the memory."""
    with tempfile.TemporaryDirectory() as data:
        os.environ["SIGNOFF_DATA"] = data
        from signoff.desktop.core import python_import  # noqa: F401, I001 - first, as the program itself does
        from signoff.desktop.app import application
        from signoff.desktop.core.services import Services
        from signoff.desktop.core.settings import Settings
        from signoff.desktop.core.tasks import Tasks
        from signoff.desktop.look.theme import Theme
        from signoff.desktop.shell.main_window import MainWindow
        from signoff.desktop.shell.notifier import WindowNotifier
        from signoff.register.store import Register

        app, theme, settings = application(), Theme(), Settings(Path(data) / "settings.json")
        theme.apply(app)
        begin = time.perf_counter()
        with Register.open(path) as register:
            tasks = Tasks()
            services = Services(theme, register, settings, tasks, WindowNotifier(theme))
            window = MainWindow.on(services)
            window.resize(1366, 800)
            window.show()
            _Use(window).print_all(begin)
            tasks.close()
            window.deleteLater()
            print(_memory())


class _Use:
    """Uses the list as a person does, and waits each time until what is to be seen is painted."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtWidgets import QApplication, QLineEdit, QListView

        self._process = QApplication.processEvents
        notices, search = window.findChild(QListView, "noticeList"), window.findChild(QLineEdit, "search")
        assert notices is not None
        assert search is not None
        self._list: NoticeList = notices  # type: ignore[assignment]
        self._search = search
        self._held_up = 0.0

    def print_all(self, begin: float) -> None:
        """Print the time of every step."""
        self._wait(lambda: self._list.contents.layout.places > 0)
        self._print("register and window opened, listed", [1000 * (time.perf_counter() - begin)])
        self._settle(1.0)
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        def press(key: Qt.Key) -> Callable[[], object]:
            return lambda: QTest.keyClick(self._list, key)

        keys = Qt.Key
        self._print("a page further", [self._step(press(keys.Key_PageDown)) for _ in range(60)])
        self._print("End", [self._step(press(keys.Key_End)), *self._again(press(keys.Key_Home), press(keys.Key_End))])
        bar = self._list.verticalScrollBar()
        places = [part * 0.37 % 1 for part in range(1, 40)]
        jumps = [self._step(lambda at=place: bar.setValue(int(bar.maximum() * at))) for place in places]  # type: ignore[misc]
        self._print("the scroll bar anywhere", jumps)
        self._step(press(keys.Key_Home))
        self._print("a key of a search, after its pause", [self._type(words) for words in SEARCHES])
        self._settle(0.5)
        self._held_up = 0.0
        self._settle(5.0)
        print(f"  {'longest hold-up in 5 s of background':38}{self._held_up:10.1f}")

    def _again(self, away: Callable[[], object], step: Callable[[], object]) -> list[float]:
        times = []
        for _ in range(10):
            self._step(away)
            times.append(self._step(step))
        return times

    def _type(self, words: str) -> float:
        """Type a search; return the time from the end of its pause until its rows and their passages are painted."""
        from signoff.desktop.register.list_tools import SEARCH_AFTER
        from signoff.desktop.register.notice_model import PASSAGE

        begin = time.perf_counter()
        self._search.setText(words)
        self._wait(lambda: self._list.contents.words == words and self._is_painted())
        taken = 1000 * (time.perf_counter() - begin) - SEARCH_AFTER
        self._wait(lambda: self._list.model().index(1, 0).data(PASSAGE) is not None)
        return taken

    def _step(self, step: Callable[[], object]) -> float:
        """Do something; return the milliseconds until every line that is to be seen has been painted."""
        begin = time.perf_counter()
        step()
        self._wait(self._is_painted)
        return 1000 * (time.perf_counter() - begin)

    def _is_painted(self) -> bool:
        self._list.grab()
        contents, offset = self._list.contents, self._list.verticalOffset()
        layout = contents.layout
        first, last = (layout.line_at(offset + at) for at in (0, self._list.viewport().height() - 1))
        lines = range(first, (last if last >= 0 else layout.lines - 1) + 1)
        return all(layout.place_at(line) is None or contents.row_at(line) is not None for line in lines)

    def _wait(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._process()
            time.sleep(0.0005)

    def _settle(self, seconds: float) -> None:
        """Let the window work for some time, and note the longest that it was held up."""
        end = time.perf_counter() + seconds
        while (begin := time.perf_counter()) < end:
            self._process()
            self._list.grab()
            self._held_up = max(self._held_up, 1000 * (time.perf_counter() - begin))
            time.sleep(0.01)

    def _print(self, what: str, times: list[float]) -> None:
        print(f"  {what:38}{median(times):10.1f} ms, at most {max(times):.1f} ms")


def _memory() -> float:
    """Return the MiB of memory that this process takes now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the package is run from a checkout, never installed
    sys.exit(main())
