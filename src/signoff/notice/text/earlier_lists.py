"""Texts of documents from before lists had letters, in the words of today: what they said, they go on saying."""

from __future__ import annotations

import re

from signoff.notice.text.characters import readable

# What may be read as a list today and was not, or otherwise; any bullets and figures may stand before it.
_MAY_DIFFER = re.compile(
    r"^(?:[ \t]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*"
    r"(?:\((?:[0-9]{1,9}|[a-zA-Z]{1,15})\)|[0-9]{1,9}\)|[a-zA-Z]{1,15}[.)])(?:[ \t]|$)",
    re.MULTILINE,
)


def with_lists_as_they_were(text: str) -> str:
    """Return a text whose lists read today as they were read in documents of versions 1 and 2; mostly the same text."""
    if _MAY_DIFFER.search(readable(text).replace("\r", "\n")) is None:
        return text
    from signoff.notice.text.canonical_form import canonical_blocks
    from signoff.notice.text.markdown import read  # markdown-it is slow to import
    from signoff.notice.text.markdown_writer import write

    earlier = canonical_blocks(read(text, has_letters=False))
    return text if canonical_blocks(read(text)) == earlier else write(earlier)
