"""What a command must not load: the core runs without Qt, and a cold export without Qt and SQLModel."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

BLOCK_QT = """
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Block())
"""


def run(code: str, *arguments: str) -> str:
    completed = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stderr
    return completed.stdout


def test_everything_but_the_desktop_imports_without_qt() -> None:
    source = Path(__file__).resolve().parents[1] / "src"
    names = sorted(
        ".".join(path.relative_to(source).with_suffix("").parts)
        for path in (source / "signoff").rglob("*.py")
        if "desktop" not in path.relative_to(source / "signoff").parts[:1]
        and "migrations" not in path.parts
        and path.name not in ("__init__.py", "__main__.py")
    )
    assert "signoff.pdf.export" in names
    run(BLOCK_QT + "import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)", *names)


@pytest.mark.parametrize(
    ("command", "banned"),
    [
        ("export", {"PySide6", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "holidays", "pypdfium2"}),
        ("verify", {"PySide6", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "holidays", "reportlab", "PIL"}),
        ("example", {"PySide6", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "holidays", "reportlab", "PIL"}),
        ("--version", {"PySide6", "sqlmodel", "msgspec", "reportlab", "PIL"}),
        ("search", {"PySide6", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "holidays", "reportlab", "PIL"}),
    ],
)
def test_a_command_imports_only_what_it_uses(command: str, banned: set[str], tmp_path: Path) -> None:
    notice, pdf = str(tmp_path / "n.signoff"), str(tmp_path / "n.pdf")
    code = "import sys\nfrom signoff.cli import main\n"
    run(code + f"main(['example', '--output', {notice!r}])")
    if command == "search":
        run(code + f"main(['import', {notice!r}])")
    words = {
        "export": ["export", notice, "--output", pdf],
        "verify": ["verify", notice],
        "example": ["example"],
        "search": ["search", "council"],
        "--version": ["--version"],
    }[command]
    code = f"import contextlib\n{code}with contextlib.suppress(SystemExit): "
    loaded = run(code + f"main({words!r})\nprint('LOADED', *{{name.split('.')[0] for name in sys.modules}})")
    names = set(loaded.rpartition("LOADED")[2].split())
    assert names & banned == set()


STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from signoff.desktop import app
from signoff.desktop.shell.main_window import MainWindow

def tell(when):
    tops = {name.split(".")[0] for name in sys.modules}
    modules = (name for name, module in sys.modules.items() if not hasattr(module, "__path__"))
    print(when, *tops, *filter(is_own, modules))

def is_own(name):
    return name.startswith(("signoff.", "PySide6.Qt"))

def look():
    window = next(window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow))
    if window.is_painted:
        timer.stop()
        tell("PAINTED")
        listed(window)

def listed(window):
    from signoff.desktop.register.notice_model import NoticeModel
    def show_list(model, content):
        tell("LISTED")
        show(model, content)
        window.screens.list_read.connect(read)
    def read():
        tell("READ")
        window.close()
    show, NoticeModel.show = NoticeModel.show, show_list

application = app.application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(0)
app.run(None, Path(sys.argv[1]))
"""


ROOMS_OF_THE_LIST = {
    "PySide6": 4,
    "signoff": 4,
    "signoff.desktop": 1,
    "signoff.desktop.core": 17,
    "signoff.desktop.exchange": 2,
    "signoff.desktop.look": 8,
    "signoff.desktop.notice": 3,
    "signoff.desktop.recovery": 1,
    "signoff.desktop.register": 15,
    "signoff.desktop.shell": 12,
    "signoff.desktop.verify": 1,
    "signoff.desktop.widgets": 18,
    "signoff.notice": 1,
    "signoff.notice.form": 1,
    "signoff.notice.marks": 3,
    "signoff.notice.record": 5,
    "signoff.notice.text": 4,
    "signoff.register": 35,
    "signoff.register.recovery": 2,
}
"""Which rooms may have modules imported by the time the list is there, and how many: each waits for all of them.

Where a room needs another module for the list, its number goes up; what the list does not need is imported later.
"""


def test_a_start_imports_what_the_window_needs_then_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    register = tmp_path / "register.sqlite"
    code = "import sys, pathlib; from builders import draft; from signoff.register.store import Register\n"
    run(f"{code}with Register.open(pathlib.Path(sys.argv[1])) as register: register.save(draft())", str(register))
    told = dict(line.split(maxsplit=1) for line in run(STARTED, str(register)).splitlines())
    painted, listed, read = (set(told[moment].split()) for moment in ("PAINTED", "LISTED", "READ"))
    assert listed & {"sqlalchemy", "sqlmodel", "pydantic", "alembic", "reportlab", "PIL", "markdown_it"} == set()
    assert listed & {"hashlib", "ssl", "email", "tomllib", "holidays", "cryptography", "pypdfium2"} == set()
    assert "tomlkit" not in read, "only a profile that is changed needs it"
    shared = ("psycopg", "keyring", "signoff.shared", "signoff.desktop.shared", "signoff.desktop.core.sharing")
    assert {name for name in read if name.startswith(shared)} == set(), "nobody is signed in to a shared register"
    rooms = defaultdict(list)
    for name in listed:
        if "." in name:
            rooms[name.rpartition(".")[0]].append(name)
    assert {room: names for room, names in rooms.items() if len(names) > ROOMS_OF_THE_LIST.get(room, 0)} == {}
    assert "signoff.desktop.core.second_start" in read, "the window does not listen for second starts"
    assert {name for name in painted if name.startswith(("signoff.register", "signoff.notice.record"))} == set()


def test_a_register_that_is_there_is_read_and_written_without_sqlalchemy(tmp_path: Path) -> None:
    """It takes longer to import than all of it, and half as much memory as the window."""
    make = "import sys, pathlib; from builders import draft, signed; from signoff.register.store import Register\n"
    opened = f"{make}with Register.open(pathlib.Path(sys.argv[1])) as register:\n"
    run(f"{opened} register.save(draft())", str(tmp_path / "register.sqlite"))
    work = (
        " record = draft(); register.save(record); register.save(signed(record)); register.events(record.id)\n"
        " register.damaged(); register.check_some(); print(*{name.split('.')[0] for name in sys.modules})"
    )
    loaded = set(run(opened + work, str(tmp_path / "register.sqlite")).split())
    assert loaded & {"sqlalchemy", "sqlmodel", "pydantic", "alembic"} == set()
