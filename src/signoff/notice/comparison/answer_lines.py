"""An answer as lines of words, as they are compared: as a person reads it, a long text paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from signoff.notice.comparison.line_diff import Line, Word
from signoff.notice.form.answers import paper_in_words, words_of_answer
from signoff.notice.form.form import Field, Form
from signoff.notice.form.kinds import FieldKind
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import Consultee, Paper, WardScope, given
from signoff.notice.record.record import Record
from signoff.notice.text import Block, Break, BulletList, Inline, ListItem, NumberedList, Paragraph, Table, parse
from signoff.notice.text.numbering import label

CELLS = Word("|", "cell")
_CONSULTED = {True: "Consulted", False: "N/A", None: "Not answered"}


def answer_lines(form: Form, record: Record, field: Field) -> tuple[Line, ...]:
    """Return the answer of a field in lines; none where nothing was answered."""
    value = value_at(record.notice, field.path)
    if field.is_long:
        return text_lines(given(value))
    if field.kind is FieldKind.WARD_SCOPE and value is WardScope.SOME:
        return plain_lines("Some wards")
    if field.kind is FieldKind.PAPERS:
        return tuple(line for paper in value for line in _paper_lines(paper))
    words = words_of_answer(form, record, field)
    if isinstance(value, Consultee) and value != Consultee() and not words.startswith(_CONSULTED[value.applies]):
        words = f"{_CONSULTED[value.applies]}\n{words}"
    return plain_lines(words)


def _paper_lines(paper: Paper) -> Iterator[Line]:
    """Yield what a paper is, where it is, and which file it is: another file of the same name differs."""
    yield from plain_lines(paper_in_words(paper))
    yield from plain_lines(given(paper.link))
    digest = given(paper.digest)
    size = "" if paper.size is None else f", {paper.size:,} bytes"
    fingerprint = " ".join(("", *(digest[place : place + 8] for place in range(0, len(digest), 8))))
    if file := f"{given(paper.file_name)}{size}{fingerprint and f', fingerprint{fingerprint}'}":
        yield from plain_lines(f"File {file}")


def plain_lines(words: str) -> tuple[Line, ...]:
    """Return plain text in lines; empty lines are left out."""
    lines = (tuple(Word(word) for word in line.split()) for line in words.splitlines())
    return tuple(line for line in lines if line)


def text_lines(source: str, *, marks: bool = True) -> tuple[Line, ...]:
    """Return a long text in lines, one for each paragraph and each row of a table; with the marks of its lists."""
    lines = _lines(parse(source))
    return tuple(line for mark, content in lines if (line := (*mark, *content) if marks else content))


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[Line, Line]]:
    """Yield the mark and the words of each line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield (), tuple(_words(block.content))
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield (), tuple(_row(row))
        else:
            yield from _items(block)


def _items(block: BulletList | NumberedList) -> Iterator[tuple[Line, Line]]:
    for number, item in enumerate(block.items):
        if isinstance(block, NumberedList):
            mark = Word(label(block.start + number, block.style), "number", block.style.kind)
        else:
            mark = Word("•", "bullet")
        yield from _item(mark, item)


def _item(mark: Word, item: ListItem) -> Iterator[tuple[Line, Line]]:
    first = True
    for inner, content in _lines(item.blocks):
        yield ((mark, *inner) if first else inner), content
        first = False
    if first:
        yield (mark,), ()


def _row(cells: Iterable[Iterable[Inline]]) -> Iterator[Word]:
    for place, cell in enumerate(cells):
        if place:
            yield CELLS
        yield from _words(cell)


def _words(content: Iterable[Inline]) -> Iterator[Word]:
    """Yield the words of a line; where a word changes its look in the middle, it has both."""
    text, look = "", ""
    for part in content:
        if isinstance(part, Break):
            if text:
                yield Word(text, look)
            text = look = ""
            continue
        style = f"{'b' * part.bold}{'i' * part.italic}{part.link or ''}"
        for place, piece in enumerate(_pieces(part.text)):
            if place and text:
                yield Word(text, look)
            if place:
                text = look = ""
            if piece:
                text += piece
                look = look or style
    if text:
        yield Word(text, look)


def _pieces(text: str) -> list[str]:
    """Return the words of a run, with an empty one at each end where it begins or ends with a space."""
    words = text.split()
    return [*[""][: text[:1].isspace()], *words, *[""][: text[-1:].isspace() and bool(words)]]
