"""Small files in the data folder that only spare a person some typing: they may be lost, and are never in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from signoff.errors import FileProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, read_limited, write_whole

Kept = TypeVar("Kept", bound=msgspec.Struct)


def read_kept(path: Path, limit: int, kind: type[Kept]) -> Kept | None:
    """Return what a file holds; None where there is none, and where it is not as this program writes it."""
    try:
        return parse_json(read_limited(path, limit), kind) if is_there(path) else None
    except (FileProblem, ParseProblem):
        return None


def write_kept(path: Path, kept: msgspec.Struct) -> None:
    """Write a file that its owner alone can read; raises FileProblem."""
    try:
        make_folder(path.parent)
    except OSError as problem:
        raise FileProblem(f"The folder {path.parent} cannot be made: {problem.strerror}.") from problem
    write_whole(path, msgspec.json.encode(kept), private=True)
