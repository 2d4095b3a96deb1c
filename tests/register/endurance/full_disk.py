"""Works on a register until the disk is full, at as many levels as one likes, and prints what came of it.

`PYTHONPATH=src:tests python -m register.endurance.full_disk 100`, as the administrator of a Linux machine: each level
is a file system in memory, of its own size, and is made larger again before what is left in it is judged.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from register.endurance.kills import TEAR, WORKS
from signoff.errors import SignoffError

_PAGE = 4096
_ENOUGH = 64 * 1024 * 1024
_MOST = 40
"""So many acknowledgements are waited for where the disk is not full before that."""


class _Done(Exception):
    """Raised once enough was acknowledged."""


@contextmanager
def disk() -> Iterator[Path]:
    """Give a file system of its own, as large as it has to be."""
    with tempfile.TemporaryDirectory() as name:
        _mount(name, f"size={_ENOUGH}", "-t", "tmpfs", "tmpfs")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


def resize(folder: Path, size: int) -> None:
    """Make the file system smaller or larger; it cannot be smaller than what is in it."""
    _mount(str(folder), f"remount,size={size}")


def _mount(name: str, options: str, *more: str) -> None:
    subprocess.run(["mount", *more, "-o", options, name], check=True)


def judged(name: str, level: int) -> tuple[bool, list[str]]:
    """Do a kind of work with so many pages left; return whether the disk was full, and what is wrong with the rest."""
    work, acknowledged, wrong, was_full = WORKS[name], list[str](), list[str](), False

    def acknowledge(words: str) -> None:
        acknowledged.append(words)
        if len(acknowledged) >= _MOST:
            raise _Done

    with disk() as folder:
        work.prepare(folder)
        resize(folder, shutil.disk_usage(folder).used + level * _PAGE)
        try:
            work.run(folder, acknowledge)
        except _Done:
            pass
        except SignoffError as problem:
            was_full = True
            if not str(problem).isprintable() or not str(problem).endswith("."):
                wrong.append(f"ill said: {problem}")
        resize(folder, _ENOUGH)
        return was_full, wrong + list(work.faults(folder, acknowledged))


def main(levels: int) -> None:
    """Judge every kind of work at so many levels, and print what came of each."""
    found: Counter[str] = Counter()
    names = [name for name in WORKS if name != TEAR]
    for level in range(levels):
        name = names[level % len(names)]
        was_full, wrong = judged(name, level)
        found[f"{name}, {'full' if was_full else 'with room'}: {'WRONG' if wrong else 'as it should be'}"] += 1
        for words in wrong:
            print(f"level {level}, {name}: {words}", flush=True)
    for words, number in sorted(found.items()):
        print(f"{number:6} {words}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
