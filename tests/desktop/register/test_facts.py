"""What the register says of a notice in some few words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from builders import DAY, draft, later, signed
from signoff.desktop.core.outbox import Outbox, Outgoing
from signoff.desktop.register.facts import facts_of, with_unsent
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.handover import open_handover
from signoff.notice.record.message import Asked, Message
from signoff.notice.record.model import DecisionMaker, DecisionType, Notice
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record


def words_of(record: Record) -> str:
    return " / ".join(facts_of(record, load_profile("leeds"), DAY).words)


def test_a_draft_says_how_far_it_is_and_who_signs() -> None:
    assert words_of(draft()).endswith("sections done / For A. Officer to sign")


def test_who_is_to_sign_is_to_whom_it_was_handed_over() -> None:
    named = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="B. Deputy")
    assert words_of(named).endswith("For B. Deputy to sign")
    assert words_of(lifecycle.hand_over(draft(), actor="PA", at=later(1))).endswith("For A. Officer to sign")
    back = lifecycle.give_back(named, actor="B. Deputy", at=later(2), reason="Not mine")
    assert words_of(back).endswith("For A. Officer to sign")
    message = Message(asked=Asked.APPROVE, by=DAY)
    approving = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="C. Chair", message=message)
    assert words_of(approving).endswith("For C. Chair to approve by 14 May 2024")


def test_what_is_still_to_be_sent_is_said_first(tmp_path: Path) -> None:
    sent, outbox = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="B. Deputy"), Outbox(tmp_path / "kept.json")
    facts = facts_of(sent, load_profile("leeds"), DAY)
    assert with_unsent(facts, sent, outbox) is facts
    handover = open_handover(sent)
    assert handover is not None
    outbox.note(sent.id, Outgoing(key=handover.key, file="gate.signoff"))
    assert with_unsent(facts, sent, outbox).words == ("Still to be sent to B. Deputy", *facts.words)
    outbox.note(sent.id, Outgoing(key=handover.key, file="gate.signoff", is_sent=True))
    assert with_unsent(facts, sent, outbox) is facts


def test_a_draft_hardly_begun_says_quietly_what_there_is_to_do() -> None:
    begun = lifecycle.new_record("leeds", draft().terms, actor="PA", at=later(0))
    typed = lifecycle.edit(begun, replace(Notice(), subject="A gate"), actor="PA", at=later(1))
    facts = facts_of(typed, load_profile("leeds"), DAY)
    assert facts.words == ("7 errors before it can be signed", "6 warnings", "1 of 14 sections done")
    assert facts.colour == "ink2"


def test_a_ready_notice_says_what_blocks_its_signature() -> None:
    ready = lifecycle.hand_over(draft(decision=None), actor="PA", at=later(1))
    facts = facts_of(ready, load_profile("leeds"), DAY)
    assert facts.words[0] == "1 error before it can be signed"
    assert facts.colour == "red"


def test_a_signed_notice_says_who_is_to_publish_it() -> None:
    assert words_of(signed()).endswith(" / Not yet published")
    asked = Message(asked=Asked.PUBLISH)
    handed = lifecycle.hand_over(signed(), actor="PA", at=later(20), to="Ann Lee", message=asked)
    assert words_of(handed).endswith(" / For Ann Lee to publish")


def test_a_signed_and_published_notice_says_by_whom_and_when() -> None:
    published = lifecycle.publish(signed(), date=dt.date(2024, 5, 15), url=None, actor="PA", at=later(20))
    assert words_of(published) == "Signed by A. Officer, 14 May 2024 / Published 15 May 2024"


def test_a_withdrawn_notice_says_why() -> None:
    withdrawn = lifecycle.withdraw(draft(), actor="PA", at=later(1), reason="not ours")
    assert words_of(withdrawn) == "Withdrawn 14 May 2024 by PA: not ours"


def test_a_publication_copy_says_so() -> None:
    assert "publication copy" in words_of(publication_copy(signed()))


def test_sections_that_do_not_apply_are_not_counted() -> None:
    key = draft(decision_type=DecisionType.KEY, approximate_value="below_500k", decision_maker=DecisionMaker())
    assert "of 14 sections" in words_of(key)
    assert "of 12 sections" in words_of(draft())
