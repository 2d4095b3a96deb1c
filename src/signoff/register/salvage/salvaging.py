"""Salvaging a damaged register: all that can still be read of it goes into a new one, and nothing of it is changed."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from signoff.errors import RegisterProblem
from signoff.files import is_there, make_folder
from signoff.register.connection import Mode, connect
from signoff.register.progress import IsStopped, Progress, never, untold
from signoff.register.salvage.assembly import Assembled, assembled
from signoff.register.salvage.candidates import Candidates
from signoff.register.salvage.foreign_log import has_foreign_log, separated
from signoff.register.salvage.leftovers import lost_notices, move_beside, write_leftovers
from signoff.register.salvage.merging import Merged, merge
from signoff.register.salvage.private_copy import PrivateCopy, copied
from signoff.register.salvage.reading import is_unlocked, read_all
from signoff.register.salvage.result import Salvaged, SalvagedNotice
from signoff.register.salvage.writing import write_register
from signoff.register.store import Register

_PATIENCE = 5.0
"""Seconds to wait for another program's lock."""

_OFTEN = 100
"""So many notices are put together between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is remembered of a notice while the others are put together."""

    digest: str
    lost: tuple[str, ...]
    may_be_older: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """What came of one damaged register: the new one made of it, its notices by identity, and sentences."""

    register: Path
    notices: dict[str, _Kept]
    lost: tuple[str, ...]

    @property
    def is_anything(self) -> bool:
        """Whether a notice was found, or traces of one."""
        return bool(self.notices or self.lost)


class _Work:
    """One salvage: where it works, when, and who is told of it."""

    def __init__(self, folder: Path, at: dt.datetime, tell: Progress, is_stopped: IsStopped) -> None:
        self._folder, self._at, self._tell, self._is_stopped = folder, at, tell, is_stopped
        self.found = folder / "found"
        self.found.mkdir()

    def parts(self, source: Path) -> list[_Part]:
        """Make a new register of a damaged one, and another of a log that is not its own.

        Raises RegisterProblem where nothing of a register is found.
        """
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            folder = Path(name)
            self._tell("Copying", 0.0)
            copy = copied(source, folder, self._is_stopped)
            self._go_on()
            if copy.log is None or not has_foreign_log(copy, self._is_stopped):
                return [self._required(self._part(copy, folder), source)]
            copy, log = separated(copy, copy.log, folder)
            own = self._required(self._part(copy, folder), source)
            other = self._part(log, folder)
            words = f"The log beside {source} belongs to another register; what is undamaged in it was read separately."
            return [own, *([replace(other, lost=(words, *other.lost))] if other.is_anything else [])]

    def merge(self, parts: Sequence[_Part]) -> Merged:
        """Merge what came of all registers into that of the first."""
        first, *others = parts
        merged = Merged()
        for count, other in enumerate(others):
            added = merge(first.register, other.register, self._at, partial(self._merging, count, len(others)))
            first.notices.update({notice: other.notices[notice] for notice in added.taken if notice in other.notices})
            merged.copies += added.copies
            merged.lost += added.lost
        return merged

    def _part(self, copy: PrivateCopy, folder: Path) -> _Part:
        rows = folder / f"{copy.path.stem}-candidates.sqlite"
        with contextlib.closing(Candidates(rows)) as candidates:
            version = read_all(copy, candidates, self._tell, self._is_stopped)
            self._go_on()
            return self._made_of(candidates, is_unlocked=is_unlocked(version, candidates))

    def _required(self, part: _Part, source: Path) -> _Part:
        if not part.is_anything:
            raise RegisterProblem(f"Nothing of a signoff register was found in {source}. Nothing was written.")
        return part

    def _made_of(self, candidates: Candidates, *, is_unlocked: bool) -> _Part:
        register = self._folder / f"{len(list(self._folder.iterdir()))}.sqlite"
        notices: dict[str, _Kept] = {}
        digests: set[str] = set()

        def each() -> Iterator[Assembled]:
            known = list(candidates.identities())
            shared = _shared(known)
            for count, (identity, numbers) in enumerate(known):
                if count % _OFTEN == 0:
                    self._tell("Putting notices together", count / len(known))
                    self._go_on()
                one = assembled(candidates, identity, numbers, shared=shared, is_unlocked=is_unlocked)
                notices[identity] = _Kept(one.digest, one.lost, one.may_be_older)
                digests.update(row["sha256"] for row in one.rows.get("seen_pdf", ()))
                yield one

        write_register(register, each(), self._at)
        write_leftovers(candidates, digests, self.found)
        return _Part(register, notices, tuple(lost_notices(candidates)))

    def _merging(self, count: int, total: int, share: float) -> None:
        self._tell("Filling the gaps from the backup", (count + share) / total)
        self._go_on()

    def _go_on(self) -> None:
        if self._is_stopped():
            raise RegisterProblem("The recovery was stopped. Nothing was saved.")


