"""Run by a program whose form has more fields: answers them in its wizard, and prints as JSON where that turned up."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pypdfium2
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from all_rows import rows_of
from builders import NOON, draft
from signoff import actions
from signoff.desktop.core.person import Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.wizard.page import SectionPage
from signoff.desktop.wizard.pages.registry import make_page
from signoff.notice.form.answers import answers
from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.pdf.export import render
from signoff.register.store import Register

UNPRINTABLE = "\U0010fffd"
"""A character of a private plane, which no font has."""


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    register, words = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_bytes())
    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    with Register.open(register) as opened:
        json.dump(used(opened, theme, words), sys.stdout)


def used(register: Register, theme: Theme, words: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return what became of each field once its words were typed."""
    profile = load_profile("leeds")
    session = NoticeSession(register, profile, draft(), actor=lambda: "PA", clock=lambda: NOON)
    asked = {path: typed(session, theme, path, text) for path, text in words.items()}
    session.flush()
    record = register.get(session.record.id)
    reviewed = {answer.field: answer for answer in answers(record)}
    findings = actions.findings_of(record, profile, NOON.date())
    mobiles = [finding for finding in findings if finding.rule == "personal-mobile"]
    paths = {path for finding in mobiles for path in (finding.field, *finding.related)}
    whole, public = printed(record), printed(publication_copy(record))
    return {
        path: {
            "asked": asked[path],
            "kept": value_at(record.notice, path),
            "reviewed": [reviewed[path].label, reviewed[path].page, reviewed[path].words],
            "found": path in paths,
            "refused": refused(record, profile, path),
            "searched": [row.id for row in rows_of(register, text)] == [record.id],
            "printed": [pages.count(text) for pages in (whole, public)],
        }
        for path, text in words.items()
    }


def refused(record: Record, profile: Profile, path: str) -> list[str]:
    """Return the section and field of what is said of characters in the field that no font has."""
    changed = replace(record, notice=with_value(record.notice, path, UNPRINTABLE))
    findings = actions.findings_of(changed, profile, NOON.date())
    unprintable = [finding for finding in findings if finding.rule == "unprintable-characters"]
    return [name for finding in unprintable for name in (finding.section, finding.field)]


def typed(session: NoticeSession, theme: Theme, path: str, text: str) -> list[str]:
    """Type into the field on its page; return what the screen calls it, and its section's answers in their order."""
    form = session.form
    page = make_page(theme, session, form.page_of(path).key, Person)
    page.show()
    page.enter()
    QTest.keyClicks(line_of(page, path), text)
    page.leave()
    page.hide()
    section = form.section_of(path)
    bound = [binding.path for binding in page.bindings if form.section_of(binding.path) is section]
    return [line_of(page, path).accessibleName(), *bound]


def line_of(page: SectionPage, path: str) -> QWidget:
    """Return what takes the keys for a field."""
    widget = page.findChild(QWidget, path)
    assert isinstance(widget, QWidget), path
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return widget
    line = widget.findChild(QLineEdit)
    assert isinstance(line, QWidget), path
    return line


def printed(record: Record) -> str:
    """Return all words of a record's pages."""
    with pypdfium2.PdfDocument(render(record).data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


if __name__ == "__main__":
    main()
