"""Clipboards that once came in wrong, with what is right; each is made up, in the form of the program that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.intake.html.left_out import sentence
from signoff.intake.html.reader import clean
from signoff.notice.text import serialise

CASES = Path(__file__).parent / "cases"
RIGHT = {
    "excel-accounting-format": ("| Lot | Value |\n| --- | --- |\n| Roof | £600,000.00 |", ""),
    "excel-hidden-row-and-column": (
        "| Provider | Cost |\n| --- | --- |\n| Provider B | £2,000 |",
        "1 hidden row and 1 hidden column were left out",
    ),
    "outlook-safe-link": ("See [the report](https://www.example.gov.uk/report).", ""),
    "word-content-control": (
        "The Chief Officer (Parks) agreed to award the contract to Sample Works Ltd for £48,250.\n\n"
        "No extension beyond 31 March 2027 is authorised.",
        "",
    ),
    "word-lettered-resolution": (
        "(a) Award the contract;\n(b) Delegate variations to the Head of Parks; and\n"
        "(c) Exempt (b) above from call-in.",
        "",
    ),
    "word-merged-rows-table": (
        "| Year | Savings | Cost |\n| --- | --- | --- |\n| 2025/26 | £10,000 | £250,000 |\n|  | £20,000 | £300,000 |",
        "",
    ),
    "word-review-comment": ("We will award it.", "1 comment was left out"),
    "word-strikethrough": ("Award for £90,000 to Second Sample Ltd.", "5 struck-out words were left out"),
    "word-superscript-footnote-mark": (
        "The grant is £31,915¹ for 1,200 m² of roof, in force since 2023⁴.",
        "",
    ),
    "word-wingdings-ticks": ("☑ Supported ☐ Objected → thanks ☺", ""),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_clipboard_comes_in_as_its_reader_saw_it(name: str) -> None:
    cleaned = clean((CASES / f"{name}.html").read_text("utf-8"))
    assert (serialise(cleaned.blocks), sentence(cleaned.left_out)) == RIGHT[name]


def test_each_case_has_its_right_value() -> None:
    assert {path.stem for path in CASES.glob("*.html")} == set(RIGHT)
