"""The pill: where a notice stands, in words, shape and colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of, shows
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.pill import STATUS_ICONS, StatusPill, status_words
from signoff.notice.record.record import Status

TINTS = {Status.READY: "tint", Status.SIGNED: "green_tint", Status.PUBLISHED: "green_tint"}


@pytest.fixture
def pill(theme: Theme, qtbot: QtBot) -> StatusPill:
    made = StatusPill(theme)
    qtbot.addWidget(made)
    return made


def test_every_status_has_words_and_an_icon_of_its_own() -> None:
    assert len({status_words(status) for status in Status}) == len(Status)
    assert len(set(STATUS_ICONS.values())) == len(STATUS_ICONS) == len(Status)


@pytest.mark.parametrize("status", list(Status))
def test_a_screen_reader_hears_the_status(pill: StatusPill, status: Status) -> None:
    pill.show_status(status)
    assert pill.status() is status
    assert pill.accessibleName() == f"Status: {status_words(status)}"


@pytest.mark.parametrize("status", list(Status))
def test_no_word_is_cut(theme: Theme, pill: StatusPill, status: Status) -> None:
    pill.show_status(status)
    pill.resize(pill.sizeHint())
    assert pill.height() == 24
    ground = colours_of(pill, QRect(pill.width() - 9, 6, 4, 12))
    assert len(ground) == 1, "words reach into the round end"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("status", list(Status))
def test_it_is_tinted_from_the_hand_over_on_and_an_outline_else(
    theme: Theme, pill: StatusPill, status: Status, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    pill.show_status(status)
    pill.resize(pill.sizeHint())
    tint = TINTS.get(status)
    for name in ("tint", "green_tint"):
        assert shows(pill, theme.tokens.colour(name)) == (name == tint)
    assert shows(pill, theme.tokens.edge) == (tint is None)
