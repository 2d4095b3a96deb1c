"""HTML made to keep the editor busy or to fill the memory: ended soon, and its plain words are pasted instead."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from signoff.desktop.editor import clipboard
from signoff.intake.html.reader import MAX_HTML, read_html
from signoff.intake.html.tree import read_tree
from signoff.intake.html.watch import MAX_ATTRIBUTES, MAX_NODES, MAX_SECONDS, TooTangled, Watch
from signoff.intake.plain_text import read_own, read_plain
from signoff.intake.refusal import PasteRefused
from signoff.notice.record.limits import LONGEST_TEXT, MOST_LINES, MOST_SIGNS
from signoff.notice.text import Paragraph, Run, plain

SECONDS = 8.0
"""Of the processor, at the very most; the watch ends after a quarter of them, and a busy machine measures badly."""

MEMORY = 200
"""MiB for a process that holds Python, the text and what is made of it; without limits it took several hundred."""

BOMBS = {
    "bold": "<b>",
    "paragraphs": "<p>a",
    "items": "<ul><li>a",
    "nested tables": "<table><tr><td>a",
    "nested tables at once": "<table>" * 110 + "<tr><td>a" * 400_000,
    "wide tables": "<table><tr>" + "<td colspan=40>" * 100,
    "tables": "<table>" + ("<tr>" + "<td>a" * 50) * 90 + "</table>",
    "items of Word's": "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>a",
    "nested items of Word's": "<div class=MsoListParagraph style='mso-list:l0 level1 lfo1'>" * 115 + "a" * 3_400,
    "attributes": "<a " + "a=b " * 990_000 + ">",
    "attributes of many": "<a a=b c=d e=f g=h i=j>",
    "attributes without end": "<a b=\"'",
    "quotation marks": "<a b=" + "'\"" * 1_900_000,
    "styles": '<i style="' + "a:b;" * 10_000 + '">x</i>',
    "lines": "<pre>" + "\n" * MAX_HTML,
    "breaks": "<br>",
    "links": '<a href="http://a.b/">a</a>',
    "looks": "<b>a</b><i>b</i>",
    "references": "&#9",
    "ampersands": "&",
    "less than": "<",
    "declarations": "<!",
    "comments": "<!-- -->",
    "instructions": "<?>",
    "sections": "<![if x]>",
    "ends": "</b>",
    "empty": "<br/>",
}

PEAK = """
import re, sys
from pathlib import Path
from signoff.intake.html.reader import read_html
from signoff.intake.refusal import PasteRefused
try:
    read_html(Path(sys.argv[1]).read_text("utf-8"))
except PasteRefused:
    pass
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


def mime(**parts: str) -> QMimeData:
    data = QMimeData()
    if "html" in parts:
        data.setHtml(parts["html"])
    if "text" in parts:
        data.setText(parts["text"])
    if "own" in parts:
        data.setData(clipboard.OWN, parts["own"].encode("utf-8"))
    return data


