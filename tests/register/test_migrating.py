"""Registers of every earlier schema version are migrated, completely or not at all, after a copy is made.

`earlier_versions/version-NNNN.sql` is a register as that version wrote it. With a new migration script, the version
before it is added there; these files are never edited, since users have such registers.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from all_rows import rows_of
from builders import draft, later
from signoff import register as package
from signoff.errors import RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Status
from signoff.register.connection import Mode, connect
from signoff.register.file_version import HEAD, NEW
from signoff.register.migrating import COPIES_KEPT, migrate
from signoff.register.opening import bring_up_to_date, is_out_of_date
from signoff.register.store import Register

REGISTERS = Path(__file__).parent / "earlier_versions"
EARLIER = sorted(path.stem.removeprefix("version-") for path in REGISTERS.glob("version-*.sql"))
DRAFT_ID, SIGNED_ID = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def written_by(version: str, path: Path, *, journal: str = "WAL") -> Path:
    """Make a register as an earlier version left it."""
    path.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.executescript((REGISTERS / f"version-{version}.sql").read_text())
    connection.close()
    return path


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(package.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def dump(path: Path) -> list[str]:
    """Return everything in a register, as SQL."""
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def copies(path: Path) -> list[Path]:
    return sorted(copy for copy in path.parent.iterdir() if ".version-" in copy.name)


def test_the_version_is_that_of_the_newest_script() -> None:
    assert scripts().get_heads() == [HEAD]


def test_every_version_has_its_register() -> None:
    versions = sorted(script.revision for script in scripts().walk_revisions())
    assert versions[:-1] == EARLIER
    assert versions == [f"{number:04}" for number in range(1, len(versions) + 1)]
    assert versions[0] > NEW


@pytest.mark.parametrize("version", EARLIER)
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_an_earlier_register_is_migrated(path: Path, version: str, journal: str) -> None:
    written_by(version, path, journal=journal)
    with Register.open(path) as register:
        before = {row.subject for row in rows_of(register)}
        assert before >= {"A draft from version 1", "A signed notice from version 1"}
        assert register.get(DRAFT_ID).notice.reasons == "Because of the **badgers**."
        assert [state.status for state in register.earlier_states(SIGNED_ID)] == [Status.READY]
        assert [row.id for row in rows_of(register, "badg")] == [DRAFT_ID]
        assert [row.status for row in rows_of(register, "signed notice version 1")] == [Status.SIGNED]
        register.save(draft())
    with Register.open(path) as register:
        assert len(rows_of(register)) == len(before) + 1


@pytest.mark.parametrize("version", EARLIER)
def test_how_far_an_update_is_can_be_followed_and_it_can_be_stopped(path: Path, version: str) -> None:
    written_by(version, path)
    before, said = dump(path), list[str]()

    def bring(is_stopped: bool) -> None:
        bring_up_to_date(path, lambda: later(0), 5.0, lambda words, _: said.append(words), lambda: is_stopped)

    assert is_out_of_date(path)
    with pytest.raises(RegisterProblem, match="was not brought up to date, and was not changed"):
        bring(True)
    assert dump(path) == before
    assert is_out_of_date(path)
    bring(False)
    assert not is_out_of_date(path)
    assert said == ["Copying the register as it is"] * 2 + ["Preparing the search"]


def test_nothing_has_to_be_updated_where_there_is_no_register(path: Path) -> None:
    assert not is_out_of_date(path)
    path.parent.mkdir()
    path.write_bytes(b"no register" * 100)
    assert not is_out_of_date(path)


def test_signed_notices_of_version_2_are_locked(path: Path) -> None:
    """A draft stays a draft; signed notices, published or withdrawn since, are locked unchanged, and linked."""
    published, withdrawn = "33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"
    written_by("0002", path)
    with Register.open(path) as register:
        assert {row.id: row.status for row in rows_of(register)} == {
            DRAFT_ID: Status.READY,
            SIGNED_ID: Status.SIGNED,
            published: Status.PUBLISHED,
            withdrawn: Status.WITHDRAWN,
        }
        assert (register.get(published).reference, register.seen_pdf(published)) == ("D2", None)
        assert [event.kind for event in register.events(published)] == ["locked", "superseded"]
        assert [event.kind for event in register.events(withdrawn)] == ["locked", "supersedes"]
        assert register.events(DRAFT_ID) == ()
        back = lifecycle.bring_back(register.get(withdrawn), actor="PA", at=later(90))
        register.save(back)
        assert register.get(withdrawn) == back
        assert register.damaged() == {}
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT number FROM document").fetchall() == [(1,)]
    with pytest.raises(sqlite3.IntegrityError, match="cannot be changed"):
        connection.execute("UPDATE signed_document SET data = X'00' WHERE number = 3")
    connection.close()


@pytest.mark.parametrize("version", EARLIER)
def test_a_copy_is_made_first(path: Path, version: str) -> None:
    before = dump(written_by(version, path))
    with Register(path, clock=lambda: later(1)):
        pass
    (copy,) = copies(path)
    assert copy.name == f"register.version-{version}.20240514T120100.000000Z.sqlite"
    assert dump(copy) == before
    assert sorted(file.name for file in path.parent.iterdir()) == sorted([path.name, copy.name])
    with Register.open(path):
        assert copies(path) == [copy]


def test_a_new_register_leaves_no_copy(path: Path) -> None:
    with Register.open(path):
        assert copies(path) == []


def test_the_last_few_copies_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "odd [name]*" / "register.sqlite"
    names = []
    for minute in range(COPIES_KEPT + 2):
        path.unlink(missing_ok=True)
        written_by("0001", path)
        with Register(path, clock=partial(later, minute)):
            pass
        names.append(f"register.version-0001.20240514T12{minute:02}00.000000Z.sqlite")
    assert [copy.name for copy in copies(path)] == names[-COPIES_KEPT:]


def test_without_room_for_a_copy_nothing_is_changed(path: Path) -> None:
    before = dump(written_by("0001", path))
    (path.parent / "register.version-0001.20240514T120100.000000Z.sqlite").mkdir()
    with pytest.raises(RegisterProblem, match=r"could not be copied before updating it .* it was not changed\.$"):
        Register(path, clock=lambda: later(1))
    assert dump(path) == before


def test_a_step_that_fails_changes_nothing(path: Path) -> None:
    """The index cannot be created where a view has its name: the steps before that are undone."""
    written_by("0001", path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIEW words AS SELECT 1")
    connection.close()
    before = dump(path)
    with pytest.raises(RegisterProblem, match=r"could not be updated to this version .* it was not changed\.$"):
        Register.open(path)
    assert dump(path) == before


def test_a_new_register_is_created_completely_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object, **_options: object) -> None:
        raise sqlite3.OperationalError("pulled plug")

    with monkeypatch.context() as patch:
        patch.setattr("signoff.register.derived_tables.install", fail)
        with pytest.raises(sqlite3.OperationalError, match="pulled plug"):
            Register.open(path)
    assert not any("CREATE" in line for line in dump(path))
    with Register.open(path) as register:
        assert rows_of(register) == ()


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_register_that_is_read_only_is_read(path: Path, version: str) -> None:
    before = written_by(version, path).read_bytes()
    path.chmod(0o444)
    with Register.open(path) as register:
        assert [row.id for row in rows_of(register, "badgers")] == [DRAFT_ID]
        assert register.get(SIGNED_ID).status is Status.SIGNED
        with pytest.raises(RegisterProblem, match="read-only"):
            register.save(draft())
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_damaged_notice_does_not_prevent_the_migration(path: Path) -> None:
    written_by("0001", path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE document SET data = X'00' WHERE number = 1")
    connection.close()
    with Register.open(path) as register:
        assert [row.id for row in rows_of(register, "draft version")] == [DRAFT_ID]
        assert register.get(SIGNED_ID).id == SIGNED_ID


@pytest.mark.parametrize("version", [NEW, *EARLIER])
def test_the_migrated_schema_is_that_of_the_models(path: Path, version: str, tmp_path: Path) -> None:
    if version != NEW:
        written_by(version, path)
    with Register.open(path):
        pass
    migrated = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    modelled = create_engine(f"sqlite:///{tmp_path / 'modelled.sqlite'}", poolclass=NullPool)
    SQLModel.metadata.create_all(modelled)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_modelled})
        assert compare_metadata(context, SQLModel.metadata) == []
    for table in SQLModel.metadata.tables:
        actual, expected = inspect(migrated), inspect(modelled)
        assert shape(actual.get_columns(table)) == shape(expected.get_columns(table))
        assert actual.get_foreign_keys(table) == expected.get_foreign_keys(table)
        assert actual.get_unique_constraints(table) == expected.get_unique_constraints(table)


def is_modelled(name: str | None, kind: str, parents: object) -> bool:
    """Leave out the search index and the list, which have no model."""
    return not (kind == "table" and re.match(r"(words|listing|group_size)(_|$)", name or ""))


def shape(columns: Sequence[Mapping[str, object]]) -> list[tuple[object, ...]]:
    return [(column["name"], str(column["type"]), column["nullable"], column["primary_key"]) for column in columns]


def test_an_up_to_date_register_is_opened_without_alembic(path: Path) -> None:
    with Register.open(path):
        pass
    program = (
        "import sys; from pathlib import Path; from signoff.register.store import Register; "
        f"Register.open(Path({str(path)!r})).close(); print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_register_that_another_program_has_migrated_meanwhile_is_not_migrated_again(path: Path) -> None:
    with Register.open(path):
        pass
    before = dump(path)

    def never(version: str) -> None:
        raise AssertionError(version)

    with closing(connect(path, Mode.WRITE, 1.0)) as connection:
        migrate(connection, never, lambda: later(1))
    assert dump(path) == before
