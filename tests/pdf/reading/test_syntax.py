"""The grammar of a file, value by value: one way to write each, and a reason for whatever is written otherwise."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf.reading.revisions import (
    IDENTIFIER,
    file_about,
    new_writer,
    packed_stream,
    revision_of,
    stream_of,
    value_of,
    zipped,
)
from signoff.pdf import objects
from signoff.pdf.reading import syntax
from signoff.pdf.reading.syntax import (
    DEEPEST,
    Name,
    NotAsWritten,
    Number,
    Reference,
    Stream,
    Value,
    read_revision,
)
from signoff.pdf.writer import HEAD


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"0", Number("0")),
        (b"-1", Number("-1")),
        (b"9999999999", Number("9999999999")),
        (b"0.5", Number("0.5")),
        (b"-12.123456", Number("-12.123456")),
        (b"1.50", Number("1.50")),
        (b"/A", Name("A")),
        (b"/LiberationSans-Bold+a._9", Name("LiberationSans-Bold+a._9")),
        (b"/" + b"n" * 127, Name("n" * 127)),
        (b"/application#2Fjson", Name("application#2Fjson")),
        (b"7 0 R", Reference(7)),
        (b"9999999 0 R", Reference(9999999)),
        (b"true", True),
        (b"false", False),
        (b"null", None),
        (b"()", ""),
        (b"(two words)", "two words"),
        (rb"(\(\)\\)", r"()" + "\\"),
        (b"<FEFF00E9>", "é"),
        (b"<FEFF0041000A>", "A\n"),
        (b"<FEFFD83EDD8A>", "\U0001f98a"),
        (b"[  ]", []),
        (b"[ 1 [ 2 ] /N ]", [Number("1"), [Number("2")], Name("N")]),
        (b"<<\n\n>>", {}),
        (b"<< /B 1 /A 2 >>", {"B": Number("1"), "A": Number("2")}),
        (b"<<\n/A 1 /B 2\n>>", {"A": Number("1"), "B": Number("2")}),
    ],
)
def test_each_kind_of_value_is_read(written: bytes, value: Value) -> None:
    read = value_of(written)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b"01", id="a number with a zero before it"),
        pytest.param(b"+1", id="a number with a plus"),
        pytest.param(b".5", id="a number without a whole part"),
        pytest.param(b"5.", id="a number without decimals behind its point"),
        pytest.param(b"--5", id="two signs"),
        pytest.param(b"1.1234567", id="seven decimals"),
        pytest.param(b"12345678901", id="eleven digits"),
        pytest.param(b"1e5", id="an exponent"),
        pytest.param(b"16#FF", id="another base"),
        pytest.param(b"1.2.3", id="two points"),
        pytest.param(b"/", id="an empty name"),
        pytest.param(b"/A#42", id="an escape in a name"),
        pytest.param(b"/#41", id="an escape alone"),
        pytest.param(b"/application#2fjson", id="the media type in small digits"),
        pytest.param(b"/video#2Fmp4", id="a media type of no paper"),
        pytest.param(b"/application#2Fx#2Fy", id="two escapes in a media type"),
        pytest.param(b"/" + b"n" * 128, id="a name of 128 letters"),
        pytest.param("/é".encode("latin-1"), id="a name beyond ASCII"),
        pytest.param(b"0 0 R", id="a reference to object 0"),
        pytest.param(b"7 1 R", id="a later generation"),
        pytest.param(b"07 0 R", id="a reference with a zero before it"),
        pytest.param(b"7  0 R", id="two spaces in a reference"),
        pytest.param(b"7 0 Rx", id="a letter behind a reference"),
        pytest.param(b"12345678 0 R", id="a reference of eight digits"),
        pytest.param(b"True", id="a capital"),
        pytest.param(b"truest", id="a word that goes on"),
        pytest.param(b"nil", id="another word"),
        pytest.param(b"(a(b)c)", id="brackets that are not escaped"),
        pytest.param(b"(open", id="a string without an end"),
        pytest.param(rb"(\101)", id="a letter by its code"),
        pytest.param(rb"(\n)", id="a line end by its letter"),
        pytest.param(b"(two\nlines)", id="a raw line end"),
        pytest.param("(é)".encode("latin-1"), id="a letter beyond ASCII in a plain string"),
        pytest.param(b"(\x7f)", id="delete"),
        pytest.param(b"<6162>", id="a string in hexadecimal digits"),
        pytest.param(b"<feff00e9>", id="small digits"),
        pytest.param(b"<FEFF0E>", id="half a unit"),
        pytest.param(b"<FEFF00E9 0041>", id="a space between units"),
        pytest.param(b"<FFFEE900>", id="the other order of bytes"),
        pytest.param(b"[]", id="an array without spaces"),
        pytest.param(b"[ ]", id="an array of one space"),
        pytest.param(b"[ 1  2 ]", id="two spaces in an array"),
        pytest.param(b"[ 1\n2 ]", id="a line end in an array"),
        pytest.param(b"[ 1 2", id="an array without an end"),
        pytest.param(b"[1 2]", id="an array written closely"),
        pytest.param(b"<<>>", id="a dictionary without spaces"),
        pytest.param(b"<<  >>", id="an empty dictionary on one line"),
        pytest.param(b"<</A 1>>", id="a dictionary written closely"),
        pytest.param(b"<< /A 1 /A 1 >>", id="a key said twice"),
        pytest.param(b"<< /A  1 >>", id="two spaces behind a key"),
        pytest.param(b"<< (A) 1 >>", id="a key that is no name"),
        pytest.param(b"<< /A >>", id="a key without a value"),
        pytest.param(b"<<\n/B 1 /A 2\n>>", id="keys out of order on lines"),
        pytest.param(b"<< /A 1\n>>", id="an end in the other form"),
        pytest.param(b"1 % a comment", id="a comment"),
        pytest.param(b"% a comment\n1", id="a comment before"),
        pytest.param(b" 1", id="a space before"),
        pytest.param(b"1 ", id="a space behind"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_a_value_written_in_another_way_is_refused(written: bytes) -> None:
    with pytest.raises(NotAsWritten, match=r"no value|something else|no new key|keys out of order"):
        value_of(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"<FEFFD800>", "half a character in a text"),
        (b"<FEFFDC00D800>", "half a character in a text"),
        (b"<FEFF0041>", "a text written in another way than it needs"),
        (b"<FEFF>", "a text written in another way than it needs"),
    ],
)
def test_a_text_is_in_utf_16_only_where_it_must_be(written: bytes, reason: str) -> None:
    with pytest.raises(NotAsWritten, match=reason):
        value_of(written)


@pytest.mark.parametrize("opening", [b"[ ", b"<< /A "])
def test_values_nest_as_deep_as_the_limit_and_no_deeper(opening: bytes) -> None:
    closing = b" ]" if opening.startswith(b"[") else b" >>"
    assert value_of(opening * DEEPEST + b"1" + closing * DEEPEST)
    with pytest.raises(NotAsWritten, match="nested too deep"):
        value_of(opening * (DEEPEST + 1) + b"1" + closing * (DEEPEST + 1))


def test_a_file_of_brackets_is_refused_before_it_exhausts_the_stack() -> None:
    with pytest.raises(NotAsWritten, match="nested too deep"):
        value_of(b"[ " * 100_000)


TEN = b"0 1 2 3 4 5 6 7 8 9"


@pytest.mark.parametrize(
    ("written", "is_read"),
    [
        (b"[ %s ]" % TEN, True),
        (b"[ %s 10 ]" % TEN, True),
        (b"[ %s \n  10 ]" % TEN, True),
        (b"[ %s \n  %s \n  20 ]" % (TEN, TEN), True),
        (b"[ %s %s 20 ]" % (TEN, TEN), True),
        (b"[ %s \n  %s 20 ]" % (TEN, TEN), False),
        (b"[ %s %s \n  20 ]" % (TEN, TEN), False),
        (b"[ 0 1 2 3 4 \n  5 ]", False),
        (b"[ %s \n 10 ]" % TEN, False),
        (b"[ %s \n   ]" % TEN, False),
    ],
)
def test_an_array_is_on_one_line_or_on_lines_of_ten(written: bytes, is_read: bool) -> None:
    if is_read:
        assert value_of(written) == [Number(item.decode()) for item in written.split()[1:-1]]
    else:
        with pytest.raises(NotAsWritten):
            value_of(written)


@pytest.mark.parametrize(
    ("written", "is_read"),
    [
        (b"<<\n/A 1 /B 1 /C 1 /D 1 /E 1 /F 1\n>>", True),
        (b"<<\n/A 1 /B 1 /C 1 /D 1 /E 1 /F 1 \n  /G 1\n>>", True),
        (b"<<\n/A 1 /B 1 /C 1 /D 1 /E 1 /F 1 /G 1\n>>", False),
        (b"<<\n/A 1 /B 1 \n  /C 1\n>>", False),
        (b"<< /A 1 /B 1 /C 1 /D 1 /E 1 /F 1 /G 1 >>", True),
        (b"<< /A 1 /B 1 /C 1 /D 1 /E 1 /F 1 \n  /G 1 >>", False),
    ],
)
def test_a_dictionary_is_on_one_line_or_on_lines_of_six(written: bytes, is_read: bool) -> None:
    if is_read:
        assert value_of(written) == dict.fromkeys(written.decode().replace("/", "").split()[1:-1:2], Number("1"))
    else:
        with pytest.raises(NotAsWritten):
            value_of(written)


@given(st.binary(max_size=200))
@settings(max_examples=examples(50))
def test_a_stream_is_read_whatever_it_holds(content: bytes) -> None:
    assert value_of(stream_of(content)) == Stream({}, content)
    assert value_of(packed_stream(zipped(content))) == Stream({}, content)


def test_a_stream_keeps_its_entries_but_for_length_and_filter() -> None:
    assert value_of(stream_of(zipped(b"x"), b"/Filter /FlateDecode /N 3 ")) == Stream({"N": Number("3")}, b"x")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"<< /N 3 >>\nstream\nabc\nendstream", "of no length", id="no length"),
        pytest.param(stream_of(b"abc").replace(b"h 3", b"h 3.0"), "of no length", id="a length that is not whole"),
        pytest.param(stream_of(b"abc", length=-3), "of no length", id="a negative length"),
        pytest.param(stream_of(b"abc").replace(b"h 3", b"h 1 0 R"), "of no length", id="a length by reference"),
        pytest.param(stream_of(b"abc").replace(b"h 3", b"h (3)"), "of no length", id="a length that is a text"),
        pytest.param(stream_of(b"abc", length=999_999), "of no length", id="a length beyond the file"),
        pytest.param(stream_of(b"abc", length=2), "something else", id="a length too short"),
        pytest.param(stream_of(b"abc", length=4), "something else", id="a length too long"),
        pytest.param(stream_of(b"ab>", b"/Filter /ASCIIHexDecode "), "packed in another way", id="another filter"),
        pytest.param(
            stream_of(zipped(b"x"), b"/Filter (FlateDecode) "), "packed in another way", id="a filter in text"
        ),
        pytest.param(
            stream_of(zipped(b"x"), b"/Filter [ /FlateDecode ] "), "packed in another way", id="a list of filters"
        ),
        pytest.param(packed_stream(b"no zlib"), "a damaged stream", id="damaged"),
        pytest.param(packed_stream(b""), "goes on behind its end", id="empty"),
        pytest.param(packed_stream(zipped(b"x" * 99)[:-1]), "goes on behind its end", id="broken off"),
        pytest.param(packed_stream(zipped(b"x") + b"y"), "goes on behind its end", id="more behind its end"),
        pytest.param(packed_stream(zipped(b"x") + zipped(b"x")), "goes on behind its end", id="two in a row"),
        pytest.param(b"[ 1 ]\nstream\nabc\nendstream", "something else", id="a stream of an array"),
        pytest.param(
            stream_of(b"abc").replace(b"stream\nabc", b"stream\r\nabc"), "something else", id="other line ends"
        ),
        pytest.param(stream_of(b"abc") + b" ", "something else", id="a space behind it"),
    ],
)
def test_a_stream_written_in_another_way_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(NotAsWritten, match=reason):
        value_of(body)


def test_a_stream_holds_no_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "LARGEST_STREAM", 1000)
    assert value_of(packed_stream(zipped(bytes(999)))) == Stream({}, bytes(999))
    with pytest.raises(NotAsWritten, match="too large"):
        value_of(packed_stream(zipped(bytes(1001))))


FILE = revision_of(b"<< /A 2 0 R >>", b"(two)")
TABLE = FILE[FILE.index(b"xref\n") :]


def test_a_revision_has_its_objects_its_trailer_and_its_size() -> None:
    revision = read_revision(FILE)
    assert revision.objects == {1: {"A": Reference(2)}, 2: "two"}
    assert revision.trailer == syntax.Trailer(Reference(1), Reference(2), IDENTIFIER)
    assert revision.size == len(FILE)
    assert read_revision(FILE + b"a later revision, or anything else") == revision


@pytest.mark.parametrize("length", range(len(HEAD), len(FILE), 7))
def test_a_file_that_breaks_off_anywhere_is_refused(length: int) -> None:
    with pytest.raises(NotAsWritten):
        read_revision(FILE[:length])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(b"%PDF-1.7", b"%PDF-1.6", "another head", id="another version"),
        pytest.param(b"%PDF", b"\n%PDF", "another head", id="something before the head"),
        pytest.param(b"1 0 obj", b"2 0 obj", "object 2 is out of turn", id="a number too high"),
        pytest.param(b"2 0 obj", b"1 0 obj", "object 1 is out of turn", id="a number twice"),
        pytest.param(b"2 0 obj", b"2 1 obj", "no table of objects", id="a later generation"),
        pytest.param(b"(two)\nendobj\n", b"(two)\nendobj\n\n", "no table of objects", id="a line between"),
        pytest.param(b"xref\n0 3", b"xref\n0 4", "gives other places", id="a table of more objects"),
        pytest.param(b"xref\n0 3", b"xref\n1 3", "no table of objects", id="a table that begins later"),
        pytest.param(b"65535 f", b"00000 f", "no table of objects", id="another first row"),
        pytest.param(b"0000000015", b"0000000016", "gives other places", id="another place"),
        pytest.param(b"00000 n", b"00000 f", "gives other places", id="a free object"),
        pytest.param(b"00000 n", b"00001 n", "gives other places", id="a later generation in the table"),
        pytest.param(b"/Size 3", b"/Size 2", "does not fit the file", id="another size"),
        pytest.param(b"/Root 1 0 R", b"/Root 1 1 R", "another trailer", id="a root of a later generation"),
        pytest.param(b"/Root 1 0 R", b"/Prev 9 /Root 1 0 R", "another trailer", id="a revision before it"),
        pytest.param(b"<0123", b"<1123", "does not fit the file", id="two identifiers"),
        pytest.param(b"89abcdef0123", b"89ABCDEF0123", "another trailer", id="an identifier in capitals"),
        pytest.param(b"startxref\n", b"startxref\n1", "does not fit the file", id="a table elsewhere"),
        pytest.param(b"%%EOF\n", b"%%EOF", "another trailer", id="no line end"),
        pytest.param(b"\n", b"\r\n", "another head", id="other line ends"),
    ],
)
def test_a_frame_that_does_not_fit_its_objects_is_refused(old: bytes, new: bytes, reason: str) -> None:
    assert old in FILE
    count = 1 if old in (b"<0123", b"%%EOF\n", b"1 0 obj", b"2 0 obj") else -1
    with pytest.raises(NotAsWritten, match=reason):
        read_revision(FILE.replace(old, new, count))


_NAMES = st.text(string.ascii_letters + string.digits + "+._-", min_size=1, max_size=20)
_ATOMS: st.SearchStrategy[tuple[Any, Value]] = st.one_of(
    _NAMES.map(lambda text: (objects.name(text), Name(text))),
    st.integers(-(10**9), 10**9).map(lambda number: (number, Number(number))),
    st.text(max_size=20).map(lambda words: (objects.text(words), words)),
    st.sampled_from([("true", True), ("false", False), ("null", None)]),
)


def _array(items: list[tuple[Any, Value]]) -> tuple[Any, Value]:
    return objects.array([written for written, _ in items]), [value for _, value in items]


def _dictionary(entries: dict[str, tuple[Any, Value]]) -> tuple[Any, Value]:
    written = objects.dictionary({key: pair[0] for key, pair in entries.items()})
    return written, {key: pair[1] for key, pair in entries.items()}


_LONG = st.one_of(
    st.integers(0, 23).map(lambda count: _array([(number, Number(number)) for number in range(count)])),
    st.integers(0, 14).map(lambda count: _dictionary({f"K{number}": ("true", True) for number in range(count)})),
)
"""Arrays and dictionaries that go on over several lines."""

_PAIRS: st.SearchStrategy[tuple[Any, Value]] = st.recursive(
    st.one_of(_ATOMS, _LONG),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(_array), st.dictionaries(_NAMES, inner, max_size=4).map(_dictionary)
    ),
    max_leaves=6,
)
"""Pairs of a value for the writer, and of the same value as it should be read back."""


@given(st.dictionaries(_NAMES, _PAIRS, min_size=1, max_size=4))
@settings(max_examples=examples(50))
def test_what_the_writer_writes_is_read_back(entries: dict[str, tuple[Any, Value]]) -> None:
    data = file_about({key: pair[0] for key, pair in entries.items()}, new_writer())
    revision = read_revision(data)
    assert revision.objects[revision.trailer.information] == {key: pair[1] for key, pair in entries.items()}
    assert revision.size == len(data)
    assert revision.trailer.identifier == IDENTIFIER


@given(st.binary(max_size=300), st.booleans())
@settings(max_examples=examples(25))
def test_a_stream_is_read_back_as_the_writer_packed_it(content: bytes, packed: bool) -> None:
    document = new_writer()
    stream = objects.Stream(content, {"Subtype": objects.name("XML")}, packed=packed)
    revision = read_revision(file_about({"Held": document.Reference(stream)}, document))
    information = revision.objects[revision.trailer.information]
    assert isinstance(information, dict)
    held = information["Held"]
    assert isinstance(held, Reference)
    assert revision.objects[held] == Stream({"Subtype": Name("XML")}, content)
