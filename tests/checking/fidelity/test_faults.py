"""Pages that are not faithful to their record, in any layout and without a key: each kind is found and described."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import Phase, given, settings

import builders
from checking.fidelity.forging import Change, drawn, faults, ours, read_once, record, replaced, under
from examples import examples
from pdf import factory, texts
from pdf.rewriting import Rewritten
from pdf.test_conformance import KINDS
from signoff.checking.comparison import ComparisonJob
from signoff.checking.page_check import check_pdf
from signoff.pdf.export import render
from signoff.pdf.reading.drawn_items import GlyphRun

MARK = (
    "q {x}.00 {y}.00 {width}.00 40.00 re W n\n0.075 0.160 0.420 rg\n{x}.00 {y}.00 m\n{x}.50 {y}.00 l\n{x}.50 {y}.50 l\n"
    "h\nf Q"
)


@pytest.mark.parametrize("kind", KINDS)
def test_what_signoff_prints_is_faithful(kind: str) -> None:
    signed_record = KINDS[kind]()
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered) == []


def headed(*narrow: str, wide: str) -> str:
    """Return a table of sixteen columns, a few of them narrow, that goes on over several pages, each with its head."""
    cells = [*narrow, *[wide] * (16 - len(narrow))]
    return "\n".join(["| " + " | ".join(cells) + " |", "|" + "-|" * 16, *["|" + " i |" * 16] * 60])


@settings(max_examples=examples(15), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(texts.MARKDOWN, texts.WORDS)
def test_any_text_of_an_officer_is_printed_faithfully(markdown: str, words: str) -> None:
    signed_record = builders.signed(factory.rich_draft(reasons=markdown * 2, subject=words, director=words))
    rendered = render(signed_record)
    assert check_pdf(ComparisonJob(rendered.data, "n.pdf")).is_sound
    sentences = faults(rendered.data, signed_record, rendered)
    assert sentences == []


@pytest.mark.parametrize(
    "reasons",
    [
        pytest.param(headed(*"WMQ", wide="m" * 40), id="letters are as wide as their columns"),
        pytest.param(headed("aaa \u0303b", wide="m" * 30), id="a line has an accent without a letter, and no letters"),
        pytest.param(headed("a x", "a", wide="m" * 20), id="the space after words reaches the next column"),
    ],
)
def test_lines_of_a_repeated_head_may_be_as_narrow_as_a_letter(reasons: str) -> None:
    signed_record = builders.signed(factory.rich_draft(reasons=reasons))
    rendered = render(signed_record)
    assert len(read_once(rendered.data).pages) > 3
    assert faults(rendered.data, signed_record, rendered) == []


@pytest.mark.parametrize(("kind", "other"), [("LowerAlpha", "Decimal"), ("LowerRoman", "UpperRoman")])
def test_how_a_list_counts_is_what_the_record_says(kind: str, other: str) -> None:
    signed_record = builders.signed(builders.draft(decision=factory.LETTERED))
    rendered = render(signed_record)
    file = Rewritten(rendered.data)
    file.change(b"/" + kind.encode(), kind.encode(), other.encode())
    assert "A screen reader would describe" in " ".join(faults(file.write(), signed_record, rendered))


WIDE = "| @ |" + f" {'m' * 30} |" * 119 + "\n|" + "-|" * 120 + "\n| W |" + " a |" * 119


def test_what_this_program_prints_so_is_not_altered() -> None:
    """In a table of very many columns letters are wider than their cells, and their lines cross them."""
    signed_record = builders.signed(factory.rich_draft(reasons=WIDE))
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered)
    assert check_pdf(ComparisonJob(rendered.data, "n.pdf")).is_sound
    file = Rewritten(rendered.data)
    file.edit(
        0, lambda code: code + b"\n/Artifact BMC\n0.000 0.000 0.000 RG 0.60 w\n60.00 400.00 m 300.00 400.00 l S\nEMC"
    )
    assert not check_pdf(ComparisonJob(file.write(), "n.pdf")).is_sound


@pytest.mark.parametrize(
    "words", ["a\u0336 a\u0336", "a\u0336 a\u0336 a\u0336", "x a\u0336 a\u0336 [a\u0336](https://e.org) a\u0336"]
)
def test_words_that_are_alike_are_each_read(words: str) -> None:
    signed_record = builders.signed(factory.rich_draft(reasons=words))
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered) == []
    with pypdfium2.PdfDocument(rendered.data) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert text.count("\u0336") == words.count("\u0336")


def across(above: float, colour: str) -> Change:
    """Draw a level line so far above the baseline of the director's title."""
    y = baseline() + above
    return drawn(f"{colour} RG 0.60 w\n60.00 {y:.2f} m 400.00 {y:.2f} l S")


