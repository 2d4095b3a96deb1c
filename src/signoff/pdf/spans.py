"""The runs of a paragraph as spans, in the style that each asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from signoff.notice.text import Break, Inline
from signoff.pdf.line_breaking import Span
from signoff.pdf.metrics import LINK, Style


def spans_of(content: Iterable[Inline], style: Style) -> list[Span]:
    """Return the runs of a paragraph as spans in their styles."""
    looks: dict[tuple[bool, bool, str | None], Style] = {(False, False, None): style}
    spans = []
    for part in content:
        if isinstance(part, Break):
            spans.append(Span("\n", style))
            continue
        key = part.bold, part.italic, part.link
        if key not in looks:
            look = replace(style, bold=style.bold or part.bold, italic=part.italic)
            looks[key] = replace(look, link=part.link, colour=LINK) if part.link else look
        spans.append(Span(part.text, looks[key]))
    return spans
