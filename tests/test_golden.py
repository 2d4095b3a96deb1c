"""Golden files: what programs of every version wrote is intact to today's program and to later ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import golden_files
from all_rows import rows_of
from checking.in_process import stay_in_this_process
from signoff.checking.document_verdict import verify_file
from signoff.notice.record.codec import read_record, write_record
from signoff.notice.record.document import canonical_json, members_of
from signoff.register.store import Register
from signoff.signing.headline import Vouched
from signoff.signing.proof.known_keys import KeyRole, KnownNames, no_names
from signoff.signing.verification import Outcome, Result, Verdict, verify

FOLDERS = golden_files.folders()
FILES = [path for folder in FOLDERS for path in sorted(folder.iterdir()) if path.suffix in (".pdf", ".signoff")]


def knowing(folder: Path) -> KnownNames:
    """Return what knows every key with which a folder's files were signed and sealed."""
    holders = {mark: holder for holder, mark in golden_files.manifest(folder)["keys"].items()}
    seals = {mark: holder for mark, holder in holders.items() if holder == "the council’s seal"}
    signatories = {mark: holder for mark, holder in holders.items() if mark not in seals}
    return {KeyRole.SEAL: seals, KeyRole.SIGNATORY: signatories}.__getitem__


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def test_todays_versions_have_their_golden_files() -> None:
    names = [folder.name for folder in FOLDERS]
    assert golden_files.NAME in names, "run `python -m golden_files` with src and tests on PYTHONPATH"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_golden_files_are_never_touched(folder: Path) -> None:
    assert golden_files.digests(folder) == golden_files.manifest(folder)["sha256"]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_golden_file_is_intact_where_no_key_is_known(path: Path) -> None:
    verdict = verify_file(path, no_names)
    wanted = Outcome.UNSIGNED if path.stem == "approved" else Outcome.INTACT
    assert verdict.outcome is wanted, verdict.summary
    if path.suffix == ".pdf":
        assert "exactly the pages that the signature describes" in pages_said(verdict)


@pytest.mark.parametrize("path", [file for file in FILES if file.suffix == ".pdf"], ids=named)
def test_a_known_key_says_that_the_pages_are_those_that_were_seen(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stay_in_this_process(monkeypatch)  # the test before has each file read by the processes around it
    is_vouched = "operational" not in path.name  # which nobody signed with a key, nor sealed
    verdict = verify_file(path, knowing(path.parent))
    assert ("exactly the pages that the decision maker saw and signed" in pages_said(verdict)) == is_vouched
    wanted = Vouched.NONE if not is_vouched else Vouched.SEAL if "publication" in path.name else Vouched.BOTH
    assert verdict.vouched is wanted
    if wanted is Vouched.BOTH:
        assert verdict.summary == (
            "Intact: signed by A. Officer with the key known to be theirs; sealed with the known key of the "
            "council’s seal, and not changed since."
        )


def pages_said(verdict: Verdict) -> str:
    (check,) = [check for check in verdict.checks if check.subject == "pages"]
    assert check.result is Result.OK
    return check.sentence


@pytest.mark.parametrize("path", [file for file in FILES if file.suffix == ".signoff"], ids=named)
def test_a_golden_record_is_written_again_as_it_was_signed(path: Path) -> None:
    record = read_record(path.read_bytes())
    again = read_record(write_record(record))
    assert again == record
    assert canonical_json(members_of(again)) == canonical_json(members_of(record))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_golden_register_opens_and_everything_in_it_is_sound(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    shutil.copy(folder / "register.sqlite", path)
    with Register(path) as register:
        rows = rows_of(register)
        assert len(rows) == 4
        assert register.damaged() == {}
        for row in rows:
            verdict = verify(register.get(row.id))
            assert verdict.outcome in (Outcome.INTACT, Outcome.UNSIGNED), verdict.summary
        signed = [row.id for row in rows if row.id.startswith("5a1d0000") and not row.is_publication]
        for notice in signed:
            pdf = tmp_path / f"{notice}.pdf"
            pdf.write_bytes(register.seen_pdf(notice) or b"")
            assert verify_file(pdf, no_names).outcome is Outcome.INTACT