def baseline() -> float:
    runs = [item for item in read_once(ours().data).pages[0].drawn if isinstance(item, GlyphRun)]
    return next(run.y for run in runs if run.text.startswith("Director of City"))


def swapped(first: str, second: str) -> Change:
    """Let two words change their places on the first page, while they are read where they were."""

    def change(before: bytes) -> bytes:
        spans = []
        for word in (first, second):
            match = re.search(rb"BT (\S+ \S+) Td\n[^\n]*\(" + re.escape(word.encode()), before)
            assert match is not None
            spans.append(match.span(1))
        (begin, end), (start, stop) = spans
        return before[:begin] + before[start:stop] + before[end:start] + before[begin:end] + before[stop:]

    return lambda file: file.edit(0, change)


def in_tree(old: bytes, new: bytes) -> Change:
    """Change what a screen reader is told."""

    def change(file: Rewritten) -> None:
        number = next(number for number in file.numbers(b"/Type /StructElem") if old in file.bodies[number])
        file.bodies[number] = file.bodies[number].replace(old, new, 1)

    return change


def another_heading(file: Rewritten) -> None:
    in_tree(b"/S /H2", b"/S /H3")(file)
    file.edit(0, lambda code: code.replace(b"/H2 <</MCID", b"/H3 <</MCID", 1))


def linked(change: Callable[[bytes], bytes]) -> Change:
    def changed(file: Rewritten) -> None:
        number = next(number for number in file.numbers(b"/Subtype /Link") if b"/URI" in file.bodies[number])
        file.bodies[number] = change(file.bodies[number])

    return changed


def reference_of_nobody(file: Rewritten) -> None:
    """Give a reference that the record does not have, in the letters that the file has."""
    line = b"/Artifact <</Type /Pagination /Subtype /Header>> BDC\nBT 440.00 793.12 Td\n/F1 8.50 Tf (D1 ) Tj\nET\nEMC"
    file.edit(1, lambda _: line, later=True)


def another_mark(file: Rewritten) -> None:
    """Draw another signature: move every other of its points."""

    def change(before: bytes) -> bytes:
        begin = before.index(b" re W n\n")
        places = iter(range(100_000))

        def moved(match: re.Match[bytes]) -> bytes:
            return b"%.2f %s l" % (float(match[1]) + 4 * (next(places) % 2), match[2])

        return before[:begin] + re.sub(rb"(?m)^(\d+\.\d\d) (\d+\.\d\d) l$", moved, before[begin:])

    page = next(place for place, (content, _) in enumerate(file.pages()) if b" re W n" in file.stream(content))
    file.edit(page, change)


def read_otherwise(file: Rewritten) -> None:
    """Let a word be read as another."""
    span = rb"/Span <</ActualText <FEFF0036>>> BDC\n\1\nEMC"
    file.edit(0, lambda code: re.sub(rb"(/F1 10\.00 Tf \(Director of City [^)]*\) Tj)", span, code))


