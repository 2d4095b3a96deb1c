"""How much is exchanged at a time, so that neither side has to hold everything at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.shared.shared_register import Head, Offered

HEADS, STATES, BYTES = 500, 100, 8 * 1024 * 1024
"""How many heads are looked at, states offered, and bytes had, at a time."""


def parts(heads: Sequence[Head]) -> Iterator[list[Head]]:
    """Divide heads so that the bytes of each part are not too many at once."""
    part: list[Head] = []
    size = 0
    for head in heads:
        if part and size + head.size > BYTES:
            yield part
            part, size = [], 0
        part.append(head)
        size += head.size
    if part:
        yield part


def offers(states: Iterator[Offered]) -> Iterator[list[Offered]]:
    """Gather states to offers of which each is not too large."""
    offer: list[Offered] = []
    size = 0
    for state in states:
        if offer and size + len(state.data) > BYTES:
            yield offer
            offer, size = [], 0
        offer.append(state)
        size += len(state.data)
    if offer:
        yield offer
