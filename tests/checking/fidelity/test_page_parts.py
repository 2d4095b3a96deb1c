"""Forgeries of footnotes, later content, signatures, repeated headings and the form's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import msgspec
import pytest

import builders
from checking import forgeries as forge
from checking.fidelity.forging import ANOTHER, Change, ours, read_once, record
from checking.in_process import be_later_than
from checking.test_document_verdict import bad, judged
from pdf import factory
from pdf.rewriting import Rewritten
from signing import seals
from signoff.checking.document_verdict import verify_data
from signoff.checking.fidelity.blocks import blocks_of
from signoff.checking.fidelity.faults import content_faults
from signoff.checking.fidelity.form_words import Changes, Replaced
from signoff.checking.fidelity.ink_comparison import same_ink
from signoff.checking.fidelity.later_content import unexpected_later_content
from signoff.checking.fidelity.logical_text import logical_text_of
from signoff.checking.fidelity.marks import same_marks
from signoff.checking.fidelity.reading_order import pages_out_of_order
from signoff.checking.fidelity.running_content import running_content_faults
from signoff.checking.fidelity.typesetting import repetition_faults
from signoff.notice.record import lifecycle
from signoff.notice.record.proof import fingerprint
from signoff.notice.record.record import Record, Role, SeenPages
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.drawn_items import DrawnItem, GlyphRun, Owner, Picture, Rectangle, Shapes
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.pdf.reading.structure_tree import Kid, Marked, Node
from signoff.pdf.seen_pages import seen_pages
from signoff.signing.proof.known_keys import KeyRole, KnownNames, no_names
from signoff.signing.proof.proof import new_key, prove
from signoff.signing.seal.sealing import seal
from signoff.signing.verification import Outcome, Result, Subject


@cache
def document() -> Document:
    return read_once(ours().data)


def shown(line: Document, words: str) -> tuple[Document, Marked]:
    """Return a document with a paragraph more at the end of its first page, whose element is still to be given."""
    page = line.pages[0]
    last = [run for run in page.drawn if isinstance(run, GlyphRun)][-1]
    piece = Marked(0, len(page.tags))
    run = replace(last, owner=Owner("P", piece.number), text=words, y=30.0)
    tags = (*page.tags, "P")
    grown = replace(page, drawn=(*page.drawn, run), tags=tags, marked=len(tags))
    return replace(line, pages=(grown, *line.pages[1:])), piece


def edited(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a tree with each element changed, from within."""
    kids: tuple[Kid, ...] = tuple(edited(kid, change) if isinstance(kid, Node) else kid for kid in node.kids)
    return change(replace(node, kids=kids))


def with_note(kind: str) -> Document:
    """Return the document with words more in a footnote, in one of the ways in which they could be overlooked."""
    original, piece = shown(document(), "And so on.")
    paragraph = Node("P", None, None, (), (piece,))

    def change(node: Node) -> Node:
        if kind == "again" and node.tag == "H2" and not is_repeated:
            is_repeated.append(node)
            return replace(node, kids=(*node.kids, Node("Note", None, "note-1", (), (paragraph,))))
        if node.tag != "Note" or node.identifier != "note-1":
            return node
        within = Node("Note", None, "note-1", (), (paragraph,))
        more: Kid = piece if kind == "bare" else within
        return replace(node, alt="And so on.") if kind == "alt" else replace(node, kids=(*node.kids, more))

    is_repeated: list[Node] = []
    return replace(original, tree=edited(original.tree, change))


@pytest.mark.parametrize("kind", ["again", "within", "bare", "alt"])
def test_every_word_of_a_footnote_is_read(kind: str) -> None:
    """A second footnote of the same name, one within another, words without a paragraph, words for the ear alone."""
    assert logical_text_of(with_note(kind)).notes != logical_text_of(document()).notes
    sentences = [fault.sentence for fault in content_faults(with_note(kind), document(), (), record())]
    assert "The footnotes on the pages are not those of the record’s form." in sentences


def test_a_footnote_is_written_after_the_words_of_its_page() -> None:
    original = document()
    note = next(node for node in original.tree.walk() if node.tag == "Note")
    pieces = {piece.number for piece in note.pieces() if piece.page == 0}
    first = min(pieces)

    def change(node: Node) -> Node:
        kids = tuple(
            replace(kid, number=kid.number + 1000)
            if isinstance(kid, Marked) and kid.page == 0 and kid.number > first // 2 and node.tag != "Link"
            else kid
            for kid in node.kids
        )
        return replace(node, kids=kids)

    assert not list(pages_out_of_order(original))
    assert list(pages_out_of_order(replace(original, tree=edited(original.tree, change))))


