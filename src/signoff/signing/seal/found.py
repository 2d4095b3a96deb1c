"""What a check of a PDF's seals found, as plain data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CONTENT_CHANGED = "what it covers was changed"
"""The problem of a seal over bytes that are not those that were sealed, as the end of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFound:
    """One signature in a PDF: signoff's seal, or (`foreign`) one in another field, by another tool.

    `signer` is what its certificate says, which nobody but the certificate vouches for: the key is known by its
    `fingerprint`. `name` is what the seal says of itself. `at` is when it says that it was made, `stamped_at` when
    a time stamp says so, whose `stamper` is named by its own certificate alone, and whose key has the fingerprint
    `stamp_key`. `intact`: nothing that it covers was changed; `problem` says why not, as the end of a sentence.
    `covers_whole`: nothing follows it in the file. `certifies`: it allows no change at all.
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

    `altered_after`: the file goes on after signoff's seal, which allowed nothing to follow. `problem` says what in the
    file kept the check from going on, as a sentence: then nothing here vouches for it. `unchecked` says why there was
    no check, or none that was finished, as a sentence: then nothing is known of the file's seals. `changes` says in
    sentences what the file puts in place beside its seals.
    """

    seals: tuple[SealFound, ...] = ()
    altered_after: bool = False
    problem: str = ""
    unchecked: str = ""
    changes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the file is, byte for byte, what was sealed: one seal by signoff, and nothing else."""
        if self.problem or self.unchecked or self.altered_after or self.changes or len(self.seals) != 1:
            return False
        (one,) = self.seals
        return one.intact and one.covers_whole and one.certifies and not one.foreign
