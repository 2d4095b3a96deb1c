"""Running the tests of one mutant, in a copy of the project and in a separate process."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import Queue
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from mutation.mutants import SOURCE, Mutant

LIBRARIES = (
    "PySide6.QtWidgets",
    "PySide6.QtTest",
    "sqlmodel",
    "alembic.command",
    "reportlab.pdfgen.canvas",
    "msgspec",
    "markdown_it",
    "holidays",
    "PIL.Image",
    "pypdfium2",
    "pyhanko.sign.signers",
    "pyhanko.sign.validation",
    "hypothesis.strategies",
)
"""What nearly every test needs and no mutant changes: loaded once, and shared by the processes that are forked."""
Job = tuple[Mutant, dict[str, float]]
_COPIED = ("src", "tests", "resources", "docs", "pyproject.toml")
_QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")  # hypothesis is loaded already
_OUTPUT, _FAILED = "output.txt", "failed.txt"
_SLACK = 6.0
_LEAST_SECONDS = 60.0
_ENDS = {None: "timeout", 0: "survived", 3: "broken", 5: "broken"}
"""What an exit code of pytest means here; with any other a test failed, or the module could not be loaded."""


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant."""

    mutant: Mutant
    end: str
    """`killed`, `survived`, `timeout`; `untested` where no test was chosen, `no program` where it cannot be read."""
    tests: int
    change: str
    """The line as it became."""
    test: str = ""
    """Which test failed first."""


class Bench:
    """A copy of the project, in which one module at a time is changed."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        for name in _COPIED:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            else:
                shutil.copy2(source, folder / name)
        load_libraries()
        self._changes = 0

    def try_mutant(self, mutant: Mutant, tests: dict[str, float]) -> Outcome:
        """Run the tests with this change, until the first one fails."""
        changed = mutant.source(self._root)
        change = changed.splitlines()[mutant.line - 1].strip()
        if not tests or not _compiles(changed):
            return Outcome(mutant, "untested" if not tests else "no program", 0, change)
        limit = max(_LEAST_SECONDS, _SLACK * sum(tests.values()))
        with self._changed(mutant.module, changed):
            code = self._run(list(tests), limit)
        return Outcome(mutant, _ENDS.get(code, "killed"), len(tests), change, self._failed() if code else "")

    def fails_unchanged(self, test: str) -> bool:
        """Whether the test fails here though the code is as it was, so that it proves nothing."""
        return self._run([test], _LEAST_SECONDS * 5) != 0

    def _failed(self) -> str:
        path = self._folder / _FAILED
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @contextmanager
    def _changed(self, module: str, text: str) -> Iterator[None]:
        path = self._folder / SOURCE / module
        before = path.read_bytes()
        modified = path.stat().st_mtime
        self._changes += 1
        path.write_text(text, encoding="utf-8")
        os.utime(path, (modified + self._changes, modified + self._changes))  # so that no compiled file passes for it
        try:
            yield
        finally:
            path.write_bytes(before)
            os.utime(path, (modified, modified))

    def _run(self, tests: list[str], limit: float) -> int | None:
        """Return how pytest ended, or None where it had to be ended."""
        (self._folder / _FAILED).unlink(missing_ok=True)
        process = os.fork()
        if process == 0:
            self._be_pytest(tests)
        end = time.monotonic() + limit
        status: int | None = None
        while status is None and time.monotonic() < end:
            ended, raw = os.waitpid(process, os.WNOHANG)
            status = os.waitstatus_to_exitcode(raw) if ended else None
            if not ended:
                time.sleep(0.02)
        if status is None:
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
        return status

    def _be_pytest(self, tests: list[str]) -> None:
        """Run the tests in this process, which ends with them."""
        code = 3
        try:
            os.setsid()
            os.chdir(self._folder)
            output = os.open(self._folder / _OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1)
            os.dup2(output, 2)
            ours = [str(self._folder / "src"), str(self._folder / "tests")]
            sys.path[:0] = ours
            sys.dont_write_bytecode = True
            os.environ |= {"PYTHONPATH": os.pathsep.join(ours), "PYTHONDONTWRITEBYTECODE": "1"}
            files = sorted({name.split("::", 1)[0] for name in tests})
            words = ["-x", "-q", "--tb=line", "-p", "no:cacheprovider", "-p", "no:xdist", *_QUIET, *files]
            code = int(pytest.main(words, plugins=[Chosen(tests, self._folder / _FAILED)]))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)


class Chosen:
    """A plugin of pytest: these tests alone, in this order, and laws on few examples that are the same each time."""

    def __init__(self, tests: list[str], failed: Path) -> None:
        """Take the tests in their order, and the file that is to name the first one that fails."""
        self._places = {name: place for place, name in enumerate(tests)}
        self._failed = failed

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        """Take few examples, and leave those that fail as they are."""
        profile = settings.get_profile("signoff")
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", profile, max_examples=25, derandomize=True, database=None, phases=phases)
        settings.load_profile("mutation")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests."""
        kept = [item for item in items if item.nodeid in self._places]
        items[:] = sorted(kept, key=lambda item: self._places[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Name the test that failed, which is the last to run."""
        if report.failed:
            self._failed.write_text(report.nodeid, encoding="utf-8")


def load_libraries() -> None:
    """Load what the processes forked from this one share."""
    for library in LIBRARIES:
        import_module(library)


def _compiles(text: str) -> bool:
    try:
        compile(text, "changed", "exec")
    except SyntaxError:
        return False
    return True


def work(root: Path, jobs: Queue[Job | None], outcomes: Queue[Outcome]) -> None:
    """Try what comes, until None does, on this process's own bench."""
    with tempfile.TemporaryDirectory(prefix="signoff-mutation-") as folder:
        bench = Bench(root, Path(folder))
        while (job := jobs.get()) is not None:
            outcomes.put(bench.try_mutant(*job))
