"""A notice's life: which step may follow which, and what each adds to the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import DAY, NOON, TERMS, draft, later, notice, signed
from signoff.errors import NotAllowed
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.digest import content_digest, covers, event_digest
from signoff.notice.record.history import extends
from signoff.notice.record.history_entry import is_typing
from signoff.notice.record.integrity import history_fault
from signoff.notice.record.merging import merged
from signoff.notice.record.model import (
    Consultation,
    Consultee,
    ExemptInformation,
    ExemptText,
    ForthcomingList,
    Implementation,
    Interest,
    ReportPublication,
)
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import LONGEST_REFERENCE, EventKind, Record, Role, SeenPages, Status, Superseded


def edited(record: Record, subject: str, *, minutes: int = 1, continuing: bool = False, actor: str = "PA") -> Record:
    changed = with_value(record.notice, "subject", subject)
    return lifecycle.edit(record, changed, actor=actor, at=later(minutes), continuing=continuing)


def kinds(record: Record) -> list[EventKind]:
    return [event.event for event in record.history]


def test_an_edit_names_the_sections_that_changed() -> None:
    assert edited(draft(), "Two gates").history[-1].sections == ("subject",)


def test_an_edit_that_changes_nothing_is_not_an_event() -> None:
    record = draft()
    assert lifecycle.edit(record, record.notice, actor="PA", at=later(1)) is record


def test_an_hour_of_typing_is_one_entry() -> None:
    record = edited(edited(draft(), "Two"), "Three", minutes=60, continuing=True)
    assert kinds(record) == [EventKind.CREATED, EventKind.EDITED]
    assert record.changed_at == later(60)


def test_an_edit_is_an_entry_of_its_own_unless_it_continues_another() -> None:
    record = edited(draft(), "Two", continuing=True)
    again = lifecycle.edit(record, with_value(record.notice, "subject", "Three"), actor="PA", at=later(3))
    assert kinds(again) == [EventKind.CREATED, EventKind.EDITED, EventKind.EDITED]


def test_another_persons_typing_is_another_entry() -> None:
    record = edited(edited(draft(), "Two"), "Three", continuing=True, actor="Somebody else")
    assert kinds(record) == [EventKind.CREATED, EventKind.EDITED, EventKind.EDITED]


def test_typing_does_not_join_an_entry_that_gives_a_reason() -> None:
    record = lifecycle.settle(draft(), rule="r", field="reasons", word="as agreed", actor="PA", at=later(1))
    typed = edited(edited(record, "Two", continuing=True), "Three", continuing=True)
    assert [(event.event, event.reason) for event in typed.history[1:]] == [
        (EventKind.EDITED, "settled r: as agreed"),
        (EventKind.EDITED, ""),
    ]


def test_an_edit_returns_a_ready_notice_to_draft() -> None:
    ready = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="the Chief Officer")
    assert ready.status is Status.READY
    assert edited(ready, "Two gates").status is Status.DRAFT


def test_an_edit_of_the_content_voids_approvals() -> None:
    approved = signed(role=Role.SCRUTINY_CHAIR)
    record = edited(approved, "Two gates", minutes=20)
    assert record.approvals == ()
    assert EventKind.APPROVALS_VOIDED in kinds(record)


def test_setting_the_decision_date_voids_no_approval() -> None:
    approved = signed(role=Role.SCRUTINY_CHAIR)
    dated = with_value(approved.notice, "decision_date", DAY)
    record = lifecycle.edit(approved, dated, actor="PA", at=later(20))
    assert len(record.approvals) == 1
    assert covers(record, 0)


def test_a_considered_warning_that_an_approval_covers_stays_while_the_approval_does() -> None:
    settled = lifecycle.settle(draft(), rule="r", field="decision_date", word="As agreed", actor="PA", at=later(1))
    approved = signed(settled, role=Role.SCRUTINY_CHAIR)
    dated = lifecycle.edit(approved, with_value(approved.notice, "decision_date", DAY), actor="PA", at=later(20))
    assert dated.settled == settled.settled
    assert covers(dated, 0)
    other = replace(with_value(dated.notice, "decision_date", None), subject="Two gates")
    voided = lifecycle.edit(dated, other, actor="PA", at=later(30))
    assert (voided.settled, voided.approvals) == ((), ())


def test_the_decision_makers_signature_dates_and_locks() -> None:
    record = signed()
    assert record.status is Status.SIGNED
    assert record.notice.decision_date == DAY
    with pytest.raises(NotAllowed, match="already signed"):
        edited(record, "Another gate")
    with pytest.raises(NotAllowed, match="already signed"):
        signed(record)


def test_the_decision_makers_signature_covers_the_approvals() -> None:
    record = signed(signed(role=Role.EXECUTIVE_MEMBER))
    assert covers(record, 1)
    without = replace(record, signatures=record.signatures[1:])
    assert not covers(without, 0)


def test_an_approval_is_given_once_by_one_person() -> None:
    with pytest.raises(NotAllowed, match="already"):
        signed(signed(role=Role.SCRUTINY_CHAIR), role=Role.SCRUTINY_CHAIR)


def test_chairs_may_be_several_and_one_person_may_hold_two_offices() -> None:
    record = signed(signed(role=Role.SCRUTINY_CHAIR), role=Role.EXECUTIVE_MEMBER)
    record = lifecycle.sign(
        record, role=Role.SCRUTINY_CHAIR, name="B. Chair", post="Chair", date=DAY, mark=None, at=later(11)
    )
    assert [approval.name for approval in record.approvals] == ["A. Officer", "A. Officer", "B. Chair"]


def test_what_comes_after_signing_changes_nothing_that_was_signed() -> None:
    record = signed()
    digest = content_digest(record, Role.DECISION_MAKER)
    record = lifecycle.give_reference(record, " D56789 ", actor="PA", at=later(20))
    record = lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(30))
    assert (record.reference, record.status) == ("D56789", Status.PUBLISHED)
    assert content_digest(record, Role.DECISION_MAKER) == digest
    assert history_fault(record.history) is None


def test_a_draft_is_not_published() -> None:
    with pytest.raises(NotAllowed, match="signed"):
        lifecycle.publish(draft(), date=DAY, url=None, actor="PA", at=later(1))


@pytest.mark.parametrize(
    ("record", "status"),
    [
        (draft(), Status.DRAFT),
        (lifecycle.hand_over(draft(), actor="PA", at=NOON), Status.DRAFT),
        (signed(), Status.SIGNED),
        (lifecycle.publish(signed(), date=DAY, url=None, actor="PA", at=NOON), Status.PUBLISHED),
    ],
    ids=["draft", "ready", "signed", "published"],
)
def test_withdrawn_has_a_way_back(record: Record, status: Status) -> None:
    withdrawn = lifecycle.withdraw(record, actor="PA", at=later(40))
    assert withdrawn.status is Status.WITHDRAWN
    with pytest.raises(NotAllowed):
        edited(withdrawn, "Another gate")
    assert lifecycle.bring_back(withdrawn, actor="PA", at=later(50)).status is status


def test_sending_back_needs_a_reason() -> None:
    with pytest.raises(NotAllowed, match="why"):
        lifecycle.give_back(draft(), actor="Chief Officer", at=later(1), reason=" ")
    record = lifecycle.give_back(draft(), actor="Chief Officer", at=later(1), reason="Name the gate.")
    assert record.history[-1].reason == "Name the gate."


def test_a_copy_is_a_new_draft_without_dates_or_exempt_text() -> None:
    source = draft(
        decision_date=DAY, exempt_information=ExemptInformation(contains=True, text=ExemptText(decision="secret"))
    )
    copy = lifecycle.copy_of(source, TERMS, actor="PA", at=later(1))
    assert copy.id != source.id
    assert copy.notice.subject == source.notice.subject
    assert copy.notice.decision_date is None
    assert copy.notice.exempt_information == ExemptInformation()
    assert kinds(copy) == [EventKind.COPIED]


def test_a_successor_names_the_notice_that_it_supersedes() -> None:
    record = signed()
    successor = lifecycle.successor_of(record, TERMS, actor="PA", at=later(1))
    assert (successor.supersedes, successor.status, successor.signatures) == (record.id, Status.DRAFT, ())
    assert successor.notice == replace(record.notice, decision_date=None)
    assert successor.superseded == Superseded(reference=None, date=DAY, subject="A new gate")
    with pytest.raises(NotAllowed, match="still be edited"):
        lifecycle.successor_of(draft(), TERMS, actor="PA", at=later(1))


def test_a_considered_warning_returns_when_its_field_changes() -> None:
    record = lifecycle.settle(draft(), rule="value-edge", field="subject", word="as tendered", actor="PA", at=later(1))
    other = lifecycle.edit(record, with_value(record.notice, "reasons", "New."), actor="PA", at=later(2))
    assert len(other.settled) == 1
    assert edited(other, "Two gates", minutes=3).settled == ()


def test_a_considered_warning_names_its_section_and_voids_approvals() -> None:
    """A signature covers the reason too."""
    record = lifecycle.settle(
        signed(role=Role.SCRUTINY_CHAIR), rule="r", field="contact.name", word="w", actor="PA", at=later(20)
    )
    assert record.approvals == ()
    assert [(event.event, event.sections) for event in record.history[-2:]] == [
        (EventKind.APPROVALS_VOIDED, ("contact",)),
        (EventKind.EDITED, ("contact",)),
    ]


def test_a_warning_considered_again_has_its_last_reason_and_others_keep_theirs() -> None:
    record = draft()
    for rule, field, word in (
        ("r", "subject", "1"),
        ("r", "reasons", "2"),
        ("q", "subject", "3"),
        ("r", "subject", "4"),
    ):
        record = lifecycle.settle(record, rule=rule, field=field, word=word, actor="PA", at=later(1))
    assert sorted(warning.word for warning in record.settled) == ["2", "3", "4"]


@pytest.mark.parametrize("field", ["signatures.scrutiny_chair", "subject.²", "contact.0", "wards.names.7", ""])
def test_a_considered_warning_of_an_unknown_field_returns_with_any_change(field: str) -> None:
    """A file may contain any text as a field."""
    record = lifecycle.settle(draft(), rule="r", field=field, word="As agreed", actor="PA", at=later(1))
    assert edited(record, "Two gates", minutes=2).settled == ()


def test_a_considered_warning_needs_a_reason() -> None:
    with pytest.raises(NotAllowed, match="Give a reason"):
        lifecycle.settle(draft(), rule="value-edge", field="subject", word=" ", actor="PA", at=later(1))


STEPS: dict[str, Callable[[Record], Record]] = {
    "edit": lambda record: edited(record, "Another gate"),
    "settle": lambda record: lifecycle.settle(record, rule="r", field="subject", word="w", actor="PA", at=later(50)),
    "hand over": lambda record: lifecycle.hand_over(record, actor="PA", at=later(50)),
    "give back": lambda record: lifecycle.give_back(record, actor="PA", at=later(50), reason="Why?"),
    "approve": lambda record: signed(record, role=Role.EXECUTIVE_MEMBER),
    "sign": lambda record: signed(record),
    "give reference": lambda record: lifecycle.give_reference(record, "D1", actor="PA", at=later(50)),
    "publish": lambda record: lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(50)),
    "withdraw": lambda record: lifecycle.withdraw(record, actor="PA", at=later(50)),
    "bring back": lambda record: lifecycle.bring_back(record, actor="PA", at=later(50)),
    "merge": lambda record: merged(record, record, record.notice, actor="PA", at=later(50)),
}
WHILE_OPEN = {"edit", "settle", "hand over", "give back", "approve", "sign", "give reference", "withdraw", "merge"}
AFTER_SIGNING = {"give reference", "publish", "withdraw"}
WITHDRAWN = {"give reference", "bring back"}
READY = lifecycle.hand_over(draft(), actor="PA", at=later(1))
PUBLISHED = lifecycle.publish(signed(), date=DAY, url=None, actor="PA", at=later(30))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("record", "allowed"),
    [
        pytest.param(draft(), WHILE_OPEN, id="draft"),
        pytest.param(READY, WHILE_OPEN, id="ready"),
        pytest.param(signed(), AFTER_SIGNING, id="signed"),
        pytest.param(PUBLISHED, AFTER_SIGNING, id="published"),
        pytest.param(lifecycle.withdraw(draft(), actor="PA", at=later(2)), WITHDRAWN, id="withdrawn"),
        pytest.param(lifecycle.withdraw(PUBLISHED, actor="PA", at=later(40)), WITHDRAWN, id="published, withdrawn"),
        pytest.param(publication_copy(PUBLISHED), set(), id="publication copy"),
        pytest.param(publication_copy(draft()), set(), id="publication copy of a draft"),
    ],
)
def test_what_may_follow_what(record: Record, allowed: set[str], step: str) -> None:
    if step not in allowed:
        with pytest.raises(NotAllowed, match=r"publication copy.*\.$" if record.is_publication else r"^[A-Z].*\.$"):
            STEPS[step](record)
        return
    after = STEPS[step](record)
    assert history_fault(after.history) is None
    assert after.history[:-1] == record.history


def typed(subject: str, actor: str) -> Callable[[Record], Record]:
    """Return the step of continued typing."""
    return lambda record: edited(record, subject, continuing=True, actor=actor)


TYPING = st.builds(typed, st.sampled_from(["One", "Two"]), st.sampled_from(["PA", "Somebody else"]))
DATING = st.sampled_from([None, DAY]).map(
    lambda day: (
        lambda record: lifecycle.edit(
            record, with_value(record.notice, "decision_date", day), actor="PA", at=later(5), continuing=True
        )
    )
)


@given(st.lists(TYPING | DATING | st.sampled_from(list(STEPS.values())), max_size=12))
def test_no_step_loses_or_changes_an_entry_that_says_something(steps: list[Callable[[Record], Record]]) -> None:
    record = draft()
    for step in steps:
        before = record
        with suppress(NotAllowed):
            record = step(record)
        last = before.history[-1]
        lasting = before.history[:-1] if is_typing(last) else before.history
        assert record.history[: len(lasting)] == lasting
        assert record.history[len(before.history) - 1].actor == last.actor
        assert history_fault(record.history) is None


def test_half_a_character_does_not_stop_a_step() -> None:
    """Windows delivers one where an emoji is cut in two; no file could store it."""
    record = edited(draft(), "A gate \ud83d")
    assert record.notice.subject == "A gate \ufffd"
    record = lifecycle.give_back(record, actor="PA\udcff", at=later(2), reason="Which\ud800?")
    assert (record.history[-1].actor, record.history[-1].reason) == ("PA\ufffd", "Which\ufffd?")
    record = lifecycle.give_reference(record, "D\udfff", actor="PA", at=later(3))
    record = lifecycle.sign(
        record, role=Role.DECISION_MAKER, name="A\udcff", post="B\udcff", date=DAY, mark=None, at=later(4)
    )
    assert read_record(write_record(record)) == record
    assert history_fault(record.history) is None
    assert covers(record, 0)


def test_a_changed_history_is_not_sound() -> None:
    record = edited(edited(draft(), "Two"), "Three", minutes=2)
    assert history_fault(record.history) is None
    forged = replace(record.history[0], actor="Somebody else")
    assert history_fault((forged, *record.history[1:])) is not None


def test_a_longer_history_extends_a_shorter_one_and_not_the_other_way_round() -> None:
    shorter = draft()
    longer = edited(shorter, "Two gates")
    assert extends(longer, shorter)
    assert not extends(shorter, longer)


def test_instants_are_kept_in_utc_to_the_second() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    at = dt.datetime(2024, 5, 14, 0, 30, 15, 123456, tzinfo=summer)
    record = lifecycle.new_record("leeds", TERMS, actor="PA", at=at, notice=notice())
    assert record.changed_at == dt.datetime(2024, 5, 13, 23, 30, 15, tzinfo=dt.UTC)


def test_every_instant_is_in_utc() -> None:
    at = dt.datetime(2024, 5, 14, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    record = lifecycle.settle(draft(), rule="r", field="subject", word="w", actor="PA", at=at)
    record = lifecycle.sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=DAY, mark=None, at=at)
    instants = (record.settled[0].at, record.signatures[0].signed_at, record.history[-1].at)
    assert [instant.isoformat() for instant in instants] == ["2024-05-13T23:30:00+00:00"] * 3


def test_what_the_decision_maker_saw_is_asked_once_and_covered() -> None:
    requests: list[Record] = []

    def pages_of(record: Record) -> SeenPages:
        requests.append(record)
        return SeenPages(layout=1, record="a" * 64, publication="b" * 64)

    def sign(record: Record, role: Role) -> Record:
        return lifecycle.sign(record, role=role, name="A", post="B", date=DAY, mark=None, at=later(1), pages=pages_of)

    approved = sign(draft(), Role.SCRUTINY_CHAIR)
    assert (requests, approved.signatures[0].pages) == ([], None)
    record = sign(approved, Role.DECISION_MAKER)
    (request,) = requests
    assert [signature.content_digest for signature in request.signatures] == [approved.signatures[0].content_digest, ""]
    assert (request.status, request.notice.decision_date) == (Status.SIGNED, DAY)
    signature = record.signatures[1]
    assert signature.pages == SeenPages(layout=1, record="a" * 64, publication="b" * 64)
    assert covers(record, 1)
    for pages in (None, SeenPages(layout=2, record="a" * 64, publication="b" * 64), SeenPages(layout=1)):
        other = replace(record, signatures=(record.signatures[0], replace(signature, pages=pages)))
        assert not covers(other, 1)
    assert read_record(write_record(record)) == record


def test_a_publication_copy_keeps_of_the_pages_what_is_public() -> None:
    record = lifecycle.sign(
        draft(),
        role=Role.DECISION_MAKER,
        name="A",
        post="B",
        date=DAY,
        mark=None,
        at=later(1),
        pages=lambda _: SeenPages(layout=1, record="a" * 64, publication="b" * 64),
    )
    copy = publication_copy(record)
    assert copy.signatures[0].pages == SeenPages(layout=1, publication="b" * 64)
    assert b"a" * 64 not in write_record(copy)


@pytest.mark.parametrize(("name", "post"), [("", "Chief Officer"), ("A. Officer", ""), (" \n", "x"), ("x", "\t")])
@pytest.mark.parametrize("role", list(Role))
def test_nobody_signs_without_a_name_and_a_post(name: str, post: str, role: Role) -> None:
    with pytest.raises(NotAllowed, match="name and post"):
        lifecycle.sign(draft(), role=role, name=name, post=post, date=DAY, mark=None, at=NOON)


def test_what_a_person_types_around_a_name_a_post_or_a_reason_is_left_out() -> None:
    record = lifecycle.sign(
        draft(), role=Role.EXECUTIVE_MEMBER, name=" B. Member ", post=" Member\n", date=DAY, mark=None, at=NOON
    )
    assert (record.signatures[0].name, record.signatures[0].post) == ("B. Member", "Member")
    assert record.history[-1].actor == "B. Member"
    with pytest.raises(NotAllowed, match=r"^B\. Member has already given this approval"):
        lifecycle.sign(record, role=Role.EXECUTIVE_MEMBER, name="B. Member  ", post="x", date=DAY, mark=None, at=NOON)
    returned = lifecycle.give_back(record, actor="PA", at=NOON, reason="  Name the gate. ")
    assert returned.history[-1].reason == "Name the gate."
    withdrawn = lifecycle.withdraw(record, actor="PA", at=NOON, reason=" Made twice. ")
    assert withdrawn.history[-1].reason == "Made twice."
    settled = lifecycle.settle(record, rule="r", field="subject", word=" as agreed ", actor="PA", at=NOON)
    assert (settled.settled[0].word, settled.history[-1].reason) == ("as agreed", "settled r: as agreed")


def test_a_reference_has_its_length_and_giving_the_same_again_is_nothing() -> None:
    longest = "D" * LONGEST_REFERENCE
    record = lifecycle.give_reference(draft(), f" {longest} ", actor="PA", at=later(1))
    assert record.reference == longest
    assert (record.history[-1].event, record.history[-1].reason) == (EventKind.REFERENCE_GIVEN, longest)
    assert lifecycle.give_reference(record, longest, actor="PA", at=later(2)) is record
    with pytest.raises(NotAllowed, match=f"at most {LONGEST_REFERENCE} characters"):
        lifecycle.give_reference(record, longest + "D", actor="PA", at=later(2))


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_a_reference_can_be_taken_away_again(nothing: str | None) -> None:
    record = lifecycle.give_reference(draft(), "D1", actor="PA", at=later(1))
    without = lifecycle.give_reference(record, nothing, actor="PA", at=later(2))
    assert without.reference is None
    assert without.history[-1].reason == "removed"
    assert lifecycle.give_reference(without, nothing, actor="PA", at=later(3)) is without


@pytest.mark.parametrize(("url", "stored"), [(None, None), ("", None), ("https://x.gov.uk/d1", "https://x.gov.uk/d1")])
def test_publishing_stores_the_day_and_the_address_if_any(url: str | None, stored: str | None) -> None:
    record = lifecycle.publish(signed(), date=DAY, url=url, actor="PA", at=later(30))
    assert (record.publication.date, record.publication.url) == (DAY, stored)
    assert record.history[-1].reason == DAY.isoformat()
    again = lifecycle.publish(record, date=dt.date(2024, 6, 1), url=None, actor="PA", at=later(40))
    assert again.publication.date == dt.date(2024, 6, 1)


def test_only_a_withdrawn_notice_is_brought_back_and_none_is_withdrawn_twice() -> None:
    for record in (draft(), signed(), PUBLISHED):
        with pytest.raises(NotAllowed, match="not withdrawn"):
            lifecycle.bring_back(record, actor="PA", at=later(50))
        withdrawn = lifecycle.withdraw(record, actor="PA", at=later(40))
        with pytest.raises(NotAllowed, match="already withdrawn"):
            lifecycle.withdraw(withdrawn, actor="PA", at=later(41))


def test_instants_are_stored_in_utc_and_an_entry_s_to_the_second() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    at = dt.datetime(2024, 5, 14, 13, 30, 15, 987_654, tzinfo=summer)
    utc = dt.datetime(2024, 5, 14, 12, 30, 15, 987_654, tzinfo=dt.UTC)
    record = lifecycle.settle(draft(), rule="r", field="subject", word="w", actor="PA", at=at)
    record = lifecycle.sign(record, role=Role.DECISION_MAKER, name="A", post="B", date=DAY, mark=None, at=at)
    assert record.settled[0].at.isoformat() == record.signatures[0].signed_at.isoformat() == utc.isoformat()
    assert [event.at.isoformat() for event in record.history[1:]] == [utc.replace(microsecond=0).isoformat()] * 2


def test_a_copy_leaves_out_what_belongs_to_the_earlier_decision() -> None:
    source = draft(
        forthcoming_list=ForthcomingList(date_added=DAY, listed_title="Gates", reason="r"),
        report_publication=ReportPublication(published_date=DAY, late_reason="late"),
        implementation=Implementation(accountable_officer="Head", start_date=DAY, timescales="soon"),
        consultation=Consultation(
            executive_member=Consultee(applies=True, details="Briefed.", interests=(Interest(interest="a cousin"),)),
            ward_councillors=Consultee(applies=True, details="All.", interests=(Interest(interest="a house"),)),
        ),
    )
    record = lifecycle.give_reference(source, "D7", actor="PA", at=later(1))
    copied = lifecycle.copy_of(record, TERMS, actor="PA", at=later(2))
    copy = copied.notice
    assert (copy.forthcoming_list, copy.report_publication) == (ForthcomingList(), ReportPublication())
    assert (copy.implementation.start_date, copy.implementation.accountable_officer) == (None, "Head")
    assert (copy.consultation.executive_member.interests, copy.consultation.ward_councillors.interests) == ((), ())
    assert copy.consultation.executive_member.details == "Briefed."
    assert (copied.reference, copied.supersedes, copied.status) == (None, None, Status.DRAFT)
    assert copied.history[0].reason == "copied from D7"
    assert lifecycle.copy_of(source, TERMS, actor="PA", at=later(2)).history[0].reason == "copied from “A new gate”"
    assert history_fault(copied.history) is None


def test_a_successor_says_in_its_history_what_it_supersedes() -> None:
    record = lifecycle.give_reference(signed(), "D8", actor="PA", at=later(20))
    successor = lifecycle.successor_of(record, TERMS, actor="PA", at=later(30))
    assert [(event.event, event.reason) for event in successor.history] == [(EventKind.CREATED, "supersedes D8")]
    without = lifecycle.successor_of(signed(), TERMS, actor="PA", at=later(30))
    assert without.history[0].reason == "supersedes “A new gate”"


def test_other_exempt_words_come_with_another_salt_and_the_same_with_the_same() -> None:
    record = draft()
    assert len(str(record.salt)) == 32
    same = edited(record, "Two gates")
    assert same.salt == record.salt
    secret = ExemptInformation(contains=True, text=ExemptText(decision="secret"))
    other = lifecycle.edit(same, replace(same.notice, exempt_information=secret), actor="PA", at=later(2))
    assert other.salt != same.salt
    assert len(str(other.salt)) == 32


def test_a_record_that_goes_on_twice_names_each_entry_that_it_follows() -> None:
    record = edited(edited(draft(), "Two"), "Three", minutes=2)
    assert record.history[0].previous == ""
    assert [event.previous for event in record.history[1:]] == [event_digest(event) for event in record.history[:-1]]
    assert len({event.digest for event in record.history}) == 3
