"""The wizard of each bundled council: it opens on every page, and no page says a word of Leeds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from bundled_councils import COUNCILS, draft, words_of_leeds
from desktop.wizard.hands import NOW, Bench
from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Record


@pytest.fixture(params=COUNCILS)
def profile(request: pytest.FixtureRequest) -> Profile:
    return load_profile(request.param)


@pytest.fixture
def make_record(profile: Profile) -> Callable[[Notice | None], Record]:
    return lambda notice: new_record(profile.key, profile.terms(), actor="Pat", at=NOW, notice=notice)


def test_no_page_says_a_word_of_leeds(bench: Bench, profile: Profile) -> None:
    hands = bench(draft(profile.key).notice)
    for page in hands.session.form.pages:
        hands.open(page.key)
    view = hands.view
    said = [label.text() for label in view.findChildren(QLabel)]
    said += [button.text() for button in view.findChildren(QAbstractButton)]
    said += [line.placeholderText() for line in view.findChildren(QLineEdit)]
    said += [area.placeholderText() for area in view.findChildren(QPlainTextEdit)]
    said += [words for widget in view.findChildren(QLabel) for words in (widget.toolTip(), widget.accessibleName())]
    assert len(said) > 100
    assert words_of_leeds(" | ".join(said), profile.key) == set()