FORGERIES: dict[str, tuple[Change, str]] = {
    "a white box over words": (drawn("1.000 1.000 1.000 rg\n60.00 600.00 300.00 40.00 re f"), "something covers words"),
    "a tint over words": (drawn("0.937 0.941 0.961 rg\n60.00 600.00 300.00 40.00 re f"), "something covers words"),
    "a dark ground": (under("0.000 0.000 0.000 rg\n60.00 600.00 300.00 40.00 re f"), "a dark area hides"),
    "a line through words": (across(3.0, "0.000 0.000 0.000"), "a line crosses"),
    "white lines over words": (across(6.0, "1.000 1.000 1.000"), "too pale"),
    "a thick line": (drawn("0.000 0.000 0.000 RG 9.00 w\n60.00 20.00 m 300.00 20.00 l S"), "too thick"),
    "a shape over words": (drawn(MARK.format(x=60, y=620, width=300)), "something covers words"),
    "a shape beside words": (drawn(MARK.format(x=5, y=5, width=20)), "The signatures on the pages are not those"),
    "another signature": (another_mark, "The signatures on the pages are not those of the record."),
    "pale words": (replaced("0.000 0.000 0.000 rg\n/F1", "0.980 0.980 0.980 rg\n/F1"), "words are too pale"),
    "tiny words": (replaced("/F1 10.00 Tf (Director of", "/F1 2.00 Tf (Director of"), "words are too small"),
    "words beyond the page": (drawn("BT -90.00 400.00 Td\n/F1 10.00 Tf (Director ) Tj\nET"), "beyond the page"),
    "words on words": (
        drawn(f"BT 174.00 {baseline() - 2:.2f} Td\n/F1 10.00 Tf (Not ) Tj\nET"),
        "words are on top of each other",
    ),
    "two answers that change places": (swapped("Director of City", "Head of Service"), "in another order"),
    "words more": (replaced("(Director of City Dev", "(Director of no City Dev"), "The printed notice adds “no”"),
    "words less": (replaced("(Director of City ", "(Director of "), "The printed notice leaves out “City”"),
    "another box ticked": (in_tree(b"/Alt (Not selected)", b"/Alt (Selected)"), "“Selected”"),
    "another description": (in_tree(b"Signature of A. Officer", b"Signature of B. Officer"), "“B.”"),
    "repeated words that nothing said": (
        drawn("BT 60.00 20.00 Td\n/F1 10.00 Tf (Director ) Tj\nET"),
        "at the top or bottom",
    ),
    "another page number": (replaced("(Page 1 of ", "(Page 3 of "), "repeats, at the top or bottom"),
    "a link on other words": (
        linked(lambda body: re.sub(rb"/Rect \[ [^\]]* \]", b"/Rect [ 60 60 200 80 ]", body)),
        "A link on page",
    ),
    "a link to elsewhere": (linked(lambda body: body.replace(b"example.org", b"example.net")), "example.net"),
    "a reference that nobody gave": (reference_of_nobody, "gives a different reference or status"),
    "words that are read otherwise": (read_otherwise, "A screen reader would read out different words"),
    "a heading of another level": (another_heading, "A screen reader would describe parts"),
}


def test_accents_without_letters_and_words_tied_together_are_set_faithfully() -> None:
    """A cell that begins with an accent is level with its row; words that are tied together are broken as one."""
    strange = "\u0302\u0301 " + "x" * 60
    table = f"| {' | '.join('abcdefghijklmnop')} |\n{'|---' * 16}|\n{f'| {strange} | £1 ' * 8}|"
    tied = "/\u00a35\u00a0\u00a0" + "a" * 110 + " b"
    signed_record = builders.signed(factory.rich_draft(reasons=table, subject=tied, director="1/" + tied))
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered) == []


@pytest.mark.parametrize(
    "table",
    [
        "| " + "О\u0301!:☐`âẽø/" * 40 + " |\n|---|\n" + "| a |\n" * 90,
        "| Q" * 38 + " |\n" + "|---" * 38 + "|\n" + "| Q" * 38 + " |",
    ],
    ids=["a long word in a header that is repeated", "very many columns"],
)
def test_strange_tables_are_set_faithfully(table: str) -> None:
    signed_record = builders.signed(factory.rich_draft(reasons=table))
    rendered = render(signed_record)
    assert faults(rendered.data, signed_record, rendered) == []


@pytest.mark.parametrize("kind", FORGERIES)
def test_each_way_to_be_unfaithful_is_found(kind: str) -> None:
    change, words = FORGERIES[kind]
    file = Rewritten(ours().data)
    change(file)
    sentences = faults(file.write(), record(), ours())
    assert any(words in line for line in sentences), sentences


def test_the_pages_of_another_notice_are_called_so() -> None:
    other = builders.signed(builders.draft(subject="Something else", decision="Sell the hall. " * 300, reasons="Why."))
    rendered = render(other)
    assert "The printed pages are not those of the notice that is attached to them." in faults(
        ours().data, other, rendered
    )