def salvage(
    source: Path,
    target: Path,
    *,
    also: Sequence[Path] = (),
    at: dt.datetime,
    tell: Progress = untold,
    is_stopped: IsStopped = never,
) -> Salvaged:
    """Read all that can still be read of the register `source` into a new register at `target`.

    What other registers hold, such as the last backup, is merged: of each notice the newest sound state is kept. None
    of these files is changed. Raises RegisterProblem, with nothing written, where something stands at `target`, where
    nothing of a register is found, and where `is_stopped` says so.
    """
    if is_there(target):
        raise RegisterProblem(f"{target} exists already: name a new file for what is recovered.")
    try:
        make_folder(target.parent)
        with tempfile.TemporaryDirectory(prefix=".salvage-", dir=target.parent) as folder:
            return _salvaged((source, *also), target, Path(folder), at, tell, is_stopped)
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RegisterProblem(f"{source} could not be recovered to {target}: {reason}.") from problem
    except sqlite3.Error as problem:
        raise RegisterProblem(f"What was recovered of {source} could not be saved: {problem}.") from problem


def _salvaged(
    sources: Sequence[Path], target: Path, folder: Path, at: dt.datetime, tell: Progress, is_stopped: IsStopped
) -> Salvaged:
    work = _Work(folder, at, tell, is_stopped)
    parts = [part for source in sources for part in work.parts(source)]
    merged = work.merge(parts)
    _close(parts[0].register)
    files = move_beside(work.found, target)
    if is_there(target):
        raise RegisterProblem(f"{target} exists already: name a new file for what is recovered.")
    parts[0].register.rename(target)
    return _told(target, parts, merged, files, tell)


def _told(target: Path, parts: Sequence[_Part], merged: Merged, files: tuple[Path, ...], tell: Progress) -> Salvaged:
    """Look through the new register as anybody will who opens it, and tell what it says."""
    known = parts[0].notices
    with Register.open(target, read_only=True) as register:
        damaged = register.damaged(tell)
        notices = tuple(
            SalvagedNotice(row.id, row.subject, kept.digest, damaged.get(row.id, ""), kept.lost, kept.may_be_older)
            for row in register.each_row()
            for kept in [known.get(row.id, _Kept("", (), may_be_older=False))]
        )
    lost = (*(words for one in parts for words in one.lost), *merged.lost)
    return Salvaged(target, notices, files, tuple(merged.copies), lost)


def _close(register: Path) -> None:
    """Leave a register as one whole file, flushed to the disk."""
    with contextlib.closing(connect(register, Mode.WRITE, _PATIENCE)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("PRAGMA journal_mode = DELETE")
    with register.open("r+b") as file:
        os.fsync(file.fileno())


def _shared(known: Sequence[tuple[str, tuple[int, ...]]]) -> frozenset[int]:
    """Return the numbers that rows of more than one notice were found with."""
    counted = Counter(number for _, numbers in known for number in numbers)
    return frozenset(number for number, count in counted.items() if count > 1)
