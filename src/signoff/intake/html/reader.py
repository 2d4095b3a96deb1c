"""Cleans what is pasted from Word, Outlook, Excel and the web into the blocks of a long text; without Qt.

All words that its reader saw come in; what was struck out, hidden or said in the margin is left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from signoff.intake.html.converter import convert
from signoff.intake.html.job import Job
from signoff.intake.html.left_out import LeftOut
from signoff.intake.html.look import Look
from signoff.intake.html.style_sheet import apply_styles
from signoff.intake.html.tree import Element, read_tree
from signoff.intake.html.watch import TooTangled, Watch
from signoff.intake.html.word_lists import word_items
from signoff.intake.refusal import MAX_WORDS, TOO_MUCH, PasteRefused
from signoff.notice.text import Block, Run, canonical
from signoff.notice.text.flat_blocks import AnyLeaf, Leaf, leaves

MAX_HTML = 4_000_000
"""The longest HTML that is cleaned, in characters; Word puts its whole style sheet in."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is pasted, in canonical blocks, and what of it was left out."""

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()


def read_html(html: str) -> tuple[Block, ...]:
    """Return the canonical blocks of a piece of HTML; raise PasteRefused when it is too long or would take too long."""
    return clean(html).blocks


def clean(html: str) -> Cleaned:
    """Return the canonical blocks of a piece of HTML, and what was left out; raise PasteRefused as `read_html` does."""
    if len(html) > MAX_HTML:
        raise PasteRefused(TOO_MUCH)
    watch = Watch()
    try:
        root = read_tree(html, watch)
        apply_styles(root, watch)
        cleaned = _cleaned(root, watch)
        watch.look()
    except TooTangled:
        raise PasteRefused("This is too tangled to be cleaned; nothing was changed.") from None
    if sum(map(_length, leaves(cleaned.blocks))) > MAX_WORDS:
        raise PasteRefused(TOO_MUCH)
    return Cleaned(canonical(cleaned.blocks), cleaned.left_out)


def _cleaned(root: Element, watch: Watch) -> Cleaned:
    """Return the blocks as they are read.

    Where nothing but words in the colour of their ground would be left out of nothing, the ground is not known: what is
    copied from a dark page comes without it. Then they stay.
    """
    items = word_items(root, watch)
    job = Job(watch, items, convert)
    blocks = convert(root.children, Look(), job)
    if not blocks and job.hidden_by_colour:
        job = Job(watch, items, convert, sees_colours=False)
        blocks = convert(root.children, Look(), job)
    return Cleaned(blocks, job.tally.left_out())


def _length(leaf: AnyLeaf) -> int:
    """Return how many characters of text a paragraph or table has."""
    lines = [leaf.content] if isinstance(leaf, Leaf) else [*leaf.table.header, *(c for r in leaf.table.rows for c in r)]
    return sum(len(part.text) for line in lines for part in line if isinstance(part, Run))
