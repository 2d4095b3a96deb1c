"""The bar above a notice's preview: what it offers of what the notice permits, and what there is room for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from builders import draft, signed
from desktop.commanding import AskedCommands
from signoff.desktop.core.services import Services
from signoff.desktop.register.preview_bar import PreviewBar
from signoff.desktop.widgets.buttons import IconButton


@pytest.fixture
def bar(services: Services, qtbot: QtBot) -> PreviewBar:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(1200, 200)
    made = PreviewBar(services.theme, AskedCommands(services.notifier), 24, pane)
    made.resize(1200, 64)
    pane.show()
    return made


def offered(bar: PreviewBar) -> set[str]:
    return {button.objectName() for button in bar.findChildren(QAbstractButton) if button.isVisible()}


def test_a_damaged_notice_offers_nothing_that_has_to_read_it(bar: PreviewBar) -> None:
    bar.show_damaged()
    assert offered(bar) == {"previewHistory", "previewVerify"}
    bar.show_record(signed())
    assert {"preview_copy", "preview_export", "previewOpen"} <= offered(bar)
    bar.show_damaged()
    assert offered(bar) == {"previewHistory", "previewVerify"}


def test_what_there_is_no_room_for_is_in_the_menu_alone(bar: PreviewBar) -> None:
    bar.show_record(draft())
    assert {"preview_copy", "preview_hand_over", "previewOpen", "previewMore"} <= offered(bar)
    bar.resize(260, 64)
    assert offered(bar) == {"previewOpen", "previewMore"}
    more = bar.findChild(IconButton, "previewMore")
    assert more is not None
    more.click()
    words = [action.text() for action in bar._more_menu.actions()]
    assert {"Copy to a new notice", "Hand over…"} <= {*words}, words
