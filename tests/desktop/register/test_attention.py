"""Which notices need somebody's attention, and the few words that say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import DAY, draft, later, notice, signed
from empty_register import empty_register
from signoff.desktop.register.attention import Need, changed_needs, marked, need_of
from signoff.errors import ResourceProblem
from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.record import Record, Status
from signoff.register.results import Row
from signoff.register.store import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(empty_register(tmp_path / "register.sqlite")) as made:
        yield made


def needs(register: Register, record: Record) -> dict[str, Need]:
    register.save(record)
    found = changed_needs(register.draft_reader(), 60, load_profile, DAY)
    assert found.is_last
    return {notice_id: need for notice_id, need in found.needs.items() if need is not None}


def ready(minute: int = 1, *, whole: bool = True) -> Record:
    return lifecycle.hand_over(draft() if whole else draft(decision=None), actor="PA", at=later(minute))


def test_a_draft_and_a_signed_notice_need_nothing(register: Register) -> None:
    register.save(signed())
    assert needs(register, draft()) == {}


def test_what_was_sent_back_says_why_until_it_is_handed_over_again(register: Register) -> None:
    back = lifecycle.give_back(ready(), actor="A. Officer", at=later(2), reason="Not mine")
    assert needs(register, back) == {back.id: Need("Sent back: Not mine")}
    assert needs(register, lifecycle.hand_over(back, actor="PA", at=later(3))) == {}


def test_what_was_handed_over_to_me_waits_for_me(register: Register) -> None:
    message = Message(asked=Asked.APPROVE)
    mine = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="ann  LEE", message=message)
    back = lifecycle.give_back(
        mine, actor="Ann Lee", at=later(2), reason="Name the gate.", message=Message(to="Pat Jones")
    )
    assert need_of(mine, load_profile, DAY, "Ann Lee") == Need("For you to approve, from Pat Jones")
    assert need_of(mine, load_profile, DAY, "Pat Jones") == Need(
        "With ann  LEE since 14 May", waits=True, is_ready=True
    )
    assert need_of(back, load_profile, DAY, "Pat Jones") == Need("Sent back: Name the gate.")
    assert need_of(back, load_profile, DAY, "Ann Lee") == Need("With Pat Jones since 14 May", waits=True)


@pytest.mark.parametrize(
    ("me", "waits"),
    [("Pat Jones", True), ("Sue Roe", True), ("Ann Lee", False), ("A. Lee", False), ("", False)],
)
def test_what_another_is_to_sign_waits_for_them(me: str, waits: bool) -> None:
    to_sign = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="Ann Lee")
    need = need_of(to_sign, load_profile, DAY, me)
    assert (need is not None and need.waits) is waits


def test_what_was_handed_over_to_a_post_waits_for_whoever_holds_it() -> None:
    to_sign = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1), to="Chief Officer")
    need = Need("For you to sign, from Pat Jones")
    assert need_of(to_sign, load_profile, DAY, "Ann Lee", "Chief  officer") == need
    other = need_of(to_sign, load_profile, DAY, "Sue Roe", "Auditor")
    assert other is not None
    assert other.waits


def test_nobody_else_is_named_where_it_was_handed_over_to_nobody() -> None:
    to_sign = lifecycle.hand_over(draft(), actor="Pat Jones", at=later(1))
    assert need_of(to_sign, load_profile, DAY, "Pat Jones") is None


def test_a_signed_notice_is_to_be_published_by_whom_it_was_handed_over_to_at_once() -> None:
    asked = Message(asked=Asked.PUBLISH)
    record = lifecycle.hand_over(signed(), actor="Pat Jones", at=later(20), to="Ann Lee", message=asked)
    assert need_of(record, load_profile, DAY, "Ann Lee") == Need("For you to publish, from Pat Jones")
    assert need_of(record, load_profile, DAY, "Sue Roe") == Need("To be published, from Pat Jones")
    assert need_of(record, load_profile, DAY, "Pat Jones") == Need("With Ann Lee since 14 May", waits=True)
    published = lifecycle.publish(record, date=DAY, url=None, actor="Ann Lee", at=later(30))
    assert need_of(published, load_profile, DAY, "Ann Lee") is None


@pytest.mark.parametrize(("days", "words"), [(0, ""), (1, "Signed on 14 May, not yet published"), (93, "")])
def test_whoever_holds_a_signed_notice_is_reminded_to_publish_it(days: int, words: str) -> None:
    need = need_of(signed(), load_profile, DAY + dt.timedelta(days=days), "Sue Roe")
    assert (need.words if need else "") == words


def test_what_was_handed_over_with_errors_counts_them(register: Register) -> None:
    wrong = ready(whole=False)
    assert needs(register, wrong) == {wrong.id: Need("Handed over with 1 error")}
    worse = lifecycle.hand_over(draft(decision=None, reasons=None), actor="PA", at=later(1))
    assert needs(register, worse)[worse.id] == Need("Handed over with 2 errors")


def test_a_council_that_is_not_known_is_passed_over(register: Register) -> None:
    def unknown(_: str) -> Profile:
        raise ResourceProblem("There is no such council.")

    register.save(ready(whole=False))
    found = changed_needs(register.draft_reader(), 60, unknown, DAY)
    assert list(found.needs.values()) == [None]


def test_a_later_look_tells_what_was_changed_and_what_is_signed_by_now(register: Register) -> None:
    drafts, back = register.draft_reader(), lifecycle.give_back(ready(), actor="A. Officer", at=later(2), reason="No")
    wrong = ready(whole=False)
    for record in (back, wrong, draft()):
        register.save(record)
    assert len(changed_needs(drafts, 60, load_profile, DAY).needs) == 3
    register.save(lifecycle.edit(wrong, notice(), actor="PA", at=later(3)))
    register.save(signed(back))
    assert changed_needs(drafts, 60, load_profile, DAY).needs == {wrong.id: None, back.id: None}


def test_a_row_is_marked_with_what_it_needs_and_damage_is_told_apart() -> None:
    row = Row("1", "A gate", None, Status.DRAFT, "", "", "", "leeds", dt.datetime.now(dt.UTC), False)
    assert marked(row, {}) is row
    sent_back = marked(row, {"1": Need("Sent back")})
    assert (sent_back.need, sent_back.damaged) == ("Sent back", False)
    damaged = marked(row, {"1": Need("Damaged", "It was changed outside signoff.")})
    assert (damaged.need, damaged.damaged) == ("Damaged", True)
    assert marked(row, {"2": Need("Sent back")}) is row


def test_what_waits_for_its_day_only_says_so_to_nobody(register: Register) -> None:
    waiting = lifecycle.hand_over(draft(decision_date=DAY + dt.timedelta(days=3)), actor="PA", at=later(1))
    assert needs(register, waiting) == {}
