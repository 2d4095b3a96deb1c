"""Where in which notice a person was, for each register: kept in the data folder, so that it can be returned to.

While a notice is open the file names it. A program that is killed leaves that name there, and so does a power cut.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import msgspec
from PySide6.QtCore import QCryptographicHash

from signoff.errors import FileProblem
from signoff.files import ParseProblem, is_there, make_folder, parse_json, read_limited, write_whole
from signoff.paths import data_folder
from signoff.register.connection import real_path

MOST = 300
"""How many notices' places are kept; the one that was open longest ago is forgotten first."""

LIMIT = 256 * 1024
"""The largest file of places that is read, in bytes."""

LONGEST_FIELD = 200
"""How long the path of a field is that is kept."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the wizard by its key, or another screen of a notice, and the field there that had the focus.

    `status` is the notice's as it was then: in another one, other screens are shown.
    """

    page: str
    status: str
    field: str = ""


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds: the notice that is open, if one is, and places by notice, the latest last."""

    open: str = ""
    places: dict[str, Place] = {}


class Places:
    """The places of one register, read from `path` at once; what cannot be read is as if nothing had been kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)
        self._interrupted = self._kept.open
        self._changes = self._written = 0
        self._lock = Lock()

    @property
    def interrupted(self) -> str:
        """The notice that was open as the program was killed; empty where it was closed properly."""
        return self._interrupted

    def find(self, notice: str) -> Place | None:
        """Return where a person was in a notice; None where that is not known."""
        return self._kept.places.get(notice)

    def note(self, notice: str, place: Place) -> None:
        """Note that a notice is open, and where."""
        if (self._kept.open, self.find(notice)) == (notice, place):
            return
        others = [(other, kept) for other, kept in self._kept.places.items() if other != notice]
        shortened = msgspec.structs.replace(place, field=place.field if len(place.field) <= LONGEST_FIELD else "")
        self._change(_Kept(open=notice, places=dict([*others[1 - MOST :], (notice, shortened)])))

    def note_closed(self) -> None:
        """Note that no notice is open; where a person was in each is kept."""
        if self._kept.open:
            self._change(msgspec.structs.replace(self._kept, open=""))

    def write(self) -> None:
        """Write what was noted, from any thread, unless the file has it; raises FileProblem."""
        with self._lock:
            kept, changes = self._kept, self._changes
            if changes == self._written:
                return
            try:
                make_folder(self._path.parent)
            except OSError as problem:
                raise FileProblem(f"The folder {self._path.parent} cannot be made: {problem.strerror}.") from problem
            write_whole(self._path, msgspec.json.encode(kept), private=True)
            self._written = changes

    def _change(self, kept: _Kept) -> None:
        self._kept = kept
        self._changes += 1


def places_file(register: Path) -> Path:
    """Return the file with the places of a register, which is known by its path."""
    return data_folder() / "places" / f"{register_name(register)}.json"


def register_name(register: Path) -> str:
    """Return the name under which this machine keeps what belongs to a register, by its path."""
    path = str(real_path(register)).encode("utf-8", "surrogateescape")
    # Qt's digest: Python's would have each start load OpenSSL
    return QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256).data().hex()[:16]


def _read(path: Path) -> _Kept:
    """Return what a file holds: nothing where there is none, and where it is not as this program writes it."""
    try:
        return parse_json(read_limited(path, LIMIT, "file of places"), _Kept) if is_there(path) else _Kept()
    except (FileProblem, ParseProblem):
        return _Kept()
