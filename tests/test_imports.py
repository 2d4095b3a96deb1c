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
