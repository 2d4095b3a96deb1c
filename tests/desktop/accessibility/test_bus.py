"""What really goes over the bus of screen readers: on a bus and a screen of the test's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVICE = "usr/share/dbus-1/accessibility-services/org.a11y.atspi.Registry.service"
NEEDED = [name for name in ("Xvfb", "dbus-run-session", "dbus-monitor", "dbus-send") if shutil.which(name) is None]
if not Path("/", SERVICE).exists():
    NEEDED.append("at-spi2-core")


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own, which chooses a number that is free."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
        server.terminate()


@pytest.fixture
def runtime() -> Iterator[str]:
    """A folder for the bus's sockets, whose paths may not be long."""
    with tempfile.TemporaryDirectory(prefix="bus", ignore_cleanup_errors=True) as folder:
        yield folder


@pytest.mark.skipif(sys.platform != "linux", reason="the bus of screen readers is Linux's")
@pytest.mark.skipif(bool(NEEDED), reason=f"needs {', '.join(NEEDED)}")
def test_a_screen_reader_is_told_roles_and_what_happens(screen: str, runtime: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    environment["XDG_RUNTIME_DIR"] = runtime
    program = Path(__file__).with_name("on_the_bus.py")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(program), str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    told = dict(line.split(maxsplit=1) for line in done.stdout.splitlines() if " " in line)
    assert int(told.pop("things")) > 150
    roles = {"Form": "form", "Heading": "heading", "Grouping": "panel", "ToolBar": "tool bar"}
    assert {role: told[role] for role in roles} == roles
    assert all("org.a11y.atspi.Component" in told[f"{role}-can"] for role in roles), "a reader asks this of everything"
    assert "level" in told["level"]
    is_description_for = 17  # of the relations of AT-SPI
    assert f"uint32 {is_description_for} " in told["relation"], told["relation"]
    assert f"/org/a11y/atspi/accessible/{told['field']}" in told["relation"]
    heard = (tmp_path / "heard").read_text()
    sections = re.findall(r'string "(Section: [^"]*)"', heard)
    assert sections[:2] == ["Section: Type and value", "Section: Director, contact"]
    assert "Section: Consultation" in sections
    fields = {path: name for path, name in told.items() if path.startswith("/")}
    began, told_first = fields_heard(heard.rpartition('"Section: ')[0], fields)
    assert {"Contact person: Name", "Subject", "The decision", "Proposed timescales"} <= began
    assert not told_first, "a reader that hears of a field's caret first never says which field has the focus"


def fields_heard(heard: str, fields: dict[str, str]) -> tuple[set[str], set[str]]:
    """Return the names of fields that had the focus, and of those of them that told of their caret just before.

    `fields` are the names at the paths that a reader can still ask: one field may have several.
    """
    focused: set[str] = set()
    moved: set[str] = set()
    before: set[str] = set()
    for signal in re.split(r"^signal ", heard, flags=re.MULTILINE)[1:]:
        path = fields.get(re.findall(r"path=(\S+);", signal)[0], "")
        if "member=TextCaretMoved" in signal:
            moved.add(path)
        elif path and re.search(r'string "focused"\s+int32 1\b', signal) and path not in focused:
            focused.add(path)
            before |= {path} & moved
            moved.clear()
    return focused, before
