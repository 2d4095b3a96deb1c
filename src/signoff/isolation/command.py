"""The command that starts a child process."""

from __future__ import annotations

import sys
from pathlib import Path

FROZEN_OPTION = "--isolated-task"
"""The first argument that makes a frozen signoff a child; for internal use only, and not in any help."""


def child_command(task: str) -> list[str]:
    """Return the command that starts a child for this task: this Python, or the frozen program itself."""
    if getattr(sys, "frozen", False):  # PyInstaller, cx_Freeze and py2exe: there is no Python that takes a module
        return [sys.executable, FROZEN_OPTION, task]
    return [_with_console(sys.executable), "-P", "-m", "signoff.isolation", task]


def _with_console(python: str) -> str:
    """Return the python.exe next to a pythonw.exe, which has no standard streams, if there is one."""
    path = Path(python)
    if path.name.lower() != "pythonw.exe":
        return python
    console = path.with_name("python.exe")
    return str(console) if console.is_file() else python
