"""What reads bytes from outside, each with what it is given and all that it may do: read them, or refuse them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import builders
from checking.readers import READERS, Seen
from fuzz.unpacked import packed, unpacked
from signing.papers import photograph, saved, signature
from signoff import paths
from signoff.checking.comparison import ComparisonJob
from signoff.checking.page_check import check_pdf
from signoff.errors import MarkRefused, RecordRefused, ResourceProblem, SignoffError
from signoff.intake.html.tree import read_tree
from signoff.intake.html.watch import TooTangled, Watch
from signoff.notice import text
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import codec
from signoff.notice.record.integrity import faults
from signoff.notice.record.publication import publication_copy
from signoff.pdf.export import render
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.syntax import NotAsWritten
from signoff.signing.marks.picture_task import grey_in
from signoff.signing.marks.pictures import scan_of

LONGEST = 20.0
"""Seconds of the processor that reading takes at the very most; a thousandth is usual."""


@dataclass(frozen=True)
class Target:
    """Something that reads bytes: sound ones, words of their format, and a check that raises where it does wrong.

    `examples` is how many the test suite tries.
    """

    starts: Callable[[], Sequence[bytes]]
    words: Sequence[bytes]
    check: Callable[[bytes], None]
    examples: int


@contextmanager
def _in_time() -> Iterator[None]:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < LONGEST


def _is_one_sentence(problem: SignoffError) -> None:
    sentence = str(problem)
    assert sentence.isprintable(), sentence
    assert sentence.endswith("."), sentence
    assert len(sentence) < 1_000, sentence


@cache
def _records() -> tuple[bytes, ...]:
    signed = builders.signed()
    versions = Path(__file__).parents[1] / "notice" / "record" / "versions"
    earlier = tuple(path.read_bytes() for path in sorted(versions.glob("*/*.signoff")))
    return (*(codec.write_record(one) for one in (builders.draft(), signed, publication_copy(signed))), *earlier)


def _check_record(data: bytes) -> None:
    try:
        record = codec.read_record(data, "n.signoff")
    except RecordRefused as problem:
        _is_one_sentence(problem)
        return
    assert codec.read_record(codec.write_record(record)) == record
    for fault in faults(record):
        assert fault.sentence.isprintable(), fault.sentence


@cache
def _pdfs() -> tuple[bytes, ...]:
    signed = builders.signed()
    return tuple(render(one).data for one in (builders.draft(), signed, publication_copy(signed)))


def _check_pdf(data: bytes) -> None:
    try:
        document = read_document(data)
    except NotAsWritten:
        return
    assert 0 < document.size <= len(data)


@cache
def _unpacked() -> tuple[bytes, ...]:
    return tuple(map(unpacked, _pdfs()))


@cache
def _seen_by_record() -> Mapping[bytes, Seen]:
    """Return what PDFium finds in the sound files, by the records inside them."""
    seen = map(_pdfium, _pdfs())
    return {one.attachments[0]: one for one in seen}


def _pdfium(pdf: bytes) -> Seen:
    (reader,) = [one for one in READERS if one.name == "PDFium"]
    return reader.look(pdf)


def _check_objects(plain: bytes) -> None:
    """Whatever passes for sound must show another program what the record's own file shows."""
    pdf = packed(plain)
    try:
        read_document(pdf)
        findings = check_pdf(ComparisonJob(pdf, "n.pdf"))
    except (NotAsWritten, RecordRefused):
        return
    sound = _seen_by_record().get(findings.attached)
    if findings.is_sound and sound is not None:
        assert _pdfium(pdf) == sound


def _check_markdown(data: bytes) -> None:
    written = data.decode("utf-8", "replace")
    normal = text.normalise(written)
    assert text.normalise(normal) == normal
    assert text.parse(normal) == text.canonical(text.parse(written))  # what is signed is read as it is, not composed


def _check_html(data: bytes) -> None:
    try:
        read_tree(data.decode("utf-8", "replace"), Watch())
    except TooTangled:
        return


@cache
def _pictures() -> tuple[bytes, ...]:
    whole = photograph("lined", signature((300, 200), (20, 40, 260)))
    return tuple(saved(whole, kind) for kind in ("PNG", "JPEG"))


def _check_picture(data: bytes) -> None:
    try:
        mark = scan_of(grey_in(data, "The picture").image(), "The picture").traced().mark()
    except MarkRefused as problem:
        _is_one_sentence(problem)
        return
    assert mark.outline


def _profiles() -> tuple[bytes, ...]:
    return (paths.resource("councils/leeds.toml").read_bytes(),)


