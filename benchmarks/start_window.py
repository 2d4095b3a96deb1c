"""One start of a window, which reports when it was first painted and when it could be used.

    python -m benchmarks.start_window bare|signoff BEGIN

BEGIN is the monotonic clock as the process was started. It prints milliseconds since then, as `start_watch.py` says.
"""

from __future__ import annotations

import importlib
import sys


def main(kind: str, begin: float) -> int:
    """Start a window, report, and close it."""
    if kind == "signoff":
        for module in ("signoff.desktop.core.python_import", "signoff.desktop.app"):  # before the watch needs Qt
            importlib.import_module(module)
    importlib.import_module("benchmarks.start_watch").watch_first_window(begin)
    return signoff() if kind == "signoff" else bare()


def signoff() -> int:
    """Start signoff as its command does."""
    from signoff.cli import main as command

    return command([])


def bare() -> int:
    """Show a window with a form of four lines and a list."""
    from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QListWidget, QWidget

    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.setWindowTitle("Form")
    form = QFormLayout(window)
    for label in ("Subject", "Director", "Reference", "Contact"):
        form.addRow(label, QLineEdit())
    shown = QListWidget()
    shown.addItems([f"Notice {number}" for number in range(60)])
    form.addRow("Notices", shown)
    window.resize(1366, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], float(sys.argv[2])))
