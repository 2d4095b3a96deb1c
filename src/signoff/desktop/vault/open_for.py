"""How long an unlocked vault stays open while nobody uses it: a laptop may be left standing."""

OPEN_FOR = 5 * 60_000
"""Milliseconds."""
