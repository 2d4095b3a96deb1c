"""Reading and writing records: what is written is read again, and anything else is refused in one sentence."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import draft, later, signed
from signoff.errors import RecordRefused
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
@settings(max_examples=60)
def test_any_text_survives_in_an_answer(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    record = draft(subject=text)
    assert codec.read_record(codec.write_record(record)).notice.subject == text


def test_a_byte_order_mark_is_ignored() -> None:
    record = draft()
    assert codec.read_record(b"\xef\xbb\xbf" + codec.write_record(record)) == record


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"hello", "neither a .signoff file nor a PDF"),
        (codec.write_record(draft())[:400], "line"),
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
@settings(max_examples=100)
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
