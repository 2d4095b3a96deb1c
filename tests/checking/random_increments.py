"""Random second revisions by the forger's writer, each from a seed.

`PYTHONPATH=tests python tests/checking/random_increments.py 20000` judges so many, and prints what came of them.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from checking import increment_writer as forger
from checking.increment_writer import Body, Increment, Row, sound
from signing import seals
from signoff.checking.sealed_revision import is_sealed_revision
from signoff.signing.seal.reader import read_seals

_JUNK = (b" ", b"\n", b"\r\n", b"%x\n", b"\0", b"1 0 obj\nnull\nendobj\n", b"%%EOF\n", b"endobj\n", b"0")
_PLACES = ("start", "before_table", "before_trailer", "before_start", "before_end", "after")


def random_increment(seed: int) -> Increment:
    """Return signoff's own revision with one to four changes."""
    chance = random.Random(seed)  # noqa: S311  # reproducible, and no secret
    increment = sound()
    for _ in range(chance.choice((1, 1, 2, 4))):
        increment = chance.choice(_CHANGES)(increment, chance)
    return increment


def _junk(increment: Increment, chance: random.Random) -> Increment:
    return replace(increment, **{chance.choice(_PLACES): chance.choice(_JUNK)})  # type: ignore[arg-type]


def _replaced(increment: Increment, chance: random.Random) -> Increment:
    what = chance.choice(forger.PARTS)
    return increment.with_bodies(chance.choice((forger.forged(what), forger.parts()[what])))


def _filtered(increment: Increment, chance: random.Random) -> Increment:
    return increment.with_bodies(chance.choice(list(forger.filtered(chance.choice(("content", "attachment"))))))


def _freed(increment: Increment, chance: random.Random) -> Increment:
    return increment.free(chance.randrange(1, 400), chance.choice((0, 1, 2, 65535)))


def _loose(increment: Increment, chance: random.Random) -> Increment:
    return increment.with_bodies(
        Body(chance.randrange(1, 400), chance.choice((b"null", b"<< >>", b"(x)")), chance.choice((0, 1)))
    )


def _trailer(increment: Increment, chance: random.Random) -> Increment:
    lines = list(increment.trailer)
    place = chance.randrange(len(lines))
    kind = chance.randrange(4)
    if kind == 0:
        lines.insert(
            place, chance.choice((b"/X 1", b"/Prev 9", b"/Root 1 0 R", b"/XRefStm 9", b"% x", b"/Encrypt null"))
        )
    elif kind == 1:
        lines[place] = lines[place].replace(b" ", b"  ", 1)
    elif kind == 2 and len(lines) > 1:
        del lines[place]
    else:
        chance.shuffle(lines)
    return replace(increment, trailer=tuple(lines))


def _table(increment: Increment, chance: random.Random) -> Increment:
    sections = list(increment.sections)
    place = chance.randrange(len(sections))
    kind = chance.randrange(4)
    if kind == 0:
        chance.shuffle(sections)
    elif kind == 1:
        sections.append(sections[place])
    elif kind == 2:
        sections[place] = (*sections[place], Row(sections[place][-1].number + 1, None, chance.choice((0, 65535))))
    else:
        sections[place] = tuple(replace(row, end=chance.choice((b"\r\n", b"  ", b"\n"))) for row in sections[place])
    return replace(increment, sections=tuple(sections))


def _body(increment: Increment, chance: random.Random) -> Increment:
    place = chance.randrange(len(increment.bodies))
    body = increment.bodies[place]
    old, new = chance.choice(
        ((b"\n", b" \n"), (b" ", b"  "), (b"/Type", b"/Typ#65"), (b">>", b"/X 1\n>>"), (b"3", b"+3"))
    )
    changed = chance.choice(
        (
            replace(body, value=body.value.replace(old, new, 1)),
            replace(body, before=chance.choice(_JUNK)),
            replace(body, generation=1),
            replace(body, head=chance.choice((b"0%d %d obj\n", b"%d %d obj ", b"%d  %d obj\n"))),
            replace(body, end=chance.choice((b"\nendobj ", b"\n", b" endobj\n"))),
        )
    )
    return replace(increment, bodies=(*increment.bodies[:place], changed, *increment.bodies[place + 1 :]))


_CHANGES: tuple[Callable[[Increment, random.Random], Increment], ...] = (
    _junk,
    _replaced,
    _filtered,
    _freed,
    _loose,
    _trailer,
    _table,
    _body,
)


def judged(count: int) -> Counter[str]:
    """Judge so many random revisions, every fiftieth really sealed; "WRONG" counts those taken for a seal's."""
    counts: Counter[str] = Counter()
    assert is_sealed_revision(forger.written(sound(), seals.own_key(7)))
    for seed in range(count):
        increment = random_increment(seed)
        pdf = forger.written(increment, seals.own_key(7) if seed % 50 == 0 else None)
        if increment == sound():
            counts["nothing changed"] += 1
        elif is_sealed_revision(pdf):
            counts["WRONG"] += 1
        else:
            whole = seed % 50 == 0 and read_seals(pdf).is_whole
            counts["refused, though its seal holds" if whole else "refused"] += 1
    return counts


if __name__ == "__main__":
    for name, number in sorted(judged(int(sys.argv[1])).items()):
        print(f"{number:6} {name}")
