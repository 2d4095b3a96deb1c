"""Raised and lowered words and signs in fonts of symbols become characters that a notice can print."""

from __future__ import annotations

import unicodedata

import pytest

from signoff.intake.html.reader import clean
from signoff.intake.html.scripts import set_in_script
from signoff.intake.html.symbol_tables import FIRST, TABLES, UNKNOWN
from signoff.intake.html.symbols import decode
from signoff.notice.text import plain
from signoff.pdf.font_coverage import can_show

EVERY = "0123456789+-−=()abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _cleaned(html: str) -> str:
    return plain(clean(f"<p>{html}</p>").blocks)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("£31,915<sup>1</sup>", "£31,915¹"),
        ("£31,915<sup>[1]</sup>", "£31,915[1]"),
        ("1,200 m<sup>2</sup> of CO<sub>2</sub>", "1,200 m² of CO₂"),
        ("1<sup>st</sup>, 2<sup> nd</sup>", "1st, 2 nd"),
        ("the<sup>th</sup>", "theᵗʰ"),
        ("Sample<sup>TM</sup>", "Sample™"),
        ("10<sup>-3</sup> x<sup>n+1</sup>", "10⁻³ xⁿ⁺¹"),
        ("x<sup>2/3</sup> H<sub>à</sub>", "x^(2/3) H_(à)"),
        ("£5<sup>see the note</sup>", "£5^(see the note)"),
        ("note <sup>see the note</sup>", "note see the note"),
        ("2023<sup>1, 2*</sup>", "2023¹, ²*"),
        ("<sup>1</sup> A note.", "¹ A note."),
        ("<a class=sdfootnotesym href='#sdfootnote1anc'>1</a>500 of these.", "¹ 500 of these."),
        ("<a class=sdendnotesym href='#sdendnote1anc'>i</a>\n\tA note.", "ⁱ A note."),
        ("5<span class=MsoFootnoteReference>1</span>", "5¹"),
        ("5<span style='vertical-align:super;font-size:60%'>1</span>", "5¹"),
        ("5<span style='position:relative;mso-text-raise:6.0pt'>1</span>", "5¹"),
        ("5<span style='mso-text-raise:-3pt'>1</span>", "5₁"),
        ("5<span style='mso-text-raise:-.5pt'>1</span>", "51"),
        ("<style>.n{vertical-align:super}</style>5<span class=n>1</span>", "5¹"),
        ("5<sup><b>1</b><i>0</i></sup>", "5¹⁰"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x²"),
        ("<math><mfrac><mn>1</mn><mrow><mn>2</mn><mi>x</mi></mrow></mfrac></math>", "1/(2x)"),
        ("<math><mn>1</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1 1/2"),
        ("<math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup><msubsup>a</msubsup></math>", "x₁²a"),
        ("<math><msqrt><mn>2</mn></msqrt></math>", "√2"),
    ],
)
def test_raised_words_keep_their_meaning(html: str, words: str) -> None:
    assert _cleaned(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<span style='font-family:Wingdings'>þ¨ýüûà</span>", "☑☐☒✓✗→"),
        ("<span style='font:10pt Wingdings'>J</span>", "☺"),
        ("<span style='font-family:\"Wingdings 2\"'>PRSO</span>", "✓☑☒✗"),
        ("<font face=Webdings>ar</font>", "✓✗"),
        ("<span style='font-family:Symbol'>· a</span>", "• α"),
        ("<span style='font-family:Wingdings'>&#61692;</span>", "✓"),
        ("&#61623; &#61692;", "• ✓"),
        ("<span style='font-family:Wingdings'>7</span>", "[symbol]"),
        ("<span style='font-family:Wingdings'>þ<span style='font-family:Arial'> a</span></span>", "☑ a"),
        ("<style>.s{font-family:Wingdings}</style><b class=s>þ</b>", "☑"),
        ("<span style='font-family:Wingdings;mso-ascii-font-family:Calibri'>Supported</span>", "Supported"),
        ("<span style='font-family:\"Segoe UI Symbol\"'>✓ a</span>", "✓ a"),
        ("<span style='font-family:Calibri,Wingdings'>a</span>", "a"),
        ("<span style='font-family:Marlett'>a</span>", "[symbol]"),
    ],
)
def test_a_sign_is_never_the_letter_that_draws_it(html: str, words: str) -> None:
    assert _cleaned(html) == words


def test_a_sign_that_is_not_known_is_said() -> None:
    (entry,) = clean("<font face=Wingdings>7</font>").left_out
    assert (entry.count, entry.passages) == (1, ("Wingdings “7”",))


def test_every_character_that_is_put_in_can_be_printed() -> None:
    signs = {sign for table in TABLES.values() for sign in table if sign != UNKNOWN}
    signs |= {sign for script in ("super", "sub") for letter in EVERY for sign in set_in_script(letter, script) or ""}
    assert [f"{sign} {unicodedata.name(sign)}" for sign in sorted(signs) if not can_show(sign)] == []
    assert {len(table) for table in TABLES.values()} == {0x100 - FIRST}


def test_raised_and_lowered_characters_are_what_they_were() -> None:
    for script in ("super", "sub"):
        for letter in EVERY:
            sign = set_in_script(letter, script)
            assert sign is None or unicodedata.normalize("NFKC", sign).replace("−", "-") == letter.replace("−", "-")


def test_words_in_other_scripts_stay_in_a_font_of_symbols() -> None:
    assert decode("✓ 漢", "wingdings") == ("✓ 漢", [])
