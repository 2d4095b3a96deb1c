"""`signoff [FILE]`: opens the desktop application, where there is a screen to open it on."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from signoff import paths
from signoff.commands import COMMANDS
from signoff.errors import SignoffError

_USAGE = "Give one file to open, or a command; “signoff --help” lists them."
_NO_SCREEN = (
    f"signoff cannot open its window, because there is no screen. Use its commands instead: {', '.join(COMMANDS)}."
)


def run(words: list[str]) -> int:
    """Open the application on at most one file; raises SignoffError where that is not possible."""
    if len(words) > 1 or (words and words[0].startswith("-")):
        raise SignoffError(f"“{words[0]}” is not a signoff command. {_USAGE}")
    file = Path(words[0]) if words else None
    if file is not None and not os.path.lexists(file):  # unlike Path.exists, it never raises
        raise SignoffError(f"{file} does not exist, and is not a signoff command. {_USAGE}")
    if not has_display():
        raise SignoffError(_NO_SCREEN)
    gc.disable()  # until the window's first work in the background is done: nothing is thrown away before
    from signoff.desktop.core import python_import  # noqa: F401, I001 - before anything else that knows Qt
    from signoff.desktop import app

    return app.run(file, paths.default_register())


def has_display() -> bool:
    """Return whether a window can be shown: on Linux where a display is named, elsewhere always."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
