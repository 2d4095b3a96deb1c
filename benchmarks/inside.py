"""What the work inside one process takes: the rules, a key in a long text, and growth with hostile texts.

    python benchmarks/inside.py [--runs N]

is run by hand, on a machine that does nothing else. It prints medians and the fastest of several runs in milliseconds,
with the aim where there is one; then how many times as long a text takes that is four times as long: about 4 where
time is in step with length, 16 where it grows with its square.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from msgspec.structs import replace

from signoff.intake.html.reader import read_html
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.codec import read_record
from signoff.notice.record.record import Record
from signoff.notice.text import normalise
from signoff.paths import resource
from signoff.rules.amounts import amounts_in
from signoff.rules.check import check

GROWING: dict[str, Callable[[int], object]] = {
    "amounts: £1,111£1,111…": lambda times: amounts_in("£1,111" * times),
    "amounts: 1 and 2 … pounds": lambda times: amounts_in("1 and 2 " * times + "pounds"),
    "text: approved it, approved it, …": lambda times: normalise("approved it, " * times),
    "text: [](": lambda times: normalise("[](" * times),
    "text: *a_ **": lambda times: normalise("*a_ **" * times),
    "text: - - -": lambda times: normalise("- " * times),
    "text: (a) (b) …": lambda times: normalise("(a) one\n(b) two\n\n" * times),
    "text: (i) (i) …": lambda times: normalise("(i) " * times),
    "pasted: <ul><li>": lambda times: read_html("<ul><li>" * times + "a"),
    "pasted: <!--": lambda times: read_html("<!--" * times),
    "pasted: <p><sup>1</sup><s>a</s>": lambda times: read_html("<p>a<sup>1</sup><s>b</s>" * times),
    "pasted: .a{color:red}": lambda times: read_html(f"<style>{'.a{color:red}' * times}</style><b class=a>b</b>"),
}


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--runs", type=int, default=15, help="how often each is measured (15)")
    runs = reader.parse_args().runs
    print(f"load {os.getloadavg()[0]:.2f}\n{'':40}{'median ms':>11}{'fastest':>10}")
    for name, act, aim in everyday():
        taken = [_milliseconds(act) for _ in range(runs)]
        print(f"{name:40}{median(taken):11.1f}{min(taken):10.1f}   aim {aim} ms")
    print(f"\n{'four times as long takes':40}{'times':>11}")
    for name, grow in GROWING.items():
        short, long = (min(_milliseconds(partial(grow, times)) for _ in range(3)) for times in (2_000, 8_000))
        print(f"{name:40}{long / short:11.1f}")


def everyday() -> Iterator[tuple[str, Callable[[], object], int]]:
    """Yield what is done all day, with its aim in milliseconds."""
    record = read_record(resource("examples/published.signoff").read_bytes())
    leeds, on = load_profile("leeds"), dt.date(2023, 3, 23)
    tenfold = _tenfold(record)
    yield "all rules, the published notice", lambda: check(record, leeds, on), 5
    yield "all rules, its ×10 text", lambda: check(tenfold, leeds, on), 50
    yield "a key at the end of 10,000 words", _writing(), 16
    yield "a megabyte from Word, pasted", _pasting(), 1000


def _tenfold(record: Record) -> Record:
    notice = record.notice
    decision, reasons, alternatives = (
        "\n\n".join([text or ""] * 10) for text in (notice.decision, notice.reasons, notice.alternatives)
    )
    longer = replace(notice, decision=decision, reasons=reasons, alternatives=alternatives)
    return replace(record, notice=longer)


def _writing() -> Callable[[], object]:
    """Return what presses one key in an editor that holds a long text."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from signoff.desktop.editor.rich_editor import RichEditor
    from signoff.desktop.look.theme import Theme

    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    editor = RichEditor(theme, name="Reasons")
    editor.resize(495, 400)
    editor.show()
    paragraph = "It provides the council with grant funding for **social** care practice. " * 4
    editor.set_markdown("\n\n".join([f"{paragraph}\n\n- an item of a list\n- another"] * 220))
    editor.view.moveCursor(QTextCursor.MoveOperation.End)

    def press() -> None:
        QTest.keyClicks(editor.view, "a")
        app.processEvents()  # and see it painted

    return press


def _pasting() -> Callable[[], object]:
    """Return what pastes a megabyte of Word's HTML into an editor, sees it painted, and undoes it."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QApplication

    from signoff.desktop.editor.rich_editor import RichEditor
    from signoff.desktop.look.theme import Theme

    editor = RichEditor(Theme(), name="Reasons")
    editor.resize(495, 400)
    editor.show()
    item = "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    item += "<span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
    item += "<![endif]>an item with <b style='mso-bidi-font-weight:normal'>bold</b> words<o:p></o:p></p>"
    line = "<p class=MsoNormal style='margin-bottom:8.0pt;line-height:107%'><span lang=EN-GB style='font-size:12.0pt'>"
    line += "It provides the council with funding of &pound;31,915<sup>1</sup> for <s>two</s> three years.</span></p>"
    cells = "<td width=100 style='width:75.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal>a cell</p></td>" * 3
    part = f"{line}{item}<table class=MsoTableGrid border=1><tr>{cells}</tr><tr>{cells}</tr></table>"
    words = QMimeData()
    words.setHtml(f"<html><body lang=EN-GB>{part * (1_000_000 // len(part))}</body></html>")

    def paste() -> None:
        editor.view.insertFromMimeData(words)
        QApplication.processEvents()
        editor.view.undo()

    return paste


def _milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()
