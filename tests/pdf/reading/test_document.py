"""Reading back what signoff writes: all of it, and nothing that is written in any other way."""

from __future__ import annotations

import contextlib
import random
import re
import zlib
from collections.abc import Callable

import pytest
from hypothesis import Phase, given, settings

from examples import examples
from pdf import factory, texts
from pdf.rewriting import Rewritten
from pdf.test_conformance import KINDS
from signoff.notice.record.codec import write_record
from signoff.pdf.export import render
from signoff.pdf.reading.document import Document, read_document
from signoff.pdf.reading.drawn_items import GlyphRun
from signoff.pdf.reading.syntax import NotAsWritten


def words_of(document: Document) -> list[str]:
    """Return each page's words in the order in which they are written."""
    return [
        " ".join("".join(item.text for item in page.drawn if isinstance(item, GlyphRun)).split())
        for page in document.pages
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_notice_is_read_back_whole(kind: str) -> None:
    record = KINDS[kind]()
    data = render(record).data
    document = read_document(data)
    assert document.size == len(data)
    assert document.attachment.data == write_record(record)
    assert document.description.language == "en-GB"
    assert document.tree.tag == "Document"
    assert all(page.size == ("0", "0", "595.28", "841.89") for page in document.pages)
    assert any(annotation.is_seal_place for page in document.pages for annotation in page.annotations) == bool(
        record.decision_signature
    )
    for font in document.fonts.values():
        assert font.face.parsed.name.decode() == font.name


@settings(max_examples=examples(15), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(texts.MARKDOWN, texts.WORDS)
def test_any_text_is_read_back_in_letters_of_the_bundled_fonts(markdown: str, words: str) -> None:
    document = read_document(render(factory.rich_draft(reasons=markdown, subject=words)).data)
    assert all(font.face for font in document.fonts.values())
    assert "Delegated Decision Notice" in words_of(document)[0]


def test_what_follows_the_first_revision_is_left_to_others() -> None:
    data = render(factory.rich_signed()).data
    assert read_document(data + b"anything").size == len(data)


def test_the_tool_that_writes_files_again_changes_nothing_by_itself() -> None:
    data = render(factory.rich_signed()).data
    assert Rewritten(data).write() == data


def test_no_byte_outside_the_streams_can_be_changed_unnoticed() -> None:
    """A changed byte is refused, or it is another value of something that is read."""
    chance = random.Random(7)  # noqa: S311
    for place in chance.sample(OUTSIDE, 400):
        byte = chance.choice([char for char in CHARACTERS if char != RICH[place]])
        with contextlib.suppress(NotAsWritten):
            assert read_document(RICH[:place] + bytes([byte]) + RICH[place + 1 :]) != ORIGINAL, (place, byte)


RICH = render(factory.rich_signed()).data
ORIGINAL = read_document(RICH)
CHARACTERS = b"0123456789/<>[]() aZR\n"


def _outside() -> list[int]:
    places: list[int] = []
    start = 0
    while True:
        begin = RICH.find(b"\nstream\n", start)
        if begin < 0:
            return [*places, *range(start, len(RICH))]
        places += range(start, begin)
        start = RICH.index(b"\nendstream\n", begin)


OUTSIDE = _outside()


def extra_object(file: Rewritten) -> None:
    file.bodies[max(file.bodies) + 1] = b"<< /Hidden true >>"


def swapped_streams(file: Rewritten) -> None:
    (first, _), (second, _) = file.pages()[:2]
    file.bodies[first], file.bodies[second] = file.bodies[second], file.bodies[first]


def third_stream(file: Rewritten) -> None:
    (number,) = [page for page in file.numbers(b"/Type /Page\n") if b"/StructParents 0 " in file.bodies[page]]
    file.bodies[number] = file.bodies[number].replace(b"0 R ] /MediaBox", b"0 R 1 0 R ] /MediaBox")


def behind_a_stream(file: Rewritten) -> None:
    number = file.pages()[0][0]
    head, packed = file.bodies[number].split(b"\nstream\n", 1)
    packed = packed.removesuffix(b"\nendstream") + b"hidden"
    head = head.split(b"/Length ")[0] + b"/Length %d\n>>" % len(packed)
    file.bodies[number] = head + b"\nstream\n" + packed + b"\nendstream"


def another_filter(file: Rewritten) -> None:
    number = file.pages()[0][0]
    body = file.stream(number).hex().encode() + b">"
    file.bodies[number] = b"<<\n/Filter /ASCIIHexDecode /Length %d\n>>\nstream\n%s\nendstream" % (len(body), body)


def an_action(file: Rewritten) -> None:
    (number,) = file.numbers(b"/Type /Catalog")
    file.bodies[number] = file.bodies[number].replace(b"/Outlines", b"/OpenAction << /S /Launch >> /Outlines")


def moved_parent(file: Rewritten) -> None:
    (number,) = file.numbers(b"/Type /StructTreeRoot")
    file.bodies[number] = file.bodies[number].replace(b"/Nums [ 0 [ ", b"/Nums [ 0 [ %d 0 R " % number)


def a_code_that_says_another_letter(file: Rewritten) -> None:
    for number in file.numbers(b"/Filter /FlateDecode /Length"):
        if b"beginbfchar" in file.stream(number):
            file.put(number, file.stream(number).replace(b"<35> <0035>", b"<35> <0038>"))


def another_outline(file: Rewritten) -> None:
    number = file.numbers(b"/Length1")[0]
    program = bytearray(file.stream(number))
    program[len(program) // 3] ^= 1
    file.put(number, bytes(program))


def words_in_no_paragraph(file: Rewritten) -> None:
    """Let a section hold the words of the first of its paragraphs by itself: no rule for paragraphs would meet them."""
    content = file.stream(file.pages()[0][0])
    number, paragraph, section = next(
        (number, match, int(match[2]))
        for number in file.numbers(b"/S /P ")
        if (match := re.fullmatch(rb"(.*/S /P /P (\d+) 0 R)( /Pg \d+ 0 R) /K (\d+) >>", file.bodies[number]))
        and b"/S /Sect" in file.bodies[int(match[2])]
        and b"/P <</MCID %s>>" % match[4] in content
    )
    head, _, page, place = paragraph.groups()
    own = b"%d 0 R" % number
    file.bodies[number] = head + b" /K [  ] >>"
    above = file.bodies[section].replace(own, own + b" " + place)
    file.bodies[section] = above.replace(b" /K [", page + b" /K [")
    file.edit(0, lambda code: code.replace(b"/P <</MCID %s>>" % place, b"/Sect <</MCID %s>>" % place))
    (root,) = file.numbers(b"/Type /StructTreeRoot")
    begin, rest = file.bodies[root].split(b"/Nums [ 0 [ ", 1)
    owners = rest.split(b" ]", 1)
    file.bodies[root] = b"%s/Nums [ 0 [ %s ]%s" % (begin, owners[0].replace(own, b"%d 0 R" % section), owners[1])


@pytest.mark.parametrize(
    "change",
    [
        words_in_no_paragraph,
        extra_object,
        swapped_streams,
        third_stream,
        behind_a_stream,
        another_filter,
        an_action,
        moved_parent,
        a_code_that_says_another_letter,
        another_outline,
    ],
)
def test_what_signoff_does_not_write_is_refused(change: Callable[[Rewritten], None]) -> None:
    file = Rewritten(RICH)
    change(file)
    with pytest.raises(NotAsWritten):
        assert all(font.face for font in read_document(file.write()).fonts.values())


@pytest.mark.parametrize(
    "line",
    [
        b"1 1 1 rg",
        b"3 Tr",
        b"/Fm1 Do",
        b"q 1 0 0 1 0 0 cm",
        b"10 20 30 40 re W n",
        b"0.50 0.50 0.50 0.50 k",
        b"BI /W 1 /H 1 ID x EI",
        b"10.00 10.00 m 90.00 95.00 l S",
        b"BT 10.00 10.00 Td",
        b"/P <</MCID 99>> BDC",
        b"/OC /MC0 BDC",
    ],
)
def test_content_that_signoff_does_not_write_is_refused(line: bytes) -> None:
    file = Rewritten(RICH)
    file.edit(0, lambda code: code + b"\n" + line)
    with pytest.raises(NotAsWritten):
        read_document(file.write())


def test_streams_packed_by_another_machine_are_the_same_file() -> None:
    """How well zlib packs depends on its version: that is no change."""
    file = Rewritten(RICH)
    number = file.pages()[0][0]
    packed = zlib.compress(file.stream(number), 1)
    head = file.bodies[number].split(b"/Length ")[0] + b"/Length %d\n>>" % len(packed)
    file.bodies[number] = head + b"\nstream\n" + packed + b"\nendstream"
    assert file.write() != RICH
    assert read_document(file.write()).pages == ORIGINAL.pages


def with_spoken_accents(name: bytes, place: int) -> bytes:
    """Return a name with one of its characters as its code, which readers take for the same name."""
    return name[:place] + b"#%02X" % name[place] + name[place + 1 :]


@pytest.mark.parametrize("name", [b"F1", b"Font", b"Resources", b"Contents", b"Type", b"Root", b"Alt", b"MediaBox"])
@pytest.mark.parametrize("is_added", [True, False])
def test_no_name_is_spelt_in_another_way(name: bytes, is_added: bool) -> None:
    """Of two spellings in one dictionary some readers take the first, others the last."""
    file = Rewritten(render(factory.rich_signed()).data)
    for place in range(len(name)):
        again = Rewritten(render(factory.rich_signed()).data) if place else file
        other = with_spoken_accents(name, place)
        if name == b"Root":
            again.trailer = again.trailer.replace(b"/Root", b"/" + other)
        else:
            number = again.numbers(b"/%s " % name)[0]
            entry = b"/%s null /%s " % (other, name) if is_added else b"/%s " % other
            again.bodies[number] = again.bodies[number].replace(b"/%s " % name, entry, 1)
        with pytest.raises(NotAsWritten):
            read_document(again.write())


def copied(file: Rewritten, number: int) -> int:
    """Copy an object with all that it refers to, and return the copy's number."""
    body = file.bodies[number]
    head, stream, data = body.partition(b"\nstream\n")
    head = re.sub(rb"(\d+) 0 R", lambda match: b"%d 0 R" % copied(file, int(match[1])), head)
    new_number = max(file.bodies) + 1
    file.bodies[new_number] = head + stream + data
    return new_number


@pytest.mark.parametrize(("first", "words"), [(b"/F5 ", "a font that sets nothing"), (b"/Im1 ", "shown nowhere")])
def test_every_font_and_picture_is_used(first: bytes, words: str) -> None:
    """What the pages do not show would be something else in the file."""
    file = Rewritten(render(factory.rich_signed()).data)
    holder = file.numbers(first)[-1]
    match = re.search(first + rb"(\d+) 0 R", file.bodies[holder])
    assert match is not None
    again = b"%s %s9 %d 0 R" % (match[0], first[:-2], copied(file, int(match[1])))
    file.bodies[holder] = file.bodies[holder].replace(match[0], again)
    with pytest.raises(NotAsWritten, match=words):
        read_document(file.write())
