"""Verification: what a signature covers cannot change unnoticed; the rest may."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from builders import DAY, draft, later, notice, signed
from examples import examples
from signoff.errors import RecordRefused
from signoff.notice.marks.mark import Device, StrokesMark, TypedMark
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.digest import copy_digest
from signoff.notice.record.model import ExemptInformation, ExemptText
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Band, Publication, Record, Role, Status
from signoff.signing.verification import Outcome, verify

Path = tuple[str | int, ...]
COVERED = ("format", "version", "id", "council", "terms", "supersedes", "settled", "notice")


def whole() -> Record:
    """Return a signed record with an approval, a considered warning, exempt text and a life after signing."""
    exempt = ExemptInformation(
        contains=True, paragraphs=("3",), public_interest="Prices.", text=ExemptText(decision="£5,000 to Gates Ltd")
    )
    record = replace(draft(exempt_information=exempt), supersedes="0c0f4c2e-0000-4000-8000-000000000000")
    record = lifecycle.settle(record, rule="r", field="subject", word="As agreed", actor="PA", at=later(2))
    strokes = StrokesMark(width=60_000, height=20_000, device=Device.PEN, strokes=(((1, 2, 3, 4), (9_000, 8, 7, 6)),))
    record = signed(record, role=Role.SCRUTINY_CHAIR, mark=strokes)
    record = signed(record)
    record = lifecycle.give_reference(record, "D1", actor="DS", at=later(20))
    return lifecycle.publish(record, date=DAY, url="https://example.org/D1", actor="DS", at=later(30))


WHOLE = whole()


def document(record: Record) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(codec.write_record(record))
    return loaded


def leaves(value: Any, path: Path = ()) -> list[Path]:
    """Return the paths of all values that are not containers, and of empty containers."""
    entries: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    return [leaf for key, inner in entries for leaf in leaves(inner, (*path, key))] if entries else [path]


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def changed(record: Record, path: Path, value: Any) -> Record | None:
    """Return the record read again with one leaf changed, or None where reading refuses it."""
    altered = document(record)
    at(altered, path[:-1])[path[-1]] = value
    try:
        again = codec.read_record(json.dumps(altered).encode())
    except RecordRefused:
        return None
    return None if again == record else again


def verdict_after(record: Record, path: Path, value: Any) -> Outcome | None:
    again = changed(record, path, value)
    return None if again is None else verify(again).outcome


def other(value: Any) -> st.SearchStrategy[Any]:
    """Return strategies for values near this one, of its own type and of others."""
    near: list[Any] = [None, "", "x", 0, 1, 7, 10**17, True, False, [], {}, ["x"], "2024-05-15", "publication"]
    if isinstance(value, str):
        near += [f"{value} ", value[1:], value[:-1], f"{value}.", value.swapcase()]
    elif isinstance(value, int):
        near += [value + 1, -value, not value]
    return st.sampled_from([other for other in near if other != value or type(other) is not type(value)])


COVERED_LEAVES = [path for path in leaves(document(WHOLE)) if path[0] in COVERED]
SIGNATURE_LEAVES = [
    ("signatures", number, name)
    for number in (0, 1)
    for name in ("role", "name", "date", "signed_at", "content_digest")
]


def test_what_was_signed_is_intact() -> None:
    verdict = verify(WHOLE)
    assert verdict.outcome is Outcome.INTACT
    assert verdict.summary.startswith("Intact")
    assert any("scrutiny chair by A. Officer, Chief Officer, on 14 May 2024" in detail for detail in verdict.details)
    assert any("No signatory’s key" in detail for detail in verdict.details)
    assert verify(codec.read_record(codec.write_record(WHOLE))) == verdict


@settings(max_examples=examples(250), deadline=None)
@given(st.data())
def test_one_changed_leaf_of_what_is_covered_is_seen(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(COVERED_LEAVES))
    value = data.draw(other(at(document(WHOLE), path)))
    assert verdict_after(WHOLE, path, value) in (None, Outcome.ALTERED)


@pytest.mark.parametrize("path", COVERED_LEAVES, ids=lambda path: ".".join(map(str, path)))
def test_every_covered_leaf_counts(path: Path) -> None:
    """Each leaf in turn, with a value that reading accepts wherever there is one."""
    value = at(document(WHOLE), path)
    candidates = [
        f"{value}x",
        "x",
        ["x"],
        True,
        False,
        7,
        "2024-05-15",
        "all",
        "some",
        "granted",
        "administrative",
        "key",
        "none",
        "scheme",
        "2024-05-15T01:00:00Z",
    ]
    read = [again for candidate in candidates if (again := changed(WHOLE, path, candidate)) is not None]
    assert read or path in (("format",), ("version",), ("id",)) or value in ([], {})
    assert {verify(again).outcome for again in read} <= {Outcome.ALTERED}


@pytest.mark.parametrize("path", SIGNATURE_LEAVES, ids=lambda path: ".".join(map(str, path)))
def test_a_signature_s_own_facts_count(path: Path) -> None:
    for value in ("B. Other", "executive_member", "2024-05-15", "2024-05-14T12:11:00Z", "0" * 64):
        assert verdict_after(WHOLE, path, value) in (None, Outcome.ALTERED)


@pytest.mark.parametrize("path", [("post",), ("mark", "text")], ids=["post", "mark"])
def test_the_decision_maker_s_own_post_and_mark_are_held_by_the_history(path: Path) -> None:
    assert verdict_after(signed(), ("signatures", 0, *path), "Somebody else") is Outcome.ALTERED


def test_an_approval_s_mark_is_covered_by_the_decision() -> None:
    assert verdict_after(WHOLE, ("signatures", 0, "mark", "width"), 60_001) is Outcome.ALTERED
    assert verdict_after(WHOLE, ("signatures", 0, "mark", "strokes", 0, 0, 0), 2) is Outcome.ALTERED
    assert verdict_after(WHOLE, ("signatures", 0, "post"), "Somebody") is Outcome.ALTERED


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("reference",), "D2"),
        (("reference",), None),
        (("publication", "date"), "2024-06-01"),
        (("publication", "url"), None),
        (("status",), "withdrawn"),
        (("status",), "signed"),
    ],
)
def test_what_lies_outside_may_change(path: Path, value: Any) -> None:
    assert verdict_after(WHOLE, path, value) is Outcome.INTACT


def test_life_after_signing_leaves_it_intact() -> None:
    record = lifecycle.withdraw(signed(), actor="DS", at=later(40), reason="In error")
    assert verify(record).outcome is Outcome.INTACT
    record = lifecycle.bring_back(record, actor="DS", at=later(50))
    record = lifecycle.publish(record, date=DAY + dt.timedelta(1), url=None, actor="DS", at=later(60))
    assert verify(record).outcome is Outcome.INTACT


@pytest.mark.parametrize("number", range(len(WHOLE.history) - 1))
@pytest.mark.parametrize(
    ("name", "value"), [("actor", "Nobody"), ("reason", "why"), ("at", "2024-05-14T12:00:59Z"), ("digest", "0")]
)
def test_a_changed_entry_breaks_the_history(number: int, name: str, value: str) -> None:
    again = changed(WHOLE, ("history", number, name), value)
    assert again is not None
    assert "history" in " ".join((verify(again).summary, *verify(again).details))
    assert verify(again).outcome is Outcome.ALTERED


@pytest.mark.parametrize("number", range(len(WHOLE.history) - 1))
def test_an_entry_left_out_breaks_the_history(number: int) -> None:
    history = WHOLE.history[:number] + WHOLE.history[number + 1 :]
    assert verify(replace(WHOLE, history=history)).outcome is Outcome.ALTERED


def test_a_history_left_out_is_seen() -> None:
    assert verify(replace(WHOLE, history=())).outcome is Outcome.ALTERED


@pytest.mark.parametrize("status", [Status.DRAFT, Status.READY])
def test_a_signed_record_cannot_pose_as_a_draft(status: Status) -> None:
    verdict = verify(replace(signed(), status=status))
    assert verdict.outcome is Outcome.ALTERED
    assert status in verdict.summary


@pytest.mark.parametrize("status", list(Status))
def test_a_removed_signature_is_seen(status: Status) -> None:
    verdict = verify(replace(signed(), signatures=(), status=status))
    assert verdict.outcome is Outcome.ALTERED
    assert "signature is missing" in verdict.summary


def test_a_removed_approval_is_seen() -> None:
    assert verify(replace(WHOLE, signatures=WHOLE.signatures[1:])).outcome is Outcome.ALTERED
    approved = signed(role=Role.EXECUTIVE_MEMBER)
    assert verify(replace(approved, signatures=())).outcome is Outcome.UNSIGNED


@pytest.mark.parametrize("signatures", [WHOLE.signatures[::-1], WHOLE.signatures * 2, WHOLE.signatures[1:] * 2])
def test_signatures_in_another_order_or_number_are_seen(signatures: Any) -> None:
    assert verify(replace(WHOLE, signatures=signatures)).outcome is Outcome.ALTERED


def test_drafts_and_approved_drafts_are_unsigned() -> None:
    assert verify(draft()).outcome is Outcome.UNSIGNED
    ready = lifecycle.hand_over(draft(), actor="PA", at=later(1))
    approved = signed(ready, role=Role.SCRUTINY_CHAIR)
    verdict = verify(approved)
    assert verdict.outcome is Outcome.UNSIGNED
    assert "scrutiny chair" in verdict.details[0]
    dated = lifecycle.edit(approved, with_value(approved.notice, "decision_date", DAY), actor="PA", at=later(20))
    assert dated.approvals
    assert verify(dated).outcome is Outcome.UNSIGNED
    forged = replace(approved, notice=notice(subject="Another gate"))
    assert verify(forged).outcome is Outcome.ALTERED
    marked = replace(approved.signatures[0], mark=TypedMark(text="Somebody"))
    assert verify(replace(approved, signatures=(marked,))).outcome is Outcome.ALTERED


def test_every_problem_is_a_sentence() -> None:
    forged = replace(WHOLE, status=Status.DRAFT, signatures=WHOLE.signatures * 2, notice=notice(), history=())
    verdict = verify(forged)
    assert verdict.outcome is Outcome.ALTERED
    assert verdict.summary.startswith(
        "Altered: the content is not what was signed by the scrutiny chair, A. Officer; and the decision maker, "
        "A. Officer."
    )
    assert len(verdict.details) > 6
    assert all(detail[0].isupper() and detail.endswith(".") for detail in verdict.details)


def test_a_number_that_no_digest_covers_is_an_alteration() -> None:
    bands = (*WHOLE.terms.bands, replace(WHOLE.terms.bands[0], upper=10**17))
    for record in (WHOLE, publication_copy(WHOLE)):
        verdict = verify(replace(record, terms=replace(record.terms, bands=bands)))
        assert verdict.outcome is Outcome.ALTERED
        assert "number that is too large" in verdict.summary
    assert isinstance(bands[-1], Band)


def test_a_name_cannot_speak_to_the_terminal() -> None:
    record = lifecycle.sign(
        draft(),
        role=Role.DECISION_MAKER,
        name="A\x1b[2J\nB" + "c" * 500,
        post="P\u202e",
        date=DAY,
        mark=None,
        at=later(1),
    )
    detail = verify(record).details[0]
    assert detail.isprintable()
    assert len(detail) < 400


def test_a_publication_copy_is_intact_as_exported() -> None:
    verdict = verify(publication_copy(WHOLE))
    assert verdict.outcome is Outcome.INTACT
    assert verdict.summary == (
        "Intact, signer not confirmed: publication copy; withheld parts cannot be checked, and no known key confirms "
        "who signed it."
    )
    assert verify(publication_copy(draft())).outcome is Outcome.UNSIGNED


PUBLIC = publication_copy(WHOLE)


@settings(max_examples=examples(150), deadline=None)
@given(st.data())
def test_one_changed_leaf_of_a_publication_copy_is_seen(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(leaves(document(PUBLIC))))
    value = data.draw(other(at(document(PUBLIC), path)))
    assert verdict_after(PUBLIC, path, value) in (None, Outcome.ALTERED)


def redigested(record: Record) -> Record:
    return replace(record, digest=copy_digest(record))


@pytest.mark.parametrize(
    "copy",
    [
        replace(PUBLIC, history=WHOLE.history),
        replace(PUBLIC, settled=WHOLE.settled),
        replace(PUBLIC, signatures=WHOLE.signatures),
        replace(PUBLIC, notice=WHOLE.notice),
        replace(PUBLIC, status=Status.DRAFT),
        replace(PUBLIC, signatures=()),
        replace(PUBLIC, notice=with_value(PUBLIC.notice, "decision_date", DAY + dt.timedelta(1))),
    ],
)
def test_a_publication_copy_made_by_hand_is_seen(copy: Record) -> None:
    assert verify(redigested(copy)).outcome is Outcome.ALTERED


def test_a_publication_copy_cannot_pose_as_the_record() -> None:
    assert verify(replace(PUBLIC, copy=WHOLE.copy)).outcome is Outcome.ALTERED
    plain = publication_copy(signed())
    bare = replace(plain, copy=WHOLE.copy, withheld=UNSET, record_digest=UNSET, digest=UNSET)
    assert verify(bare).outcome is Outcome.ALTERED
    assert verify(replace(WHOLE, withheld=PUBLIC.withheld)).outcome is Outcome.ALTERED
    assert verify(replace(plain, digest=UNSET)).outcome is Outcome.ALTERED


def test_reference_given_later_needs_a_new_publication_copy() -> None:
    later_copy = publication_copy(replace(WHOLE, publication=Publication()))
    assert verify(later_copy).outcome is Outcome.INTACT
    assert verify(replace(later_copy, reference="D9")).outcome is Outcome.ALTERED


def test_a_name_that_is_the_post_is_said_once() -> None:
    record = signed()
    (signature,) = record.signatures
    (who,) = verify(
        replace(record, signatures=(replace(signature, name="Chief Officer", post="Chief officer"),))
    ).signatories
    assert who.sentence == "Signed as decision maker by Chief Officer, on 14 May 2024."


def test_a_signature_dated_another_day_than_it_was_given_says_so() -> None:
    """A date is what the signatory declares; the day on which signoff took the signature is given with it."""
    record = draft(decision_date=DAY)
    record = lifecycle.sign(
        record,
        role=Role.DECISION_MAKER,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=TypedMark(text="A. Officer"),
        at=later(3 * 24 * 60),
    )
    (who,) = verify(record).signatories
    assert who.sentence.endswith("on 14 May 2024 (the date given; it was entered on 17 May 2024).")


def test_a_withdrawal_is_not_undone_by_a_word() -> None:
    """The status is outside what is signed, but the history records the withdrawal."""
    record = lifecycle.withdraw(signed(), actor="Pat", at=later(30), reason="Unlawful")
    assert verify(record).outcome is Outcome.INTACT
    for status in (Status.SIGNED, Status.PUBLISHED):
        verdict = verify(replace(record, status=status))
        assert verdict.outcome is Outcome.ALTERED
        assert "it was withdrawn" in verdict.summary
    back = lifecycle.bring_back(record, actor="Pat", at=later(40))
    assert verify(back).outcome is Outcome.INTACT


def test_what_may_change_after_signing_is_held_against_the_history() -> None:
    record = lifecycle.give_reference(signed(), "D56789", actor="Pat", at=later(30))
    record = lifecycle.publish(record, date=DAY, url=None, actor="Pat", at=later(40))
    assert not any("history does not record" in detail for detail in verify(record).details)
    other = replace(record, reference="D99999", publication=replace(record.publication, date=DAY + dt.timedelta(1)))
    details = verify(other).details
    assert "Its history does not record the reference D99999." in details
    assert "Its history does not record its publication on 15 May 2024." in details
    bare = replace(record, reference=None, publication=Publication())
    assert sum("history does not record" in detail for detail in verify(bare).details) == 2
