"""Signatories, differences and histories in words."""

from __future__ import annotations

from msgspec.structs import replace

from builders import DAY, draft, later, signed
from signoff import actions
from signoff.desktop.core.person import Person
from signoff.desktop.history.event_descriptions import LONGEST, history_entries, how_signed, shortened
from signoff.desktop.signing.signatories import difference, role_asked, signatories
from signoff.notice.marks.mark import Device, ImageMark, StrokesMark, TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.model import DecisionMaker, Notice
from signoff.notice.record.record import Record, Role


def test_the_decision_maker_is_proposed_as_the_notice_names_them() -> None:
    (maker,) = signatories(draft(), DAY)
    assert (maker.role, maker.name, maker.post, maker.date) == (
        Role.DECISION_MAKER,
        "A. Officer",
        "Chief Officer",
        DAY,
    )


def test_where_a_post_stands_for_the_name_its_holder_signs_by_name() -> None:
    """Councils publish so: the holder of the post is named with the signature alone."""
    record = draft(decision_maker=DecisionMaker(name="Chief Officer", post="Chief Officer"))
    (maker,) = signatories(record, DAY)
    assert (maker.name, maker.post) == ("", "Chief Officer")
    assert signatories(record, DAY, Person("A. Officer", "chief officer"))[0].name == "A. Officer"
    assert signatories(record, DAY, Person("A. Officer", "Head of Service"))[0].name == ""
    assert signatories(draft(), DAY, Person("B. Deputy", "Chief Officer"))[0].name == "A. Officer"
    assert difference(record, Role.DECISION_MAKER, "A. Officer", "Chief Officer") == ""
    assert "Head of Service" in difference(record, Role.DECISION_MAKER, "A. Officer", "Head of Service")


def test_approvals_are_offered_until_they_are_given_and_chairs_may_be_several() -> None:
    urgent = actions.example("key")
    maker, another = signatories(urgent, DAY)
    assert (maker.role, another.role) == (Role.DECISION_MAKER, Role.SCRUTINY_CHAIR)
    assert another.title == "Another scrutiny chair"
    assert another.given.endswith("has signed.")
    roles = [signatory.role for signatory in signatories(replace(urgent, signatures=()), DAY)]
    assert roles == [Role.DECISION_MAKER, Role.SCRUTINY_CHAIR, Role.EXECUTIVE_MEMBER]


def test_whoever_was_asked_to_approve_is_proposed_as_that_approver() -> None:
    urgent = replace(actions.example("key"), signatures=())

    def asked(post: str, asked: Asked = Asked.APPROVE) -> Record:
        message = Message(asked=asked, post=post)
        return lifecycle.hand_over(urgent, actor="Pat", at=later(1), to="Ed Ray", message=message)

    assert role_asked(asked("Executive Member for Roads")) is Role.EXECUTIVE_MEMBER
    assert role_asked(asked("Councillor")) is Role.SCRUTINY_CHAIR
    assert role_asked(asked("Executive Member for Roads", Asked.SIGN)) is None
    people = {one.role: one.person for one in signatories(asked("Executive Member for Roads"), DAY)}
    assert people[Role.EXECUTIVE_MEMBER] == Person("Ed Ray", "Executive Member for Roads")
    assert people[Role.SCRUTINY_CHAIR] == Person()
    me = Person("Cat Moss", "Chair of the Scrutiny Board")
    assert {one.role: one.person for one in signatories(urgent, DAY, me)}[Role.SCRUTINY_CHAIR] == me


def test_a_difference_is_of_words_not_of_their_case_or_spaces() -> None:
    record = draft()
    assert difference(record, Role.DECISION_MAKER, "a.  officer", "chief officer") == ""
    assert "B. Deputy" in difference(record, Role.DECISION_MAKER, "B. Deputy", "Chief Officer")
    assert "Head of Service" in difference(record, Role.DECISION_MAKER, "A. Officer", "Head of Service")


def test_no_difference_from_nobody_nor_in_an_approval() -> None:
    assert difference(draft(decision_maker=DecisionMaker()), Role.DECISION_MAKER, "B", "C") == ""
    assert difference(draft(), Role.SCRUTINY_CHAIR, "C. Chair", "Chair") == ""
    assert difference(draft(), Role.DECISION_MAKER, "", "") == ""


def test_every_step_of_a_life_has_its_words() -> None:
    record = draft()
    record = lifecycle.settle(record, rule="a-rule", field="subject", word="It is so", actor="PA", at=later(1))
    record = lifecycle.edit(record, _with_subject(record, "A wider gate"), actor="PA", at=later(2))
    record = lifecycle.hand_over(record, actor="PA", at=later(3))
    record = lifecycle.withdraw(record, actor="PA", at=later(4), reason="Not ours")
    record = lifecycle.bring_back(record, actor="PA", at=later(5))
    record = lifecycle.give_reference(signed(record), "D1", actor="PA", at=later(6))
    record = lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(7))
    record = lifecycle.give_reference(record, None, actor="PA", at=later(8))
    assert [entry.what for entry in history_entries(record)] == [
        "Reference removed",
        "Published on 14 May 2024",
        "Reference D1 added",
        "Signed by A. Officer",
        "Brought back",
        "Withdrawn: Not ours",
        "Handed over to sign",
        "Changed: Subject",
        "Warning marked as considered: It is so",
        "Created",
    ]


def test_approvals_voids_copies_and_successors_have_their_words() -> None:
    approved = signed(draft(), role=Role.SCRUTINY_CHAIR)
    edited = lifecycle.edit(approved, _with_subject(approved, "Else"), actor="PA", at=later(20))
    assert [entry.what for entry in history_entries(edited)][:3] == [
        "Changed: Subject",
        "Approvals no longer valid after a change",
        "Approved by A. Officer",
    ]
    copied = lifecycle.copy_of(signed(), draft().terms, actor="PA", at=later(30))
    assert history_entries(copied)[0].what.startswith("Copied from ")
    successor = lifecycle.successor_of(signed(), draft().terms, actor="PA", at=later(30))
    assert history_entries(successor)[0].what.startswith("Created: supersedes ")


def _with_subject(record: Record, subject: str) -> Notice:
    return with_value(record.notice, "subject", subject)


def test_how_a_mark_was_made() -> None:
    strokes = StrokesMark(width=1, height=1, device=Device.PEN, strokes=())
    assert how_signed(strokes) == "drawn on the page with a pen"
    assert how_signed(TypedMark(text="A")) == "with a typed name"
    assert how_signed(ImageMark(width=1, height=1, png="")) == "with a picture of the signature"
    assert how_signed(None) == ""


def test_a_long_subject_is_cut_between_words() -> None:
    assert shortened("short") == "short"
    cut = shortened("word " * 60)
    assert len(cut) <= LONGEST + 1
    assert cut.endswith("word…")
