"""A later program: a copy of today's with a few edits, as a developer would make them.

What today's program wrote is given to it, and its results come back.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RECORD, UPGRADE = "notice/record/record.py", "notice/record/upgrade.py"
NO_STEPS = "STEPS: Mapping[int, Step] = MappingProxyType({"


@dataclass(frozen=True)
class LaterProgram:
    """A copy of the program in a folder of its own."""

    folder: Path

    def judge(self, *documents: Path) -> dict[str, dict[str, Any]]:
        """Return what it makes of each document, by the file's name, as `later_verdicts` reports."""
        return self._run("later_verdicts.py", *documents)

    def live_on(self, register: Path, *files: Path) -> dict[str, Any]:
        """Return the state of a register that it opened and imported into, as `later_register` reports."""
        return self._run("later_register.py", register, *files)

    def use_more_fields(self, register: Path, words: Path) -> dict[str, dict[str, Any]]:
        """Return where the words that a file has for fields turned up, by field, as `desktop.later_fields` tells."""
        return self._run("desktop/later_fields.py", register, words)

    def verify(self, *files: Path) -> dict[str, dict[str, Any]]:
        """Return its verdict on each file, by the file's name, as `later_verify` reports."""
        return self._run("later_verify.py", *files)

    def _run(self, script: str, *paths: Path) -> dict[str, Any]:
        completed = subprocess.run(
            [sys.executable, str(ROOT / "tests" / script), *map(str, paths)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(self.folder / "src"), str(ROOT / "tests")))},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert not completed.returncode, completed.stderr
        answer: dict[str, Any] = json.loads(completed.stdout)
        return answer


def later_program(
    folder: Path, edits: Mapping[str, Sequence[tuple[str, str]]], *, step: str = "members", renamed: str = ""
) -> LaterProgram:
    """Return a program of the next record version, with `edits` by module: a unique text and its replacement.

    `step` is what an upgrade makes of `members`, as an expression; `renamed` renames a field throughout ("old new").
    """
    package = folder / "src" / "signoff"
    shutil.copytree(ROOT / "src" / "signoff", package)
    for name in ("schema", "forms"):
        shutil.copytree(ROOT / "resources" / name, folder / "resources" / name)
    if renamed:
        _rename(package, *renamed.split())
        _rename(folder / "resources" / "forms", *renamed.split())
    from signoff.notice.record.record import VERSION

    raised = {
        RECORD: [(f"\nVERSION = {VERSION}\n", f"\nVERSION = {VERSION + 1}\n")],
        UPGRADE: [(NO_STEPS, f"{NO_STEPS}{VERSION}: lambda members: {step}, ")],
    }
    return _edited(folder, raised, edits)


def later_layout(
    folder: Path, edits: Mapping[str, Sequence[tuple[str, str]]], *, is_raised: bool = True
) -> LaterProgram:
    """Return a program of the same record, with other pages: of the next layout, or, carelessly, of the same.

    `edits` are by module, or by resource as `resources/forms/leeds.json`. It has today's bundled files, and for its own
    layout whatever words; what files of earlier ones say, it knows.
    """
    from signoff.pdf.metadata import LAYOUT

    shutil.copytree(ROOT / "src" / "signoff", folder / "src" / "signoff")
    resources = folder / "resources"
    resources.mkdir()
    for path in (ROOT / "resources").iterdir():
        if path.name not in ("layouts", "forms"):
            (resources / path.name).symlink_to(path, target_is_directory=path.is_dir())
    for name in ("layouts", "forms"):
        shutil.copytree(ROOT / "resources" / name, resources / name)
    shutil.copy(resources / "layouts" / f"{LAYOUT}.json", resources / "layouts" / f"{LAYOUT + 1}.json")
    raised = {"pdf/metadata.py": [(f"\nLAYOUT = {LAYOUT}\n", f"\nLAYOUT = {LAYOUT + 1}\n")]} if is_raised else {}
    return _edited(folder, raised, edits)


def _edited(
    folder: Path,
    raised: Mapping[str, Sequence[tuple[str, str]]],
    edits: Mapping[str, Sequence[tuple[str, str]]],
) -> LaterProgram:
    package = folder / "src" / "signoff"
    for module in {**raised, **edits}:
        path = folder / module if module.startswith("resources/") else package / module
        text = path.read_text(encoding="utf-8")
        for old, new in (*raised.get(module, ()), *edits.get(module, ())):
            assert text.count(old) == 1, f"{module} holds this {text.count(old)} times: {old}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return LaterProgram(folder)


def _rename(folder: Path, old: str, new: str) -> None:
    for path in (*folder.rglob("*.py"), *folder.rglob("*.json")):
        text = path.read_text(encoding="utf-8")
        if old in text:
            path.write_text(re.sub(rf"\b{old}\b", new, text), encoding="utf-8")
