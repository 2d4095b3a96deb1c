"""Where a notice opens that was sent back: at what whoever sent it back has commented on, or changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import draft, later
from signoff.desktop.core.places import Place
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.notice.page_to_open import place_to_do, place_to_open
from signoff.desktop.wizard.section_rail import REVIEW
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import comments, lifecycle
from signoff.notice.record.merging import merged
from signoff.notice.record.record import Record


def session_on(services: Services, record: Record) -> NoticeSession:
    services.register.save(record)
    actor = services.settings.actor
    return NoticeSession(services.register, load_profile("leeds"), record, actor=actor, clock=lambda: later(60))


def handed_over(**answers: str | None) -> Record:
    return lifecycle.hand_over(draft(**answers), actor="Pat Jones", at=later(1), to="Ann Lee")


def comment(record: Record, field: str, author: str = "Ann Lee") -> Record:
    return comments.comment_on(record, field, "Why?", author=author, post="", at=later(3))


def edit(record: Record, **answers: str) -> Record:
    return lifecycle.edit(record, replace(record.notice, **answers), actor="Ann Lee", at=later(2))


def sent_back(record: Record, note: str = "See there.") -> Record:
    return lifecycle.give_back(record, actor="Ann Lee", at=later(4), reason=note)


def test_at_the_first_page_with_their_comments(services: Services) -> None:
    record = sent_back(comment(comment(edit(handed_over(subject=None), reasons="New"), "reasons"), "decision"))
    session = session_on(services, record)
    assert place_to_do(session) == (session.form.page_key_of("decision"), "decision")
    assert place_to_open(session, Place(page="subject", status="ready")) == place_to_do(session)
    there = Place(page="reasons", status="draft", field="reasons")
    assert place_to_open(session, there) == ("reasons", "reasons"), "one who has read on since is not taken back"


def test_at_what_they_changed_where_they_said_nothing(services: Services) -> None:
    record = sent_back(edit(comment(handed_over(subject=None), "decision", "Pat Jones"), reasons="New"))
    session = session_on(services, record)
    assert place_to_do(session)[0] == session.form.page_key_of("reasons")


@pytest.mark.parametrize(
    ("note", "page"),
    [
        ("Please say more in the REASONS.", "reasons"),
        ("Unreasonsable", REVIEW),
        ("The reasons and the decision differ.", REVIEW),
        ("See there.", REVIEW),
    ],
)
def test_at_the_page_that_the_note_names_else_at_the_review(services: Services, note: str, page: str) -> None:
    session = session_on(services, sent_back(handed_over(subject=None), note))
    assert place_to_do(session)[0] == page


def test_a_draft_that_is_not_sent_back_opens_at_what_is_to_be_done(services: Services) -> None:
    session = session_on(services, draft(subject=None))
    assert place_to_do(session)[0] == session.form.page_key_of("subject")


def test_a_return_that_came_with_a_merged_copy_counts_too(services: Services) -> None:
    ours = handed_over()
    theirs = sent_back(comment(ours, "reasons"))
    ours = lifecycle.edit(ours, replace(ours.notice, subject="Mine"), actor="Kim", at=later(3))
    session = session_on(services, merged(ours, theirs, ours.notice, actor="Kim", at=later(9)))
    assert place_to_do(session)[0] == session.form.page_key_of("reasons")
