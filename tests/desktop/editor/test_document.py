"""Blocks go into the editor's document and come out as they were."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from examples import examples
from signoff.desktop.editor.builder import fill_document, insert_blocks, replace_document
from signoff.desktop.editor.document import EditorDocument
from signoff.desktop.editor.memo import MarkdownMemo
from signoff.desktop.editor.reader import read_document
from signoff.desktop.look.theme import Theme
from signoff.notice.text import (
    Block,
    Break,
    BulletList,
    ListItem,
    NumberedList,
    Paragraph,
    Run,
    Table,
    canonical,
    parse,
    plain,
    serialise,
)
from signoff.notice.text.numbering import EVERY_STYLE

# Qt keeps three noncharacters for itself; what becomes of them is a test of its own
LETTERS = st.characters(exclude_characters="\ufdd0\ufdd1\ufffe")
KNOWN = [
    "word",
    "two words",
    "£5",
    "𝄞 clef",
    "a\xa0b",
    "-",
    "1. ",
    "(b) ",
    "c. ",
    "(i) ",
    "A. ",
    "*|*",
    "[x](y)",
    "é",
    " ",
]
WORDS = st.sampled_from(KNOWN) | st.text(LETTERS, max_size=4)
LINKS = st.none() | st.sampled_from(["https://a.b/c", "mailto:a@b", "tel:0113"])
CONTENT = st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans(), LINKS) | st.just(Break()), max_size=4).map(tuple)
PARAGRAPHS = st.builds(Paragraph, CONTENT)
ROWS = st.lists(CONTENT, min_size=1, max_size=3).map(tuple)
SIDES = st.lists(st.sampled_from(["left", "centre", "right", ""]), max_size=3).map(tuple)
TABLES = st.builds(Table, ROWS, st.lists(ROWS, max_size=2).map(tuple), SIDES)


def _lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    items = st.lists(st.builds(ListItem, st.lists(inner, max_size=3).map(tuple)), min_size=1, max_size=3).map(tuple)
    styles = st.sampled_from(EVERY_STYLE)
    return st.builds(BulletList, items) | st.builds(NumberedList, items, st.integers(0, 3) | st.just(9), styles)


BLOCKS = st.lists(st.recursive(PARAGRAPHS | TABLES, _lists, max_leaves=6), max_size=4).map(tuple)
RELAXED = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RELAXED
@given(BLOCKS)
def test_canonical_blocks_come_out_of_the_document_as_they_went_in(
    qapp: QApplication, blocks: tuple[Block, ...]
) -> None:
    document = QTextDocument()
    expected = canonical(blocks)
    fill_document(document, expected)
    assert read_document(document) == expected


@RELAXED
@given(BLOCKS, BLOCKS, st.integers(0, 60))
def test_blocks_put_at_any_place_keep_every_word_and_go_in_one_step(
    qapp: QApplication, first: tuple[Block, ...], new: tuple[Block, ...], place: int
) -> None:
    document = QTextDocument()
    fill_document(document, canonical(first))
    before = read_document(document)
    cursor = QTextCursor(document)
    # by whole characters, as a person's cursor goes
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=place)
    added = canonical(new)
    insert_blocks(cursor, added)
    words = sorted("".join(plain(before).split()) + "".join(plain(added).split()))
    after = read_document(document)
    assert sorted("".join(plain(after).split())) == words
    if document.isUndoAvailable():
        document.undo()
    assert read_document(document) == before


@RELAXED
@given(BLOCKS, BLOCKS)
def test_a_whole_text_in_place_of_another_is_one_step_to_undo(
    qapp: QApplication, first: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    document = QTextDocument()
    fill_document(document, canonical(first))
    before = read_document(document)
    replace_document(document, canonical(new))
    assert read_document(document) == canonical(new)
    if document.isUndoAvailable():
        document.undo()
    assert read_document(document) == before


@RELAXED
@given(st.lists(BLOCKS, min_size=1, max_size=3))
def test_remembered_markdown_is_the_same_as_fresh(texts: list[tuple[Block, ...]]) -> None:
    memo = MarkdownMemo()
    for blocks in texts:
        assert memo.serialise(blocks) == serialise(blocks)


def test_the_characters_that_qt_keeps_for_itself_are_shown_as_unreadable(qapp: QApplication) -> None:
    document = QTextDocument()
    fill_document(document, (Paragraph((Run("\ufffea\ufdd0b\ufdd1c"),)),))
    assert plain(read_document(document)) == "\ufffda\ufffdb\ufffdc"
    assert document.blockCount() == 1


def test_nothing_named_in_a_text_is_loaded(theme: Theme) -> None:
    document = EditorDocument(theme.font("editor"))
    for name in ("file:///etc/hostname", "https://example.org/a.png"):
        assert document.resource(int(QTextDocument.ResourceType.ImageResource.value), name) is None


def test_a_whole_text_is_filled_in_without_a_step_to_undo(qapp: QApplication) -> None:
    document = QTextDocument()
    fill_document(document, parse("a\n\n- b"))
    fill_document(document, parse("c"))
    assert not document.isUndoAvailable()
    assert serialise(read_document(document)) == "c"
