"""Words of an exemption from the rules of contracts, as some councils call a waiver."""

from __future__ import annotations

EXEMPTION = (
    r"\b(?:exemption|exception|dispensation|departure)s?\s+(?:from|to|under)\s+(?:[\w.’'(),–-]+\s+){0,7}?"
    r"(?:contracts?|procurement|standing|tender)\s+(?:procedures?\s+)?(?:rules?|orders?)['’]?s?\b"
)
"""The pattern of such words, as a part of others."""
