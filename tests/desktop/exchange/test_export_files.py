"""All that a list shows is exported, each notice to a file of its own name; no file is replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import draft, later, signed
from signoff import paths
from signoff.desktop.core.notifier import ExportChoice
from signoff.desktop.exchange.batch import Batch, Result, summary
from signoff.desktop.exchange.export_files import NOTHING, PHRASES, ExportFiles, ExportRequest
from signoff.errors import FileProblem
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record, Status
from signoff.register.list_query import ListQuery
from signoff.register.progress import never, untold
from signoff.register.register_events import RegisterEventKind
from signoff.register.store import Register
from signoff.signing.seal.settings import SealSettings, write_settings

GATE = "delegated-decision-a-new-gate"


def exported(
    folder: Path, *records: Record, query: ListQuery | None = None, is_stopped: Callable[[], bool] = never
) -> Batch:
    (folder / "out").mkdir(exist_ok=True)
    with Register.open(folder / "register.sqlite") as register:
        for record in records:
            register.import_record(record)
        choice = ExportChoice(Copy.RECORD, print_dates=False)
        request = ExportRequest(query or ListQuery(), choice, folder / "out", "Pat")
        return ExportFiles(register, request, lambda: later(60)).run(untold, is_stopped)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").iterdir())


def test_notices_of_one_name_each_get_a_file_and_each_export_is_noted(tmp_path: Path) -> None:
    records = draft(), draft(), publication_copy(signed())
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"{GATE}-record.pdf").write_text("of somebody else")
    batch = exported(tmp_path, *records)
    assert summary(batch, PHRASES, NOTHING) == ("3 notices were exported", "")
    assert files_in(tmp_path) == [f"{GATE}-{name}.pdf" for name in ("publication", "record-2", "record-3", "record")]
    assert (tmp_path / "out" / f"{GATE}-record.pdf").read_text() == "of somebody else"
    assert {outcome.sentence for outcome in batch.outcomes} == {
        f"Saved as {GATE}-record-2.pdf, because there was already a file with that name.",
        f"Saved as {GATE}-record-3.pdf, because there was already a file with that name.",
        f"{GATE}-publication.pdf.",
    }
    with Register.open(tmp_path / "register.sqlite") as register:
        notes = [event for record in records for event in register.events(record.id)]
    digests = {event.digest for event in notes if event.kind is RegisterEventKind.EXPORTED}
    written = {hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() for name in files_in(tmp_path)[:3]}
    assert digests == written


def test_what_cannot_be_exported_stops_none_of_the_others(tmp_path: Path) -> None:
    batch = exported(tmp_path, draft(subject="A \U00012000 gate"), draft())
    assert summary(batch, PHRASES, NOTHING) == ("1 notice was exported", "1 could not be exported.")
    (failed,) = (outcome for outcome in batch.outcomes if outcome.result is Result.FAILED)
    assert failed.notice
    assert len(files_in(tmp_path)) == 1


def test_only_what_is_listed_is_exported_until_a_stop(tmp_path: Path) -> None:
    batch = exported(tmp_path, signed(), draft(), query=ListQuery(statuses=frozenset({Status.DRAFT})))
    assert len(batch.outcomes) == len(files_in(tmp_path)) == 1
    stopped = exported(tmp_path, is_stopped=lambda: True)
    assert (stopped.outcomes, stopped.left) == ((), 2)


def test_nothing_is_tried_in_a_folder_that_takes_no_file(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register.sqlite") as register:
        request = ExportRequest(ListQuery(), ExportChoice(Copy.RECORD), tmp_path / "gone", "Pat")
        with pytest.raises(FileProblem, match="Choose another folder"):
            ExportFiles(register, request, lambda: later(60)).run(untold, never)


def test_a_key_that_cannot_be_read_ends_the_export_at_the_first_signed_notice(tmp_path: Path) -> None:
    write_settings(paths.data_folder(), SealSettings(council_key=tmp_path / "none.p12"))
    batch = exported(tmp_path, signed(), signed())
    assert (batch.outcomes, batch.left, files_in(tmp_path)) == ((), 2, [])
    assert "none.p12" in batch.problem