# What pages gain later.


@cache
def referred() -> Record:
    signed_record = lifecycle.give_reference(forge.record(), "D1", actor="DS", at=builders.later(20))
    return lifecycle.withdraw(signed_record, reason="It was wrong.", actor="DS", at=builders.later(30))


def later(change: Callable[[bytes], bytes]) -> Change:
    return lambda file: file.edit(0, change, later=True)


def described(file: Rewritten) -> None:
    """Say something more of the paragraph that the first page gained, the third of the document."""
    number = file.numbers(b"/StructElem /S /P ")[2]
    assert b"/Alt" not in file.bodies[number]
    file.bodies[number] = file.bodies[number].replace(b" /Pg", b" /Alt (Reference D2) /Pg", 1)


def in_the_dark(file: Rewritten) -> None:
    """Let the page's own content end in white, and what follows begin in it."""
    pale = b"\n/Artifact BMC\n1.000 1.000 1.000 rg\n9.00 9.00 30.00 30.00 re f\nEMC"
    file.edit(0, lambda code: code + pale)
    file.edit(0, lambda code: re.sub(rb"\n\S+ \S+ \S+ rg", b"", code), later=True)


def read_last(file: Rewritten) -> None:
    """Let what the first page gained, the third element of the document, be read at its end."""
    (number,) = file.numbers(b"/S /Document ")
    body = file.bodies[number]
    begin, end = body.index(b"/K [ ") + 5, body.index(b" ]", body.index(b"/K [ "))
    kids = re.findall(rb"\d+ 0 R", body[begin:end])
    file.bodies[number] = body[:begin] + b" ".join([*kids[:2], *kids[3:], kids[2]]) + body[end:]


LATER: dict[str, Change] = {
    "a line through the words": later(
        lambda code: code + b"\n/Artifact BMC\n0.000 0.000 0.000 RG 0.60 w\n60.00 400.00 m 300.00 400.00 l S\nEMC"
    ),
    "a box over the page": later(
        lambda code: code + b"\n/Artifact BMC\n1.000 1.000 1.000 rg\n60.00 90.00 400.00 400.00 re f\nEMC"
    ),
    "among the words": later(lambda code: re.sub(rb"BT (\S+) \S+ Td", rb"BT \1 400.00 Td", code)),
    "over the head": later(lambda code: re.sub(rb"BT \S+ \S+ Td", b"BT 60.00 803.62 Td", code)),
    "in white": later(lambda code: re.sub(rb"\S+ \S+ \S+ rg", b"1.000 1.000 1.000 rg", code)),
    "in the colour before": in_the_dark,
    "with other words for the ear": described,
    "read after everything else": read_last,
    "in another order than it is read": later(
        lambda code: code.replace(
            b"(Reference D1 ) Tj\nET", b"(Reference ) Tj\nET\nBT 486.00 793.12 Td\n/F1 8.50 Tf (D1 ) Tj\nET"
        )
    ),
    "too small": later(lambda code: code.replace(b" 8.50 Tf", b" 1.30 Tf")),
    "too large": later(lambda code: code.replace(b" 8.50 Tf", b" 16.00 Tf").replace(b"491.81", b"440.00")),
    "in figures of their own size": later(
        lambda code: code.replace(b"(Reference D1 ) Tj", b"(Reference ) Tj\n/F1 4.00 Tf (D1 ) Tj")
    ),
    "with a gap": later(
        lambda code: code.replace(
            b"(Reference D1 ) Tj\nET", b"(Reference D) Tj\nET\nBT 545.00 793.12 Td\n/F1 8.50 Tf (1 ) Tj\nET"
        )
    ),
}


def proven(
    of: Record, reference: str = "D1", pages: Callable[[Record], SeenPages] = seen_pages
) -> tuple[Record, KnownNames]:
    """Return a record whose decision maker's key, known here, vouches for the pages too."""
    key = new_key()
    signed = lifecycle.sign(
        of,
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=builders.DAY,
        mark=factory.strokes(),
        at=builders.later(10),
        prove=lambda entry: prove(entry, of.id, key),
        pages=pages,
    )
    proof = signed.signatures[-1].proof
    assert proof is not None
    names = {fingerprint(proof): "A. Officer"}
    record = lifecycle.give_reference(signed, reference, actor="DS", at=builders.later(20))
    return record, lambda role: names if role is KeyRole.SIGNATORY else {}


