"""The report of a check of a PDF's seals, as plain data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CONTENT_CHANGED = "what it covers was changed"
"""The problem of a seal over bytes that are not those that were sealed, as the end of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFound:
    """One signature in a PDF: signoff's seal, or (`foreign`) one in another field, by another tool.

    `signer` is the name in its certificate, for which nothing else vouches: the key is known by its `fingerprint`.
    `name` is the name that the seal gives. `at` is the time that it gives, `stamped_at` that of its time stamp, whose
    `stamper` is the name in the stamp's certificate, and whose key has the fingerprint `stamp_key`. `intact`: nothing
    that it covers was changed; `problem` says why not, as the end of a sentence. `covers_whole`: nothing follows it in
    the file. `certifies`: it allows no change at all.
    """

    signer: str
    fingerprint: str
    name: str
    at: dt.datetime | None
    stamped_at: dt.datetime | None
    stamper: str = ""
    stamp_key: str = ""
    intact: bool
    covers_whole: bool
    certifies: bool
    foreign: bool
    problem: str


@dataclass(frozen=True, slots=True)
class SealReport:
    """Every signature in a PDF, in the order in which they were made.

    `altered_after`: the file continues after signoff's seal, which allowed nothing to follow. `problem` says in a
    sentence what in the file stopped the check: then nothing here vouches for it. `unchecked` says in a sentence why
    there was no check, or it was not finished: then nothing is known of the file's seals. `changes` says in sentences
    what else the file changes besides its seals.
    """

    seals: tuple[SealFound, ...] = ()
    altered_after: bool = False
    problem: str = ""
    unchecked: str = ""
    changes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the file is exactly what was sealed: one seal by signoff, and nothing else."""
        if self.problem or self.unchecked or self.altered_after or self.changes or len(self.seals) != 1:
            return False
        (seal,) = self.seals
        return seal.intact and seal.covers_whole and seal.certifies and not seal.foreign
