"""Sentences in what is said: a full stop ends one before white space or at the end, but not within a file’s name."""

from __future__ import annotations

import re


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, each without its full stop."""
    return [sentence for sentence in re.split(r"\.(?:\s+|$)", text) if sentence]
