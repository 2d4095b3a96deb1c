"""A virtual X display with signoff in a real window, used by mouse and keyboard from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image, ImageChops

from signoff.notice.record.record import Record
from signoff.register.store import Register

Result = TypeVar("Result")

PROGRAMS = ("Xvfb", "xdotool", "import")
PATIENCE = 30.0
Box = tuple[int, int, int, int]
Colour = tuple[int, int, int]

RING: Colour = (47, 98, 184)
"""The colour of the ring around the signature's cell."""

FILL: Colour = (36, 69, 126)
"""The colour of a button that can be pressed for the main deed."""


class VirtualScreen:
    """An X server of its own, 1366 by 800 pixels, without a window manager."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)
        read, write = os.pipe()
        words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x800x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(10)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        return kept | {"DISPLAY": self.display}

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        self.do("key", "--delay", "30", *keys)

    def write(self, text: str) -> None:
        self.do("type", "--delay", "4", "--", text)

    def picture(self, name: str) -> Image.Image:
        """Take a picture of the screen, and keep it under this name."""
        path = self._pictures / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=60)
        return Image.open(path).convert("RGB")

    def after(self, *keys: str, name: str) -> Image.Image:
        """Press keys, and keep a picture of the screen once it has changed and two in a row are alike."""
        begun = before = self.picture(name)
        self.press(*keys)

        def settled() -> Image.Image | None:
            nonlocal before
            now = self.picture(name)
            alike, before = _same(before, now), now
            return now if alike and not _same(begun, now) else None

        return wait_until(settled, f"the screen changes and comes to rest for {name}")

    def click(self, x: int, y: int) -> None:
        self.do("mousemove", str(x), str(y), "click", "1")

    def drag(self, points: Sequence[tuple[float, float]]) -> None:
        """Draw through these points with the mouse."""
        first, *rest = ((str(round(x)), str(round(y))) for x, y in points)
        self.do("mousemove", *first, "mousedown", "1")
        for point in rest:
            self.do("mousemove", *point)
        self.do("mouseup", "1")

    def cell(self, name: str) -> Box | None:
        """Return where the signature's cell lies in a new picture of the screen; None while it is not there."""
        return self._coloured(name, RING, (420, 60, 1366, 800), smallest=(200, 60))

    def filled(self, name: str) -> Box | None:
        """Return where a signing button that can be pressed lies at the left; None while there is none."""
        return self._coloured(name, FILL, (30, 560, 380, 800), smallest=(200, 30))

    def _coloured(self, name: str, colour: Colour, within: Box, *, smallest: tuple[int, int]) -> Box | None:
        mask = Image.eval(_distance(self.picture(name), colour), lambda away: 255 if away < 12 else 0)
        box = mask.crop(within).getbbox()
        if box is None or box[2] - box[0] < smallest[0] or box[3] - box[1] < smallest[1]:
            return None
        return box[0] + within[0], box[1] + within[1], box[2] + within[0], box[3] + within[1]


class Application:
    """signoff in a window of a virtual screen, on a data folder of its own."""

    def __init__(self, screen: VirtualScreen, data: Path, *words: str) -> None:
        self._screen = screen
        self._data = data
        environment = screen.environment | {"SIGNOFF_DATA": str(data)}
        self._process = subprocess.Popen([sys.executable, "-m", "signoff", *words], env=environment)
        window = screen.do("search", "--sync", "--onlyvisible", "--name", "signoff").splitlines()[-1]
        screen.do("windowfocus", "--sync", window)

    def rows(self) -> list[dict[str, Any]]:
        """Return what the command line lists of the register meanwhile."""
        words = [sys.executable, "-m", "signoff", "list", "--json", "--register", str(self._data / "register.sqlite")]
        return list(json.loads(subprocess.run(words, capture_output=True, check=True, timeout=60).stdout))

    def record(self, status: str) -> Record:
        """Return the only notice of this status, as the register keeps it."""
        (row,) = [row for row in self.rows() if row["status"] == status]
        with Register.open(self._data / "register.sqlite", read_only=True) as register:
            return register.get(row["id"])

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Keep it from doing anything meanwhile, as if the machine had no time for it; then let it go on."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    def quit(self) -> None:
        """Leave by the keyboard."""
        self._screen.press("ctrl+q")
        assert self._process.wait(30) == 0

    def stop(self) -> None:
        """End it whatever state it is in."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)


def wait_until(holds: Callable[[], Result | None], what: str) -> Result:
    """Return what `holds` returns as soon as it is true; fail where it does not come true in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if result := holds():
            return result
        time.sleep(0.1)  # between two looks, not instead of one
    raise AssertionError(f"waited {PATIENCE:.0f} s in vain: {what}")


def _same(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same but for a blinking cursor or a clock."""
    box = ImageChops.difference(one, other).getbbox()
    return box is None or (box[2] - box[0]) * (box[3] - box[1]) < 2000


def _distance(picture: Image.Image, colour: Colour) -> Image.Image:
    """Return how far each pixel is from a colour, the farthest of the three channels."""
    away = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    red, green, blue = away.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
