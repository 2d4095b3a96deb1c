"""Moving between pages: free in any order, named by where it leads, and nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.looking import row_of
from desktop.wizard.hands import Bench, Hands
from forms import FORM
from signoff.desktop.core.commands import Command
from signoff.desktop.look.theme import Theme
from signoff.desktop.pages.preview import PreviewPane
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.wizard.section_rail import MARKS_WIDTH, WIDTH, SectionRail
from signoff.notice.record.model import DecisionType, Notice


def words(hands: Hands, name: str) -> str:
    button = hands.find(name)
    assert isinstance(button, QAbstractButton)
    return button.text()


def click_row(hands: Hands, key: str) -> None:
    rail = hands.view.findChild(Rail)
    assert isinstance(rail, Rail)
    place = row_of(rail, key).center()
    hands.qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))


def test_next_and_back_walk_through_the_form_and_name_their_pages(bench: Bench) -> None:
    hands = bench()
    opened = [hands.view.key]
    while hands.view.key != "review":
        index = len(opened)
        title = FORM.pages[index].title if index < len(FORM.pages) else "Review"
        assert words(hands, "wizard-next") == title
        hands.press("wizard-next")
        opened.append(hands.view.key)
    assert opened == [*(page.key for page in FORM.pages), "review"]
    hands.press("wizard-back")
    assert hands.view.key == FORM.pages[-1].key


def test_a_page_opens_at_its_top_with_the_focus_in_its_first_field(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.KEY))
    hands.open("forthcoming_list", "forthcoming_list.route")
    hands.open("subject")
    hands.open("forthcoming_list")
    assert hands.line("forthcoming_list.date_added").hasFocus()
    area = hands.find("page:forthcoming_list").findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().value() == 0


def test_a_page_can_be_opened_at_a_field(bench: Bench) -> None:
    hands = bench()
    hands.open("decision_maker", "decision_maker.post")
    assert hands.line("decision_maker.post").hasFocus()


def test_any_section_opens_from_the_list(bench: Bench) -> None:
    hands = bench()
    click_row(hands, "implementation")
    assert hands.view.key == "implementation"
    click_row(hands, "director_and_contact")
    assert hands.view.key == "director_and_contact"


def test_sign_in_the_list_asks_for_the_sign_step_and_stays_where_it_is(bench: Bench, qtbot: QtBot) -> None:
    hands = bench()
    hands.open("reasons")
    hands.type("reasons", "Because")
    with qtbot.waitSignal(hands.view.sign_requested):
        click_row(hands, "sign")
    assert hands.view.key == "reasons"
    assert hands.session.value("reasons") == "Because"
    rail = hands.view.findChild(Rail)
    assert isinstance(rail, Rail)
    assert rail.selected() == "reasons"


def test_review_offers_to_sign_and_to_hand_over(bench: Bench, qtbot: QtBot) -> None:
    hands = bench()
    assert not hands.shows("wizard-hand-over")
    hands.open("review")
    hands.press("wizard-hand-over")
    assert hands.asked == [(Command.HAND_OVER,)]
    with qtbot.waitSignal(hands.view.sign_requested):
        hands.press("wizard-next")


def test_back_from_the_first_page_leads_to_the_register(bench: Bench) -> None:
    hands = bench()
    assert words(hands, "wizard-back") == "Register"
    hands.press("wizard-back")
    assert hands.asked == [(Command.CLOSE,)]


def test_a_page_without_fields_gives_the_focus_to_next(bench: Bench) -> None:
    hands = bench(Notice(decision_type=DecisionType.ADMINISTRATIVE))
    hands.open("forthcoming_list")
    assert hands.find("wizard-next").hasFocus()


def test_the_notices_page_is_shown_where_there_is_room(bench: Bench) -> None:
    hands = bench(size=(1366, 800))
    pane = hands.find("previewPane")
    assert pane.isVisible()
    hands.view.resize(1100, 760)
    hands.qtbot.waitUntil(lambda: not pane.isVisible())


def test_a_narrow_window_shows_the_marks_alone(bench: Bench) -> None:
    hands = bench()
    rail = hands.view.findChild(SectionRail)
    assert isinstance(rail, SectionRail)
    assert rail.width() == WIDTH
    hands.view.resize(960, 700)
    hands.qtbot.waitUntil(lambda: rail.width() == MARKS_WIDTH)


def test_every_section_and_the_sign_step_are_in_view_on_a_low_screen(bench: Bench) -> None:
    """A laptop of 768 pixels leaves this much below the bars of system and window."""
    hands = bench()
    hands.view.resize(1366, 600)
    around = hands.view.findChild(SectionRail)
    rail = around.findChild(Rail) if around is not None else None
    assert rail is not None
    hands.qtbot.waitUntil(lambda: rail.viewport().rect().contains(row_of(rail, "sign")))
    assert rail.viewport().rect().contains(row_of(rail, "type_and_value"))


def test_the_sign_step_stays_in_view_below_two_banners(bench: Bench) -> None:
    hands = bench()
    hands.view.resize(1366, 500)
    around = hands.view.findChild(SectionRail)
    rail = around.findChild(Rail) if around is not None else None
    assert rail is not None
    hands.qtbot.waitUntil(lambda: rail.viewport().rect().contains(row_of(rail, "sign")))
    assert rail.viewport().rect().contains(row_of(rail, "type_and_value"))


def test_showing_the_page_in_a_narrow_window_leaves_room_for_the_section(bench: Bench) -> None:
    hands = bench()
    pane = hands.find("previewPane")
    assert isinstance(pane, PreviewPane)
    pane.toggle()
    hands.qtbot.waitUntil(lambda: pane.isVisible() and pane.width() > 400)
    assert hands.find("page:type_and_value").width() == 560


def test_progress_counts_the_sections_that_apply(bench: Bench) -> None:
    hands = bench()
    done = hands.find("sections-done")
    assert done.property("text") == "0 of 14 sections done"
    hands.choose("decision_type", "administrative")
    hands.qtbot.waitUntil(lambda: " of 12 " in str(done.property("text")))


def test_the_scheme_can_change_under_an_open_page(bench: Bench, theme: Theme) -> None:
    hands = bench(Notice(decision_type=DecisionType.ADMINISTRATIVE))
    light = hands.view.grab().toImage()
    theme.set_scheme("dark")
    dark = hands.view.grab().toImage()
    for place in (QPoint(20, hands.view.height() - 10), QPoint(600, 40)):
        assert light.pixelColor(place).lightness() > 200
        assert dark.pixelColor(place).lightness() < 60
