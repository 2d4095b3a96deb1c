"""The review: verdict, findings that lead to their fields, dates, and every answer with its Change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import DAY, draft, later, notice, signed
from empty_register import empty_register
from forms import FORM
from signoff import actions
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.answer_row import NOT_ANSWERED, AnswerRow
from signoff.desktop.review.verdict import Verdict
from signoff.desktop.widgets.dialogs import TextDialog
from signoff.desktop.widgets.timeline import Timeline
from signoff.desktop.wizard.review_page import ReviewPage
from signoff.notice.form.answers import answers, made_with
from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.lifecycle import new_record
from signoff.notice.record.model import (
    CallIn,
    Consultation,
    Consultee,
    DecisionMaker,
    DecisionType,
    Dispensation,
    ForthcomingList,
    Interest,
    Notice,
    Route,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Record, Role
from signoff.notice.text.plain_text import plain_text
from signoff.register.store import Register

Bench = Callable[[Record], ReviewPage]
NOT_ASKED = Consultee(applies=False)
NOBODY = Consultation(
    executive_member=NOT_ASKED,
    ward_councillors=NOT_ASKED,
    chief_digital_information_officer=NOT_ASKED,
    chief_asset_management_regeneration_officer=NOT_ASKED,
    others="None.",
)
CONTRADICTION = replace(NOBODY, executive_member=Consultee(applies=False, details="Has been briefed."))


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profile("leeds")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as opened:
        yield opened


@pytest.fixture
def record(profile: Profile) -> Callable[..., Record]:
    """Make a draft of a complete notice, but for the answers given."""
    return lambda **given: new_record(
        "leeds", profile.terms(), actor="Pat", at=later(0), notice=notice(**({"consultation": NOBODY} | given))
    )


@pytest.fixture
def review(qtbot: QtBot, theme: Theme, register: Register, profile: Profile) -> Bench:
    def make(shown: Record) -> ReviewPage:
        register.import_record(shown)
        session = NoticeSession(register, profile, shown, actor=lambda: "Pat", clock=lambda: later(60))
        page = ReviewPage(theme, session)
        session.setParent(page)
        qtbot.addWidget(page)
        page.resize(560, 700)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: bool(rows(page)))
        return page

    return make


def session_of(page: ReviewPage) -> NoticeSession:
    session = page.findChild(NoticeSession)
    assert session is not None
    return session


def verdict(page: ReviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel, "verdict") if label.isVisible()]


def lines(page: ReviewPage) -> list[QWidget]:
    widgets = page.findChildren(QWidget)
    return [widget for widget in widgets if widget.objectName().startswith("finding:") and widget.isVisible()]


def rows(page: ReviewPage) -> dict[str, AnswerRow]:
    return {row.objectName(): row for row in page.findChildren(AnswerRow) if row.isVisible()}


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def link(widget: QWidget, begins: str) -> QPushButton:
    return next(button for button in widget.findChildren(QPushButton) if button.text().startswith(begins))


def test_a_complete_notice_has_nothing_that_blocks(review: Bench, record: Callable[..., Record]) -> None:
    assert verdict(review(record())) == ["Nothing blocks signing"]


def test_errors_and_warnings_are_counted(review: Bench, record: Callable[..., Record]) -> None:
    page = review(record(reasons=None, consultation=CONTRADICTION))
    assert verdict(page) == ["1 error blocks signing", "1 warning to consider"]
    errors = [line.objectName() for line in lines(page)]
    assert len(errors) == 2
    page = review(record(reasons=None, subject=None))
    assert verdict(page)[0] == "2 errors block signing"


def test_the_verdict_is_seen_at_once_and_stays_while_nothing_changes(theme: Theme, qtbot: QtBot) -> None:
    verdict = Verdict(theme)
    qtbot.addWidget(verdict)
    verdict.show()
    verdict.show_findings(())
    (shown,) = verdict.findChildren(QLabel, "verdict")
    assert shown.isVisible()
    verdict.show_findings(())
    assert verdict.findChildren(QLabel, "verdict") == [shown]
    verdict.show_findings((), unread=1)
    assert "1 date cannot be read" in verdict.words
    verdict.show_findings((), comments=2)
    assert "2 comments open" in [label.text() for label in verdict.findChildren(QLabel) if label.isVisible()]


def test_a_date_still_to_come_is_told_as_the_day_to_wait_for(
    review: Bench, record: Callable[..., Record], qtbot: QtBot
) -> None:
    page = review(record(decision_date=DAY + dt.timedelta(days=1)))
    assert verdict(page) == ["Can be signed from 15 May 2024"]
    with qtbot.waitSignal(page.change):
        link(lines(page)[0], "Change").click()


def test_a_finding_leads_to_its_field(review: Bench, record: Callable[..., Record], qtbot: QtBot) -> None:
    page = review(record(reasons=None))
    (line,) = lines(page)
    with qtbot.waitSignal(page.change) as signal:
        qtbot.mouseClick(link(line, "Fix"), Qt.MouseButton.LeftButton)
    assert signal.args == ["reasons", "reasons", ""]


def test_errors_come_before_warnings_in_any_order_of_the_form(review: Bench, record: Callable[..., Record]) -> None:
    page = review(record(consultation=CONTRADICTION, decision_maker=DecisionMaker()))
    assert "N/A" in words(lines(page)[-1])
    assert not any(
        button.text().startswith("Mark as considered") for button in lines(page)[0].findChildren(QPushButton)
    )


def answer_with(page: ReviewPage, line: QWidget, text: str, qtbot: QtBot) -> None:
    """Press "Mark as considered…" and answer the dialog."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TextDialog)
        area = dialog.findChild(QPlainTextEdit, "dialog-text")
        assert area is not None
        qtbot.keyClicks(area, text)
        qtbot.mouseClick(dialog.yes if text else dialog.no, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    qtbot.mouseClick(link(line, "Mark as considered"), Qt.MouseButton.LeftButton)


def test_a_considered_warning_returns_when_its_field_changes(
    review: Bench, record: Callable[..., Record], qtbot: QtBot
) -> None:
    page = review(record(consultation=CONTRADICTION))
    answer_with(page, lines(page)[0], "Told by telephone", qtbot)
    qtbot.waitUntil(lambda: verdict(page) == ["Nothing blocks signing"])
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    assert "Considered by Pat: “Told by telephone”" in words(lines(page)[0])
    assert session_of(page).record.settled[0].word == "Told by telephone"

    session_of(page).set_value("consultation.executive_member.details", "Has been told.")
    qtbot.waitUntil(lambda: "1 warning to consider" in verdict(page))


def test_a_cancelled_dialog_leaves_the_warning_open(review: Bench, record: Callable[..., Record], qtbot: QtBot) -> None:
    page = review(record(consultation=CONTRADICTION))
    answer_with(page, lines(page)[0], "", qtbot)
    assert session_of(page).record.settled == ()


def test_every_asked_field_has_a_row_with_a_change_of_its_own_name(
    review: Bench, record: Callable[..., Record], qtbot: QtBot
) -> None:
    page = review(record())
    names = [link(row, "Change").accessibleName() for row in rows(page).values()]
    assert len(set(names)) == len(names) > 12
    with qtbot.waitSignal(page.change) as signal:
        qtbot.mouseClick(link(rows(page)["answer:subject"], "Change"), Qt.MouseButton.LeftButton)
    assert signal.args == ["subject", "subject", ""]


def test_what_is_not_answered_says_so(review: Bench, record: Callable[..., Record]) -> None:
    page = review(record(reasons=None))
    assert NOT_ANSWERED in words(rows(page)["answer:reasons"])
    assert NOT_ANSWERED not in words(rows(page)["answer:decision"])


def test_the_answers_follow_the_notice(review: Bench, record: Callable[..., Record], qtbot: QtBot) -> None:
    page = review(record())
    session_of(page).set_value("subject", "A wider gate")
    qtbot.waitUntil(lambda: "A wider gate" in "".join(words(row) for row in rows(page).values()))


def test_a_signed_notice_offers_no_change(review: Bench) -> None:
    page = review(signed(draft()))
    texts = [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert not [text for text in texts if text.startswith(("Change", "Fix", "Mark as considered"))]


def test_dates_that_follow_are_shown_where_there_are_any(review: Bench, record: Callable[..., Record]) -> None:
    assert not shown_timeline(review(record()))
    page = review(record(decision_date=DAY))
    assert shown_timeline(page)
    timeline = page.findChild(Timeline)
    assert timeline is not None
    assert any("14 May 2024" in milestone.when for milestone in timeline.milestones())


def shown_timeline(page: ReviewPage) -> bool:
    timeline = page.findChild(Timeline)
    return timeline is not None and timeline.isVisible()


def test_dates_beyond_the_known_holidays_are_called_unknown(review: Bench, record: Callable[..., Record]) -> None:
    page = review(record(decision_type=DecisionType.KEY, call_in=CallIn(), decision_date=dt.date(2050, 1, 3)))
    timeline = page.findChild(Timeline)
    assert timeline is not None
    assert "Not known" in [milestone.when for milestone in timeline.milestones()]


@pytest.mark.parametrize("name", actions.example_names())
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_words_are_cut_off(review: Bench, theme: Theme, qtbot: QtBot, name: str, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    page = review(actions.example(name))
    column = page.column.column
    qtbot.waitUntil(lambda: all(row.height() > 30 for row in rows(page).values()))
    for label in column.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.mapTo(column, QPoint(label.width(), 0)).x() <= column.width()
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed - 1, label.text()
    tops = [row.mapTo(column, QPoint(0, 0)).y() for row in rows(page).values()]
    assert tops == sorted(tops)


def words_of_answers(shown: Notice) -> dict[str, str]:
    record = new_record("leeds", load_profile("leeds").terms(), actor="Pat", at=later(0), notice=shown)
    return {answer.field: answer.words for answer in answers(record)}


def test_answers_are_in_the_forms_order_and_words() -> None:
    record = actions.example("published")
    rows = list(answers(record))
    paths = [field.path for field in FORM.fields]
    places = [paths.index(row.field) for row in rows]
    assert places == sorted(places)
    assert {row.page for row in rows} <= {page.key for page in FORM.pages}
    assert {row.field: row.words for row in rows}["approximate_value"] == "£100,000 to £500,000"


def test_key_only_sections_are_left_out_unless_answered() -> None:
    assert not [path for path in words_of_answers(notice()) if path.startswith("forthcoming_list")]
    answered = words_of_answers(notice(forthcoming_list=ForthcomingList(route=Route.SPECIAL_URGENCY)))
    assert answered["forthcoming_list.route"] == "Special Urgency"


@pytest.mark.parametrize(
    ("wards", "words_shown"),
    [
        (Wards(scope=WardScope.ALL), "All wards"),
        (Wards(scope=WardScope.NOT_APPLICABLE), "N/A"),
        (Wards(scope=WardScope.SOME, names=("Armley", "Otley & Yeadon")), "Armley, Otley & Yeadon"),
        (Wards(), ""),
    ],
)
def test_wards_in_words(wards: Wards, words_shown: str) -> None:
    assert words_of_answers(notice(wards=wards))["wards.scope"] == words_shown


def test_a_consultees_interests_are_shown() -> None:
    interest = Interest(
        member="Cllr A", interest="Owns the gate.", dispensation=Dispensation.GRANTED, date=dt.date(2024, 5, 2)
    )
    row = Consultee(applies=True, details="Agreed.", interests=(interest,))
    shown = words_of_answers(notice(consultation=Consultation(ward_councillors=row)))["consultation.ward_councillors"]
    assert shown == "Agreed.\nInterest of Cllr A: Owns the gate. Dispensation of 2 May 2024."


def test_long_texts_are_shown_without_their_marks() -> None:
    assert (
        words_of_answers(notice(decision="**Bold** and\n\n- a point"))["decision"]
        .replace("\n", " ")
        .startswith("Bold and")
    )


def test_approvals_are_shown_in_their_place() -> None:
    approved = actions.example("key")
    words_by_field = {answer.field: answer.words for answer in answers(approved)}
    (chair,) = [approval for approval in approved.approvals if approval.role is Role.SCRUTINY_CHAIR]
    assert chair.name in words_by_field["signatures.scrutiny_chair"]


def test_the_profile_that_a_notice_was_made_with_is_named(
    review: Bench, record: Callable[..., Record], profile: Profile
) -> None:
    current = record()
    page = review(current)
    note = page.findChild(QLabel, "madeWith")
    assert note is not None
    assert note.text() == f"Made with the profile of Leeds City Council, version {profile.version}."
    earlier = replace(current, terms=replace(current.terms, profile_version="2019.7"))
    sentence = made_with(earlier, profile)
    assert "version 2019.7. It is at version" in sentence
    assert "keeps its bands, wards and labels" in sentence


def test_a_long_text_keeps_the_marks_of_its_lists() -> None:
    text = "Agreed to:\n\n3. buy\n4. sell\n\n   (c)  or lease\n\n   - one\n\n     more of it\n   - two\n\nDone."
    assert plain_text(text).splitlines() == [
        "Agreed to:",
        "3. buy",
        "4. sell",
        "   (c) or lease",
        "   • one",
        "      more of it",
        "   • two",
        "Done.",
    ]
