"""The command that starts a child process."""

from __future__ import annotations

import sys
from pathlib import Path

FROZEN_OPTION = "--isolated-task"
"""The first argument by which a frozen signoff is told to be a child; it is for itself alone, and in no help."""


def child_command(task: str) -> list[str]:
    """Return the words that start a child for this task: this very Python, or the frozen program itself."""
    if getattr(sys, "frozen", False):  # PyInstaller, cx_Freeze and py2exe: there is no Python that takes a module
        return [sys.executable, FROZEN_OPTION, task]
    return [_with_console(sys.executable), "-P", "-m", "signoff.isolation", task]


def _with_console(python: str) -> str:
    """Return the python.exe beside a pythonw.exe, which has no standard streams, where there is one."""
    path = Path(python)
    if path.name.lower() != "pythonw.exe":
        return python
    beside = path.with_name("python.exe")
    return str(beside) if beside.is_file() else python
