"""The main job in a real window on a virtual X display; its pictures are kept as CI's output."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from programs import need
from screen.virtual_screen import PROGRAMS, Application, VirtualScreen, wait_until
from signoff.cli import main
from signoff.notice.marks.mark import StrokesMark
from signoff.notice.record.record import Record

pytestmark = pytest.mark.screen

DECLARATION = (200, 322)
"""Where the words of the declaration stand in a window of this size."""

LOOPS = ((0.2, 0.5), (0.28, 0.2), (0.34, 0.75), (0.42, 0.25), (0.5, 0.7), (0.6, 0.2), (0.72, 0.6))
"""A signature, in shares of its cell."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[VirtualScreen]:
    need(*PROGRAMS)
    opened = VirtualScreen(Path(os.environ.get("SIGNOFF_PICTURES", tmp_path / "pictures")))
    yield opened
    opened.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    laptop_of(folder, "Ayesha Malik", "PA")
    return folder


def laptop_of(folder: Path, name: str, post: str) -> None:
    """Let the laptop be this person's; the notice names the post, whose holder is proposed as its signer."""
    (folder / "settings.json").write_text(json.dumps({"name": name, "post": post}), "utf-8")


def test_a_notice_is_begun_left_found_again_signed_and_verified(
    screen: VirtualScreen, data: Path, tmp_path: Path
) -> None:
    application = Application(screen, data)
    try:
        begin_a_notice(screen, application)  # at once: what is typed before the window shows the register is not lost
    finally:
        application.stop()

    example = tmp_path / "published.signoff"
    assert main(["example", "--output", str(example)]) == 0
    laptop_of(data, "Tim Pouncey", "Chief Officer, Resources & Strategy")
    application = Application(screen, data, str(example))
    try:
        sign_the_example(screen, application)
    finally:
        application.stop()
    assert sorted(row["status"] for row in application.rows()) == ["draft", "signed"]


def begin_a_notice(screen: VirtualScreen, application: Application) -> None:
    screen.press("ctrl+n", "Down", "ctrl+Next", "ctrl+Next")
    screen.write("Purchase of six refuse vehicles")
    wait_until(
        lambda: [row["subject"] for row in application.rows()] == ["Purchase of six refuse vehicles"],
        "what is typed is kept without being asked",
    )
    screen.press("ctrl+Next")
    screen.write("The Chief Officer agreed to:\n- buy six vehicles\n- sell four")
    screen.picture("2-half-done")
    application.quit()
    (row,) = application.rows()
    assert (row["status"], row["decision_type"]) == ("draft", "significant_operational")


def sign_the_example(screen: VirtualScreen, application: Application) -> None:
    wait_until(lambda: len(application.rows()) == 2, "the file is in the register")
    screen.after("ctrl+r", name="3-review")
    screen.after("ctrl+shift+g", name="4-sign")
    screen.after("End", name="4-read")
    screen.click(*DECLARATION)
    left, top, right, bottom = wait_until(lambda: screen.cell("4-declared"), "the page's signature cell is open")
    with application.busy():
        screen.drag([(left + (right - left) * x, top + (bottom - top) * y) for x, y in LOOPS])
    screen.picture("5-drawn")
    x0, y0, x1, y1 = wait_until(lambda: screen.filled("5-drawn"), "nothing stands in the way of signing")
    screen.click((x0 + x1) // 2, (y0 + y1) // 2)
    wait_until(lambda: "signed" in [row["status"] for row in application.rows()], "the signature is kept")
    assert corners(application.record("signed")) == len(LOOPS), "every movement counts, however late it is seen to"
    screen.picture("6-signed")
    dark = screen.after("ctrl+shift+d", name="7-signed-dark")
    assert max(dark.convert("L").crop((0, 90, 20, 700)).tobytes()) < 60, "the dark appearance is dark"
    application.quit()


def corners(record: Record) -> int:
    """Return how many points the one stroke of the decision maker's mark goes through."""
    (signature,) = record.signatures
    assert isinstance(signature.mark, StrokesMark)
    (stroke,) = signature.mark.strokes
    return len(stroke)
