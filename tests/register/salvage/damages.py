"""Damage as disks, crashes and programs do it, by a seed: the same number does the same damage."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

PAGE = 4096


@dataclass(frozen=True)
class Materials:
    """What is damaged: a whole file, one whose last changes are in a log, and logs that are not its own."""

    whole: bytes
    index_pages: tuple[int, ...]
    crashed: bytes
    log: bytes
    strange_log: bytes


@dataclass(frozen=True)
class Damaged:
    """A damaged file, with the log beside it if it has one."""

    kind: str
    data: bytes
    log: bytes | None = None

    def written(self, path: Path) -> Path:
        path.write_bytes(self.data)
        if self.log is not None:
            path.with_name(f"{path.name}-wal").write_bytes(self.log)
        return path


def index_pages(path: Path) -> tuple[int, ...]:
    """Return the first page of each index of the list of notices."""
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'notice'"
        return tuple(page for (page,) in connection.execute(asked))


def damaged(materials: Materials, seed: int) -> Damaged:
    """Damage a register in one of all ways, chosen by the seed."""
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    kinds = sorted(_KINDS)
    kind = kinds[seed % len(kinds)]
    return _KINDS[kind](kind, materials, chance)


def kinds() -> int:
    """Return in how many ways a register is damaged."""
    return len(_KINDS)


def _flipped(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    return Damaged(kind, _with_flips(materials.whole, chance, chance.randint(1, 60)))


def _one_flip(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    return Damaged(kind, _with_flips(materials.whole, chance, 1))


def _zeroed_pages(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data = bytearray(materials.whole)
    for _ in range(chance.randint(1, 4)):
        _put(data, chance.randrange(len(data) // PAGE) * PAGE, bytes(PAGE))
    return Damaged(kind, bytes(data))


def _zeroed_sector(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data = bytearray(materials.whole)
    for _ in range(chance.randint(1, 6)):
        _put(data, chance.randrange(len(data) // 512) * 512, bytes(512))
    return Damaged(kind, bytes(data))


def _noise(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data = bytearray(materials.whole)
    _put(data, chance.randrange(len(data)), chance.randbytes(chance.randint(1, 20_000)))
    return Damaged(kind, bytes(data[: len(materials.whole)]))


def _truncated(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    return Damaged(kind, materials.whole[: chance.randrange(len(materials.whole))])


def _prolonged(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    return Damaged(kind, materials.whole + chance.randbytes(chance.randint(1, 9000)))


def _header(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data = bytearray(materials.whole)
    begin = chance.randrange(100)
    _put(data, begin, chance.randbytes(chance.randint(1, 100 - begin)))
    return Damaged(kind, bytes(data))


def _schema(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data = bytearray(materials.whole)
    if chance.random() < 0.3:
        _put(data, 100, bytes(PAGE - 100))
    else:
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(100, PAGE)] = chance.randrange(256)
    return Damaged(kind, bytes(data))


def _index(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data = bytearray(materials.whole)
    for page in materials.index_pages:
        _put(data, (page - 1) * PAGE, chance.choice([bytes(PAGE), chance.randbytes(PAGE)]))
    return Damaged(kind, bytes(data))


def _exchanged(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    data, count = bytearray(materials.whole), len(materials.whole) // PAGE
    first, second = (chance.randrange(1, count) * PAGE for _ in range(2))
    one, other = data[first : first + PAGE], data[second : second + PAGE]
    _put(data, first, bytes(other))
    if chance.random() < 0.5:
        _put(data, second, bytes(one))
    return Damaged(kind, bytes(data))


def _strange_log(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    return Damaged(kind, chance.choice([materials.whole, materials.crashed]), materials.strange_log)


def _damaged_log(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    if chance.random() < 0.3:
        return Damaged(kind, materials.crashed, materials.log[: chance.randrange(len(materials.log))])
    return Damaged(kind, materials.crashed, _with_flips(materials.log, chance, chance.randint(1, 5)))


def _damaged_below_log(kind: str, materials: Materials, chance: random.Random) -> Damaged:
    return Damaged(kind, _with_flips(materials.crashed, chance, chance.randint(1, 40)), materials.log)


def _lost_log(kind: str, materials: Materials, _chance: random.Random) -> Damaged:
    return Damaged(kind, materials.crashed)


def _with_flips(data: bytes, chance: random.Random, count: int) -> bytes:
    changed = bytearray(data)
    for _ in range(count):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _put(data: bytearray, place: int, new: bytes) -> None:
    data[place : place + len(new)] = new


_KINDS: Mapping[str, Callable[[str, Materials, random.Random], Damaged]] = MappingProxyType(
    {
        "bytes flipped": _flipped,
        "one bit flipped": _one_flip,
        "pages zeroed": _zeroed_pages,
        "sectors zeroed": _zeroed_sector,
        "noise": _noise,
        "truncated": _truncated,
        "prolonged": _prolonged,
        "header": _header,
        "schema": _schema,
        "index of identities": _index,
        "pages exchanged": _exchanged,
        "strange log": _strange_log,
        "damaged log": _damaged_log,
        "damaged below its log": _damaged_below_log,
        "lost log": _lost_log,
    }
)
