"""Lists take the marks that the plain text of a clipboard has, where its HTML cannot say them."""

from __future__ import annotations

import pytest

from signoff.intake.html.reader import read_html
from signoff.intake.plain_marks import with_marks_of
from signoff.notice.text import serialise

LETTERS = (
    "<p>Agreed:</p><ol type=a><li><p>Award &pound;5 for 9 m<sup>2</sup>;</p><li>Delegate<ol><li>up to 10%</ol></ol>"
)


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        (
            LETTERS,
            "Agreed:\n\t(a) Award £5 for 9 m2;\n\t(b)\u00a0Delegate\n\t\t1) up to 10%",
            "Agreed:\n\n(a) Award £5 for 9 m²;\n(b) Delegate\n    1) up to 10%",
        ),
        (
            LETTERS,
            "Agreed:\nAward £5 for 9 m2;\nDelegate\nup to 10%",
            "Agreed:\n\na. Award £5 for 9 m²;\nb. Delegate\n   1. up to 10%",
        ),
        ("<ol><li>One<li>Two</ol>", "1.1 One\n1.2 Two", "1.1 One\n\n1.2 Two"),
        ("<ol><li>One<li>Two</ol>", "1.1 One\n2. Two", "1. One\n2. Two"),
        ("<ol><li>One<li>Two</ol>", "(1) One\n2) Two", "1. One\n2. Two"),
        ("<ol start=3><li>One<li>Two</ol>", "(c) One\n(4) Two", "(3)  One\n(4) Two"),
        ("<ul><li>One<ol type=i><li>Two</ol></ul>", "• One\n(i) Two", "- One\n\n  (i) Two"),
        ("<ol start=2 type=a><li>One<li>Two</ol>", "(d) One\n(e) Two", "(d)  One\n(e) Two"),
        ("<ol><li>One<li>Two</ol>", "4. One\n5. Two", "4. One\n5. Two"),
        ("<ol><li>One<li>Two</ol>", "4. One\nTwo", "1. One\n2. Two"),
        ("<ol><li>One<li>Two</ol>", "4. One\n6. Two", "1. One\n2. Two"),
        ("<ol><li>One<li>Two</ol>", "4. One\n7. One\n5. Two\n8. Two", "1. One\n2. Two"),
        ("<ol><li>One<li>Two</ol>", "d. One\ne. Two", "1. One\n2. Two"),
        ("<ol><li>One<li>Two</ol>", "3.1 One\n3a. One\nTwo", "1. One\n2. Two"),
        ("<p>(b) One</p>", "(a) One", "(b) One"),
    ],
)
def test_a_list_has_the_marks_of_the_plain_text(html: str, text: str, expected: str) -> None:
    marked = with_marks_of(read_html(html), text)
    assert serialise(marked).replace("\\", "") == expected


def test_a_list_of_nothing_but_tables_keeps_its_marks() -> None:
    blocks = read_html("<ol><li><table><tr><td>a<td>b</table></ol>")
    assert with_marks_of(blocks, "(1) a\tb") == blocks


def test_of_very_many_items_with_the_same_words_no_number_is_looked_for() -> None:
    count = 4_000
    blocks = read_html("<ol>" + "<li>One" * count + "</ol>")
    assert with_marks_of(blocks, "".join(f"{number}. One\n" for number in range(4, count + 4))) == blocks