@cache
def vouched() -> tuple[Record, KnownNames]:
    return proven(builders.draft(decision=f"The officer agreed.\n\n{forge.LONG}"))


@cache
def vouched_pdf() -> bytes:
    return render(vouched()[0]).data


def test_a_notice_that_a_known_key_vouches_for_is_intact() -> None:
    _, name_of = vouched()
    assert verify_data(vouched_pdf(), "notice.pdf", name_of).outcome is Outcome.INTACT


@pytest.mark.parametrize("layout", [None, ANOTHER])
@pytest.mark.parametrize("kind", LATER)
def test_no_key_vouches_for_what_pages_gained_later(
    kind: str, layout: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_later_than(monkeypatch, ANOTHER if layout else LAYOUT - 1)
    _, name_of = vouched()
    file = Rewritten(vouched_pdf())
    LATER[kind](file)
    if layout is not None:
        file.claim(layout)
    assert verify_data(file.write(), "notice.pdf", name_of).outcome is Outcome.ALTERED
    assert verify_data(file.write(), "notice.pdf", no_names).outcome is Outcome.ALTERED


def test_what_pages_gained_has_the_face_of_todays_layout() -> None:
    _, name_of = vouched()
    file = Rewritten(vouched_pdf())
    file.edit(0, lambda code: code.replace(b"/F1 ", b"/F2 "), later=True)
    assert verify_data(file.write(), "notice.pdf", name_of).outcome is Outcome.ALTERED


def test_no_key_vouches_for_other_words_than_the_record_holds() -> None:
    """Not even the decision maker's own, who noted the digest of pages that say something else."""

    def forged(of: Record) -> bytes:
        file = Rewritten(render(of).data)
        file.edit(0, lambda code: code.replace(b"412,000", b"412,001", 1))
        return file.write()

    def noted(of: Record) -> SeenPages:
        return msgspec.structs.replace(seen_pages(of), record=pages_digest(read_document(forged(of))))

    of, name_of = proven(builders.draft(decision="The officer agreed to £412,000."), pages=noted)
    for known in (name_of, no_names):
        verdict = verify_data(forged(of), "notice.pdf", known)
        assert verdict.outcome is Outcome.ALTERED
        assert "412,001" in bad(verdict)["printed"]


_AGREED = b"BT 57.02 536.98 Td\n0.000 0.000 0.000 rg"
SET_OTHERWISE: dict[str, Callable[[bytes], bytes]] = {
    "in white": lambda code: code.replace(_AGREED, b"BT 57.02 536.98 Td\n1.000 1.000 1.000 rg"),
    "aside": lambda code: code.replace(_AGREED, b"BT 480.02 536.98 Td\n0.000 0.000 0.000 rg"),
}


def set_otherwise(kind: str, layout: int) -> tuple[bytes, KnownNames]:
    """Return a notice whose signatory noted the digest of pages that are set otherwise, in some layout."""

    def forged(of: Record) -> bytes:
        file = Rewritten(render(of).data)
        file.edit(0, SET_OTHERWISE[kind])
        file.claim(layout)
        return file.write()

    def noted(of: Record) -> SeenPages:
        return msgspec.structs.replace(seen_pages(of), layout=layout, record=pages_digest(read_document(forged(of))))

    of, name_of = proven(builders.draft(decision="The officer agreed."), pages=noted)
    assert forged(of) != render(of).data
    return forged(of), name_of


@pytest.mark.parametrize("kind", SET_OTHERWISE)
def test_no_key_vouches_for_how_pages_of_todays_layout_are_set(kind: str) -> None:
    pdf, name_of = set_otherwise(kind, LAYOUT)
    assert verify_data(pdf, "notice.pdf", name_of).outcome is Outcome.ALTERED


@pytest.mark.parametrize("kind", SET_OTHERWISE)
def test_how_pages_of_an_earlier_layout_are_set_is_noted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    be_later_than(monkeypatch, ANOTHER)
    pdf, name_of = set_otherwise(kind, ANOTHER)
    verdict = verify_data(pdf, "notice.pdf", name_of)
    assert verdict.outcome is Outcome.INTACT
    assert any((check.subject, check.result) == (Subject.LOOK, Result.WARN) for check in verdict.checks)
    assert verify_data(pdf, "notice.pdf", no_names).outcome is Outcome.ALTERED


@pytest.mark.parametrize("judge", [ANOTHER + 2, ANOTHER])
def test_very_pages_have_no_earlier_layout_and_no_later_one_that_is_not_noted(
    judge: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever claims another is spared that what pages gained is as their layout sets it."""
    be_later_than(monkeypatch, judge)

    def noted(of: Record) -> SeenPages:
        return msgspec.structs.replace(seen_pages(of), layout=ANOTHER + 1)

    of, name_of = proven(builders.draft(), pages=noted)
    file = Rewritten(render(of).data)
    file.claim(ANOTHER if judge > ANOTHER else ANOTHER + 9)
    assert verify_data(file.write(), "notice.pdf", name_of).outcome is Outcome.UNCHECKED


STRUCK = "D1\u0336"
"""A reference whose last figure is struck through, which signoff prints as it is written."""


def test_a_reference_with_an_accent_is_intact() -> None:
    of, name_of = proven(builders.draft(), STRUCK)
    assert verify_data(render(of).data, "notice.pdf", name_of).outcome is Outcome.INTACT


@pytest.mark.parametrize("layout", [None, ANOTHER])
def test_no_key_vouches_for_an_accent_that_strikes_other_words_out(
    layout: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_later_than(monkeypatch, ANOTHER if layout else LAYOUT - 1)
    of, name_of = proven(builders.draft(), STRUCK)
    file = Rewritten(render(of).data)
    file.edit(0, large_accents, later=True)
    if layout is not None:
        file.claim(layout)
    assert verify_data(file.write(), "notice.pdf", name_of).outcome is Outcome.ALTERED


def large_accents(code: bytes) -> bytes:
    """Set what is lifted in 62 points."""
    return re.sub(rb"8\.50 Tf (?=[1-9])", b"62.00 Tf ", code)


def test_no_key_vouches_for_the_shapes_of_letters() -> None:
    """The digest of the pages names the faces: their outlines are held against the bundled fonts, whoever vouches."""
    _, name_of = vouched()
    file = Rewritten(vouched_pdf())
    number = file.numbers(b"/Length1")[0]
    program = bytearray(file.stream(number))
    program[len(program) // 2] ^= 1
    file.put(number, bytes(program))
    verdict = verify_data(file.write(), "notice.pdf", name_of)
    assert bad(verdict)["look"] == "The letters on the pages are not those of signoff’s own fonts."


def test_no_key_vouches_for_another_record_in_the_file() -> None:
    _, name_of = vouched()
    file = Rewritten(vouched_pdf())
    number = file.numbers(b"/EmbeddedFile")[0]
    file.put(number, file.stream(number) + b"\n")
    file.bodies[number] = re.sub(rb"/Size \d+", b"/Size %d" % len(file.stream(number)), file.bodies[number])
    assert verify_data(file.write(), "notice.pdf", name_of).outcome is Outcome.ALTERED


def test_what_was_withdrawn_says_so_at_its_head_and_nowhere_else() -> None:
    withdrawn = read_document(render(referred()).data)
    assert not list(unexpected_later_content(withdrawn))
    lifted = [replace(run, y=run.y - 300) if isinstance(run, GlyphRun) else run for run in withdrawn.pages[0].later]
    assert list(
        unexpected_later_content(
            replace(withdrawn, pages=(replace(withdrawn.pages[0], later=tuple(lifted)), *withdrawn.pages[1:]))
        )
    )


# A digest that the forger computes.


def slid(pdf: bytes) -> bytes:
    """Move some words by a fifth of a point."""
    file = Rewritten(pdf)
    file.edit(0, lambda code: re.sub(rb"BT 173\.02 (\S+) Td", rb"BT 173.22 \1 Td", code))
    return file.write()


def noting(digest: str) -> Record:
    pages = SeenPages(layout=LAYOUT, record=digest, publication=digest)
    return lifecycle.sign(
        builders.draft(),
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=builders.DAY,
        mark=None,
        at=builders.later(10),
        pages=lambda _: pages,
    )


def test_pages_of_todays_layout_that_this_program_sets_differently_are_worth_a_note() -> None:
    """The forger notes the digest of pages that were moved about, and computes all others anew."""
    digest = pages_digest(read_document(slid(render(noting("a" * 64)).data)))
    pdf = slid(render(noting(digest)).data)
    assert pages_digest(read_document(pdf)) == digest
    (check,) = [check for check in judged(pdf).checks if check.subject == "pages"]
    assert check.result is Result.WARN
    assert "would print the record differently" in check.sentence
    assert bad(judged(slid(render(noting("a" * 64)).data)))["look"].startswith("The look of the pages was changed")


# Signatures.


def marked(change: Callable[[Shapes], Shapes | None]) -> Document:
    """Return the document with its drawn signature changed."""
    pages = []
    for page in document().pages:
        drawn = [change(item) if isinstance(item, Shapes) else item for item in page.drawn]
        pages.append(replace(page, drawn=tuple(item for item in drawn if item is not None)))
    return replace(document(), pages=tuple(pages))


def only_points(shapes: Shapes) -> Shapes:
    """Return a mark with all its points, and no ink."""
    return replace(shapes, shapes=tuple((point, point, point) for shape in shapes.shapes for point in shape))


def blackened(shapes: Shapes) -> Shapes:
    points = [point for shape in shapes.shapes for point in shape]
    low, high = min(points, key=lambda at: at[1]), max(points, key=lambda at: at[1])
    left, right = min(points), max(points)
    return replace(shapes, shapes=(*shapes.shapes, (left, low, right, high)))


def cut(shapes: Shapes) -> Shapes:
    left, bottom, right, top = shapes.clip
    return replace(shapes, clip=(left, bottom, left + (right - left) / 4, top))


def shrunk(original: Shapes) -> Shapes:
    x0, y0 = original.clip[:2]
    shapes = tuple(tuple((x0 + (x - x0) / 9, y0 + (y - y0) / 9) for x, y in shape) for shape in original.shapes)
    return replace(original, shapes=shapes)


def elsewhere(shapes: Shapes) -> Shapes:
    return replace(shapes, owner=Owner("P", 0))


@pytest.mark.parametrize("change", [only_points, blackened, cut, shrunk, elsewhere])
def test_a_signature_is_its_ink_and_not_its_points(change: Callable[[Shapes], Shapes]) -> None:
    assert same_marks(marked(lambda shapes: shapes), document())
    assert not same_marks(marked(change), document())


def test_a_signature_is_in_its_own_signatorys_figure() -> None:
    def change(node: Node) -> Node:
        return replace(node, alt="Signature of B. Officer") if node.alt == "Signature of A. Officer" else node

    other = replace(document(), tree=edited(document().tree, change))
    assert not same_marks(other, document())


def flattened(box: Rectangle) -> Rectangle:
    return box[0], box[1], box[2], box[1] + 2.0


def test_a_picture_of_a_signature_keeps_its_proportions() -> None:
    pages = []
    for page in document().pages:
        drawn = [replace(item, box=flattened(item.box)) if isinstance(item, Picture) else item for item in page.drawn]
        pages.append(replace(page, drawn=tuple(drawn)))
    assert not same_marks(replace(document(), pages=tuple(pages)), document())


def test_ink_is_the_same_with_any_outlines() -> None:
    """Another version may take more points, another order, or two shapes for one."""
    square = [(0.0, 0.0), (60.0, 0.0), (60.0, 20.0), (0.0, 20.0)]
    halves = [
        [(30.0, 0.0), (60.0, 0.0), (60.0, 20.0), (30.0, 20.0)],
        [(0.0, 0.0), (30.2, 0.0), (30.2, 20.0), (0.0, 20.0)],
    ]
    assert same_ink([square], halves)
    assert same_ink([square], [[(x * 2, y * 2) for x, y in reversed(square)]])
    hole = [(20.0, 5.0), (20.0, 15.0), (40.0, 15.0), (40.0, 5.0)]
    assert not same_ink([square], [square, hole])
    assert same_ink([square], [square, hole[::-1]])  # the non-zero rule: turned the same way, it is no hole
    assert not same_ink([square], [])


# What pages repeat.


@cache
def long() -> Document:
    table = "| Won | Price |\n|---|---|\n" + "| Lot | £1 |\n" * 60
    lost = "| Lost | Price |\n|---|---|\n" + "| Lot | £2 |\n" * 60
    return read_document(render(builders.signed(builders.draft(reasons=f"{table}\n\nThen:\n\n{lost}"))).data)


def repeating(old: str, new: str) -> Iterator[int]:
    """Yield what is strange where pages repeat other words than they did."""
    pages = []
    for page in long().pages:
        drawn = [
            replace(item, text=item.text.replace(old, new))
            if isinstance(item, GlyphRun) and item.owner.is_artifact and item.text.strip() == old
            else item
            for item in page.drawn
        ]
        pages.append(replace(page, drawn=tuple(drawn)))
    return running_content_faults(replace(long(), pages=tuple(pages)), blocks_of(long()))


def test_pages_repeat_the_header_of_the_table_that_goes_on() -> None:
    assert not list(repeating("Won", "Won"))
    assert list(repeating("Won", "Lost"))
    assert list(repeating("Lost", "Won"))


def test_pages_repeat_the_heading_of_the_section_that_goes_on() -> None:
    assert list(repeating("A brief statement of the reasons for the decision", "Call In"))


def test_head_and_foot_are_above_and_below_everything_else() -> None:
    def moving(kind: str, up: float) -> list[int]:
        pages = []
        for page in long().pages:
            drawn = [
                replace(item, y=item.y + up) if isinstance(item, GlyphRun) and item.owner.tag == kind else item
                for item in page.drawn
            ]
            pages.append(replace(page, drawn=tuple(drawn)))
        return list(running_content_faults(replace(long(), pages=tuple(pages)), blocks_of(long())))

    assert not moving("Footer", 0.0)
    assert moving("Footer", 60.0)
    assert moving("Header", -60.0)


def parted(kind: str, right: float, up: float) -> list[str]:
    """Give the last letters of what the second page repeats a place of their own, and return what is wrong."""
    page = long().pages[1]
    drawn: list[DrawnItem] = []
    for item in page.drawn:
        if isinstance(item, GlyphRun) and item.owner.is_artifact and item.owner.tag == kind and len(item.text) > 3:
            half = item.width / 2
            drawn.append(replace(item, text=item.text[:2], width=half, ink=(item.x, item.x + half)))
            x, ink = item.x + half + right, (item.x + half + right, item.x + item.width + right)
            drawn.append(replace(item, text=item.text[2:], x=x, y=item.y + up, width=half, ink=ink, begins=True))
        else:
            drawn.append(item)
    pages = (long().pages[0], replace(page, drawn=tuple(drawn)), *long().pages[2:])
    return [fault.what for _, fault in repetition_faults(replace(long(), pages=pages))]


@pytest.mark.parametrize("kind", ["Header", "Footer", "Layout"])
@pytest.mark.parametrize(("right", "up"), [(4.0, 0.0), (0.0, 3.0), (0.0, -3.0)])
def test_what_pages_repeat_is_set_as_it_is_read(kind: str, right: float, up: float) -> None:
    assert not parted("nothing", right, up)
    assert not parted(kind, 0.0, 0.0)
    assert parted(kind, right, up)


def test_the_head_of_a_page_is_read_from_the_left() -> None:
    page = long().pages[1]
    first, second = (item for item in page.drawn if isinstance(item, GlyphRun) and item.owner.tag == "Header")
    swapped = {id(first): replace(first, x=second.x, ink=second.ink), id(second): replace(second, x=first.x)}
    drawn = tuple(swapped.get(id(item), item) for item in page.drawn)
    pages = (long().pages[0], replace(page, drawn=drawn), *long().pages[2:])
    assert list(repetition_faults(replace(long(), pages=pages)))


# The form's words in another version.


def test_words_of_an_older_form_are_known_only_at_their_own_place() -> None:
    form = ["This", "form", "is", "not", "the", "record", "of", "a", "decision"]
    known = Changes((Replaced((), ("not",), ("This", "form", "is"), ("the", "record", "of")),))
    assert known.unexplained([word for word in form if word != "not"], form) == []
    text = ["The", "officer", "has", "not", "agreed", "to", "pay"]
    assert known.unexplained([word for word in text if word != "not"], text) != []
    twice = [*form, *form]
    assert len(known.unexplained([word for word in twice if word != "not"], twice)) == 1


def test_a_strangers_seal_changes_nothing_of_this() -> None:
    file = Rewritten(render(referred()).data)
    LATER["among the words"](file)
    assert judged(seal(file.write(), seals.own_key(), at=seals.AT, name="Clerk")).outcome is Outcome.ALTERED
