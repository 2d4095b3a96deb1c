"""Bytes made from sound ones by a few changes, as Hypothesis draws them and makes what fails small again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

_LONGEST_RUN = 400
_MOST_EDITS = 12


@dataclass(frozen=True)
class Edit:
    """One change: from `share` of the way on, so many bytes are replaced by others, so many times over."""

    share: float
    length: int
    put: bytes
    times: int = 1

    def applied(self, data: bytes) -> bytes:
        """Return the changed bytes."""
        start = int(self.share * len(data))
        return data[:start] + self.put * self.times + data[start + self.length :]


def edits(words: Sequence[bytes]) -> st.SearchStrategy[Edit]:
    """Return changes that put in words of the format, a few bytes, one word many times, or nothing at all."""
    share, length = st.floats(0, 1, exclude_max=True), st.integers(0, _LONGEST_RUN)
    put = st.one_of(st.sampled_from(words), st.binary(max_size=8), st.just(b""))
    return st.builds(Edit, share, st.one_of(st.integers(0, 4), length), put, st.one_of(st.just(1), length))


def mutated(starts: Sequence[bytes], words: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return strategies for bytes near sound ones, and now and then for bytes of no kind."""
    near = st.builds(_changed, st.sampled_from(starts), st.lists(edits(words), max_size=_MOST_EDITS))
    built = st.lists(st.sampled_from(words), max_size=60).map(b"".join)
    return st.one_of(near, near, near, built, st.binary(max_size=300))


def _changed(data: bytes, changes: Sequence[Edit]) -> bytes:
    for change in changes:
        data = change.applied(data)
    return data
