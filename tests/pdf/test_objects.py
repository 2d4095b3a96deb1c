"""Values as archival PDF requires them: texts, names, instants and streams."""

from __future__ import annotations

import datetime as dt
import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from pdf.reading.revisions import new_writer
from signoff.pdf.metadata import instant_of
from signoff.pdf.objects import Stream, array, dictionary, moment, name, reference, text


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("", "()"),
        ("plain words", "(plain words)"),
        ("(a) \\ b", r"(\(a\) \\ b)"),
        ("é", "<FEFF00E9>"),
        ("a\n", "<FEFF0061000A>"),
        ("\x7f", "<FEFF007F>"),
        ("\U0001f98a", "<FEFFD83EDD8A>"),
    ],
)
def test_a_text_is_in_utf_16_only_where_it_must_be(words: str, written: str) -> None:
    assert text(words) == written


@given(st.text(max_size=40))
@settings(max_examples=examples(50))
def test_any_text_is_written_in_ascii(words: str) -> None:
    written = text(words)
    assert written.isascii()
    assert written.isprintable()
    assert re.fullmatch(r"\((?:[^()\\]|\\[()\\])*\)|<FEFF(?:[0-9A-F]{4})+>", written)


@pytest.mark.parametrize(
    ("instant", "written"),
    [
        (dt.datetime(2024, 5, 14, 12, 0, 0, 999, tzinfo=dt.UTC), "(D:20240514120000+00'00')"),
        (dt.datetime(2024, 5, 14, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))), "(D:20240513233000+00'00')"),
        (
            dt.datetime(2024, 12, 31, 23, 59, 59, tzinfo=dt.timezone(dt.timedelta(hours=-1))),
            "(D:20250101005959+00'00')",
        ),
    ],
)
def test_an_instant_is_a_date_in_utc(instant: dt.datetime, written: str) -> None:
    assert moment(instant) == written


@given(st.datetimes(min_value=dt.datetime(1000, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
@settings(max_examples=examples(30))
def test_an_instant_is_read_back_to_the_second(instant: dt.datetime) -> None:
    assert instant_of(moment(instant)[1:-1]) == instant.replace(microsecond=0)


@pytest.mark.parametrize(
    "written", ["", "D:2024", "20240514120000+00'00'", "D:20240514120000Z", "D:20241301000000+00'00'"]
)
def test_any_other_text_is_the_year_1(written: str) -> None:
    assert instant_of(written) == dt.datetime(1, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("packed", [True, False])
def test_a_stream_s_end_is_on_a_line_of_its_own_outside_its_length(packed: bool) -> None:
    content = b"content that ends with a line\n"
    written = Stream(content, {"N": 3}, packed=packed).format(new_writer())
    head, held = written.split(b"\nstream\n", 1)
    match = re.search(rb"/Length (\d+)", head)
    assert match is not None
    size = int(match[1])
    assert held[size:] == b"\nendstream\n"
    assert (zlib.decompress(held[:size]) if packed else held[:size]) == content
    assert (b"/Filter /FlateDecode" in head) is packed
    assert b"/N 3" in head


def test_a_stream_leaves_the_entries_that_it_is_given_as_they_are() -> None:
    entries = {"N": 3}
    Stream(b"x", entries).format(new_writer())
    assert entries == {"N": 3}


def test_an_object_has_one_number_however_often_it_is_referred_to() -> None:
    writer = new_writer()
    first, second = Stream(b"1"), Stream(b"2")
    written = [reference(writer, target) for target in (first, second, first)]
    assert written[0] == written[2] != written[1]
    assert all(re.fullmatch(r"\d+ 0 R", reference) for reference in written)


def test_values_are_written_on_lines() -> None:
    writer = new_writer()
    assert array([1, name("A"), text("b")]).format(writer) == b"[ 1 /A (b) ]"
    assert dictionary({"B": 1, "A": 2}).format(writer) == b"<<\n/A 2 /B 1\n>>"
