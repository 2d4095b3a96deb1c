"""The words of lines as the answers of a form hold them: one line, several, or a long text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.intake.placing.lines import Line
from signoff.intake.word.content import WordBlock, WordParagraph, WordTable, words_of
from signoff.notice.text import Block, Cell, Inline, Paragraph, Run, Table, canonical, serialise
from signoff.notice.text.flat_blocks import PLAIN, BlockTree, Leaf, in_one_line, leaves


def plain_of(blocks: Iterable[WordBlock]) -> str:
    """Return the words of blocks, a line for each paragraph."""
    return "\n".join(line for block in blocks for line in _plain_lines(block) if line)


def plain_lines(lines: Iterable[Line]) -> str:
    """Return the words of lines, a line for each paragraph."""
    return plain_of(line.block for line in lines)


def markdown_of(blocks: Iterable[WordBlock]) -> str:
    """Return blocks as the Markdown of a long text."""
    return serialise(text_blocks(blocks))


def text_blocks(blocks: Iterable[WordBlock]) -> tuple[Block, ...]:
    """Return blocks as those of a long text; headings are bold, and a table of one column is no table."""
    tree = BlockTree()
    for block in blocks:
        if isinstance(block, WordParagraph):
            tree.add(block.shape, Paragraph(_heading(block) if block.heading else block.content))
            continue
        width = max((cell.column + cell.span for row in block.rows for cell in row), default=0)
        if width > 1:
            tree.add(PLAIN, _table(block, width))
        else:
            for inner in (inner for row in block.rows for cell in row for inner in text_blocks(cell.blocks)):
                _add(tree, inner)
    return canonical(tree.blocks())


def _add(tree: BlockTree, block: Block) -> None:
    for leaf in leaves((block,)):
        tree.add(leaf.shape, Paragraph(leaf.content) if isinstance(leaf, Leaf) else leaf.table)


def _heading(block: WordParagraph) -> tuple[Inline, ...]:
    return tuple(
        Run(part.text, True, part.italic, part.link) if isinstance(part, Run) else part for part in block.content
    )


def _table(table: WordTable, width: int) -> Table:
    """Return a table on its grid: merged cells have their words once, in the first."""
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        cells: list[Cell] = [()] * width
        for cell in row:
            cells[cell.column] = in_one_line(text_blocks(cell.blocks))
        rows.append(tuple(cells))
    return Table(rows[0], tuple(rows[1:]))


def _plain_lines(block: WordBlock) -> Iterator[str]:
    if isinstance(block, WordParagraph):
        yield from (" ".join(line.split()) for line in words_of(block).split("\n"))
        return
    for row in block.rows:
        yield " ".join(" ".join(line for inner in cell.blocks for line in _plain_lines(inner)) for cell in row).strip()
