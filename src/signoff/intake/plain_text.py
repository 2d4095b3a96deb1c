"""Reads text without a format of its own, and long texts in Markdown, into the blocks of a long text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from signoff.intake.html.symbols import NO_FONT, decode
from signoff.intake.refusal import MAX_WORDS, TOO_MUCH, PasteRefused
from signoff.intake.web_links import clean_target, clean_words
from signoff.notice.record.limits import LONGEST_TEXT, MOST_LINES, MOST_SIGNS
from signoff.notice.text import Block, Break, Inline, ListItem, NumberedList, Paragraph, Run, Table, canonical, parse
from signoff.notice.text.characters import LINE_ENDS
from signoff.notice.text.cleaning import cleaned
from signoff.notice.text.flat_blocks import PLAIN, BlockTree
from signoff.notice.text.numbering import label


def read_own(data: bytes) -> tuple[Block, ...]:
    """Return the canonical blocks of a long text in Markdown; raise PasteRefused beyond the limits of a long text."""
    markdown = data[: 4 * LONGEST_TEXT + 1].decode("utf-8", "replace")
    signs = max(markdown.count(sign) for sign in "|*_[")
    if len(markdown) > LONGEST_TEXT or markdown.count("\n") > MOST_LINES or signs > MOST_SIGNS:
        raise PasteRefused(TOO_MUCH)
    return canonical(_with_clean_links(parse(cleaned(markdown))))


def _with_clean_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with links that lead where they end; those that lead nowhere are words."""
    return tuple(_clean_block(block) for block in blocks)


def _clean_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_clean_line(block.content))
    if isinstance(block, Table):
        rows = tuple(tuple(_clean_line(cell) for cell in row) for row in block.rows)
        return replace(block, header=tuple(_clean_line(cell) for cell in block.header), rows=rows)
    return replace(block, items=tuple(ListItem(_with_clean_links(item.blocks)) for item in block.items))


def _clean_line(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(
        replace(part, link=clean_target(part.link), text=clean_words(part.text))
        if isinstance(part, Run) and part.link is not None
        else part
        for part in content
    )


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text: separated by empty lines or, where there are none, by line ends."""
    if len(text) > MAX_WORDS:
        raise PasteRefused(TOO_MUCH)
    # Word's bullets come in a font of symbols even where there are no fonts
    words, _ = decode(text.strip(), NO_FONT)
    lines = [line.strip() for line in LINE_ENDS.split(words)]
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


def without_format(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the words of canonical blocks as paragraphs of plain text, with the marks of lists; a row is a line."""
    return canonical(tuple(Paragraph(content) for content in _plain_contents(blocks)))


def _plain_contents(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield tuple(Run(part.text) if isinstance(part, Run) else part for part in block.content)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield (Run("\t".join(_words(cell) for cell in row)),)
        else:
            for place, item in enumerate(block.items):
                mark = label(block.start + place, block.style) if isinstance(block, NumberedList) else "•"
                first, *rest = tuple(_plain_contents(item.blocks)) or ((),)
                yield Run(f"{mark} "), *first
                yield from rest


def _words(content: Iterable[Inline]) -> str:
    return "".join(part.text if isinstance(part, Run) else " " for part in content)
