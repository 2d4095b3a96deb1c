"""Where the files of papers lie on this machine, by their digests: no notice says that, and no other machine knows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from signoff import paths
from signoff.errors import FileProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, read_limited, write_whole

LIMIT = 4 * 1024 * 1024
"""The largest list of places that is read, in bytes."""

MOST = 5_000
"""Files whose places are kept: of more, those that were named last."""

_MOST_OF_EACH = 5


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[1]
    format: Literal["signoff/paper-places"] = "signoff/paper-places"
    files: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def default_places() -> Path:
    """Return where this machine's places are kept; the file may not exist yet."""
    return paths.data_folder() / "papers.json"


class PaperPlaces:
    """The paths at which files were, by digest, the latest first; read at every call, as another window may add one."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the file that keeps them, this machine's unless another is named."""
        self._path = path or default_places()

    def of(self, digest: str) -> tuple[Path, ...]:
        """Return where the file with this digest was; nothing where the list cannot be read: it can be made again."""
        return tuple(map(Path, self._read().get(digest, ())))

    def remember(self, found: Mapping[str, Path]) -> None:
        """Keep where files are, by their digests; raises FileProblem where that cannot be written."""
        if not found:
            return
        files = self._read()
        for digest, path in found.items():
            earlier = files.pop(digest, ())
            place = str(path.absolute())
            files[digest] = (place, *(other for other in earlier if other != place))[:_MOST_OF_EACH]
        self._write(dict(list(files.items())[-MOST:]))

    def _read(self) -> dict[str, tuple[str, ...]]:
        try:
            if not is_there(self._path):
                return {}
            return dict(parse_json(read_limited(self._path, LIMIT, "list of places"), _File).files)
        except (FileProblem, ParseProblem):
            return {}

    def _write(self, files: Mapping[str, tuple[str, ...]]) -> None:
        try:
            make_folder(self._path.parent)
        except OSError as problem:
            raise FileProblem(f"{self._path} could not be written: {problem.strerror or problem}.") from problem
        write_whole(self._path, msgspec.json.encode(_File(version=1, files=dict(files))), private=True)
