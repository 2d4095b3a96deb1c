"""The text of exported notices, extracted by two readers, is the record's, in the form's order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from examples import examples
from forms import FORM
from pdf import factory, texts
from signoff.notice.record.publication import publication_copy
from signoff.notice.text import Block, Paragraph, Table, parse, plain
from signoff.pdf.export import render

IN_ORDER = (
    FORM.title,
    FORM.introduction,
    "Decision type",
    "Key Decision",
    "Significant Operational Decision",
    "Administrative Decision",
    "Approximate value",
    "Below £500,000",
    "Director of City Development",
    "Head of Service Telephone number: 0113 496 0001",
    "A new gate",
    "What decision has been taken?",
    "(Set out all necessary decisions",
    "1. approved £640,000; 2. awarded the works directly.",
    "A brief statement of the reasons for the decision",
    "releasing capacity to work with families.",
    "Element",
    "£412,000",
    "• first – second ▪ third ▪ fourth ▪ fifth, at the bottom • back at the top",
    "See the inspection report.",
    "Exempt, paragraph 3 The exempt rate is £1,940 a tonne.",
    "Brief details of any alternative options",
    "Doing nothing was rejected.",
    "Armley, Otley & Yeadon",
    "Executive Member",
    "Briefed on 1 May 2024.",
    "Interest disclosed by Cllr Example: lives nearby. Dispensation granted on 3 May 2024.",
    "N/A",
    "N/A Has been briefed.",
    "No objection.",
    "• Network operator • Police",
    "The exempt adviser.",
    "Officer accountable, and proposed timescales for implementation",
    "Head of Bridges",
    "By 28 June.",
    "20 May 2024",
    "Date Added to List: 7 May 2024",
    "The gate as it was listed",
    "Special urgency.",
    "Scrutiny Chair notified: 8 May 2024",
    "The supports are safe only until June.",
    "Relevant Scrutiny Chair(s) approval",
    "A. Officer – Chief Officer",
    "14 May 2024",
    "10 May 2024",
    "The report arrived on 9 May.",
    "relevant Executive member’s approval",
    "Paragraph 3",
    "Disclosure would weaken the council’s position.",
    "Is the decision available",
    "Yes",
    "No",
    "Delay would close the crossing.",
    "Authorised decision maker",
    "A. Officer – Chief Officer",
    "Signature",
    "14 May 2024",
)


def assert_in_order(text: str, words: tuple[str, ...]) -> None:
    place = 0
    for word in words:
        position = text.find(word, place)
        assert position >= 0, f"{word!r} is not in {text[place : place + 300]!r}"
        place = position + len(word)


def test_pdfium_reads_every_section_in_order() -> None:
    data = render(factory.rich_signed()).data
    assert_in_order(" ".join(factory.pdfium_pages(data)), IN_ORDER)


def test_poppler_reads_every_section_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert_in_order(factory.poppler_text(render(factory.rich_signed()).data, tmp_path, "-raw"), IN_ORDER)


def test_poppler_guessing_from_the_page_finds_the_same_order(tmp_path: Path) -> None:
    """The cells that stand side by side (check boxes, a signature and its date) may be read either way round."""
    side_by_side = ("Decision type", "Decision", "Element", "A. Officer", "14 May")
    words = tuple(word for word in IN_ORDER if not word.startswith(side_by_side) and not word.endswith(side_by_side))
    assert len(words) > 45
    assert_in_order(factory.poppler_text(render(factory.rich_signed()).data, tmp_path), words)


def test_a_publication_copy_says_signed_and_what_was_withheld() -> None:
    text = " ".join(factory.pdfium_pages(render(publication_copy(factory.rich_signed())).data))
    withheld = "Information withheld: paragraph 3 of Schedule 12A Disclosure would weaken the council’s position."
    assert text.count(withheld) == 2
    assert text.count("Signature Signed A. Officer – Chief Officer Date 14 May 2024") == 3
    assert "Exempt, paragraph" not in text
    assert "1,940" not in text


def test_markup_and_strange_characters_come_out_as_typed() -> None:
    odd = "a < b & c > d, <b>not bold</b> &amp; \\backslash (brackets) “quotes” – — … £€½² Ελλάδα Москва ✓☐☑→≤ x̂ ŵŷ 𝔸"
    text = " ".join(factory.pdfium_pages(render(factory.rich_draft(subject=odd)).data))
    assert odd in text


def test_letters_with_combining_marks_are_read_as_typed_by_both_readers(tmp_path: Path) -> None:
    odd = "M\u0303 w\u0303ax\u0302b W\u0303x\u0302X\u0302 \u1ecc\u0300\u1e63un \u2713\u0302 end"
    data = render(factory.rich_draft(subject=odd)).data
    assert odd in " ".join(factory.pdfium_pages(data))
    assert odd in factory.poppler_text(data, tmp_path)


@pytest.mark.parametrize("look", ["{}", "*{}*", "**{}**", "[{}](https://example.org/)"])
def test_marks_and_letters_beyond_the_common_ones_stay_where_they_are(look: str, tmp_path: Path) -> None:
    """A mark alone stays between its words, and a mathematical letter in its word, which pdfium does not read aloud."""
    words = ["K", "\u0323", "c", "x\u0302𝔸b", "\u0301", "i\u0302", "𝔸𝟚\u0303b", "end"]
    data = render(factory.rich_draft(reasons=" ".join(look.format(word) for word in words))).data
    for text in (" ".join(factory.pdfium_pages(data)), factory.poppler_text(data, tmp_path, "-raw")):
        assert _solid(" ".join(words)) in _solid(text)


def test_hyphens_at_the_ends_of_lines_are_kept() -> None:
    words = "x " + " ".join(["long-term well-being - self-evident pre- and post-"] * 30) + " " + "a-b" * 120 + " end"
    for place in range(6):
        subject = "i" * place + words
        text = " ".join(factory.pdfium_pages(render(factory.rich_draft(subject=subject)).data))
        assert re.sub(r"\s", "", subject) in re.sub(r"\s", "", text)
        assert subject[: subject.index("a-b")] in text


def test_a_paragraph_of_ten_thousand_words_comes_out_whole() -> None:
    words = [f"word{number}" for number in range(10_000)]
    rendered = render(factory.rich_draft(reasons=" ".join(words)))
    text = " ".join(factory.pdfium_pages(rendered.data))
    assert re.findall(r"word\d+", text) == words
    assert rendered.pages > 20


def test_a_broken_word_is_read_whole_by_both_readers(tmp_path: Path) -> None:
    address = "https://example.org/long-path?" + "&".join(f"name-{number}=value{number}" for number in range(20))
    odd = "Δ" + "x" * 200 + "é"
    subject, linked = f"see {address} and {odd} end.", f"[{address}](tel:1) x"
    data = render(factory.rich_draft(subject=subject, alternatives=linked)).data
    for text in (" ".join(factory.pdfium_pages(data)), factory.poppler_text(data, tmp_path)):
        assert f"see {address} and {odd} end." in text
        assert f"{address} x" in text


@pytest.mark.parametrize("word", ["x𝔸" + "a" * 200 + "𝔹b", "é𝔸/" * 90, "w\u0303𝔸-" * 90 + "b"])
def test_a_broken_word_keeps_the_letters_that_a_reader_leaves_out_of_its_actual_text(word: str, tmp_path: Path) -> None:
    data = render(factory.rich_draft(reasons=f"see {word} end", subject=f"see {word} end")).data
    for text in (" ".join(factory.pdfium_pages(data)), factory.poppler_text(data, tmp_path, "-raw")):
        assert _solid(text).count(_solid(f"see {word} end")) == 2


def test_a_word_longer_than_a_line_and_a_wide_table_lose_nothing() -> None:
    long_word = "".join(chr(65 + number % 26) for number in range(700))
    header = "| " + " | ".join(f"c{number}" for number in range(40)) + " |"
    row = "| " + " | ".join(f"v{number:03}" for number in range(40)) + " |"
    table = f"{header}\n|{'---|' * 40}\n{row}\n{row}"
    text = "".join(factory.pdfium_pages(render(factory.rich_draft(reasons=f"{long_word}\n\n{table}")).data))
    assert long_word in text.replace(" ", "")
    for number in range(40):
        assert text.replace(" ", "").count(f"v{number:03}") == 2


@settings(
    max_examples=examples(12),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a notice is too slow to be made hundreds of times over in shrinking
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(reasons=texts.MARKDOWN, alternatives=texts.MARKDOWN, subject=texts.WORDS)
def test_two_readers_find_every_word_once_and_in_order(
    tmp_path: Path, reasons: str, alternatives: str, subject: str
) -> None:
    data = render(factory.rich_draft(reasons=reasons, alternatives=alternatives, subject=subject)).data
    for text in (" ".join(factory.pdfium_pages(data)), factory.poppler_text(data, tmp_path, "-raw")):
        read = _solid(text)
        labels = [read.index(_solid(label)) for label in ("Subject2", "What decision", "A brief", "Brief details of")]
        _assert_words(read[labels[0] : labels[1]], [subject.split()])
        _assert_words(read[labels[2] : labels[3]], _blocks(parse(reasons)))
        _assert_words(read[labels[3] :], _blocks(parse(alternatives)))


def _assert_words(read: str, blocks: Iterable[list[str]]) -> None:
    """Find each block's words after one another; only words of a table's header may come again."""
    for words in blocks:
        place = 0
        for word in map(_solid, words):
            position = read.find(word, place)
            assert position >= 0, f"{word!a} is not in {read[place:]!a}"
            place = position + len(word)


def _blocks(blocks: Iterable[Block]) -> Iterator[list[str]]:
    """Yield the words of each paragraph and cell."""
    for block in blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from (plain([Paragraph(cell)]).split() for cell in row)
        elif isinstance(block, Paragraph):
            yield plain([block]).split()
        else:
            for item in block.items:
                yield from _blocks(item.blocks)


@pytest.mark.parametrize("end", ["", "-", "\u2010", "\u2011", "x\u0302", "é☐", "x\u0303☐y-"])
def test_a_word_over_lines_and_pages_is_read_once(end: str, tmp_path: Path) -> None:
    word = "W" + "ab-cΔ/☐" * 700 + end
    for look in ("{}", "**{}**", "[{}](https://example.org/)", "- {}"):
        data = render(factory.rich_draft(reasons=f"before {look.format(word)} after")).data
        for text in (" ".join(factory.pdfium_pages(data)), factory.poppler_text(data, tmp_path, "-raw")):
            assert _solid(text).count(_solid(word)) == 1


def _solid(text: str) -> str:
    """Return the text without spaces, ligatures as their letters: that is how readers give them back."""
    words = [unicodedata.normalize("NFC", word) for word in text.split()]
    return "".join(words).replace("ﬁ", "fi").replace("ﬂ", "fl")
