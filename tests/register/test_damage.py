"""A register edited with another program: noticed on the next read, reported in one sentence, and nothing is lost."""

# ruff: noqa: S608 - the statements are these tests' own words

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from all_rows import rows_of
from builders import DAY, draft, later, signed
from register.forgery import forged
from signoff.errors import AlteredRecord, ImportConflict, NotAllowed, RegisterDamaged
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record, Role
from signoff.register.results import Outcome
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS
from signoff.signing.proof.proof import new_key, prove

PDF = b"%PDF-1.7 the very pages that were seen"


@pytest.fixture
def published(register: Register) -> Record:
    """A published notice with its PDF and events; the register also has another signed notice."""
    register.keep_signed(signed(draft(subject="A neighbour")), PDF)
    record = signed()
    register.keep_signed(record, PDF)
    record = lifecycle.give_reference(record, "D1", actor="PA", at=later(20))
    register.save(record)
    record = lifecycle.publish(record, date=DAY, url="https://example.org", actor="PA", at=later(30))
    register.save(record)
    register.note_exported(record.id, copy=Copy.RECORD, actor="PA", at=later(31), digest="1" * 64)
    register.note_exported(record.id, copy=Copy.PUBLICATION, actor="Kim", at=later(32), digest="2" * 64)
    return record


