"""Which tests pass through which line, and how long each takes: measured once, and asked for each mutant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from functools import cached_property
from pathlib import Path

from coverage import CoverageData

from mutation.mutants import SOURCE, Mutant

FOLDER = Path(".mutation")
_RULES = "[run]\nbranch = True\nsource = signoff\n"


class Reach:
    """What was measured last under a root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seconds: dict[str, float] = json.loads((root / FOLDER / "times.json").read_text(encoding="utf-8"))
        self._data = CoverageData(str(root / FOLDER / "coverage"))
        self._data.read()
        self._lines: dict[str, dict[int, set[str]]] = {}

    def tests_of(self, mutant: Mutant, budget: float) -> dict[str, float]:
        """Return tests and their seconds until together they take as long as the budget.

        The tests of the module's own folder come first, and of them the quickest.

        They are those that pass the mutant's line. Where none does, because it is run on import or in a child process
        alone, they are those that pass any line of the module, and those of the tests' folder of the same name.
        """
        lines = self._lines_of(mutant.module)
        folder = Path("tests", mutant.module).parent.as_posix()
        tests = lines.get(mutant.line)
        if not tests:
            tests = {name for names in lines.values() for name in names}
            tests |= {name for name in self._seconds if name.startswith(folder)}
        chosen: dict[str, float] = {}
        for name in sorted(tests, key=lambda name: (not name.startswith(folder), self._seconds.get(name, 0.0), name)):
            if chosen and sum(chosen.values()) + self._seconds.get(name, 0.0) > budget:
                break
            chosen[name] = self._seconds.get(name, 0.0)
        return chosen

    def _lines_of(self, module: str) -> dict[int, set[str]]:
        if module not in self._lines:
            contexts = self._data.contexts_by_lineno(self._files.get(module, ""))
            self._lines[module] = {
                line: {name.rsplit("|", 1)[0] for name in names if "::" in name} for line, names in contexts.items()
            }
        return self._lines[module]

    @cached_property
    def _files(self) -> dict[str, str]:
        within = f"/{SOURCE.as_posix()}/"
        return {Path(name).as_posix().rsplit(within, 1)[-1]: name for name in self._data.measured_files()}


def measure(root: Path, tests: list[str], *, more: bool) -> int:
    """Run these tests and note what they pass, in place of earlier notes or in addition; return pytest's exit code."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    rules = folder / "rules.ini"
    rules.write_text(f"{_RULES}data_file = {folder / 'coverage'}\n", encoding="utf-8")
    words = ["--cov", f"--cov-config={rules}", "--cov-context=test", "--cov-report=", "-p", "mutation.times"]
    if more:
        words.append("--cov-append")
    else:
        (folder / "times.json").unlink(missing_ok=True)
    path = os.pathsep.join((str(root / "src"), str(root / "tests")))
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *words, *tests]
    return subprocess.run(command, cwd=root, env=os.environ | {"PYTHONPATH": path}, check=False).returncode


def add_times(path: Path, seconds: defaultdict[str, float]) -> None:
    """Note how long tests took, in addition to those in the file."""
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(before | seconds, indent=0), encoding="utf-8")
