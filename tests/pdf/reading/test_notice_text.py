"""A notice as text has the words of its PDF, all of them and no others, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

import golden_files
from examples import examples
from pdf import factory, texts
from signoff import actions
from signoff.checking.fidelity.logical_text import SPOKEN, logical_text_of
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.notice_text import Part, TextBlock, TextTable, Words, text_of

RECORDS: dict[str, Callable[[], Record]] = {
    **{name: partial(actions.example, name) for name in ("published", "key", "administrative")},
    "draft": factory.rich_draft,
    "signed": factory.rich_signed,
    "publication": lambda: publication_copy(factory.rich_signed()),
}


def all_words(parts: Sequence[Part]) -> Iterator[tuple[str, tuple[Words, ...], bool]]:
    for part in parts:
        if isinstance(part, TextTable):
            yield from (("", cell.words, False) for row in part.rows for cell in row)
        else:
            yield part.label, part.words, part.is_note


def require_the_words_of(document: Document) -> None:
    parts = text_of(document)
    printed, noted, described = list[str](), list[str](), list[str]()
    for label, words, is_note in all_words(parts):
        plain = "".join(word.text if not word.is_described else " " for word in words)
        (noted if is_note else printed).extend(f"{label} {plain}".split())
        described += " ".join(word.text for word in words if word.is_described).split()
    expected = logical_text_of(document)
    written = [word for word in expected.text if word.run is not None and word.run.owner.tag != "Figure"]
    shown = "".join(word.text for word in written)  # all but typed signatures, which are described
    assert "".join(printed) == shown  # whose words are also parted where a footnote is cited within one
    assert sorted(noted) == sorted(word for words in expected.notes.values() for word in words if SPOKEN not in word)
    spoken = [word.text[1:] for word in expected.text if word.text.startswith(SPOKEN)]
    spoken += [word for node in document.tree.walk() for word in re.findall(r":|\w+", node.expansion or "")]
    assert not [word for word in described if word not in spoken]


@pytest.mark.parametrize("name", RECORDS)
def test_every_notice_as_text_has_the_words_of_its_pdf(name: str) -> None:
    require_the_words_of(read_document(render(RECORDS[name]()).data))


@settings(max_examples=examples(10), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(texts.MARKDOWN, texts.WORDS)
def test_any_text_has_the_words_of_its_pdf(markdown: str, words: str) -> None:
    record = factory.rich_draft(reasons=markdown, decision=markdown, subject=words)
    require_the_words_of(read_document(render(record).data))


@pytest.mark.parametrize("folder", golden_files.folders(), ids=lambda folder: folder.name)
def test_files_of_every_layout_are_shown_as_text(folder: Path) -> None:
    (path,) = folder.glob("key-record.pdf")
    parts = text_of(read_document(path.read_bytes()))
    headings = [
        ("".join(word.text for word in part.words), part.level)
        for part in parts
        if isinstance(part, TextBlock) and part.level
    ]
    assert headings[0] == ("Delegated Decision Notice", 1)
    assert ("Call In", 2) in headings
    shown = [" ".join("".join(word.text for word in words).split()) for _, words, _ in all_words(parts)]
    assert "☒ Selected Key Decision" in shown
    assert "Signature of A. Officer" in shown


def test_boxes_tables_lists_and_links_are_such() -> None:
    parts = text_of(read_document(render(factory.rich_draft()).data))
    (table,) = [part for part in parts if isinstance(part, TextTable)]
    assert [[cell.is_header for cell in row] for row in table.rows] == [[True] * 3, *[[True, False, False]] * 2]
    items = [(part.label, part.depth) for part in parts if isinstance(part, TextBlock) and part.label]
    assert items[:3] == [("1.", 1), ("2.", 1), ("•", 1)]
    assert max(depth for _, depth in items) == 5
    links = {word.link for _, words, _ in all_words(parts) for word in words if word.link}
    assert any(link.startswith("https://") for link in links)
