"""What this machine remembers of the last hand-over of each notice: which file is to be sent, and whether it was."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from signoff.desktop.core.kept_files import read_kept, write_kept
from signoff.paths import data_folder

MOST = 500
"""How many notices are remembered; the one that was handed over longest ago is forgotten first."""

LIMIT = 1024 * 1024
"""The largest file of hand-overs that is read, in bytes."""


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one hand-over: its key, the file that is to be sent, and whether that, and all else, is done."""

    key: str
    file: str = ""
    email: str = ""
    is_sent: bool = False
    is_done: bool = False


class _Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds: the hand-overs by notice, the latest last."""

    handovers: dict[str, Outgoing] = {}


class Outbox:
    """What this machine remembers of the last hand-over of each notice: it is no part of the notice itself."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _kept(self) -> dict[str, Outgoing]:
        kept = read_kept(self._path, LIMIT, _Sent)
        return dict(kept.handovers) if kept is not None else {}

    def find(self, notice: str, key: str) -> Outgoing | None:
        """Return what is remembered of a hand-over of a notice; None for one that did not begin here."""
        outgoing = self._kept.get(notice)
        return outgoing if outgoing is not None and outgoing.key == key else None

    def note(self, notice: str, outgoing: Outgoing) -> None:
        """Remember what became of a notice's last hand-over; raises FileProblem where that cannot be written."""
        self._kept.pop(notice, None)
        self._kept[notice] = outgoing
        for oldest in [*self._kept][:-MOST]:
            del self._kept[oldest]
        write_kept(self._path, _Sent(handovers=self._kept))


def default_outbox() -> Path:
    """Return the file in which this machine remembers hand-overs."""
    return data_folder() / "handovers.json"
