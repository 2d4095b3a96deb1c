"""Checking seals: whether a PDF is what was sealed, by which key and when. Offline, and safe on any bytes.

Two judges must agree: the bytes themselves (`seal_bytes`: what the seal covers, and whether its own bytes are the
only ones that say what it says), and pyHanko (`seal_reader`: the signature, its certificate, what it allows).
No certificate is trusted for who issued it: a key is known by its fingerprint or not at all.
"""

from __future__ import annotations

from signoff.signing.seal_found import SealFound, SealReport

__all__ = ["LIMIT", "SealFound", "SealReport", "check_seals"]

LIMIT = 100 * 1024 * 1024
"""The largest PDF that is checked, in bytes."""


def check_seals(pdf: bytes) -> SealReport:
    """Return what seals and other signatures a PDF carries, and what became of them; a file without any has none.

    Never raises for what the bytes hold, runs and fetches nothing.
    """
    if len(pdf) > LIMIT:
        return SealReport(problem="The PDF is too large to be checked: the limit is 100 MiB.")
    if b"/ByteRange" not in pdf:
        return SealReport()
    from signoff.signing.seal_reader import read_seals

    return read_seals(pdf)
