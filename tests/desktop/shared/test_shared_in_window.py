"""Two windows that meet in a shared register: nobody sends a file, waits, or loses a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from builders import DAY, draft, signed
from desktop.accessible import faults
from desktop.looking import frame_of, part_of
from shared.conftest import Database
from signoff.desktop.compare.merge_choices import OURS
from signoff.desktop.compare.merge_window import MergeWindow
from signoff.desktop.core.commands import Command
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.sharing import Reach
from signoff.desktop.shared import delays
from signoff.desktop.shared.openings import SharedLine
from signoff.desktop.shared.panel import SharedDialog
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.comments import comment_on
from signoff.notice.record.record import Record, Role, Status

from .conftest import Seat

Make = Callable[[str], Seat]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share what is typed without waiting for a pause."""
    for name in ("PAUSE", "SOON", "NEWS_WITHIN"):
        monkeypatch.setattr(delays, name, 1)


@pytest.fixture
def pat(seat: Make, database: Database) -> Seat:
    signed_in = seat("Pat Adams")
    signed_in.sign_in(database.address("pa"))
    return signed_in


@pytest.fixture
def maker(seat: Make, database: Database) -> Seat:
    signed_in = seat("A. Officer")
    signed_in.sign_in(database.address("maker"))
    return signed_in


def hand_over(giver: Seat, taker: Seat, record: Record) -> None:
    """Save a notice, hand it over in the shared register, and wait until it is there."""
    giver.register.save(record)
    giver.window.screens.refresh()
    giver.notifier.text, giver.notifier.file, giver.notifier.is_shared = "A. Officer", Path("unused"), True
    giver.window.commands.do(Command.HAND_OVER, record.id)
    taker.until(lambda: taker.has(record.id) and taker.record(record.id).status is Status.READY)
    taker.until(lambda: bool(taker.notifier.toasts))


def signed_now(maker: Seat, notice: str) -> Record:
    """Return a notice with the decision maker's signature."""
    return lifecycle.sign(
        maker.register.get(notice),
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=TypedMark(text="A. Officer"),
        at=maker.services.clock(),
    )


def test_who_is_handed_a_notice_sees_it_at_once(pat: Seat, maker: Seat) -> None:
    record = draft()
    hand_over(pat, maker, record)
    assert pat.notifier.handovers[-1].shared_with == tuple(
        one.person for one in pat.services.sharing.standing.colleagues
    )
    assert pat.notifier.to_send == []
    assert pat.notifier.toasts == ["A. Officer sees it in the shared register now."]
    assert maker.notifier.toasts[0].startswith("Pat Adams has handed “")
    assert maker.notifier.toasts[0].endswith("over to you to sign.")
    assert maker.window.screens.listed is not None, "the list does not show what came"
    maker.window.commands.do(Command.OPEN, record.id)
    assert frame_of(maker.window).session.record.status is Status.READY


def test_what_comes_for_the_open_notice_is_shown_between_two_keys(pat: Seat, maker: Seat) -> None:
    record = draft()
    hand_over(pat, maker, record)
    maker.window.commands.do(Command.OPEN, record.id)
    session = frame_of(maker.window).session
    maker.until(lambda: pat.services.sharing.openings(record.id) != ())
    pat.window.commands.do(Command.OPEN, record.id)
    line = part_of(pat.window, SharedLine)
    assert line.words.startswith("Open at A. Officer’s laptop since ")
    frame_of(pat.window).session.set_value("subject", "Two gates")
    frame_of(pat.window).flush()
    maker.until(lambda: session.record.notice.subject == "Two gates")
    assert not session.unsaved
    session.set_value("decision", "Both.")
    assert session.flush()
    pat.until(lambda: frame_of(pat.window).session.record.notice.decision == "Both.")
    maker.window.commands.do(Command.CLOSE)
    pat.until(lambda: line.words == "")
    maker.register.save(signed_now(maker, record.id))
    pat.until(lambda: frame_of(pat.window).stage == "signed")


def test_offline_all_goes_on_and_two_that_have_both_changed_are_compared(
    pat: Seat, maker: Seat, database: Database, announced: list[str]
) -> None:
    record = draft()
    hand_over(pat, maker, record)
    database.server.control("stop", "-m", "fast")
    try:
        for one in (pat, maker):
            one.until(lambda one=one: one.services.sharing.standing.reach is Reach.OFFLINE)  # type: ignore[misc]
        for one, subject in ((pat, "Pat’s gate"), (maker, "The officer’s gate")):
            one.window.commands.do(Command.OPEN, record.id)
            frame_of(one.window).session.set_value("subject", subject)
            assert frame_of(one.window).flush()
        pat.until(lambda: pat.services.sharing.standing.waiting == (record.id,))
    finally:
        database.server.control("start")
    assert any("cannot be reached" in words for words in announced)
    maker.window.content.shared.exchange_now()
    maker.until(lambda: maker.has_shared(record.id))
    pat.window.content.shared.exchange_now()
    pat.until(lambda: pat.services.sharing.conflict(record.id) is not None)
    assert pat.record(record.id).notice.subject == "Pat’s gate"
    line = part_of(pat.window, SharedLine)
    assert "both here and in the shared register" in line.words
    assert faults(line) == []
    pat.until(lambda: pat.notifier.toasts[-1] == "A notice was changed both here and in the shared register.")

    def keep_ours(dialog: QDialog) -> bool:
        assert isinstance(dialog, MergeWindow)
        dialog.choose(OURS)
        return True

    pat.notifier.in_dialog = keep_ours
    pat.services.sharing.ask(record.id)
    pat.until(lambda: pat.has_shared(record.id) and pat.services.sharing.standing.conflicts == ())
    maker.until(lambda: frame_of(maker.window).session.record.notice.subject == "Pat’s gate")
    assert maker.services.sharing.standing.conflicts == ()


