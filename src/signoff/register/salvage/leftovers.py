"""What was found whole and is no notice's: it is written beside the new register, and what only traces tell is said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from signoff.errors import FileProblem
from signoff.files import is_there, write_whole
from signoff.register.salvage.candidates import Candidates

_MOST_NAMED = 100


def write_leftovers(candidates: Candidates, kept: Collection[str], folder: Path) -> None:
    """Write each PDF, and each earlier state, that is what its digest says and no notice has, into a folder.

    `kept` are the digests of those that notices have.
    """
    nameless = set(candidates.unnamed())
    for _, digest in candidates.proven("seen_pdf"):
        if digest not in kept:
            write_whole(folder / f"{digest[:16]}.pdf", candidates.data("seen_pdf", digest), private=True)
    for number, digest in candidates.proven("earlier_state"):
        if number in nameless:
            write_whole(folder / f"{digest[:16]}.signoff", candidates.data("earlier_state", digest), private=True)


def lost_notices(candidates: Candidates) -> Iterator[str]:
    """Yield a sentence for each notice of which nothing is left that would name it; for very many, one for the rest."""
    numbers = candidates.unnamed()
    for number in numbers[:_MOST_NAMED]:
        yield (
            f"Only traces are left of the notice with the number {number}: its document and its entry in the "
            "list are lost."
        )
    if len(numbers) > _MOST_NAMED:
        yield f"Of {len(numbers) - _MOST_NAMED} more notices only traces are left."


def move_beside(folder: Path, register: Path) -> tuple[Path, ...]:
    """Move the files of a folder beside a register, under names that begin like its own; return where they are."""
    moved = []
    for file in sorted(folder.iterdir()):
        place = register.with_name(f"{register.stem}-found-{file.name}")
        if is_there(place):
            raise FileProblem(f"{place} exists already: name another file for what is recovered.")
        moved.append(file.rename(place))
    return tuple(moved)
