"""What a screen reader says of signoff: keys in, words out, with Orca on a screen and a bus of its own.

    python tests/by_ear.py [--data FOLDER] [KEY ...]

Keys are named as xdotool names them (`Tab`, `shift+Tab`, `ctrl+Next`, `F9`); `type:words` types, `wait:2` waits.
Without keys they are read from standard input, a line at a time. Nothing is spoken aloud: what Orca would say is
printed, with the announcements of the application, which Orca itself says from its version 45 on. It needs Linux with
orca, openbox, xdotool, xvfb, dbus and at-spi2-core, and no other Orca at the same time. It is no part of the
suite, where `test_bus` takes its place.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SPOKEN = re.compile(
    r"SPEECH OUTPUT: '((?:(?!\n\d\d:).)*?)'(?: voice=\w+)?(?:\{[^\n]*|None) *$", re.MULTILINE | re.DOTALL
)
QUIET = 2.0
"""Seconds without a new line in Orca's log after which it has said what it has to say."""

LONGEST = 10.0
CUSTOMISATION = """
import pyatspi
from orca import debug, event_manager, settings, speech

debug.debugFile = open(debug.debugFile.name, "a", buffering=1)  # so that it can be followed
settings.enableKeyEcho = False
speech._speechserver = None  # what would be spoken is read from the log
speech.init = lambda: None


manager = event_manager.getManager()
process, prioritise = manager._processObjectEvent, manager._prioritizeDuringFlood


def is_announcement(event):
    return event.type.startswith("object:announcement")


manager._processObjectEvent = lambda event: (
    speech.speak(str(event.any_data)) if is_announcement(event) else process(event)
)
manager._prioritizeDuringFlood = lambda event: is_announcement(event) or prioritise(event)
pyatspi.Registry.registerEventListener(lambda event: manager._addToQueue(event, True), "object:announcement")
"""


class Orca:
    """A running screen reader, heard through its log."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._read = 0

    def words(self) -> list[str]:
        """Return what was said since this was last asked, once the reader is quiet."""
        deadline, since, size = time.monotonic() + LONGEST, time.monotonic(), -1
        while time.monotonic() < min(deadline, since + QUIET):
            if self._log.exists() and self._log.stat().st_size != size:
                size, since = self._log.stat().st_size, time.monotonic()
            time.sleep(0.05)
        text = self._log.read_bytes()[self._read :]
        self._read += len(text)
        return [said for said in SPOKEN.findall(text.decode(errors="replace")) if said.strip()]


@contextmanager
def running(*command: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program, and end it."""
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        try:
            yield process
        finally:
            process.terminate()


def press(key: str) -> None:
    """Press a key, type words or wait."""
    kind, _, rest = key.partition(":")
    if kind == "wait" and rest:
        time.sleep(float(rest))
    elif kind == "type" and rest:
        subprocess.run(["xdotool", "type", "--delay", "25", rest], check=True)
    else:
        subprocess.run(["xdotool", "key", key], check=True)


def listen(data: Path, folder: Path, keys: Iterable[str]) -> None:
    """Start reader and application, and print what is said at the start and after each key."""
    home = folder / "orca"
    home.mkdir()
    (home / "orca-customizations.py").write_text(CUSTOMISATION, "utf-8")
    os.environ |= {"XDG_DATA_HOME": str(folder), "SIGNOFF_DATA": str(data), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    reader = Orca(folder / "orca.log")
    with ExitStack() as programs:
        for command in (["openbox"], [LAUNCHER, "--launch-immediately", "--screen-reader=1"]):
            programs.enter_context(running(*command, log=folder / f"{Path(command[0]).name}.out"))
        orca = ["orca", f"--debug-file={folder / 'orca.log'}"]
        programs.enter_context(running(*orca, log=folder / "orca.out"))
        show("Orca", reader)
        programs.enter_context(running(sys.executable, "-m", "signoff", log=folder / "signoff.out"))
        show("signoff", reader)
        activate()
        show("its window", reader)
        for key in keys:
            press(key)
            show(key, reader)


def activate() -> None:
    """Give the application's window the keyboard, as soon as the window manager can."""
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "signoff", "windowactivate", "--sync"]
    deadline = time.monotonic() + LONGEST
    while subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode and time.monotonic() < deadline:
        time.sleep(0.2)


def show(cause: str, reader: Orca) -> None:
    """Print what was said for a cause."""
    print(f"> {cause}", *(f"    {said}" for said in reader.words()), sep="\n", flush=True)


def main() -> None:
    """Run again on a screen and a bus of its own, and listen there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, help="the application's data; a folder that is removed afterwards by default"
    )
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("keys", nargs="*")
    options = parser.parse_args()
    if not options.inside:
        screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1366x1000x24"]
        again = [sys.executable, __file__, "--inside", *sys.argv[1:]]
        sys.exit(subprocess.run(["dbus-run-session", "--", *screen, *again], check=False).returncode)
    with tempfile.TemporaryDirectory(prefix="ear", ignore_cleanup_errors=True) as folder:
        keys = options.keys or (key for line in sys.stdin for key in shlex.split(line))
        listen(options.data or Path(folder, "data"), Path(folder), keys)


if __name__ == "__main__":
    main()
