"""Reading and writing records: what is written is read again, and anything else is refused in one sentence."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import draft, later, signed
from examples import examples
from signoff.errors import RecordRefused
from signoff.files import RECORD_LIMIT
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import VERSION


def altered(**changes: Any) -> bytes:
    document = json.loads(codec.write_record(draft()))
    return json.dumps(document | changes).encode()


BAND = {"key": "x", "decision_type": "key", "label": "X"}


@pytest.mark.parametrize("record", [draft(), signed(), publication_copy(signed())], ids=["draft", "signed", "public"])
def test_a_record_comes_back_as_it_was_written(record: Any) -> None:
    assert codec.read_record(codec.write_record(record)) == record


@pytest.mark.parametrize("name", ["subject", "reasons"])
@pytest.mark.parametrize("text", ["x" * 20_001, "x" * 500_001, "*" * 10_001, "1" * 20, "\x00", "sound"])
def test_what_could_not_be_read_again_is_refused_before_it_is_written(name: str, text: str) -> None:
    data = codec.write_record(draft(**{name: text}))
    try:
        codec.read_record(data, "n")
    except RecordRefused as refused:
        with pytest.raises(RecordRefused, match=re.escape(str(refused))):
            codec.require_readable(data, "n")
    else:
        codec.require_readable(data, "n")


@given(st.text())
@settings(max_examples=examples(60))
def test_any_text_survives_in_an_answer(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    record = draft()
    record = replace(record, notice=replace(record.notice, subject=text))
    assert codec.read_record(codec.write_record(record)).notice.subject == text


def test_a_byte_order_mark_is_ignored() -> None:
    record = draft()
    assert codec.read_record(b"\xef\xbb\xbf" + codec.write_record(record)) == record


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is a picture"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml\xff", "it is a Word document"),
        (b"PK\x03\x04" + bytes(26) + b"notice.signoff\xff", "it is a zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is a document of an older office program"),
        (b"&PDF-1.7\n\xff\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n", "it is a damaged PDF"),
        (codec.write_record(draft()).decode().encode("utf-16"), "saved it in another encoding"),
        (b"<!DOCTYPE html><p>Removed</p>", "it is a web page"),
        (bytes(range(128, 256)), "neither a .signoff file nor a PDF"),
        (b"hello", "neither a .signoff file nor a PDF"),
        (codec.write_record(draft())[:400], "is a damaged signoff notice: it breaks off or is damaged at line"),
        (
            codec.write_record(draft())[:400] + b"\xff",
            "is a damaged signoff notice: some of its characters were changed",
        ),
        (b'{"format": "other"', "is not a signoff notice"),
        (b"[]", "another kind"),
        (b'{"format": "other"}', "another kind"),
        (altered(version=VERSION + 1), "newer signoff"),
        (altered(version=0), "version"),
        (altered(version=True), "version"),
        (altered(version="1"), "version"),
        (altered(surprise=1), "surprise"),
        (altered(**{"two\nlines": 1}), "two"),
        (altered(council=None), "council"),
        (altered(id="../../x"), "id"),
        (altered(status="lost"), "status"),
        (altered(notice={"contact": {"name": 3}}), "notice.contact.name"),
        (altered(notice={"decision_date": "2023-02-30"}), "notice.decision_date"),
        (altered(notice={"decision_date": "2023-02-03T00:00:00Z"}), "notice.decision_date"),
        (b"[" * 100_000 + b"]" * 100_000, "nested deeper"),
        (b'{"format": "signoff/notice", "version": 1, "x": ' + b"[" * 99_000, "nested deeper"),
        (altered(notice={"subject": [[[[]]]]}), "notice.subject"),
        (altered().replace(b'"format"', b'"version": 1, "format"'), "“version” occurs twice"),
        (b'{"format": "signoff/notice",\n "version": NaN}', "line 2, column 13"),
        (b'{"format": "signoff/notice", "version": ' + b"9" * 5000 + b"}", "no such version"),
        (altered(terms={"bands": [BAND | {"lower": 2**53}]}), "too large"),
        (altered(terms={"bands": [BAND | {"lower": -(2**53)}]}), "too large"),
        (altered(terms={"bands": [BAND | {"lower": 1.5}]}), "lower"),
        (altered(council="\ud800"), "half a character"),
    ],
)
def test_anything_but_a_record_is_refused_with_what_and_where(data: bytes, words: str) -> None:
    with pytest.raises(RecordRefused) as refusal:
        codec.read_record(data, "notice.signoff")
    sentence = str(refusal.value)
    assert "notice.signoff" in sentence
    assert words in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00Z"])
@pytest.mark.parametrize("path", ["history[0].at", "settled[0].at", "signatures[0].signed_at"])
def test_an_instant_without_a_date_in_every_time_zone_is_refused(path: str, instant: str) -> None:
    record = lifecycle.settle(draft(), rule="r", field="subject", word="w", actor="PA", at=later(1))
    document = json.loads(codec.write_record(signed(record)))
    part, name = path.split("[0].")
    document[part][0][name] = instant
    with pytest.raises(RecordRefused, match=rf"at {re.escape(path)}, the year is not from 1900 to 9000\.$"):
        codec.read_record(json.dumps(document).encode())


def test_a_duplicate_among_many_names_is_found() -> None:
    labels = "".join(f'"{number}": "", ' for number in range(900))
    document = altered(terms={}).replace(b'"terms": {}', f'"terms": {{"labels": {{{labels}"899": ""}}}}'.encode())
    with pytest.raises(RecordRefused, match="“899” occurs twice"):
        codec.read_record(document)


def test_a_missing_field_is_named() -> None:
    document = json.loads(codec.write_record(draft()))
    del document["terms"]
    with pytest.raises(RecordRefused, match="terms"):
        codec.read_record(json.dumps(document).encode())


@given(st.binary(max_size=200))
@settings(max_examples=examples(100))
def test_no_bytes_raise_anything_but_the_refusal(data: bytes) -> None:
    with pytest.raises(RecordRefused):
        codec.read_record(data)


def test_brackets_inside_strings_are_not_nesting() -> None:
    record = draft(reasons="[" * 100 + '"\\"[[[')
    assert codec.read_record(codec.write_record(record)) == record


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b"{}," * (10 * 2**20) + b"1]",
        b"{}" * (16 * 2**20),
        b"[" + b"1," * (15 * 2**20) + b"1]",
        b'"' * (32 * 2**20),
        b'{"format": "signoff/notice", "version": 1, "terms": [' + b'"",' * (10 * 2**20) + b'""]}',
        b"{" + b",".join(b'"%d":1' % number for number in range(2**20)) + b"}",
    ],
    ids=["objects", "bare objects", "numbers", "quotes", "texts", "names"],
)
def test_a_document_as_large_as_can_be_is_refused(data: bytes) -> None:
    with pytest.raises(RecordRefused):
        codec.read_record(data)


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_a_long_name_that_occurs_twice_is_cut_to_sixty_characters(length: int, shown: str) -> None:
    twice = json.dumps({"x" * length: ""})[1:-1]
    with pytest.raises(RecordRefused, match=f"the name “{shown}” occurs twice in one place"):
        codec.read_record(
            altered(terms={}).replace(b'"terms": {}', f'"terms": {{"labels": {{{twice}, {twice}}}}}'.encode())
        )


def test_a_reason_is_cut_to_two_hundred_characters() -> None:
    for length in (20, 5_000):
        with pytest.raises(RecordRefused) as refusal:
            codec.read_record(altered(**{"n" * length: 1}), "n")
        reason = str(refusal.value).removeprefix("n is not a sound signoff notice: ").removesuffix(".")
        assert reason.startswith(("contains unknown field nnn", "at "))
        assert len(reason) <= 200
        assert reason.endswith("…") == (length > 200)


def test_a_file_over_the_limit_is_refused_with_the_limit_in_mebibytes() -> None:
    with pytest.raises(RecordRefused, match=r"^n is too large to be a signoff notice \(the limit is 6 MiB\)\.$"):
        codec.read_record(b" " * (RECORD_LIMIT + 1), "n")
    with pytest.raises(RecordRefused, match="is empty"):
        codec.read_record(b" " * RECORD_LIMIT, "n")


@pytest.mark.parametrize(("year", "is_taken"), [(1899, False), (1900, True), (9000, True), (9001, False)])
def test_the_first_and_the_last_year_of_an_instant(year: int, is_taken: bool) -> None:
    document = json.loads(codec.write_record(signed()))
    document["history"][0]["at"] = f"{year}-06-01T12:00:00Z"
    data = json.dumps(document).encode()
    if is_taken:
        assert codec.read_record(data).history[0].at.year == year
    else:
        with pytest.raises(RecordRefused, match=r"history\[0\]\.at, the year is not from 1900 to 9000"):
            codec.read_record(data)


@pytest.mark.parametrize(
    ("number", "is_taken"), [(2**53 - 1, True), (2**53, False), (-(2**53) + 1, True), (10**17, False)]
)
def test_the_largest_number_is_the_largest_that_a_digest_covers(number: int, is_taken: bool) -> None:
    data = altered(terms={"bands": [BAND | {"upper": number}]})
    if is_taken:
        assert codec.read_record(data).terms.bands[0].upper == number
    else:
        with pytest.raises(RecordRefused, match="too large"):
            codec.read_record(data)


@pytest.mark.parametrize("length", [64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000])
def test_a_character_of_several_bytes_is_read_anywhere_and_half_of_it_nowhere(length: int) -> None:
    record = draft(reasons="x" * 5)
    document = codec.write_record(record)
    padded = document + b" " * max(0, length - len(document))
    assert codec.read_record(padded) == record
    lone = padded[:-2] + "é".encode()[:1] + padded[-1:]
    with pytest.raises(RecordRefused, match="some of its characters were changed"):
        codec.read_record(lone)
    with pytest.raises(RecordRefused, match="some of its characters were changed"):
        codec.read_record(padded + "é".encode()[:1])


def test_the_place_of_damage_is_counted_in_lines_and_letters() -> None:
    text = '{"format": "signoff/notice",\n  "version": 1,\n  "ééé": x}'
    with pytest.raises(RecordRefused, match="line 3, column 10"):
        codec.read_record(text.encode())
    broken_off = codec.write_record(draft())[:-3]
    with pytest.raises(RecordRefused, match=f"line {broken_off.count(10) + 1}, column"):
        codec.read_record(broken_off)


def test_a_document_checked_before_is_not_searched_for_names_that_occur_twice() -> None:
    twice = altered(terms={}).replace(b'"terms": {}', b'"terms": {"labels": {"a": "1", "a": "2"}}')
    with pytest.raises(RecordRefused, match="the name “a” occurs twice in one place"):
        codec.read_record(twice)
    assert codec.read_record(twice, checked=True).terms.labels == {"a": "2"}
    with pytest.raises(RecordRefused, match="surprise"):
        codec.read_record(altered(surprise=1), checked=True)