def _check_profile(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "leeds.toml").write_bytes(data)
        try:
            profile = load_profile("leeds", (Path(folder),))
        except ResourceProblem as problem:
            sentence = str(problem)
            assert "\n" not in sentence
            assert sentence.endswith(".")
            return
        assert profile.terms().wards == profile.wards


def _timed(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def checked(data: bytes) -> None:
        with _in_time():
            check(data)

    return checked


_MARKDOWN = (
    b"# Not a heading\n\nA **bold** and *slanted* [link](https://example.org/a_b).\n\n"
    b"- one\n  1. two\n\n| a | b |\n|:-|-:|\n| c |\n",
    b"(a) one\n\n    (i) two\n    (ii) three\n(b) four\n\n(c) A. Smith\n\nA.  B\n",
    b"7. seven\n8. eight\n   - *x*\\\n     next line\n\n    code\n\\*not\\* \\_this\\_\n",
)
_HTML = (
    b"<html><body><p class=MsoNormal style='margin:0'><b>A</b> <i>b</i><a href='https://e.org'>c</a></p>"
    b"<ul><li>one<ol start=3><li>two</ol></ul><table><tr><td colspan=2>x<td>y</table>"
    b"<!--[if gte mso 9]><xml/><![endif]-->",
)

TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "record": Target(
            _records,
            (
                *b'{ } [ ] , : " \\ \\ud800 null true 1e999 -0 9007199254740993 "version" "history"'.split(),
                *(b'"mark":{"kind":"image","width":1,"height":1,"outline":"M0 0"}', b"\xff", b"\xef\xbb\xbf", b"\0"),
            ),
            _timed(_check_record),
            1_000,
        ),
        "pdf": Target(
            _pdfs,
            (
                *(b"<< >> [ ] ( ) < > /A /Length /Filter /FlateDecode 0 -1 1 0 R null true".split()),
                *(
                    b" ",
                    b"\n",
                    b"\r",
                    b"%%EOF\n",
                    b"1 0 obj\n",
                    b"\nendobj\n",
                    b"\nstream\n",
                    b"\nendstream",
                    b"xref\n0 ",
                ),
                *(b"trailer\n<<", b"startxref\n", b"99999999999", b"<FEFF", b"\xff"),
            ),
            _timed(_check_pdf),
            1_000,
        ),
        "objects": Target(
            _unpacked,
            (
                *(b"<< >> [ ] ( ) < > /A /Length /Filter /FlateDecode 0 -1 1 0 R null true".split()),
                *(
                    b" ",
                    b"\n",
                    b"\r",
                    b"%",
                    b"\nendobj\n",
                    b"\nstream\n",
                    b"\nendstream",
                    b"0.5",
                    b"99999999999",
                    b"\xff",
                ),
                *(
                    b"BT\n",
                    b" Tj",
                    b"ET\n",
                    b" Tm\n",
                    b"q\n",
                    b"Q\n",
                    b" re\n",
                    b" rg\n",
                    b" BDC\n",
                    b"EMC\n",
                    b" Tf\n",
                    b" Td\n",
                ),
                *(
                    b"/Alt (Selected)",
                    b"/ActualText (x)",
                    b"/S /P",
                    b"/Artifact BMC\n",
                    b"1 0 0 1 0 0 cm\n",
                    b"3 Tr\n",
                    b"W n\n",
                ),
            ),
            _timed(_check_objects),
            400,
        ),
        "markdown": Target(
            lambda: _MARKDOWN,
            (
                *(b"* ** _ ` [ ] ( ) | \\ - + # > < & ! ~".split()),
                *(b" ", b"\t", b"\n", b"\n\n", b"1. ", b"- ", b"    "),
                *(b"(a) ", b"(b)  ", b"i. ", b"A. ", b"(1) ", b"v) "),
            ),
            _timed(_check_markdown),
            800,
        ),
        "html": Target(
            lambda: _HTML,
            tuple(
                b"< > </ /> <p> <li> <table> <td> <!-- --> <![ ]> &amp; &#0; &#x110000; <script> <style> </p>".split()
            ),
            _timed(_check_html),
            1_000,
        ),
        "picture": Target(
            _pictures,
            (
                b"IHDR",
                b"IDAT",
                b"IEND",
                b"PLTE",
                b"tRNS",
                b"iCCP",
                b"\xff\xd8",
                b"\xff\xd9",
                b"\xff\xc0",
                b"\0\0\0\0",
                b"\xff",
            ),
            _timed(_check_picture),
            200,
        ),
        "profile": Target(
            _profiles,
            (
                *(b"[ ] { } = . , # \" ' \"\"\" ''' [[bands]] 1979-05-27 0x1 1e400 nan inf true".split()),
                b"\n",
                b"\\u0000",
                b"a.",
            ),
            _timed(_check_profile),
            600,
        ),
    }
)
"""Every target by its name."""
