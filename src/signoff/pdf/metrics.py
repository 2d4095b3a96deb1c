"""The measures and colours of the printed form; lengths are points (1/72 inch), y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 18 * MM
RIGHT = PAGE_WIDTH - LEFT
WIDTH = RIGHT - LEFT
TOP = 20 * MM
BOTTOM = PAGE_HEIGHT - 19 * MM
HEADER_BASELINE = 13.5 * MM
LATER_BASELINE = HEADER_BASELINE + 10.5
FOOTER_BASELINE = PAGE_HEIGHT - 11.5 * MM

LABEL_WIDTH = 116.0
DATE_WIDTH = 112.0
PAD_X = 6.0
PAD_TOP = 4.5
PAD_BOTTOM = 5.5
PARAGRAPH_GAP = 5.0
ITEM_GAP = 2.5
BELOW_HEADING = 2.5
INDENT = 15.0
HAIRLINE = 0.6
SIGNATURE_HEIGHT = 23 * MM

Colour = tuple[float, float, float]

INK: Colour = (0.0, 0.0, 0.0)
MUTED: Colour = (0.29, 0.29, 0.32)
BORDER: Colour = (0.42, 0.43, 0.46)
LABEL_TINT: Colour = (0.937, 0.941, 0.961)
TABLE_TINT: Colour = (0.953, 0.955, 0.969)
LINK: Colour = (0.11, 0.25, 0.52)
INK_BLUE: Colour = (0.075, 0.16, 0.42)
DRAFT: Colour = (0.50, 0.24, 0.0)


@dataclass(frozen=True, eq=False, slots=True)
class ActualText:
    """Text that is read in place of what is drawn; compared by identity, as two may have the same words."""

    words: str


@dataclass(frozen=True, slots=True)
class Style:
    """The style of words: face, size in points, leading, colour, rise above the baseline, link target.

    `note` is the number of the footnote that the words cite, 0 for none. `expansion` is an abbreviation in full.
    `actual_text` is what is read in their place where a word is broken over lines: the whole word at its first piece, a
    space at the others.
    """

    size: float = 10.0
    leading: float = 13.0
    bold: bool = False
    italic: bool = False
    script: bool = False
    colour: Colour = INK
    rise: float = 0.0
    link: str | None = None
    note: int = 0
    expansion: str = ""
    actual_text: ActualText | None = None


TEXT = Style()
LABEL = Style(bold=True)
GUIDANCE = Style(size=9.0, leading=11.7, colour=MUTED)
CONTINUED = Style(size=9.0, leading=11.7, italic=True, colour=MUTED)
CONTINUED_HEADING = Style(size=9.0, leading=15.5, bold=True)
BAND = Style(size=9.6, leading=13.0)
TITLE = Style(size=18.0, leading=24.0, bold=True)
INTRODUCTION = Style(size=10.0, leading=13.0)
NOTE = Style(size=8.0, leading=10.2)
HEADER = Style(size=8.5, leading=11.0, colour=MUTED)
HEADER_DRAFT = Style(size=9.5, leading=11.0, bold=True, colour=DRAFT)
CAPTION = Style(size=8.5, leading=11.0, colour=MUTED)
TABLE = Style(size=9.0, leading=11.7)
