"""Reads text without a format of its own, and long texts in Markdown, into the blocks of a long text."""

from __future__ import annotations

from signoff.intake.refusal import MAX_WORDS, TOO_MUCH, PasteRefused
from signoff.notice.record.limits import LONGEST_TEXT, MOST_LINES, MOST_SIGNS
from signoff.notice.text import Block, Break, Inline, Paragraph, Run, canonical, parse
from signoff.notice.text.characters import LINE_ENDS
from signoff.notice.text.cleaning import cleaned
from signoff.notice.text.flat_blocks import PLAIN, BlockTree


def read_own(data: bytes) -> tuple[Block, ...]:
    """Return the canonical blocks of a long text in Markdown; raise PasteRefused beyond the limits of a long text."""
    markdown = data[: 4 * LONGEST_TEXT + 1].decode("utf-8", "replace")
    signs = max(markdown.count(sign) for sign in "|*_[")
    if len(markdown) > LONGEST_TEXT or markdown.count("\n") > MOST_LINES or signs > MOST_SIGNS:
        raise PasteRefused(TOO_MUCH)
    return parse(cleaned(markdown))


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text: separated by empty lines or, where there are none, by line ends."""
    if len(text) > MAX_WORDS:
        raise PasteRefused(TOO_MUCH)
    lines = [line.strip() for line in LINE_ENDS.split(text.strip())]
    if len(lines) > MOST_LINES:
        raise PasteRefused(TOO_MUCH)
    by_line = "" not in lines
    tree = BlockTree()
    content: list[Inline] = []
    for line in [*lines, ""]:
        if line:
            content += [*([Break()] if content else []), Run(line)]
        if content and (by_line or not line):
            tree.add(PLAIN, Paragraph(tuple(content)))
            content = []
    return canonical(tree.blocks())
