"""An export of a signed notice is sealed and still conforms; a draft is not sealed, and is no slower."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import page
import pytest
from msgspec.structs import replace

import builders
from checking import forgeries
from pdf import factory
from programs import EVERYTHING, need
from signing import seals, stamping
from signoff import actions, paths
from signoff.checking import before_sealing
from signoff.checking.before_sealing import write_signed_pages
from signoff.cli import main
from signoff.commands.documents import SEAL_PASSPHRASE
from signoff.errors import AlteredRecord, RecordRefused, SealProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record
from signoff.pdf.export import render
from signoff.signing.seal.check import check_seals
from signoff.signing.seal.key import FILE, installation_fingerprint
from signoff.signing.seal.reader import read_seals
from signoff.signing.seal.sealing import SealRequest
from signoff.signing.seal.settings import CHOICES_FILE, SealSettings, write_settings
from signoff.signing.verification import Subject, Verdict, unchecked_verdict

CHECKER = Path(__file__).parent / "verapdf" / "verapdf"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "signed.signoff"
    actions.save_document(factory.rich_signed(), path)
    return path


def export(record: Path, copy: str = "record") -> tuple[int, Path]:
    pdf = record.with_name(f"{copy}.pdf")
    return main(["export", str(record), "--copy", copy, "--output", str(pdf)]), pdf


@pytest.mark.parametrize("copy", ["record", "publication"])
def test_copies_of_a_signed_notice_are_sealed_with_this_machine_s_key(
    signed: Path, copy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, pdf = export(signed, copy)
    report = check_seals(pdf.read_bytes())
    assert status == 0
    assert capsys.readouterr().out.endswith(f" pages, {copy} copy, sealed\n")
    assert report.is_whole
    assert report.seals[0].name == "Leeds City Council"
    assert report.seals[0].fingerprint == installation_fingerprint(paths.data_folder())


def test_an_export_of_an_export_is_sealed_again(signed: Path) -> None:
    _, first = export(signed)
    again = first.with_name("again.pdf")
    assert main(["export", str(first), "--output", str(again)]) == 0
    assert check_seals(again.read_bytes()).is_whole


def test_a_draft_is_not_sealed_and_no_key_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "draft.signoff"
    actions.save_document(builders.draft(), path)
    status, pdf = export(path)
    assert status == 0
    assert capsys.readouterr().out.endswith(" pages, record copy\n")
    assert b"/ByteRange" not in pdf.read_bytes()
    assert b"SignoffSeal" not in pdf.read_bytes()
    assert not (paths.data_folder() / FILE).exists()


def test_a_draft_s_export_is_not_sealed_with_a_key_either(tmp_path: Path) -> None:
    pdf = tmp_path / "n.pdf"
    actions.export_pdf(builders.draft(), pdf, Copy.RECORD, SealRequest(seals.own_key(), seals.AT, "Leeds City Council"))
    assert b"/ByteRange" not in pdf.read_bytes()


def test_the_pages_that_were_seen_are_sealed_as_they_were(tmp_path: Path) -> None:
    record = seals.signed_record()
    seal = actions.sealing_for(record, at=seals.AT, passphrase=str)
    written = write_signed_pages(seals.unsealed(), record, tmp_path / "n.pdf", seal)
    assert written.startswith(seals.unsealed())
    assert (tmp_path / "n.pdf").read_bytes() == written
    assert read_seals(written).is_whole
    assert write_signed_pages(seals.unsealed(), record, tmp_path / "n.pdf", None) == seals.unsealed()


def refused(pdf: bytes, record: Record, folder: Path) -> str:
    """Return why these pages are not sealed for this record."""
    path = folder / "refused.pdf"
    with pytest.raises(AlteredRecord) as problem:
        write_signed_pages(pdf, record, path, SealRequest(seals.own_key(), seals.AT, "Leeds City Council"))
    assert not path.exists()
    return str(problem.value)


def test_kept_pages_that_were_swapped_are_not_sealed(tmp_path: Path) -> None:
    """Whoever can write in the register’s file can compute its chain anew: the pages are held against the record."""
    record = forgeries.record()
    assert "printed notice says “£5,000”" in refused(forgeries.reworded(forgeries.printed("£5,000")), record, tmp_path)
    drawn = forgeries.revised(forgeries.printed(), forgeries.drawn_over(b"q 1 g 0 0 500 500 re f Q"), quiet=True)
    assert "Nothing was sealed. The pages that were saved at the signature: altered: " in refused(
        drawn, record, tmp_path
    )
    with pytest.raises(RecordRefused):
        write_signed_pages(b"%PDF-1.7\n", record, tmp_path / "refused.pdf", None)


def test_sound_pages_of_another_notice_or_another_state_are_not_sealed(tmp_path: Path) -> None:
    record = forgeries.record()
    for other in (
        forgeries.record("£5,000"),
        builders.signed(replace(builders.draft(decision="The officer agreed to pay nothing."), id=record.id)),
        lifecycle.give_reference(record, "D1", actor="Pat", at=builders.later(60)),
        lifecycle.withdraw(record, actor="Pat", at=builders.later(60)),
        publication_copy(record),
    ):
        pdf = render(other).data
        assert refused(pdf, record, tmp_path).endswith("are not those of this notice.")


def test_kept_pages_of_a_notice_that_was_published_since_are_sealed(tmp_path: Path) -> None:
    record = forgeries.record("£50,000")
    published = lifecycle.publish(record, date=builders.DAY, url=None, actor="Pat", at=builders.later(60))
    sealing = SealRequest(seals.own_key(), seals.AT, "Leeds City Council")
    written = write_signed_pages(forgeries.printed("£50,000"), published, tmp_path / "n.pdf", sealing)
    assert written.startswith(forgeries.printed())


def test_pages_that_cannot_be_checked_are_not_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def short(*_: object) -> Verdict:
        return unchecked_verdict(Subject.FILE, "There is too little memory.")

    monkeypatch.setattr(before_sealing, "verify_data", short)
    with pytest.raises(SealProblem, match="saved at the signature: could not be checked here"):
        write_signed_pages(seals.unsealed(), seals.signed_record(), tmp_path / "n.pdf", None)


def test_an_altered_pdf_is_not_exported_and_sealed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(forgeries.reworded(forgeries.printed("£5,000")))
    status, pdf = export(forged)
    assert (status, pdf.exists()) == (2, False)
    output = capsys.readouterr().err
    assert "forged.pdf: altered: the printed notice says “£5,000”" in output
    assert output.count("\n") == 1
    assert not (paths.data_folder() / FILE).exists()


def test_a_record_does_not_choose_in_whose_name_it_is_sealed(tmp_path: Path) -> None:
    labels = {"council": "Barchester City Council"}
    forged = builders.signed(replace(builders.draft(), terms=replace(builders.TERMS, labels=labels)))
    path = tmp_path / "n.signoff"
    actions.save_document(forged, path)
    status, pdf = export(path)
    assert status == 0
    assert check_seals(pdf.read_bytes()).seals[0].name == "Leeds City Council"


def test_a_seal_is_in_the_name_of_the_council_of_the_settings(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = paths.data_folder()
    own = folder / "councils"
    own.mkdir(parents=True)
    profile = paths.resource("councils/leeds.toml").read_text(encoding="utf-8")
    (own / "other.toml").write_text(
        profile.replace("Leeds City Council", "Barchester Council").replace('key = "leeds"', 'key = "other"'),
        encoding="utf-8",
    )
    (folder / CHOICES_FILE).write_text('{"name": "Pat", "council": "other"}', encoding="utf-8")
    assert check_seals(export(signed)[1].read_bytes()).seals[0].name == "Barchester Council"
    for wrong, words in (
        ('{"council": 3}', "do not say which council"),
        ('{"council": "gone"}', "no profile of a"),
    ):
        (folder / CHOICES_FILE).write_text(wrong, encoding="utf-8")
        capsys.readouterr()
        assert export(signed)[0] == 2
        assert words in capsys.readouterr().err


def test_a_council_s_key_seals_where_the_settings_name_it(
    signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    private = seals.private_key()
    key = seals.keep_p12(tmp_path / "council.p12", private, seals.certificate(private, name="Barchester Council"))
    write_settings(paths.data_folder(), SealSettings(key))
    monkeypatch.setattr(sys, "stdin", None)
    status, pdf = export(signed)
    assert (status, pdf.exists()) == (2, False)
    assert SEAL_PASSPHRASE in capsys.readouterr().err
    monkeypatch.setenv(SEAL_PASSPHRASE, "wrong")
    status, pdf = export(signed)
    assert (status, pdf.exists()) == (2, False)
    assert "The passphrase is not that of" in capsys.readouterr().err
    monkeypatch.setenv(SEAL_PASSPHRASE, "hush")
    status, pdf = export(signed)
    assert status == 0
    (seal,) = check_seals(pdf.read_bytes()).seals
    assert (seal.signer, seal.name) == ("Barchester Council", "Barchester Council")
    assert not (paths.data_folder() / FILE).exists()


def test_a_time_stamp_is_asked_for_only_where_it_is_set(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with stamping.server() as server:
        export(signed)
        assert server.questions == 0
        write_settings(paths.data_folder(), SealSettings(timestamp_url=server.url))
        status, pdf = export(signed)
        assert (status, server.questions) == (0, 1)
    stamped = pdf.read_bytes()
    assert read_seals(stamped).seals[0].stamped_at == stamping.STAMPED
    capsys.readouterr()
    assert export(signed)[0] == 2  # the server is gone
    output = capsys.readouterr().err
    assert "gave no time stamp: it cannot be reached." in output
    assert output.count("\n") == 1
    assert pdf.read_bytes() == stamped


def test_a_damaged_key_stops_the_export_and_stays(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths.data_folder().mkdir(parents=True)
    (paths.data_folder() / FILE).write_bytes(b"no key")
    status, pdf = export(signed)
    assert (status, pdf.exists()) == (2, False)
    assert "is damaged, and was not changed" in capsys.readouterr().err
    assert (paths.data_folder() / FILE).read_bytes() == b"no key"


def test_an_export_stopped_by_its_seal_leaves_what_was_there(tmp_path: Path) -> None:
    private = seals.private_key()
    pdf = tmp_path / "n.pdf"
    pdf.write_bytes(b"before")
    expired = SealRequest(seals.key_of(private, seals.certificate(private, years=(2020, 2021))), seals.AT, "Leeds")
    with pytest.raises(SealProblem, match="expired on 1 January 2021"):
        actions.export_pdf(seals.signed_record(), pdf, Copy.RECORD, expired)
    assert pdf.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if path.name != "signoff-data"] == ["n.pdf"]


@pytest.mark.parametrize(
    "words", [["export", "DRAFT", "--output", "PDF"], ["check", "DRAFT"], ["list"], ["verify", "DRAFT"], ["--help"]]
)
def test_who_does_not_seal_does_not_load_what_seals(words: list[str], tmp_path: Path) -> None:
    draft = tmp_path / "draft.signoff"
    actions.save_document(builders.draft(), draft)
    arguments = [{"DRAFT": str(draft), "PDF": str(tmp_path / "n.pdf")}.get(word, word) for word in words]
    code = (
        "import sys\nfrom signoff.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "print('LOADED', *{name.split('.')[0] for name in sys.modules})"
    )
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(completed.stdout.rpartition("LOADED")[2].split())
    assert "signoff" in loaded
    assert loaded & {"pyhanko", "pyhanko_certvalidator", "cryptography", "asn1crypto", "aiohttp", "lxml"} == set()


def files(folder: Path) -> list[Path]:
    """Write both copies of two notices, sealed, and return where."""
    written = []
    for name, record in {"rich": factory.rich_signed(), "plain": builders.signed()}.items():
        for copy in Copy:
            path = folder / f"{name}-{copy}.pdf"
            actions.export_pdf(record, path, copy, actions.sealing_for(record, at=seals.AT, passphrase=str))
            written.append(path)
    return written


def test_sealed_files_stay_accessible(tmp_path: Path) -> None:
    for path in files(tmp_path):
        data = path.read_bytes()
        assert check_seals(data).is_whole
        report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
        assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


@pytest.mark.skipif(not EVERYTHING, reason="set SIGNOFF_TEST_EVERYTHING=1 to run veraPDF (needs Java 17)")
def test_sealed_files_conform_to_pdf_ua_1_and_pdf_a_3a(tmp_path: Path) -> None:
    need("java", "javac")
    written = files(tmp_path)
    with stamping.server() as server:
        write_settings(paths.data_folder(), SealSettings(timestamp_url=server.url))
        written += files(tmp_path)
    ran = subprocess.run(
        [str(CHECKER), "--flavour", "ua1,3a", *map(str, written)],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | {"PYTHON": sys.executable},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("PASS") == 2 * len(written)


def place_of(record: Record) -> int:
    """Return how often a record's PDF has a place for a seal."""
    return render(record).data.count(b"(SignoffSeal)")


def test_every_render_of_a_signed_notice_has_the_place_and_no_other() -> None:
    from signoff.notice.record.publication import publication_copy
    from signoff.notice.record.record import Role

    approved = builders.signed(role=Role.SCRUTINY_CHAIR)
    assert place_of(builders.signed()) == place_of(publication_copy(builders.signed())) == 1
    assert place_of(builders.draft()) == place_of(approved) == 0
