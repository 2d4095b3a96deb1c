"""The one form of a text's characters: what nobody sees is not kept, and what means something is."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.notice.text import Paragraph, Run, canonical, plain, serialise
from signoff.notice.text.cleaning import INVISIBLE, as_read, cleaned, cleaned_line, cleaned_lines

HIDDEN = [chr(code) for code in range(sys.maxunicode) if INVISIBLE.match(chr(code))]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("£\u200b600,000", "£600,000"),
        ("accom\u00admodation", "accommodation"),
        ("07700\u200b 900123", "07700 900123"),
        ("no\u2060.such\ufeff.person", "no.such.person"),
        ("\u200e23/\u200e11/\u200e2026", "23/11/2026"),
        ("\u202a0113\u202c \u2066496\u2069", "0113 496"),
        ("a\U000e0061b\ufe0fc\u061cd\u3164e", "abcde"),
        ("a\x01\u200bb\x7f", "ab"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        ("10 m² of CO₂ at ½ price, no. ¹", "10 m² of CO₂ at ½ price, no. ¹"),
        ("a\u2003b\u2009c\u3000d", "a b c d"),
        ("10\u00a0km, 5\u202f000, 5\u2007000", "10\u00a0km, 5\u00a0000, 5\u00a0000"),
        ("a  b\tc\nd", "a  b\tc\nd"),
        ("می‌خواهم", "می‌خواهم"),
        ("क्‍ष", "क्‍ष"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("a\u200db \u200dक", "ab क"),
        ("“quoted” – and … so on™", "“quoted” – and … so on™"),
        ("\ud83d\ude00 \ud800", "\U0001f600 \ufffd"),
    ],
)
def test_what_is_kept_is_what_is_seen(text: str, kept: str) -> None:
    assert cleaned(text) == kept


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Jane\nDoe", "Jane Doe"),
        ("Jane \r\n\t Doe\n", "Jane Doe"),
        ("\nJane\u2028Doe\v", "Jane Doe"),
        ("Jane  Doe ", "Jane  Doe "),
        ("0113\t496\u200b 0001", "0113 496 0001"),
    ],
)
def test_a_field_of_one_line_has_one(text: str, line: str) -> None:
    assert cleaned_line(text) == line


def test_a_text_of_several_lines_has_line_feeds_between_them() -> None:
    assert cleaned_lines("a\r\nb\rc\u2028d\u2029e\vf\tg") == "a\nb\nc\nd\ne\nf\tg"


def test_what_is_read_has_no_joiners_and_one_kind_of_space() -> None:
    assert as_read("5\u00a0000\u202f000 می‌خواهم") == "5 000 000 میخواهم"


def test_everything_that_unicode_lets_programs_ignore_is_invisible() -> None:
    formats = {chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Cf"}
    letters = {sign for sign in formats if sign not in HIDDEN}  # signs of scripts, which are written
    assert all(f"{ord(sign):04X}" >= "0600" for sign in letters)
    assert not any(
        unicodedata.bidirectional(sign) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"} for sign in letters
    )
    assert set("\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2066\ufe0f\ufeff\U000e0020\U000e0100") <= set(
        HIDDEN
    )


@settings(max_examples=examples(300), deadline=None)
@given(st.text(), st.sampled_from(HIDDEN), st.integers(0, 50))
def test_an_invisible_character_anywhere_changes_nothing_that_is_read(text: str, sign: str, place: int) -> None:
    hidden = text[:place] + sign + text[place:]
    assert as_read(hidden) == as_read(text)
    if sign not in "\u200c\u200d":
        assert cleaned(hidden) == cleaned(text)
        assert cleaned_line(hidden) == cleaned_line(text)


@settings(max_examples=examples(300), deadline=None)
@given(st.text(st.characters() | st.sampled_from(["\u200d", "क", "\u0301", "\u00a0", "\n", "\t"])))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    for clean in (cleaned, cleaned_line, cleaned_lines, as_read):
        assert clean(clean(text)) == clean(text)
        assert as_read(clean(text)) == as_read(clean(clean(text)))


def test_words_that_come_in_as_blocks_are_clean_and_keep_their_markup() -> None:
    blocks = [
        Paragraph((Run("\u200b- not a list"),)),
        Paragraph((Run("\u200b"),)),
        Paragraph((Run("£\u200b600", bold=True), Run("\u2060", italic=True), Run(",000", bold=True))),
        Paragraph((Run("Jo", link="mailto:jo\u200b@example.org"),)),
    ]
    assert serialise(blocks) == "\\- not a list\n\n**£600,000**\n\n[Jo](mailto:jo@example.org)"
    assert canonical(canonical(blocks)) == canonical(blocks)
    assert plain(blocks) == "- not a list\n£600,000\nJo"
