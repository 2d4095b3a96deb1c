"""Salvaging: what is told, what is written beside, what is never changed, and how two registers become one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import DAY, draft, later, notice, signed
from register.salvage.judge import AT, Sample
from register.salvage.sample import PAGE, kept_of, pdf
from signoff.errors import RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.codec import write_record
from signoff.notice.record.comments import answer, comment_on
from signoff.notice.record.record import Copy, Record
from signoff.register.connection import Mode
from signoff.register.digests import sha256
from signoff.register.salvage import Salvaged, salvage
from signoff.register.salvage.readable_rows import ReadableTables
from signoff.register.store import Register
from signoff.register.triggers import TRIGGERS

REGISTERS = Path(__file__).parent.parent / "earlier_versions"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


def edit(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement


def keep(path: Path, *records: Record) -> None:
    with Register.open(path) as register:
        for record in records:
            register.save(record)


def published(record: Record) -> Record:
    record = lifecycle.give_reference(record, "D1", actor="PA", at=later(20))
    return lifecycle.publish(record, date=DAY, url="https://example.org", actor="PA", at=later(30))


def salvaged(path: Path, *also: Path) -> Salvaged:
    return salvage(path, path.with_name("new.sqlite"), also=also, at=AT)


def test_a_sound_register_is_salvaged_whole(sample: Sample, tmp_path: Path) -> None:
    source, target = tmp_path / "r.sqlite", tmp_path / "folder" / "new.sqlite"
    source.write_bytes(sample.materials.whole)
    done = salvage(source, target, at=AT)
    assert done.is_whole
    assert list(done.sentences) == []
    assert done.files == ()
    with Register.open(target) as register:
        assert {row.id for row in rows_of(register)} == set(sample.truth)
        assert sum(register.counts().values()) == len(sample.truth)
        assert register.damaged() == {}
        for name, truth in sample.truth.items():
            assert kept_of(register, name) == (truth.record, truth.pdf, truth.earlier, truth.as_draft)
        assert "Imported 4" in {row.subject for row in rows_of(register, "agreed gate")}
        register.save(draft())
    assert [one.name for one in target.parent.iterdir() if one.name.startswith(".")] == []
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_is_only_in_the_log_is_salvaged_and_the_log_stays(sample: Sample, tmp_path: Path) -> None:
    source = tmp_path / "r.sqlite"
    source.write_bytes(sample.materials.crashed)
    log = source.with_name("r.sqlite-wal")
    log.write_bytes(sample.materials.log)
    done = salvaged(source)
    assert done.is_whole
    assert {one.id for one in done.notices} == set(sample.crashed_truth)
    assert (source.read_bytes(), log.read_bytes()) == (sample.materials.crashed, sample.materials.log)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["new.sqlite", "r.sqlite", "r.sqlite-wal"]


def test_the_log_of_another_register_is_read_by_itself(sample: Sample, tmp_path: Path) -> None:
    source = tmp_path / "r.sqlite"
    source.write_bytes(sample.materials.whole)
    source.with_name("r.sqlite-wal").write_bytes(sample.materials.strange_log)
    done = salvaged(source)
    sound = {one.id for one in done.notices if one.is_sound}
    assert set(sample.truth) <= sound
    assert sound & set(sample.strange_truth)
    assert sound <= {*sample.truth, *sample.strange_truth}
    assert any("belongs to another register" in words for words in done.sentences)


def test_a_log_of_its_own_is_not_taken_for_anothers_over_a_file_with_a_damaged_mark(
    sample: Sample, tmp_path: Path
) -> None:
    source = tmp_path / "r.sqlite"
    source.write_bytes(sample.materials.crashed[:60] + b"mark" + bytes(5000) + sample.materials.crashed[5064:])
    source.with_name("r.sqlite-wal").write_bytes(sample.materials.log)
    done = salvaged(source)
    assert {one.id for one in done.notices if one.is_sound} == set(sample.crashed_truth)


def test_a_register_without_any_tree_is_put_together_from_its_pages(sample: Sample, tmp_path: Path) -> None:
    source = tmp_path / "r.sqlite"
    source.write_bytes(bytes(PAGE) + sample.materials.whole[PAGE:])
    done = salvaged(source)
    assert not done.is_whole
    (sentence,) = done.sentences
    assert "a later version may have been lost" in sentence
    with Register.open(done.register) as register:
        assert {row.id: register.get(row.id) for row in rows_of(register)} == {
            name: truth.record for name, truth in sample.truth.items()
        }


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        pytest.param("DELETE FROM event WHERE place = 4", "its reference, publication or status", id="event"),
        pytest.param("UPDATE event SET actor = 'x' WHERE place = 3", "was changed by another program", id="changed"),
        pytest.param("DELETE FROM chain_end", "was added by another program", id="count"),
        pytest.param("DELETE FROM seen_pdf", "the PDF that was signed is missing", id="PDF"),
        pytest.param("DELETE FROM standing WHERE place = 2", "its reference, publication or status", id="standing"),
        pytest.param("UPDATE standing SET reference = 'D2'", "its reference, publication or status", id="reference"),
        pytest.param("DELETE FROM signed_document", "its signed document is missing", id="document"),
    ],
)
def test_damage_that_nothing_can_undo_is_still_told(path: Path, statement: str, words: str) -> None:
    record = signed()
    with Register.open(path) as register:
        register.save(draft(subject="A neighbour"))
        register.keep_signed(record, pdf(1))
        for step in (lifecycle.give_reference(record, "D1", actor="PA", at=later(20)), published(record)):
            register.save(step)
    edit(path, statement)
    done = salvaged(path)
    unsound = [one for one in done.notices if not one.is_sound]
    assert [one.id for one in unsound] == [record.id]
    assert words in unsound[0].fault
    assert str(done.register) in unsound[0].fault
    with Register.open(done.register) as register:
        assert list(register.damaged()) == [record.id]


def test_values_that_damage_made_nothing_of_hide_no_others(path: Path) -> None:
    keep(path, draft(subject="A neighbour"), published(signed()))
    empty = {
        "event": "actor",
        "standing": "status",
        "signed_document": "data",
        "chain_end": "sha256",
        "notice": "council",
    }
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE type = 'table'")
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, column in empty.items():
            connection.execute(f"UPDATE {table} SET {column} = NULL WHERE number = 2")  # noqa: S608 - these words alone
    done = salvaged(path)
    assert {one.subject: one.is_sound for one in done.notices} == {"A neighbour": True, "A new gate": False}


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("DELETE FROM notice", id="lost"),
        pytest.param("UPDATE notice SET subject = 'Another', director = 'x'", id="changed"),
        pytest.param("UPDATE notice SET id = '00' || id", id="identity"),
    ],
)
@pytest.mark.parametrize("record", [draft(), published(signed())], ids=["draft", "published"])
def test_a_row_of_the_list_is_made_anew_from_its_document(path: Path, record: Record, statement: str) -> None:
    keep(path, record)
    edit(path, statement)
    done = salvaged(path)
    (one,) = done.notices
    assert (one.id, one.subject, one.is_sound) == (record.id, "A new gate", True)
    assert "was made again from its document" in " ".join(done.sentences)
    with Register.open(done.register) as register:
        assert register.get(record.id) == record


def test_a_digest_that_was_damaged_is_known_from_the_chain(path: Path) -> None:
    record = signed()
    keep(path, record)
    edit(path, "UPDATE signed_document SET sha256 = 'x' || substr(sha256, 2)")
    done = salvaged(path)
    assert [one.is_sound for one in done.notices] == [True]


def test_an_older_state_says_that_it_is_older(path: Path, tmp_path: Path) -> None:
    record = draft()
    edited = lifecycle.edit(record, notice(subject="Two gates"), actor="PA", at=later(5))
    keep(path, record)
    older = write_record(record)
    keep(path, edited)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document SET data = ?, sha256 = ?", (older, sha256(older)))
    done = salvaged(path)
    assert "its last state, of 2024-05-14T12:05, is lost; this is its state of 2024-05-14T12:00." in "".join(
        done.sentences
    )


def test_a_pdf_that_is_no_notices_is_written_beside(path: Path) -> None:
    with Register.open(path) as register:
        register.save(draft())
        register.keep_signed(signed(), pdf(1))
    edit(path, "DELETE FROM notice WHERE number = 2", "DELETE FROM event", "DELETE FROM signed_document")
    done = salvaged(path)
    (file,) = done.files
    assert file.name.startswith("new-found-")
    assert file.read_bytes() == pdf(1)
    assert "Only traces are left of the notice with the number 2:" in " ".join(done.sentences)


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_registers_of_earlier_versions_are_salvaged(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((REGISTERS / f"version-{version}.sql").read_text(encoding="utf-8"))
    shutil.copy(path, path.with_name("copy.sqlite"))
    with Register.open(path.with_name("copy.sqlite")) as register:
        expected = {row.id: register.get(row.id) for row in rows_of(register)}
    for begin in (0, PAGE):
        data = path.read_bytes()
        path.write_bytes(bytes(begin) + data[begin:])
        done = salvage(path, path.with_name(f"new-{begin}.sqlite"), at=AT)
        with Register.open(done.register) as register:
            assert register.damaged() == {}
            assert {row.id: register.get(row.id) for row in rows_of(register)} == expected


@pytest.mark.parametrize("data", [b"", b"not a register", bytes(40_000), b"SQLite format 3\0" * 1000])
def test_where_there_is_nothing_one_sentence_says_so(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(
        RegisterProblem, match=r"^Nothing of a signoff register was found in .*\. Nothing was written\.$"
    ):
        salvaged(path)
    assert [one.name for one in path.parent.iterdir()] == ["register.sqlite"]


def test_what_stands_at_the_target_stays(path: Path) -> None:
    keep(path, draft())
    target = path.with_name("new.sqlite")
    target.write_bytes(b"a letter")
    with pytest.raises(RegisterProblem, match="exists already"):
        salvaged(path)
    assert target.read_bytes() == b"a letter"


def test_what_is_no_file_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(RegisterProblem, match="could not be read: no such file"):
        salvaged(path)
    with pytest.raises(RegisterProblem, match="is not an ordinary file"):
        salvage(tmp_path, path, at=AT)
    assert list(tmp_path.iterdir()) == []


def test_a_salvage_that_is_stopped_leaves_nothing(path: Path) -> None:
    keep(path, draft())
    told: list[str] = []
    with pytest.raises(RegisterProblem, match="was stopped"):
        salvage(
            path,
            path.with_name("new.sqlite"),
            at=AT,
            tell=lambda work, _: told.append(work),
            is_stopped=lambda: "Reading the register" in told,
        )
    assert [one.name for one in path.parent.glob("*") if "register" not in one.name] == []


def test_a_schema_that_is_made_to_harm_is_not_run(path: Path) -> None:
    keep(path, draft())
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    endless = f"{numbers} SELECT i AS number, i AS sha256, i AS data FROM n"  # noqa: S608 - these words alone
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE earlier_state")
        connection.execute(f"CREATE VIEW earlier_state AS {endless}")
    done = salvaged(path)
    assert [one.is_sound for one in done.notices] == [True]


@pytest.mark.parametrize("place", [0, 7, -1], ids=["first", "middle", "last"])
def test_sqlite_reads_on_behind_a_bad_page(path: Path, place: int) -> None:
    """So what lies elsewhere is known to be the last that was written."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE event (key INTEGER PRIMARY KEY, detail TEXT)")
        connection.executemany("INSERT INTO event VALUES (?, ?)", [(key, "x" * 900) for key in range(1, 101)])
        leaves = [page for (page,) in connection.execute(_LEAVES)]
    data, leaf = bytearray(path.read_bytes()), leaves[place]
    data[(leaf - 1) * PAGE : leaf * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    with ReadableTables(path, Mode.READ, lambda: False) as tables:
        found = {key for key, _ in tables.rows("event", ("key", "detail"))}
        assert not tables.is_clean
    bad = set(range(1, 101)) - found
    assert len(bad) == 4
    assert max(bad) - min(bad) == 3


def test_sqlite_reads_what_is_there_of_a_file_that_ends_before_the_root_of_a_table(path: Path) -> None:
    with Register.open(path) as register:
        register.save(draft(subject="Still there"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE last_of_all (x)")
        (root,) = connection.execute("SELECT max(rootpage) FROM sqlite_master").fetchone()
    with path.open("r+b") as file:
        file.truncate((root - 1) * PAGE)
        file.seek(28)
        file.write((root - 1).to_bytes(4, "big"))
    with ReadableTables(path, Mode.READ, lambda: False) as readable:
        assert [subject for _, subject in readable.rows("notice", ("number", "subject"))] == ["Still there"]


def test_a_tree_that_leads_elsewhere_without_a_word_is_missed(tmp_path: Path) -> None:
    """A page over another is whole in itself: what it led to belongs to no tree any more."""
    path = tmp_path / "register.sqlite"
    originals = [signed(draft(subject=f"Both {number}")) for number in range(40)]
    with Register.open(path) as register:
        copies = {register.import_as_copy(one, actor="PA", at=later(40)).id: one for one in originals}
    with closing(sqlite3.connect(path)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
    data = bytearray(path.read_bytes())
    here, there = (roots[name] - 1 for name in ("earlier_state", "words_content"))
    data[here * PAGE : here * PAGE + PAGE] = data[there * PAGE : there * PAGE + PAGE]
    path.write_bytes(data)
    done = salvaged(path)
    with Register.open(done.register) as register:
        assert {one: register.earlier_states(one) for one in copies} == {one: (was,) for one, was in copies.items()}


_LEAVES = "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY path"


class TestMerging:
    """Two registers of one person: the damaged one and the last backup."""

    def backup(self, path: Path) -> Path:
        backup = path.with_name("backup.sqlite")
        with Register.open(path) as register:
            register.back_up(backup)
        return backup

    def test_it_can_be_stopped_and_leaves_nothing(self, path: Path) -> None:
        keep(path, draft())
        backup = self.backup(path)
        keep(path, draft(subject="Since"))
        with Register.open(backup) as register:
            register.save(draft(subject="Only there"))
        told: list[str] = []
        with pytest.raises(RegisterProblem, match="was stopped"):
            salvage(
                path,
                path.with_name("new.sqlite"),
                also=(backup,),
                at=AT,
                tell=lambda work, _: told.append(work),
                is_stopped=lambda: any(work.startswith("Filling the gaps") for work in told),
            )
        assert sorted(one.name for one in path.parent.iterdir()) == ["backup.sqlite", "register.sqlite"]

    def test_what_only_the_backup_has_comes_from_there(self, path: Path) -> None:
        lost, kept = signed(draft(subject="Lost")), draft(subject="Kept")
        with Register.open(path) as register:
            register.keep_signed(lost, pdf(1))
        backup = self.backup(path)
        path.unlink()
        keep(path, kept)
        done = salvaged(path, backup)
        assert done.is_whole
        with Register.open(done.register) as register:
            assert (register.get(lost.id), register.get(kept.id)) == (lost, kept)
            assert register.seen_pdf(lost.id) == pdf(1)
            assert {row.subject for row in rows_of(register, "lost")} == {"Lost"}
            register.save(draft(subject="Another"))

    def test_the_newer_state_is_kept_whichever_register_has_it(self, path: Path) -> None:
        first, second = draft(subject="First"), draft(subject="Second")
        keep(path, first, second)
        backup = self.backup(path)
        later_first = lifecycle.hand_over(first, actor="PA", at=later(5))
        later_second = lifecycle.hand_over(second, actor="PA", at=later(5))
        with Register.open(path) as register:
            register.get(first.id)
            register.save(later_first)
        with Register.open(backup) as register:
            register.get(second.id)
            register.save(later_second)
        done = salvaged(path, backup)
        with Register.open(done.register) as register:
            assert (register.get(first.id), register.get(second.id)) == (later_first, later_second)
            assert len(rows_of(register)) == 2
        assert done.is_whole

    def test_what_was_typed_since_the_backup_makes_no_copy(self, path: Path) -> None:
        record = draft()
        typed = lifecycle.edit(record, notice(subject="T"), actor="PA", at=later(5))
        more = lifecycle.edit(typed, notice(subject="Typed"), actor="PA", at=later(6), continuing=True)
        with Register.open(path) as register:
            register.save(record)
            register.save(typed)
            backup = path.with_name("backup.sqlite")
            register.back_up(backup)
            register.save(more)
        done = salvaged(path, backup)
        assert done.copies == ()
        with Register.open(done.register) as register:
            assert register.get(record.id) == more

    def test_a_damaged_notice_is_replaced_by_the_sound_one_and_what_was_signed_goes_on_top(self, path: Path) -> None:
        record = draft()
        keep(path, record)
        backup = self.backup(path)
        done_record = published(signed(record))
        with Register.open(path) as register:
            register.get(record.id)
            register.save(signed(record))
            register.save(lifecycle.give_reference(signed(record), "D1", actor="PA", at=later(20)))
            register.save(done_record)
            register.note_exported(record.id, copy=Copy.RECORD, actor="PA", at=later(31), digest="1" * 64)
        edit(path, "DELETE FROM event WHERE place = 1")
        done = salvaged(path, backup)
        with Register.open(done.register) as register:
            assert register.damaged() == {}
            assert register.get(record.id) == done_record
            assert register.earlier_states(record.id) == (record,)

    def test_a_step_that_is_not_proven_does_not_go_on_top(self, path: Path) -> None:
        record = signed()
        with Register.open(path) as register:
            register.keep_signed(record, pdf(1))
        backup = self.backup(path)
        with Register.open(path) as register:
            register.get(record.id)
            register.save(lifecycle.give_reference(record, "D1", actor="PA", at=later(20)))
        edit(path, "UPDATE standing SET reference = 'D2'")
        done = salvaged(path, backup)
        with Register.open(done.register) as register:
            assert register.get(record.id) == record
            assert register.seen_pdf(record.id) == pdf(1)

    def test_where_both_have_gone_on_one_is_kept_as_a_copy(self, path: Path) -> None:
        record = draft()
        keep(path, record)
        backup = self.backup(path)
        mine, other = signed(record), lifecycle.edit(record, notice(subject="Other"), actor="PA", at=later(5))
        for where, state in ((path, mine), (backup, other)):
            with Register.open(where) as register:
                register.get(record.id)
                register.save(state)
        done = salvaged(path, backup)
        (copy,) = done.copies
        with Register.open(done.register) as register:
            assert register.get(record.id) == mine
            assert register.get(copy).notice.subject == "Other"
            assert register.earlier_states(copy) == (other,)
        assert (copy in {one.id for one in done.notices}) is True

    def test_the_same_register_twice_is_the_register(self, sample: Sample, tmp_path: Path) -> None:
        source = tmp_path / "r.sqlite"
        source.write_bytes(sample.materials.whole)
        done = salvaged(source, source)
        assert done.is_whole
        assert done.copies == ()
        with Register.open(done.register) as register:
            for name, truth in sample.truth.items():
                assert register.earlier_states(name) == truth.earlier

    def test_damage_on_different_pages_is_made_up_for(self, sample: Sample, tmp_path: Path) -> None:
        data = sample.materials.whole
        half = len(data) // PAGE // 2 * PAGE
        first, second = tmp_path / "r.sqlite", tmp_path / "backup.sqlite"
        first.write_bytes(data[:half])
        second.write_bytes(data[:PAGE] + bytes(half - PAGE) + data[half:])
        done = salvaged(first, second)
        with Register.open(done.register) as register:
            sound = {row.id for row in rows_of(register)} - set(register.damaged())
            for name in sound:
                assert write_record(register.get(name)) in sample.truth[name].states


@pytest.mark.parametrize("way", ["ours goes on", "theirs goes on", "only comments", "signed"])
def test_the_comments_of_both_registers_are_kept(way: str, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    record = draft()
    first = comment_on(record, "reasons", "Is this the figure?", author="PA", post="", at=later(1))
    ours = comment_on(first, "reasons", "Ours", author="PA", post="", at=later(2))
    theirs = comment_on(first, "decision", "Theirs", author="DM", post="", at=later(3))
    theirs = answer(theirs, first.comments[0].id, "Yes", author="DM", post="", at=later(4))
    if way == "ours goes on":
        ours = lifecycle.hand_over(ours, actor="PA", at=later(5))
    elif way == "theirs goes on":
        theirs = lifecycle.hand_over(theirs, actor="DM", at=later(5))
    elif way == "signed":
        ours = signed(record=ours)
    keep(path, ours)
    keep(other, theirs)
    result = salvaged(path, other)
    assert not result.copies
    with Register.open(result.register) as register:
        kept = register.get(record.id)
    words = {comment.text: [reply.text for reply in comment.replies] for comment in kept.comments}
    if way == "signed":
        assert words == {"Is this the figure?": [], "Ours": []}
    else:
        assert words == {"Is this the figure?": ["Yes"], "Ours": [], "Theirs": []}
