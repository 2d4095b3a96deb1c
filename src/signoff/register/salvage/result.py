"""What a salvage tells: of each notice what became of it, and what was found that is no notice's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from signoff.errors import on_one_line


@dataclass(frozen=True, slots=True)
class SalvagedNotice:
    """A notice of the new register.

    `sha256` is the digest of its document as it was found, empty where none was; `fault` is the sentence by which the
    new register tells that it is damaged, empty for a sound one; `lost` says, as ends of sentences, what was missing.
    `may_be_older` says that it was put together from single pages: it is what signoff wrote, but whether that was the
    last that signoff wrote of it cannot be told.
    """

    id: str
    subject: str
    sha256: str
    fault: str
    lost: tuple[str, ...]
    may_be_older: bool

    @property
    def is_sound(self) -> bool:
        """Whether its digests match, its record reads and its chain of events holds."""
        return not self.fault

    @property
    def sentences(self) -> Iterator[str]:
        """What a person has to know of it, a sentence each."""
        if self.fault:
            yield self.fault
        name = f"The notice “{self.subject[:80]}” ({self.id[:36]})"
        for words in self.lost:
            yield on_one_line(f"{name}: {words}.")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a salvage: the new register, its notices, files written beside it, and what else was lost.

    `copies` are the identities of notices that were kept as copies, since two registers held states of one notice of
    which neither goes on from the other. `lost` are sentences.
    """

    register: Path
    notices: tuple[SalvagedNotice, ...]
    files: tuple[Path, ...]
    copies: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.lost and not any(one.fault or one.lost or one.may_be_older for one in self.notices)

    @property
    def sentences(self) -> Iterator[str]:
        """What a person has to know, a sentence for each notice that is damaged, or of which something was lost."""
        for one in self.notices:
            yield from one.sentences
        older = sum(one.may_be_older for one in self.notices)
        if older:
            these = "1 notice was" if older == 1 else f"{older} notices were"
            yield (f"{these} put together from single pages of the damaged file: a later version may have been lost.")
        yield from self.lost