def filled(bomb: str) -> str:
    return (bomb * (MAX_HTML // len(bomb) + 1))[:MAX_HTML]


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_takes_neither_long_nor_gives_more_than_a_notice_may_have(kind: str) -> None:
    begun = time.process_time()
    content = clipboard.cleaned(mime(html=filled(BOMBS[kind])))
    assert time.process_time() - begun < SECONDS
    assert content.note == "Pasted from elsewhere, cleaned" or content.note.endswith("; nothing was changed.")
    assert len(plain(content.blocks)) <= LONGEST_TEXT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a process's own peak of memory comes from /proc")
@pytest.mark.parametrize("kind", ["bold", "attributes", "attributes of many", "looks", "references", "nested tables"])
def test_a_bomb_takes_little_memory(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.html"
    path.write_text(filled(BOMBS[kind]), "utf-8")
    done = subprocess.run([sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) / 1024 < MEMORY


def test_a_long_text_of_words_is_taken_whole() -> None:
    """Word writes a page of styles for a line of words, and the pictures of a web page are in its tags."""
    style = "margin:0cm;font-size:11.0pt;font-family:'Calibri',sans-serif;line-height:115%;text-align:justify"
    line = f'<p class=MsoNormal style="{style}"><span lang=EN-GB style="{style}">Some {{}} <b>words</b></span></p>\n'
    html = "".join(line.format(number) for number in range(4_000))
    blocks = read_html(f'<img src="data:image/png;base64,{"A" * 1_000_000}">{html}')
    assert len(blocks) == 4_000
    assert plain(blocks).startswith("Some 0 words\nSome 1 words")


def test_a_picture_in_its_tag_ends_with_it() -> None:
    assert plain(read_html('<p>a <img src="data:image/png;base64,AAAA"> b')) == "a b"
    assert plain(read_html("<p>a data:image/png;base64,AAAA b")) == "a data:image/png;base64,AAAA b"
    assert plain(read_html("<p>a <img src='data:image/svg+xml;base64,AA=='>b</p><p>c</p>")) == "a b\nc"


def test_the_watch_ends_the_work_by_its_clock_wherever_it_is() -> None:
    html = "<ul><li><table><tr><td>a <p>b</p><td>c</table></ul>" * 200
    ticks = count()
    steps = next(ticks)
    watch = Watch(lambda: float(next(ticks)))
    with pytest.raises(TooTangled):
        read_tree(html * 10, watch)
    assert next(ticks) <= steps + MAX_SECONDS + 5


@pytest.mark.parametrize(
    ("take", "most"),
    [
        (lambda watch: watch.node(), MAX_NODES),
        (lambda watch: watch.node(MAX_ATTRIBUTES // 10), 10),
        (lambda watch: watch.lines(), MOST_LINES),
        (lambda watch: watch.run(link=True), MOST_SIGNS),
        (lambda watch: watch.cells(1), MOST_SIGNS),
    ],
)
def test_the_watch_ends_the_work_at_its_limits(take: object, most: int) -> None:
    assert callable(take)
    watch = Watch(lambda: 0.0)
    for _ in range(most):
        take(watch)
    with pytest.raises(TooTangled):
        take(watch)


@pytest.mark.parametrize("parts", [{"html": "<br>" * 30_000}, {"own": "a\n\n" * 30_000}, {"own": "a" * 600_000}])
def test_in_place_of_what_is_too_much_its_words_are_pasted_with_a_note(parts: dict[str, str]) -> None:
    content = clipboard.cleaned(mime(text="plain words", **parts))
    assert content.blocks == (Paragraph((Run("plain words"),)),)
    assert content.note == clipboard.TOO_LARGE


@pytest.mark.parametrize("parts", [{"html": "<br>" * 30_000}, {"own": "a\n\n" * 30_000}])
@pytest.mark.parametrize("text", [{}, {"text": " \n"}, {"text": "a\n" * 30_000}])
def test_without_plain_words_nothing_is_pasted_and_the_note_says_so(
    parts: dict[str, str], text: dict[str, str]
) -> None:
    content = clipboard.cleaned(mime(**parts, **text))
    assert content.blocks == ()
    assert content.note.endswith("; nothing was changed.")


@pytest.mark.parametrize("text", ["a\n" * (MOST_LINES + 1), "\n" * (MOST_LINES + 1) + "a\n\n" * MOST_LINES])
def test_more_lines_than_a_notice_may_have_are_refused(text: str) -> None:
    with pytest.raises(PasteRefused):
        read_plain(text)


@pytest.mark.parametrize("sign", ["|", "*", "_", "["])
def test_more_signs_than_a_notice_may_have_are_refused(sign: str) -> None:
    with pytest.raises(PasteRefused):
        read_own((sign * (MOST_SIGNS + 1)).encode())
    assert read_own(b"**a**") == (Paragraph((Run("a", bold=True),)),)
