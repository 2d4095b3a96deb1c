"""The ways out once a register's file was replaced: nothing that was open is lost, and nothing that is there now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, later
from register.replacing import ELSEWHERE, OVERWRITTEN, WAYS, overwrite, replace
from signoff.errors import RegisterProblem, RegisterReplaced
from signoff.notice.record import lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.record import Record
from signoff.register.replacement import Replacement
from signoff.register.store import Register

FIRST, SECOND, OTHER = draft(subject="First"), draft(subject="Second"), draft(subject="Of another register")
NOW = later(1)


def typed(record: Record, subject: str = "Typed on") -> Record:
    changed = with_value(record.notice, "subject", subject)
    return lifecycle.edit(record, changed, actor="PA", at=later(2))


def subjects(path: Path) -> set[str]:
    with Register.open(path, read_only=True) as register:
        assert register.damaged() == {}
        return {row.subject for row in rows_of(register)}


def beside(path: Path, words: str) -> list[Path]:
    return sorted(file for file in path.parent.iterdir() if words in file.name)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another register, closed, with a notice of its own."""
    path = tmp_path / "other" / "other.sqlite"
    with Register.open(path) as register:
        register.save(OTHER)
    return path


@pytest.mark.parametrize("way", ELSEWHERE)
def test_what_was_open_is_put_back(way: str, path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        ELSEWHERE[way](path, other)
        with pytest.raises(RegisterReplaced):
            register.save(SECOND)
        there = path.exists()
        replacement = Replacement(register)
        assert replacement.why_not_put_back() == ""
        kept = replacement.put_back(NOW)
        assert (kept is not None) == there
        register.save(SECOND)
        assert {row.subject for row in rows_of(register)} == {"First", "Second"}
        assert register.watch.problem is None
    assert not path.with_name(f"{path.name}-wal").exists()
    assert subjects(path) == {"First", "Second"}
    if way == "replaced":
        assert kept is not None
        assert subjects(kept) == {"Of another register"}
        assert "before-putting-back" in kept.name


def test_what_was_open_is_put_back_into_a_folder_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "register.sqlite"
    with Register.open(path) as register:
        register.save(FIRST)
        shutil.rmtree(path.parent)
        Replacement(register).put_back(NOW)
        register.save(SECOND)
    assert subjects(path) == {"First", "Second"}


@pytest.mark.parametrize("way", OVERWRITTEN)
def test_what_was_overwritten_is_not_put_back(way: str, path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        OVERWRITTEN[way](path, other)
        found = path.read_bytes()
        replacement = Replacement(register)
        assert "overwritten" in replacement.why_not_put_back()
        assert replacement.keep_beside(NOW) is None
        with pytest.raises(RegisterProblem, match="no longer whole"):
            replacement.put_back(NOW)
        assert path.read_bytes() == found


def test_an_earlier_copy_in_its_place_is_not_taken_for_what_was_open(path: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    with Register.open(path) as register:
        register.save(FIRST)
    shutil.copy(path, earlier)
    with Register.open(path) as register:
        register.save(SECOND)
    with Register.open(path) as register:
        overwrite(path, earlier)
        assert Replacement(register).why_not_put_back()
        assert Replacement(register).open_again(NOW) is None
        assert [row.subject for row in rows_of(register)] == ["First"]
        register.save(SECOND)
    assert subjects(path) == {"First", "Second"}


def test_what_was_open_is_kept_beside_when_it_is_closed(path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        replace(path, other)
        kept = Replacement(register).keep_beside(NOW)
    assert kept is not None
    assert path.read_bytes() == other.read_bytes()
    assert not beside(path, "-wal")
    assert subjects(kept) == {"First"}


def test_where_it_cannot_be_put_back_nothing_has_changed(
    path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "prepared.sqlite":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    with Register.open(path) as register:
        register.save(FIRST)
        replace(path, other)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", refuse)
            with pytest.raises(RegisterProblem, match="could not be put back: permission denied"):
                Replacement(register).put_back(NOW)
        assert path.read_bytes() == other.read_bytes()
        assert not beside(path, "before-putting-back")
        Replacement(register).put_back(NOW)
    assert subjects(path) == {"First"}


def test_another_register_in_its_place_is_opened(path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        replace(path, other)
        kept = Replacement(register).open_again(NOW)
        assert kept is not None
        assert [row.subject for row in rows_of(register)] == ["Of another register"]
        register.save(SECOND)
    assert not beside(path, "-wal")
    assert subjects(path) == {"Of another register", "Second"}
    assert subjects(kept) == {"First"}
    assert "as-it-was-open" in kept.name


def test_another_register_written_over_it_is_opened(path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        overwrite(path, other)
        assert Replacement(register).open_again(NOW) is None
        assert [row.subject for row in rows_of(register)] == ["Of another register"]
        register.save(SECOND)
    (log,) = beside(path, "-wal")
    assert "before-opening-again" in log.name
    assert subjects(path) == {"Of another register", "Second"}


@pytest.mark.parametrize("way", sorted(set(WAYS) - {"replaced", "overwritten"}))
def test_what_is_no_register_or_this_one_without_its_log_is_not_opened(way: str, path: Path, other: Path) -> None:
    with Register.open(path) as register:
        register.save(FIRST)
        WAYS[way](path, other)
        before = {file: file.read_bytes() for file in path.parent.iterdir()}
        replacement = Replacement(register)
        reason = replacement.why_not_opened_again()
        with pytest.raises(RegisterProblem) as refused:
            replacement.open_again(NOW)
        assert str(refused.value) == reason != ""
        assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_whoever_listens_is_told_once_of_each_replacement(path: Path, other: Path) -> None:
    sentences: list[str] = []
    moved = path.with_name("moved.sqlite")
    with Register.open(path) as register:
        register.watch.listen(lambda problem: sentences.append(str(problem)))
        for _ in range(2):
            path.rename(moved)
            for _ in range(3):
                with pytest.raises(RegisterReplaced):
                    register.save(FIRST)
            assert str(register.watch.problem) == sentences[-1]
            moved.rename(path)
            rows_of(register)
            assert register.watch.problem is None
    assert len(sentences) == 2


def test_a_backup_is_not_made_of_another_file(path: Path, other: Path, tmp_path: Path) -> None:
    with Register.open(path) as register:
        replace(path, other)
        with pytest.raises(RegisterReplaced):
            register.back_up(tmp_path / "backup.sqlite")
    assert not (tmp_path / "backup.sqlite").exists()


def test_what_was_typed_is_taken_by_a_register_with_the_same_earlier_state(path: Path, other: Path) -> None:
    same, older = typed(FIRST), typed(typed(FIRST), "Typed twice")
    with Register.open(other) as register:
        register.save(FIRST)
    with Register.open(path) as register:
        register.save(FIRST)
        register.save(SECOND)
        replace(path, other)
        replacement = Replacement(register)
        assert replacement.would_take(FIRST, same)
        assert replacement.would_take(same, older)
        new = draft(subject="Never saved")
        assert replacement.would_take(new, new)


def test_what_was_typed_is_not_taken_by_a_register_without_the_notice_or_with_another_state(
    path: Path, other: Path
) -> None:
    with Register.open(other) as register:
        register.save(typed(FIRST, "Typed elsewhere"))
    with Register.open(path) as register:
        register.save(FIRST)
        register.save(SECOND)
        replace(path, other)
        replacement = Replacement(register)
        assert not replacement.would_take(FIRST, typed(FIRST))
        assert not replacement.would_take(SECOND, typed(SECOND))
        path.unlink()
        assert not replacement.would_take(FIRST, typed(FIRST))
