"""A file that is called intact says the same to six readers: the same pages, words and structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from itertools import combinations
from pathlib import Path

import pytest

import golden_files
from checking import increment_writer as forger
from checking.increment_writer import Increment, Row, sound
from checking.readers import READERS, Seen
from checking.test_document_verdict import judged
from checking.test_sealed_revision import KINDS
from signing import seals
from signoff.signing.verification import Outcome

PDFS = [path for folder in golden_files.folders() for path in sorted(folder.glob("*.pdf"))]
ABSENT = [reader.missing for reader in READERS[:2] if reader.missing]
"""Why those two are not here that make most different things of a file."""


def found(pdf: bytes) -> Iterator[tuple[str, Seen | None]]:
    """Yield what each reader that is installed finds, None where it refuses the file."""
    for reader in READERS:
        if not reader.missing:
            try:
                yield reader.name, reader.look(pdf)
            except Exception:  # each refuses damaged files by exceptions of its own
                yield reader.name, None


def say_the_same(pdf: bytes) -> bool:
    """Whether all readers find the same pages, letters, attached record, structure and texts in place of drawings."""
    seen = [view for _, view in found(pdf)]
    return None not in seen and all(agree(first, second) for first, second in combinations(filter(None, seen), 2))


def agree(first: Seen, second: Seen) -> bool:
    """Whether two readers find the same in all that both can be asked for."""
    pairs = zip(astuple(first), astuple(second), strict=True)
    return all(mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sound_file_is_the_same_to_every_reader(path: Path, reader: object) -> None:
    (chosen,) = [candidate for candidate in READERS if candidate is reader]
    if chosen.missing:
        pytest.skip(chosen.missing)
    pdf = path.read_bytes()
    mine, theirs = READERS[1].look(pdf), chosen.look(pdf)
    assert (theirs.pages, theirs.attachments) == (mine.pages, mine.attachments)
    assert theirs.letters is None or theirs.letters == mine.letters
    assert theirs.roles is None or theirs.roles == mine.roles
    assert theirs.alternatives is None or theirs.alternatives == mine.alternatives
    assert theirs.attachments == (path_of_record(path).read_bytes(),)


def path_of_record(path: Path) -> Path:
    """Return the golden record that a golden PDF has inside it."""
    name = path.stem.removesuffix("-record")
    return path.with_name(f"{name}.signoff")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_readers_disagree_about_is_never_intact(kind: object) -> None:
    (make,) = [candidate for candidate in KINDS if candidate is kind]
    for increment in list(make())[::3]:
        pdf = forger.written(increment, seals.own_key(7))
        assert judged(pdf).outcome is not Outcome.INTACT or say_the_same(pdf)


@pytest.mark.skipif(bool(ABSENT), reason="; ".join(ABSENT))
@pytest.mark.parametrize("what", ["page", "page tree", "content", "alternative text", "attachment", "names"])
def test_readers_do_disagree_about_objects_that_are_listed_twice(what: str) -> None:
    """Were it not so, these tests would show nothing."""
    true, false = forger.parts()[what], forger.forged(what)
    rows = (Row(true.number, 4),), (Row(true.number, 5),)
    increment = Increment((*sound().bodies, true, false), (*sound().sections, *rows), sound().trailer)
    pdf = forger.written(increment, seals.own_key(7))
    assert not say_the_same(pdf)
    assert judged(pdf).outcome is Outcome.ALTERED
