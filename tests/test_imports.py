"""What a command must not load: the core runs without Qt, and a cold export without Qt and SQLModel."""

from __future__ import annotations

import subprocess
import sys
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
    print(when, *{name.split(".")[0] for name in sys.modules}, *(name for name in sys.modules if "signoff." in name))

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
        QTimer.singleShot(0, window.close)
    show, NoticeModel.show = NoticeModel.show, show_list

application = app.application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(0)
app.run(None, Path(sys.argv[1]))
"""


def test_a_start_imports_what_the_window_needs_then_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    register = tmp_path / "register.sqlite"
    code = "import sys, pathlib; from builders import draft; from signoff.register.store import Register\n"
    run(f"{code}with Register.open(pathlib.Path(sys.argv[1])) as register: register.save(draft())", str(register))
    told = dict(line.split(maxsplit=1) for line in run(STARTED, str(register)).splitlines())
    painted, listed = (set(told[moment].split()) for moment in ("PAINTED", "LISTED"))
    assert listed & {"sqlalchemy", "sqlmodel", "pydantic", "alembic", "reportlab", "PIL", "markdown_it"} == set()
    assert listed & {"signoff.actions", "signoff.desktop.widgets.dialogs", "signoff.rules.check"} == set()
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