def edit(path: Path, *statements: str) -> None:
    """Do what a person with sqlite3 could do: drop the triggers and change the rows."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement


N = "number = (SELECT number FROM notice WHERE subject = 'A new gate')"
GATES = "CAST(replace(CAST(data AS TEXT), 'agreed to a new', 'agreed to no') AS BLOB)"


def assert_reported(register: Register, published: Record, words: str) -> None:
    """Check that each way of reading reports the damage, and that list, neighbour and events can still be read."""
    with pytest.raises(RegisterDamaged) as raised:
        register.get(published.id)
    sentence = str(raised.value)
    assert sentence.startswith(f"The notice “A new gate” ({published.id}) is damaged in the register ")
    assert words in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()
    with pytest.raises(RegisterDamaged):
        register.seen_pdf(published.id)
    assert register.damaged() == {published.id: sentence}
    assert len(rows_of(register)) == 2
    (neighbour,) = (row.id for row in rows_of(register) if row.id != published.id)
    assert register.get(neighbour).notice.subject == "A neighbour"
    register.events(published.id)


DAMAGES = [
    pytest.param(f"UPDATE signed_document SET data = {GATES} WHERE {N}", "is not what was signed", id="text"),
    pytest.param(f"UPDATE signed_document SET data = X'7B7D' WHERE {N}", "is not what was signed", id="emptied"),
    pytest.param(f"UPDATE signed_document SET data = 'text' WHERE {N}", "is not what was signed", id="type"),
    pytest.param(f"DELETE FROM signed_document WHERE {N}", "its signed document is missing", id="deleted"),
    pytest.param(f"UPDATE seen_pdf SET data = X'255044462D' WHERE {N}", "the PDF is not the one", id="PDF"),
    pytest.param(f"DELETE FROM seen_pdf WHERE {N}", "the PDF that was signed is missing", id="no PDF"),
    pytest.param(f"UPDATE standing SET reference = 'D2' WHERE {N} AND place = 2", "its reference,", id="reference"),
    pytest.param(f"UPDATE standing SET status = 'x' WHERE {N}", "its reference, publication or status", id="nonsense"),
    pytest.param(f"DELETE FROM standing WHERE {N} AND place = 2", "its reference, publication", id="unpublished"),
    pytest.param(f"UPDATE notice SET director = 'Kim' WHERE {N}", "what the list says of it", id="director"),
    pytest.param(f"UPDATE notice SET status = 'draft' WHERE {N}", "what the list says of it", id="status"),
    pytest.param(
        f"UPDATE event SET actor = 'Nobody' WHERE {N} AND place = 5",
        "event 5 of the register (exported on 14 May 2024 at 12:31 UTC by Nobody) was changed by another program",
        id="event changed",
    ),
    pytest.param(
        f"UPDATE event SET actor = 'No' || char(0) || 'bo' || char(10) || 'dy' WHERE {N} AND place = 5",
        r"UTC by No\x00bo dy) was changed by another program",
        id="unprintable",
    ),
    pytest.param(
        f"DELETE FROM event WHERE {N} AND place = 5",
        "an event before event 6 of the register (exported on 14 May 2024 at 12:32 UTC by Kim) was removed",
        id="event removed",
    ),
    pytest.param(
        f"DELETE FROM event WHERE {N} AND place = 6",
        "what happened after event 5 of the register (exported on 14 May 2024 at 12:31 UTC by PA) was removed",
        id="last event removed",
    ),
    pytest.param(f"DELETE FROM event WHERE {N}", "is not what was signed", id="all events removed"),
    pytest.param(
        f"DELETE FROM chain_end WHERE {N}",
        "one of its 6 events in the register was added",
        id="count removed",
    ),
    pytest.param(
        "INSERT INTO event SELECT NULL, number, 7, at, 'Nobody', kind, detail, digest, sha256, 'x' "
        f"FROM event WHERE {N} AND place = 6",
        "event 7 of the register (exported on 14 May 2024 at 12:32 UTC by Nobody) was changed",
        id="event added",
    ),
]


@pytest.mark.parametrize(("statement", "words"), DAMAGES)
def test_an_edited_register_is_noticed(
    register: Register, published: Record, path: Path, statement: str, words: str
) -> None:
    edit(path, statement)
    assert_reported(register, published, words)
    with Register.open(path) as again:
        assert_reported(again, published, words)


def test_the_subject_in_the_list_is_compared_too(register: Register, published: Record, path: Path) -> None:
    edit(path, f"UPDATE notice SET subject = 'Another' WHERE {N}")
    with pytest.raises(RegisterDamaged, match="what the list says of it was changed"):
        register.get(published.id)


def test_a_signed_notice_moved_back_to_the_drafts_is_noticed(register: Register, published: Record, path: Path) -> None:
    edit(
        path,
        f"INSERT INTO document SELECT number, sha256, data FROM signed_document WHERE {N}",
        f"DELETE FROM signed_document WHERE {N}",
        f"DELETE FROM seen_pdf WHERE {N}",
        f"DELETE FROM standing WHERE {N}",
        f"DELETE FROM event WHERE {N}",
        f"DELETE FROM chain_end WHERE {N}",
    )
    with pytest.raises(RegisterDamaged, match="its lock was removed by another program"):
        register.get(published.id)


def test_a_forgery_with_all_digests_recomputed_is_noticed_by_the_signature(
    register: Register, published: Record, path: Path
) -> None:
    first = signed()
    forged(path, published, replace(first, id=published.id, notice=replace(first.notice, decision="No gate.")))
    with pytest.raises(RegisterDamaged, match=r"the content is not what the decision maker, A\. Officer, signed"):
        register.get(published.id)


def test_a_forgery_with_the_signature_replaced_too_is_noticed_by_its_proof(register: Register, path: Path) -> None:
    key, record = new_key(), draft()
    own = signed(record).signatures[0]
    record = lifecycle.sign(
        record,
        role=own.role,
        name=own.name,
        post=own.post,
        date=own.date,
        mark=TypedMark(text=own.name),
        at=own.signed_at,
        prove=lambda entry: prove(entry, record.id, key),
    )
    register.keep_signed(record, PDF)
    assert register.damaged() == {}
    forgery = replace(record, signatures=(replace(record.signatures[0], name="Mallory"),))
    forged(path, record, forgery)
    with pytest.raises(RegisterDamaged, match="the digital key does not confirm the signature of Mallory"):
        register.get(record.id)
    assert list(register.damaged()) == [record.id]
    with (
        Register.open(path.with_name("other.sqlite")) as other,
        pytest.raises(AlteredRecord, match="the digital key does not confirm"),
    ):
        other.import_record(forgery)


def test_an_approval_of_other_content_is_not_imported(register: Register) -> None:
    approved = lifecycle.sign(
        draft(), role=Role.SCRUTINY_CHAIR, name="C", post="Chair", date=DAY, mark=TypedMark(text="C"), at=later(1)
    )
    altered = replace(approved, notice=replace(approved.notice, decision="Two gates."))
    with pytest.raises(AlteredRecord, match="the content is not what the scrutiny chair, C, signed"):
        register.import_record(altered)
    assert register.import_record(approved).outcome is Outcome.ADDED


def test_a_signed_notice_removed_from_the_list_is_reported(register: Register, published: Record, path: Path) -> None:
    edit(path, f"DELETE FROM notice WHERE {N}")
    assert [row.subject for row in rows_of(register)] == ["A neighbour"]
    assert "The signed notice “A new gate”" in register.damaged()[published.id]
    assert "was removed" in register.damaged()[published.id]


def test_importing_its_file_lists_a_removed_signed_notice_again(
    register: Register, published: Record, path: Path
) -> None:
    edit(path, f"DELETE FROM notice WHERE {N}")
    imported = register.import_record(published)
    assert (imported.outcome, imported.record) == (Outcome.IDENTICAL, published)
    assert imported.sentence.startswith("Another program had removed this notice from the list; it is listed again. ")
    assert register.get(published.id) == published
    assert register.seen_pdf(published.id) == PDF
    assert len(register.events(published.id)) == 6
    assert register.damaged() == {}
    assert published.id in {row.id for row in rows_of(register, "gate")}


def test_a_removed_signed_notice_is_not_replaced_by_another_record(
    register: Register, published: Record, path: Path
) -> None:
    edit(path, f"DELETE FROM notice WHERE {N}")
    other = replace(draft(subject="A new fence"), id=published.id)
    with pytest.raises(ImportConflict):
        register.import_record(other)
    with pytest.raises(NotAllowed):
        register.save(other)
    assert published.id in register.damaged()


def test_damage_of_a_removed_signed_notice_is_reported_on_import(
    register: Register, published: Record, path: Path
) -> None:
    edit(path, f"DELETE FROM event WHERE {N} AND place = 5", f"DELETE FROM notice WHERE {N}")
    with pytest.raises(RegisterDamaged, match="an event before event 6"):
        register.import_record(published)


def test_of_several_documents_with_a_notices_identity_the_sound_one_is_listed_again(
    register: Register, published: Record, path: Path
) -> None:
    copy = f"INSERT INTO signed_document SELECT -5, sha256, {GATES} FROM signed_document WHERE {N}"
    edit(path, copy, f"DELETE FROM notice WHERE {N}")
    register.import_record(published)
    assert register.get(published.id) == published


@pytest.mark.parametrize("table", ["document", "signed_document", "seen_pdf", "event", "chain_end", "earlier_state"])
def test_a_new_notice_never_gets_the_number_of_left_over_rows(
    register: Register, published: Record, path: Path, table: str
) -> None:
    """Another program may leave rows with any number in any table."""
    copied = {
        "document": "SELECT 70, sha256, data FROM signed_document LIMIT 1",
        "signed_document": "SELECT 70, sha256, data FROM signed_document LIMIT 1",
        "seen_pdf": "SELECT 70, sha256, data FROM seen_pdf LIMIT 1",
        "event": "SELECT NULL, 70, 1, at, actor, kind, detail, digest, '', sha256 FROM event LIMIT 1",
        "chain_end": "SELECT 70, place, sha256 FROM chain_end LIMIT 1",
        "earlier_state": "SELECT NULL, 70, '2024-05-14T12:00:00+00:00', sha256, data FROM signed_document LIMIT 1",
    }
    edit(path, f"INSERT INTO {table} {copied[table]}", f"UPDATE notice SET number = 69 WHERE {N}")
    record = signed(draft(subject="Another"))
    register.keep_signed(record, PDF)
    assert register.get(record.id) == record
    assert (register.seen_pdf(record.id), register.earlier_states(record.id)) == (PDF, ())


def test_numbers_used_up_by_another_program_are_reported_in_one_sentence(
    register: Register, published: Record, path: Path
) -> None:
    for number in (2**62 - 1, 2**63 - 1):
        edit(path, f"UPDATE notice SET number = {number} WHERE {N}")
        if number < 2**62:
            with pytest.raises(RegisterDamaged, match=r"so no further notice can be added\.$"):
                register.save(draft())
        else:
            register.save(draft(subject="The next"))


@pytest.mark.parametrize("place", ["9e999", "1e308", "9223372036854775807", "'x'", "X'00'", "9007199254740991"])
def test_no_event_is_added_after_one_with_an_impossible_place(
    register: Register, published: Record, path: Path, place: str
) -> None:
    edit(path, f"UPDATE event SET place = {place} WHERE {N} AND place = 6")
    with pytest.raises(RegisterDamaged, match=r"in the register: event .* was changed by another program\.$"):
        register.note_exported(published.id, copy=Copy.RECORD, actor="PA", at=later(40), digest="3" * 64)
    assert published.id in register.damaged()


def test_no_event_is_added_after_one_without_a_digest(register: Register, published: Record, path: Path) -> None:
    edit(path, f"UPDATE event SET sha256 = X'00' WHERE {N} AND place = 6")
    with pytest.raises(RegisterDamaged):
        register.note_exported(published.id, copy=Copy.RECORD, actor="PA", at=later(40), digest="3" * 64)


def test_a_notice_whose_identity_is_not_text_is_listed_by_its_record(
    register: Register, published: Record, path: Path
) -> None:
    edit(path, f"UPDATE notice SET id = X'FFFE00' WHERE {N}")
    assert {row.id for row in rows_of(register)} >= {published.id}
    assert len(register.damaged()) == 1


def test_bytes_of_the_file_changed_without_sqlite_are_noticed(
    published: Record, register: Register, path: Path
) -> None:
    register.close()
    data = path.read_bytes()
    assert b"agreed to a new gate" in data
    path.write_bytes(data.replace(b"agreed to a new gate", b"agreed to no gate at"))
    with Register.open(path) as again:
        assert published.id in again.damaged()
        with pytest.raises(RegisterDamaged, match="is not what was signed"):
            again.get(published.id)


def test_a_damaged_notice_can_be_read_as_far_as_possible(register: Register, published: Record, path: Path) -> None:
    edit(path, f"UPDATE signed_document SET data = {GATES} WHERE {N}", f"DELETE FROM event WHERE {N} AND place = 5")
    examined = register.examine(published.id)
    assert examined.record is not None
    assert (examined.record.reference, examined.record.publication) == (published.reference, published.publication)
    assert "agreed to no gate" in (examined.record.notice.decision or "")
    assert len(examined.faults) == 4
    broken = [event.broken for event in register.events(published.id)]
    assert [bool(words) for words in broken] == [False, False, False, False, True]


def test_nothing_is_saved_over_damage(register: Register, published: Record, path: Path) -> None:
    edit(path, f"DELETE FROM event WHERE {N} AND place = 5")
    with pytest.raises(RegisterDamaged):
        register.save(lifecycle.give_reference(published, "D3", actor="PA", at=later(50)))
    with pytest.raises(RegisterDamaged):
        register.import_record(published)


def test_an_unreadable_row_does_not_hide_the_others(register: Register, published: Record, path: Path) -> None:
    edit(path, f"DELETE FROM signed_document WHERE {N}", f"UPDATE standing SET changed_at = X'00' WHERE {N}")
    rows = {row.subject: row for row in rows_of(register)}
    assert set(rows) == {"A neighbour", "A new gate"}


@pytest.mark.parametrize("part", ["decision", "entry"])
def test_an_altered_file_is_not_imported(register: Register, part: str) -> None:
    record = signed(lifecycle.hand_over(draft(), actor="PA", at=later(1), to="A. Officer"))
    if part == "decision":
        altered = replace(record, notice=replace(record.notice, decision="No gate."))
        words = "the content is not what the decision maker, A. Officer, signed"
    else:
        altered = replace(record, history=(record.history[0], *record.history[2:]))
        words = r"its history is broken before entry 2 \(signed on 14 May 2024 at 12:10 UTC by A. Officer\)"
    with pytest.raises(AlteredRecord, match=words):
        register.import_record(altered)
    assert rows_of(register) == ()


def test_a_publication_copy_is_checked_by_its_own_digest(register: Register, path: Path) -> None:
    copy = publication_copy(signed())
    register.import_record(copy)
    assert register.damaged() == {}
    altered = replace(copy, notice=replace(copy.notice, decision="No gate."))
    data = write_record(altered)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET data = ?, sha256 = ?", (data, hashlib.sha256(data).hexdigest()))
    with pytest.raises(RegisterDamaged, match="is not what was exported"):
        register.get(copy.id)
    assert list(register.damaged()) == [copy.id]


def test_an_altered_publication_copy_is_not_imported(register: Register) -> None:
    copy = publication_copy(signed())
    with pytest.raises(AlteredRecord, match="is not what was exported"):
        register.import_record(replace(copy, reference="D9"))
    assert rows_of(register) == ()


def test_a_forged_document_that_is_not_a_notice_is_reported_with_its_fault(
    register: Register, published: Record, path: Path
) -> None:
    forged(path, published, msgspec.structs.replace(published, status="lost"))
    with pytest.raises(RegisterDamaged, match=r"Its document is not a sound signoff notice: at status, .*\.$"):
        register.get(published.id)
    assert register.examine(published.id).record is None


@pytest.mark.parametrize(
    "record",
    [signed(role=Role.EXECUTIVE_MEMBER), publication_copy(signed()), publication_copy(draft())],
    ids=["approved", "publication copy", "publication copy of a draft"],
)
def test_an_unsigned_document_replaced_with_its_digest_is_reported_by_its_content(
    record: Record, register: Register, path: Path
) -> None:
    register.import_record(record)
    assert register.damaged() == {}
    altered = write_record(replace(record, notice=replace(record.notice, reasons="None at all.")))
    with closing(sqlite3.connect(path)) as connection, connection:
        values = (altered, hashlib.sha256(altered).hexdigest())
        assert connection.execute("UPDATE document SET data = ?, sha256 = ?", values).rowcount == 1
    assert list(register.damaged()) == [record.id]