def test_a_conflict_that_cannot_be_merged_is_ended_with_one_of_the_two(
    pat: Seat, maker: Seat, database: Database
) -> None:
    record = draft()
    hand_over(pat, maker, record)
    pat.window.content.end_sharing()
    ours = pat.record(record.id)
    pat.register.save(lifecycle.withdraw(ours, actor="Pat Adams", at=pat.services.clock()))
    maker.window.commands.do(Command.OPEN, record.id)
    frame_of(maker.window).session.set_value("subject", "The officer’s gate")
    frame_of(maker.window).flush()
    maker.until(lambda: maker.has_shared(record.id))
    pat.window.content.shared.use(database.address("pa"))
    pat.until(lambda: pat.services.sharing.conflict(record.id) is not None)
    pat.notifier.picked = "Use theirs"
    pat.services.sharing.ask(record.id)
    pat.until(lambda: pat.record(record.id).notice.subject == "The officer’s gate")
    pat.until(lambda: len(pat.register.state_digests()) == 2)


def test_of_two_signatures_the_first_stands_and_the_other_is_kept_as_withdrawn(
    pat: Seat, maker: Seat, database: Database
) -> None:
    record = draft()
    hand_over(pat, maker, record)
    pat.window.content.end_sharing()
    pat.register.save(other := signed(pat.record(record.id)))
    pat.window.commands.do(Command.OPEN, record.id)
    maker.register.save(signed_now(maker, record.id))
    maker.window.content.shared.exchange_now()
    maker.until(lambda: maker.has_shared(record.id))
    pat.window.content.shared.use(database.address("pa"))
    pat.until(lambda: pat.services.sharing.conflict(record.id) is not None)
    pat.notifier.picked = "Use theirs"
    pat.services.sharing.ask(record.id)
    pat.until(lambda: pat.services.sharing.standing.conflicts == () and pat.has_shared(record.id))
    kept = frame_of(pat.window).session.record
    assert (kept.status, kept.signatures, kept.history[-1].actor) == ("withdrawn", other.signatures, "Pat Adams")
    assert pat.notifier.toasts[-1] == "The shared one stands. Yours is withdrawn, and kept with its signature."
    assert database.ask("reader", "SELECT received_from, signed_by FROM signoff.set_aside") == "pa|A. Officer"


def test_comments_that_came_while_a_question_was_open_are_kept(pat: Seat, maker: Seat) -> None:
    record = draft()
    hand_over(pat, maker, record)
    session = pat.window.screens.session_on(record.id)
    assert session is not None
    theirs = maker.record(record.id)
    maker.register.get(record.id)
    maker.register.save(
        comment_on(theirs, "subject", "Which gate?", author="A. Officer", post="", at=maker.services.clock())
    )
    pat.until(lambda: bool(pat.record(record.id).comments))
    NoticeSteps(session).withdraw()
    assert [comment.text for comment in pat.record(record.id).comments] == ["Which gate?"]


def test_a_laptop_that_is_gone_has_nothing_open(pat: Seat, maker: Seat) -> None:
    record = draft()
    hand_over(pat, maker, record)
    maker.window.commands.do(Command.OPEN, record.id)
    pat.until(lambda: pat.services.sharing.openings(record.id) != ())
    maker.window.content.end_sharing()
    pat.window.content.shared.exchange_now()
    pat.until(lambda: pat.services.sharing.openings(record.id) == ())


def test_the_window_behind_the_mark_says_how_it_stands(pat: Seat) -> None:
    pat.services.sharing.ask()
    dialog = part_of(pat.window, SharedDialog)
    assert faults(dialog) == []
    dialog.reject()


def test_what_still_waits_goes_when_the_window_is_closed(
    pat: Seat, maker: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = draft()
    hand_over(pat, maker, record)
    monkeypatch.setattr(delays, "PAUSE", 600_000)
    pat.window.commands.do(Command.OPEN, record.id)
    frame_of(pat.window).session.set_value("subject", "At the last moment")
    frame_of(pat.window).flush()
    pat.window.content.end_sharing()
    maker.until(lambda: maker.record(record.id).notice.subject == "At the last moment")
